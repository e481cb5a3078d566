"""On the waiting list, and off it: by whoever waits, by the enterprise, or because the time is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.booking import rules
from enterprises.booking.models import Booking, Offering, Waiting
from enterprises.booking.signals import time_came_free
from enterprises.booking.waiting import free, news
from enterprises.booking.waiting.locks import hold, let_go
from enterprises.booking.waiting.suits import Wanted
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Enterprise


@dataclass(frozen=True)
class Place:
    """What somebody asks for: told when this is free, at a time that suits. As typed."""

    offering: Offering
    minutes: int
    wanted: Wanted
    name: str
    email: str = ""
    phone: str = ""
    language: str = ""
    person: Person | None = None
    places: int = 1
    #: What the page was given. The same one twice is one place: somebody pressed the button twice.
    key: UUID | None = None


@transaction.atomic
def join(place: Place, *, entered_by: Person | None = None) -> Waiting:
    """Put them on the list, at its end. Times that suit and are free already are not offered to them: they have seen
    them. Somebody who is signed in and on it already keeps their place, with what they say now.

    Raises WrongMoment where nobody can wait for this.
    """
    if place.key and (made := Waiting.objects.filter(pk=place.key).first()):
        return made
    offering = Offering.objects.select_related("diary", "enterprise__booking_terms").get(pk=place.offering.pk)
    if not rules.can_be_waited_for(offering):
        raise WrongMoment(_("There is no waiting list for this at the moment."))
    made = _row_of(place, offering, entered_by)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        return _again(place, made)
    record("waiting:joined", made, by=entered_by or place.person)
    news.joined(made)
    return made


def _row_of(place: Place, offering: Offering, entered_by: Person | None) -> Waiting:
    wanted = place.wanted
    # One date is wanted, whenever there is a place; of all others, those that are free are seen and not wanted.
    seen = [] if wanted.starts_at else free.that_suit(offering, place.minutes, wanted, places=place.places)
    return Waiting(
        pk=place.key or uuid4(),
        offering=offering,
        minutes=place.minutes,
        places=place.places,
        weekdays=sorted(wanted.weekdays),
        parts=sorted(wanted.parts),
        starts_at=wanted.starts_at,
        until=wanted.until,
        not_these=[each.starts_at.isoformat() for each in seen],
        person=place.person,
        name=place.name,
        email=place.email,
        phone=place.phone,
        language=place.language,
        entered_by=entered_by,
    )


def _again(place: Place, made: Waiting) -> Waiting:
    """The place they have already, with what they say now; or the same one, when the button was pressed twice."""
    if same := Waiting.objects.filter(pk=made.pk).first():
        return same
    rows = Waiting.objects.on_the_list().filter(
        offering=made.offering, minutes=made.minutes, person=place.person, starts_at=made.starts_at
    )
    found = rows.filter(person__isnull=False).first()
    if found is None:
        raise WrongMoment(_("Something has changed. Please look again."))
    if made.starts_at is None:
        change(found, place.wanted, by=place.person)
    return found


@transaction.atomic
def change(waiting: Waiting, wanted: Wanted, *, by: Person | None) -> None:
    """Other days suit, or other parts of the day, or another last day. Their place in the order stays."""
    row = hold(waiting.pk)
    if not row.is_on_the_list or row.starts_at is not None:
        raise WrongMoment(_("This cannot be changed any more."))
    facts: dict[str, Any] = {
        "weekdays": sorted(wanted.weekdays),
        "parts": sorted(wanted.parts),
        "until": wanted.until,
    }
    Waiting.objects.filter(pk=row.pk).update(**facts)
    record("waiting:changed", row, by=by)
    time_came_free.send(Waiting, diary=row.offering.diary)
    waiting.refresh_from_db()


@transaction.atomic
def leave(waiting: Waiting, *, by: Person | None) -> None:
    """They wait no more. A time that was kept for them is free again."""
    row = hold(waiting.pk)
    _end(row, Waiting.Status.LEFT, Booking.Side.PERSON)
    record("waiting:left", row, by=by)


@transaction.atomic
def come_back(waiting: Waiting, *, by: Person | None) -> None:
    """Whoever left is on the list again, at its end; whoever booked a time and still waits, where they stood."""
    row, now = hold(waiting.pk), timezone.now()
    if is_over(row, now) or not rules.can_be_waited_for(row.offering):
        raise WrongMoment(_("There is no way back on to this list. You can join it anew."))
    if not put_back(row, **({"since": now} if row.status == Waiting.Status.LEFT else {})):
        raise WrongMoment(_("You are on this list already."))
    record("waiting:back", row, by=by)
    time_came_free.send(Waiting, diary=row.offering.diary)


def put_back(row: Waiting, **facts: Any) -> bool:
    """Part of what puts somebody on the list again. False when they have another place on it by now."""
    try:
        with transaction.atomic():
            move(row, Waiting.Status.WAITING, ended_at=None, ended_by="", unanswered=0, booked=None, **facts)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def remove(waiting: Waiting, *, by: Person, words: str) -> None:
    """Those who run the enterprise take somebody off the list, who reads the words."""
    row = hold(waiting.pk)
    require(rules.may_offer(by, row), _("Only those who run it can do this."))
    _end(row, Waiting.Status.ENDED, Booking.Side.ENTERPRISE, words=words)
    record("waiting:removed", row, by=by)
    news.removed(row)


def is_over(waiting: Waiting, now: datetime) -> bool:
    """The last day that suits is over, or the date they wait for."""
    if waiting.starts_at is not None:
        return waiting.starts_at <= now
    return waiting.until < now.astimezone(waiting.tz).date()


def end_what_is_over() -> int:
    """Each place whose time is over. Says how many."""
    now = timezone.now()
    rows = Waiting.objects.filter(status__in=[Waiting.Status.WAITING, Waiting.Status.ASKED])
    soon = rows.filter(until__lte=(now + timedelta(days=1)).date()).select_related("offering__diary")
    return sum(_end_if_over(row.pk, now) for row in soon)


@transaction.atomic
def _end_if_over(pk: UUID, now: datetime) -> bool:
    row = Waiting.objects.filter(pk=pk).first() and hold(pk)
    if not row or row.status not in {Waiting.Status.WAITING, Waiting.Status.ASKED} or not is_over(row, now):
        return False
    _end(row, Waiting.Status.ENDED, Booking.Side.SYSTEM)
    record("waiting:ended", row)
    news.over(row)
    return True


def end_all_of(enterprise: Enterprise) -> None:
    """Part of what closes an enterprise or takes it away."""
    _end_all(Waiting.objects.of(enterprise))


def end_all_for(offering: Offering) -> None:
    """Part of what stops an offering: nobody can book it any more."""
    _end_all(Waiting.objects.filter(offering=offering))


def _end_all(rows: QuerySet[Waiting]) -> None:
    """All rows are held before any diary, so that nobody who holds one of them is waited for."""
    held: Sequence[Waiting] = list(
        rows.filter(status__in=Waiting.ON_THE_LIST)
        .select_for_update(of=("self",))
        .select_related("offering__diary", "offering__enterprise__area")
        .order_by("pk")
    )
    for row in held:
        _end(row, Waiting.Status.ENDED, Booking.Side.ENTERPRISE)
        record("waiting:ended", row)
        news.not_offered(row)


def _end(row: Waiting, status: str, side: str, *, words: str = "") -> None:
    let_go(row)
    move(row, status, ended_at=timezone.now(), ended_by=side, words=words)
