"""The pages of the journey. Each is shown by GET and answered by POST, so that Back and a new tab do no harm."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Helps
from core import throttle
from core.saved import tickets
from core.saved.door import fill, saveable
from enterprises.booking import rules, words
from enterprises.booking.journey import days, saving, steps
from enterprises.booking.journey import draft as drafts
from enterprises.booking.journey.forms import StepForm, WhenForm
from enterprises.booking.journey.trip import Trip
from enterprises.listings.models import Enterprise
from enterprises.listings.moved import follows_moves

View = Callable[..., HttpResponseBase]
#: Pages answered by one visitor within an hour: a journey has nine.
PAGES = 200


def slot_of(slug: str, is_practice: bool) -> str:
    return f"{'practise' if is_practice else 'book'}:{slug}"


def trip_of(request: HttpRequest, slug: str, is_practice: bool) -> Trip:
    """The journey as this browser left it. Raises Http404 for a listing the public may not see."""
    public = Enterprise.objects.public().select_related("area", "booking_terms", "closing")
    enterprise = get_object_or_404(public, slug=slug)
    slot = slot_of(slug, is_practice)
    draft = saving.put_back(request, slot, drafts.load(request, slot))
    ticket = tickets.read(request, draft.ticket) if draft.ticket else None
    worker: Any = ticket.by if ticket else _at_the_desk(request, draft, enterprise)
    person: Any = request.user if request.user.is_authenticated and worker is None else None
    return Trip(enterprise, draft, person=person, worker=worker, is_practice=is_practice)


def _at_the_desk(request: HttpRequest, draft: drafts.Draft, enterprise: Enterprise) -> Any:
    """Whoever began it at the desk for somebody on the phone, while they may."""
    return request.user if draft.by_phone and rules.may_book_for(request.user, enterprise) else None


def address(trip: Trip, key: str) -> str:
    name = f"booking:{'practise' if trip.is_practice else 'book'}_{key}"
    return reverse(name, args=[trip.enterprise.slug])


def with_ticket(view: View) -> View:
    """Outside of the door of saved forms: what is saved once more says under which code."""

    @wraps(view)
    def wrapper(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
        saving.give_ticket(request, drafts.load(request, slot_of(slug, kwargs.get("is_practice", False))))
        return view(request, slug, **kwargs)

    return wrapper


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@with_ticket
@saveable("booking")
@throttle.throttled("booking page", capacity=PAGES, per=throttle.HOUR)
@follows_moves
def step(request: HttpRequest, slug: str, key: str, is_practice: bool = False) -> HttpResponse:
    """One question. Those before it come first, as far as they have no answer that holds."""
    trip = trip_of(request, slug, is_practice)
    if not trip.offerings:
        return not_now(request, trip)
    here = steps.BY_KEY[key]
    earlier = steps.first_open(trip, before=key)
    if earlier or not here.applies(trip):
        return redirect(address(trip, earlier.key if earlier else "check"))
    form = fill(here.form, request, trip=trip, initial=initial_of(request, trip))
    if form.is_valid():
        return _answered(request, here, form, trip)
    return page(request, here, form, trip)


def _answered(request: HttpRequest, here: steps.Step, form: StepForm, trip: Trip) -> HttpResponse:
    steps.take(here, form, trip)
    drafts.keep(request, slot_of(trip.enterprise.slug, trip.is_practice), trip.draft)
    now = Trip(trip.enterprise, trip.draft, trip.person, trip.worker, trip.is_practice)
    following = steps.first_open(now)
    return redirect(address(now, following.key if following else "check"))


def page(request: HttpRequest, here: steps.Step, form: StepForm, trip: Trip) -> HttpResponse:
    context = frame(trip, form, here.key) | {"form": form}
    if isinstance(form, WhenForm):
        context |= days.shown(request, form, trip) | {"full": days.full(trip)}
    elif here.key == "often" and trip.offering and trip.starts_at:
        zone = trip.offering.diary.tz
        said = {"first_day": words.day(trip.starts_at, zone)}
        context |= said | {"first_time": words.from_to(trip.starts_at, trip.minutes, zone)}
    return render(request, f"booking/journey/{here.key}.html", context)


def frame(trip: Trip, form: StepForm | None, key: str) -> dict[str, Any]:
    """What every page of the journey shows around its question."""
    earlier = steps.before(trip, key)
    return {
        "trip": trip,
        "enterprise": trip.enterprise,
        "carried": saving.carried(trip.draft, form),
        "stop": address(trip, "stop"),
        "is_first": earlier is None,
        "back": address(trip, earlier.key) if earlier else trip.enterprise.get_absolute_url(),
        "often_page": address(trip, "often"),
    }


def initial_of(request: HttpRequest, trip: Trip) -> dict[str, Any]:
    """What was answered before; else, for somebody signed in, what their profile says."""
    return _from_profile(trip) | trip.draft.answers


def _from_profile(trip: Trip) -> dict[str, str]:
    person = trip.person
    if person is None:
        return {}
    known = {"name": person.name, "email": person.email or "", "phone": person.phone}
    helps = Helps.objects.filter(person=person, others_may_see=True).first()
    if helps and not trip.is_for_other:
        known["helps"] = "\n".join([*helps.labels, helps.words]).strip()
    return known


def not_now(request: HttpRequest, trip: Trip) -> HttpResponse:
    """Nothing of it can be booked: paused, closing, or not by this site."""
    return render(request, "booking/journey/not_now.html", {"enterprise": trip.enterprise})


@require_POST
@never_cache
@follows_moves
def stop(request: HttpRequest, slug: str, is_practice: bool = False) -> HttpResponse:
    """Forget everything that was answered."""
    enterprise = get_object_or_404(Enterprise.objects.public(), slug=slug)
    drafts.forget(request, slot_of(slug, is_practice))
    messages.success(request, _("Nothing was booked, and what you wrote is gone."))
    return redirect(enterprise)
