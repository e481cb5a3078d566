"""One's own place on a waiting list: see it, answer, change what suits, leave it. For whoever holds the signed link."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Person
from core.moves import WrongMoment
from core.throttle import HOUR, throttled
from enterprises.booking import rules
from enterprises.booking.journey import draft as drafts
from enterprises.booking.journey.trip import time_choice
from enterprises.booking.journey.views import slot_of
from enterprises.booking.models import Offer, Waiting
from enterprises.booking.waiting import answering, joining, words
from enterprises.booking.waiting.forms import SuitsForm
from enterprises.booking.waiting.joining_pages import FORM, waiting_page
from enterprises.booking.waiting.links import token_for, waiting_of

View = Callable[..., HttpResponseBase]


def of_a_place(view: View) -> View:
    """The view gets the place for its token."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponseBase:
        waiting = waiting_of(token)
        if waiting is None:
            raise Http404
        return view(request, waiting)

    return opened


def _is_worker(person: object, waiting: Waiting) -> bool:
    """Looks at it for somebody else."""
    return rules.may_book_for(person, waiting.offering.enterprise) and not rules.may_see_place(person, waiting)


def _by(request: HttpRequest, waiting: Waiting) -> Person | None:
    """Who does it: whoever waits, or a worker; nobody by name for whoever holds the link."""
    person = request.user
    if not isinstance(person, Person):
        return None
    return person if rules.may_see_place(person, waiting) or _is_worker(person, waiting) else None


@require_http_methods(FORM)
@of_a_place
@throttled("answer about waiting", capacity=30, per=HOUR)
def own(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    """How it stands; a time that is kept, with yes and no. Looking changes nothing; a press does."""
    if request.method == "POST":
        try:
            return _answer(request, waiting)
        except WrongMoment as moment:
            messages.warning(request, str(moment))
            return redirect(waiting_page(waiting))
    context = _frame(waiting) | {
        "is_new": request.GET.get("new") == "1",
        "at_desk": _is_worker(request.user, waiting),
        "can_come_back": waiting.status in {Waiting.Status.LEFT, Waiting.Status.TAKEN}
        and not joining.is_over(waiting, timezone.now()),
    }
    return render(request, "booking/waiting/own.html", context)


def _frame(waiting: Waiting) -> dict[str, object]:
    heading, meaning = words.standing(waiting)
    return {
        "waiting": waiting,
        "offering": waiting.offering,
        "enterprise": waiting.offering.enterprise,
        "token": token_for(waiting),
        "heading": heading,
        "meaning": meaning,
        "offer": waiting.open_offer,
    }


def _answer(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    doing, by, offer = request.POST.get("do"), _by(request, waiting), waiting.open_offer
    if doing == "stay":
        answering.stay(waiting, by=by)
        messages.success(request, _("You are still on the list."))
    elif doing == "back":
        joining.come_back(waiting, by=by)
        messages.success(request, _("You are on the list again."))
    elif offer is None:
        messages.warning(request, _("This time is not kept for you any more."))
    elif doing == "yes":
        return _book(request, answering.say_yes(offer))
    else:
        answering.not_this_time(offer, by=by)
        messages.success(request, _("All right, not this time. You keep your place on the list."))
    return redirect(waiting_page(waiting))


def _book(request: HttpRequest, offer: Offer) -> HttpResponse:
    """On to the pages of booking, with the time chosen and what we know filled in."""
    waiting = offer.waiting
    slug = waiting.offering.enterprise.slug
    answers = {
        "what": f"{waiting.offering_id}-{offer.minutes}",
        "time": time_choice(offer.starts_at),
        "places": str(offer.places),
        "name": waiting.name,
        "email": waiting.email,
        "phone": waiting.phone,
    }
    draft = drafts.Draft(
        answers, ["what", "when", "places"], offer=str(offer.pk), by_phone=_is_worker(request.user, waiting)
    )
    drafts.keep(request, slot_of(slug, is_practice=False), draft)
    return redirect("booking:book_whom", slug)


@require_http_methods(FORM)
@of_a_place
@throttled("change a place on a list", capacity=30, per=HOUR)
def change(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    """Other days suit, or another time of day."""
    if not waiting.is_on_the_list or waiting.starts_at is not None:
        messages.warning(request, _("This cannot be changed any more."))
        return redirect(waiting_page(waiting))
    today = timezone.localdate(timezone=waiting.tz)
    form = SuitsForm(
        request.POST if request.method == "POST" else None,
        offering=waiting.offering,
        with_places=False,
        initial={"weekdays": waiting.weekdays, "parts": waiting.parts, "weeks": _weeks_left(waiting)},
    )
    if form.is_valid():
        try:
            joining.change(waiting, form.wanted(today), by=_by(request, waiting))
            messages.success(request, _("Kept. You keep your place on the list."))
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect(waiting_page(waiting))
    return render(request, "booking/waiting/change.html", _frame(waiting) | {"form": form})


def _weeks_left(waiting: Waiting) -> int:
    """The choice that reaches as far as their last day."""
    left = (waiting.until - timezone.localdate(timezone=waiting.tz)).days
    choices = [weeks for weeks, _words in SuitsForm.base_fields["weeks"].choices]  # type: ignore[attr-defined]
    return next((weeks for weeks in choices if weeks * 7 >= left), choices[-1])


@require_http_methods(FORM)
@of_a_place
@throttled("leave a list", capacity=30, per=HOUR)
def leave(request: HttpRequest, waiting: Waiting) -> HttpResponse:
    """Asks first."""
    if request.method == "POST" and waiting.is_on_the_list:
        try:
            joining.leave(waiting, by=_by(request, waiting))
        except WrongMoment as moment:
            messages.warning(request, str(moment))
    if request.method == "POST" or not waiting.is_on_the_list:
        return redirect(waiting_page(waiting))
    return render(request, "booking/waiting/leave.html", _frame(waiting))
