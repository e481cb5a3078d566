"""Everything once more, and the booking itself; in a rehearsal the end of it, with nothing written."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core import throttle
from core.moves import WrongMoment
from core.saved import actions as saved
from core.saved import tickets
from core.saved.door import saveable
from enterprises.booking import links, regular, words
from enterprises.booking.actions.book import LengthGone, PriceChanged
from enterprises.booking.actions.regularly import DateGone
from enterprises.booking.journey import draft as drafts
from enterprises.booking.journey import making, often, steps
from enterprises.booking.journey.trip import Trip
from enterprises.booking.journey.views import address, frame, not_now, slot_of, trip_of, with_ticket
from enterprises.booking.models import Booking, Way
from enterprises.booking.taking import Gone
from enterprises.listings.moved import follows_moves

#: Bookings in an hour: by one household, for one e-mail or phone, by all visitors together.
HOUSEHOLDS, SOMEBODYS, EVERYBODYS = 12, 6, 1000


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@with_ticket
@saveable("booking")
@follows_moves
def check(request: HttpRequest, slug: str, is_practice: bool = False) -> HttpResponse:
    """All that was answered, with a way to change each, and the button that books."""
    trip = trip_of(request, slug, is_practice)
    made = _made_already(request)
    if made:
        return redirect(_page_of(made))
    if not trip.offerings:
        return not_now(request, trip)
    missing = steps.first_open(trip)
    if missing:
        return _ask_again(request, trip, missing)
    if request.method == "POST" and not getattr(request, "half_filled", None):
        return _book(request, trip)
    return _show(request, trip)


def _made_already(request: HttpRequest) -> Booking | None:
    """The button was pressed a second time, or the page was sent again."""
    key = drafts.read_key(request.POST.get("key", ""))
    return making.made_with(key) if key else None


def _ask_again(request: HttpRequest, trip: Trip, missing: steps.Step) -> HttpResponse:
    """A page has no answer, or one that cannot be any more: the time has gone meanwhile, or a way to pay."""
    if missing.key == "when" and trip.said("time"):
        return _gone(request, trip, _why_gone(trip))
    if missing.key in trip.draft.done:
        messages.warning(request, _("Something has changed. Please answer this again. All else is kept."))
    return redirect(address(trip, missing.key))


def _why_gone(trip: Trip) -> str:
    if trip.draft.offer and not trip.kept:
        trip.draft.offer = ""
        return _("The time is not kept for you any more. You are still on the list. These times are free now.")
    return str(Gone())


def _gone(request: HttpRequest, trip: Trip, why: str) -> HttpResponse:
    """To the nearest other times. Every other answer is kept."""
    trip.draft.wanted = trip.draft.answers.pop("time", trip.draft.wanted)
    drafts.keep(request, slot_of(trip.enterprise.slug, trip.is_practice), trip.draft)
    messages.warning(request, why)
    return redirect(address(trip, "when"))


def _book(request: HttpRequest, trip: Trip) -> HttpResponse:
    slot = slot_of(trip.enterprise.slug, trip.is_practice)
    if trip.is_practice:
        drafts.forget(request, slot)
        return redirect(address(trip, "done"))
    if trip.worker is None and not _may_book(request, trip):
        return throttle.too_many(request, wait=throttle.HOUR // SOMEBODYS)
    ticket = tickets.read(request, trip.draft.ticket) if trip.draft.ticket else None
    times = often.times_of(trip)
    if times and request.POST.get("times", "") != times.sealed:
        return _look_again(request, trip, _("Some of the dates have changed. Look at them again before you book."))
    try:
        booking = making.make(trip, pence=_shown_price(request), times=times, ticket=ticket)
    except DateGone as gone:
        return _look_again(request, trip, str(gone))
    except Gone as gone:
        return _gone(request, trip, str(gone))
    except PriceChanged as changed:
        return _look_again(request, trip, str(changed))
    except saved.AlreadyGone:
        messages.warning(request, _("Somebody has sent this already, or had it deleted. Nothing was booked just now."))
        trip.draft.ticket = ""
        drafts.keep(request, slot, trip.draft)
        return redirect(address(trip, steps.CHECK))
    except LengthGone as gone:
        messages.warning(request, str(gone))
        return redirect(address(trip, "what"))
    except (WrongMoment, ValidationError):
        return not_now(request, trip)
    drafts.forget(request, slot)
    return redirect(_page_of(booking))


def _look_again(request: HttpRequest, trip: Trip, why: str) -> HttpResponse:
    messages.warning(request, why)
    return redirect(address(trip, steps.CHECK))


def _may_book(request: HttpRequest, trip: Trip) -> bool:
    reached = trip.said("email") or f"phone {''.join(filter(str.isdigit, trip.said('phone')))}"
    limits: list[tuple[Any, int]] = [(request, HOUSEHOLDS), (reached, SOMEBODYS), ("everybody", EVERYBODYS)]
    return all(throttle.allow(who, "book", capacity=most, per=throttle.HOUR) for who, most in limits)


def _shown_price(request: HttpRequest) -> int | None:
    """What the page said it costs. What was tampered with is no price of ours, and is refused as a changed one."""
    said = request.POST.get("pence", "")
    return int(said) if said.isdecimal() and len(said) < 10 else None if said == "" else -1


def _page_of(booking: Booking) -> str:
    """Where somebody goes who has just booked: to the payment page while it is kept for that, else to the booking."""
    token = links.token_for(booking)
    if booking.status == Booking.Status.HELD:
        try:
            return reverse("booking:pay", args=[token])
        except NoReverseMatch:  # card payment is another part of the site, which may not be there
            pass
    return reverse("booking:own_all" if booking.series_id else "booking:own", args=[token]) + "?new=1"


def _show(request: HttpRequest, trip: Trip) -> HttpResponse:
    context = frame(trip, None, steps.CHECK) | summary(trip) | {"key": drafts.sealed_key(trip.draft)}
    return render(request, "booking/journey/check.html", context)


def summary(trip: Trip) -> dict[str, Any]:
    """What the last page shows beside the answers themselves."""
    offering = trip.offering
    assert offering is not None  # nosec B101 -- every page was answered
    assert trip.starts_at is not None  # nosec B101 -- the same
    zone = offering.diary.tz
    return {
        **dates(trip),
        "offering": offering,
        "day": words.day(trip.starts_at, zone),
        "time": words.from_to(trip.starts_at, trip.minutes, zone),
        "price": words.money(trip.pence),
        "pence": "" if trip.pence is None else trip.pence,
        "cancelling": _cancelling(trip),
        "way": Way(making.way_of(trip)).label,
        "payer": making.payer_of(trip),
        "said": trip.draft.answers,
        "steps": {step.key: address(trip, step.key) for step in steps.of(trip)},
    }


def _cancelling(trip: Trip) -> str:
    """Nothing about what is free."""
    rule = trip.offering
    return words.cancelling(rule.free_until_hours, rule.late_percent, trip.pence) if rule and trip.pence else ""


def dates(trip: Trip) -> dict[str, Any]:
    """Of regular times every date that will be booked, those that cannot be had, and what all of them cost."""
    times = often.times_of(trip)
    if times is None or trip.offering is None:
        return {}
    zone = trip.offering.diary.tz
    return {
        "times": times,
        "often": regular.every_in_words(times.every_weeks),
        "dates": [words.day(each, zone) for each in times.free],
        "gone": [words.day(each, zone) for each in times.gone],
        "sum": words.money(trip.pence * len(times.free)) if trip.pence else "",
    }


@require_safe
@never_cache
@follows_moves
def practised(request: HttpRequest, slug: str, is_practice: bool = True) -> HttpResponse:
    """The end of a rehearsal."""
    trip = trip_of(request, slug, is_practice)
    return render(request, "booking/journey/practised.html", {"enterprise": trip.enterprise, "trip": trip})
