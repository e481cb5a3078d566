"""Who comes to a booking's pages: whoever holds the signed link. To others the answer is 404, as for none."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Person
from core import throttle
from core.saved import codes
from enterprises.booking import links, rules
from enterprises.booking.models import Booking
from enterprises.booking.own.forms import CodeForm

View = Callable[..., HttpResponseBase]
#: Tries at codes in an hour: from one household, at one code, and all together (as core.saved.views has them).
TRIES, TRIES_OF_A_CODE, EVERYBODYS_TRIES = 10, 5, 600


def of_a_booking(view: View) -> View:
    """The view gets the booking for its token."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: object) -> HttpResponseBase:
        booking = links.booking_of(token)
        if booking is None:
            return spoilt(request)
        return view(request, booking, **kwargs)

    return opened


def page_of(booking: Booking, name: str = "own") -> str:
    return reverse(f"booking:{name}", args=[links.token_for(booking)])


def spoilt(request: HttpRequest) -> HttpResponse:
    """Mostly a link that was not copied to its end: the short code helps."""
    return render(request, "booking/own/spoilt.html", status=404)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """“I have a code”: it opens the booking."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code = form.cleaned_data["booking_code"]
        if not _may_try(request, code):
            return throttle.too_many(request, wait=throttle.HOUR // TRIES)
        booking = links.booking_of_code(code)
        if booking:
            return redirect(page_of(booking))
        form.add_error("booking_code", CodeForm.unknown())
    return render(request, "booking/own/find.html", {"form": form})


def _may_try(request: HttpRequest, code: str) -> bool:
    limits: list[tuple[HttpRequest | str, int]] = [
        (request, TRIES),
        (f"booking {codes.digest(code)}", TRIES_OF_A_CODE),
        ("everybody", EVERYBODYS_TRIES),
    ]
    return all(throttle.allow(who, "booking code", capacity=most, per=throttle.HOUR) for who, most in limits)


def by_of(request: HttpRequest, booking: Booking) -> Person | None:
    """Who does it: somebody signed in whose booking it is, or who works for its area; nobody by name for whoever holds
    the link.
    """
    person = request.user
    if not isinstance(person, Person):
        return None
    return person if rules.may_see_own(person, booking) or is_worker(person, booking) else None


def is_worker(person: object, booking: Booking) -> bool:
    """Looks at it for somebody else."""
    return rules.may_book_for(person, booking.offering.enterprise) and not rules.may_see_own(person, booking)
