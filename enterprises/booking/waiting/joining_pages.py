"""The pages on which somebody joins a waiting list: what suits them, who they are, and everything once more.

They stand beside the journey of booking, and know from it what was chosen and who is at the desk.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Person
from core import throttle
from core.moves import WrongMoment
from enterprises.booking import words
from enterprises.booking.journey import draft as drafts
from enterprises.booking.journey.views import PAGES, not_now, slot_of, trip_of
from enterprises.booking.models import Offering, Waiting
from enterprises.booking.waiting import joining
from enterprises.booking.waiting import words as said
from enterprises.booking.waiting.forms import ReachedForm, SuitsForm
from enterprises.booking.waiting.links import token_for
from enterprises.booking.waiting.wanting import Wanting
from enterprises.listings.moved import follows_moves

FORM = ["GET", "HEAD", "POST"]
#: Places on lists in an hour: by one household, for one e-mail or phone, by all visitors together.
HOUSEHOLDS, SOMEBODYS, EVERYBODYS = 12, 6, 1000


def _wanting(request: HttpRequest, slug: str) -> Wanting:
    trip = trip_of(request, slug, False)
    draft = drafts.load(request, _slot(slug))
    if "what" in request.GET:  # the link on the page of times: another one than last time is another wish
        draft.answers |= {name: request.GET.get(name, "")[:40] for name in ("what", "start")}
    return Wanting(trip, draft)


def _slot(slug: str) -> str:
    return f"wait:{slug}"


def _keep(request: HttpRequest, wanting: Wanting, answers: dict[str, str], page: str) -> None:
    wanting.draft.answers |= answers
    if page not in wanting.draft.done:
        wanting.draft.done.append(page)
    drafts.keep(request, _slot(wanting.trip.enterprise.slug), wanting.draft)


@require_http_methods(FORM)
@never_cache
@throttle.throttled("waiting list page", capacity=PAGES, per=throttle.HOUR)
@follows_moves
def suits(request: HttpRequest, slug: str) -> HttpResponse:
    """Which times. For the one date of a group: how many places."""
    wanting = _wanting(request, slug)
    if not wanting.trip.offerings:
        return not_now(request, wanting.trip)
    if wanting.offering is None:
        return redirect("booking:book_what", slug)
    form = SuitsForm(
        request.POST if request.method == "POST" else None,
        offering=wanting.offering,
        is_date=wanting.starts_at is not None,
        initial={
            "weekdays": wanting.weekdays,
            "parts": wanting.parts,
            "weeks": wanting.said("weeks"),
            "places": wanting.said("places") or "1",
        },
    )
    if form.is_valid():
        _keep(request, wanting, _answers(form), "suits")
        return redirect("booking:wait_check" if "you" in wanting.draft.done else "booking:wait_you", slug)
    return _page(request, wanting, "suits", {"form": form})


def _answers(form: SuitsForm) -> dict[str, str]:
    return {
        name: " ".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in form.cleaned_data.items()
    }


@require_http_methods(FORM)
@never_cache
@throttle.throttled("waiting list page", capacity=PAGES, per=throttle.HOUR)
@follows_moves
def you(request: HttpRequest, slug: str) -> HttpResponse:
    """Who they are, and how we tell them."""
    wanting = _wanting(request, slug)
    if missing := _missing(request, wanting, "suits"):
        return missing
    data = request.POST if request.method == "POST" else None
    form = ReachedForm(data, trip=wanting, initial=_known(wanting.trip.person) | wanting.draft.answers)
    if form.is_valid():
        _keep(request, wanting, {name: str(form.cleaned_data[name]) for name in form.fields}, "you")
        return redirect("booking:wait_check", slug)
    return _page(request, wanting, "you", {"form": form})


def _known(person: Person | None) -> dict[str, str]:
    return {"name": person.name, "email": person.email or "", "phone": person.phone} if person else {}


@require_http_methods(FORM)
@never_cache
@follows_moves
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything once more, with what is free already, and the button."""
    made = _made_already(request)
    if made:
        return _to(made)
    wanting = _wanting(request, slug)
    if missing := _missing(request, wanting, "suits", "you"):
        return missing
    if wanting.starts_at and wanting.free:
        messages.success(request, _("A place is free on this date now. You can book it here."))
        return redirect("booking:book_when", slug)
    if request.method == "POST":
        return _join(request, wanting)
    return _show(request, wanting)


def _missing(request: HttpRequest, wanting: Wanting, *pages: str) -> HttpResponse | None:
    """Where to go first: nothing can be waited for, or a page before this one was not answered."""
    slug = wanting.trip.enterprise.slug
    if not wanting.trip.offerings:
        return not_now(request, wanting.trip)
    if wanting.offering is None:
        return redirect("booking:book_what", slug)
    is_asked = wanting.starts_at is not None or wanting.said("weeks")
    if "suits" not in wanting.draft.done or not is_asked:
        return redirect("booking:wait", slug)
    if "you" in pages and "you" not in wanting.draft.done:
        return redirect("booking:wait_you", slug)
    return None


def _made_already(request: HttpRequest) -> Waiting | None:
    """The button was pressed a second time."""
    key = drafts.read_key(request.POST.get("key", ""))
    return Waiting.objects.filter(pk=key).first() if key else None


def _to(waiting: Waiting) -> HttpResponse:
    return redirect(f"{waiting_page(waiting)}?new=1")


def waiting_page(waiting: Waiting) -> str:
    return reverse("booking:waiting", args=[token_for(waiting)])


def _join(request: HttpRequest, wanting: Wanting) -> HttpResponse:
    trip = wanting.trip
    if trip.worker is None and not _may_join(request, wanting):
        return throttle.too_many(request, wait=throttle.HOUR // SOMEBODYS)
    try:
        made = joining.join(_place(wanting), entered_by=trip.worker)
    except WrongMoment as moment:
        messages.warning(request, str(moment))
        return redirect("booking:book_what", trip.enterprise.slug)
    drafts.forget(request, _slot(trip.enterprise.slug))
    drafts.forget(request, slot_of(trip.enterprise.slug, is_practice=False))
    return _to(made)


def _may_join(request: HttpRequest, wanting: Wanting) -> bool:
    reached = wanting.said("email") or f"phone {''.join(filter(str.isdigit, wanting.said('phone')))}"
    limits: list[tuple[Any, int]] = [(request, HOUSEHOLDS), (reached, SOMEBODYS), ("everybody", EVERYBODYS)]
    return all(throttle.allow(who, "wait", capacity=most, per=throttle.HOUR) for who, most in limits)


def _place(wanting: Wanting) -> joining.Place:
    assert wanting.length  # nosec B101 -- _missing has made sure of it
    return joining.Place(
        offering=wanting.length.offering,
        minutes=wanting.length.minutes,
        wanted=wanting.wanted,
        places=wanting.places,
        name=wanting.said("name"),
        email=wanting.said("email"),
        phone=wanting.said("phone"),
        language=get_language() or "",
        person=wanting.trip.person,
        key=UUID(wanting.draft.key),
    )


def _show(request: HttpRequest, wanting: Wanting) -> HttpResponse:
    assert wanting.length  # nosec B101 -- the same
    place = _place(wanting)
    zone = place.offering.diary.tz
    shown = Waiting(
        offering=place.offering,
        minutes=place.minutes,
        weekdays=sorted(place.wanted.weekdays),
        parts=list(place.wanted.parts),
        starts_at=place.wanted.starts_at,
        until=place.wanted.until,
    )
    context = {
        "when": "\n".join(said.suits(shown)),
        "place": place,
        "is_group": place.offering.kind == Offering.Kind.GROUP,
        "key": drafts.sealed_key(wanting.draft),
        "free": [
            f"{words.day(each.starts_at, zone)}, {words.from_to(each.starts_at, place.minutes, zone)}"
            for each in wanting.free[:3]
        ],
        "free_count": len(wanting.free),
    }
    return _page(request, wanting, "check", context)


def _page(request: HttpRequest, wanting: Wanting, page: str, context: dict[str, Any]) -> HttpResponse:
    assert wanting.length  # nosec B101 -- the same
    trip, start, zone = wanting.trip, wanting.starts_at, wanting.length.offering.diary.tz
    frame = {
        "trip": trip,
        "enterprise": trip.enterprise,
        "offering": wanting.length.offering,
        "minutes": wanting.length.minutes,
        "date": f"{words.day(start, zone)}, {words.clock(start, zone)}" if start else "",
    }
    return render(request, f"booking/waiting/{page}.html", frame | context)
