"""A time that came free is kept for the first on the list whom it suits; or the enterprise offers one itself."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from core.throttle import fold_email
from enterprises.booking import rules, taking
from enterprises.booking.models import Offer, Waiting
from enterprises.booking.queries import FreeTime
from enterprises.booking.waiting import kindly, news
from enterprises.booking.waiting.free import Free, wanted_by
from enterprises.booking.waiting.locks import hold
from enterprises.listings.actions.guard import require

#: So often another time is tried for somebody when the one found has gone in that moment.
TRIES = 3


def offer_what_is_free(diary_id: int | None = None) -> int:
    """Those who wait for a time of this diary, or of any, in the order they came: what is free and suits is kept for
    them. Many may run it at once. Says how many were offered something.
    """
    rows = Waiting.objects.filter(status=Waiting.Status.WAITING, ended_at=None).in_order()
    if diary_id is not None:
        rows = rows.filter(offering__diary=diary_id)
    rows = rows.select_related(
        "offering__diary", "offering__enterprise__booking_terms", "offering__enterprise__closing"
    )
    free = Free(timezone.now())
    return sum(_offer_to(row, free) for row in rows if rules.can_be_booked(row.offering))


def _offer_to(row: Waiting, free: Free) -> bool:
    for _try in range(TRIES):
        found = first_that_suits(row, free)
        if found is None:
            return False
        try:
            return _keep_free(row.pk, found, free.now)
        except taking.Gone:
            continue
        finally:
            free.forget(row.offering)
    return False


def first_that_suits(row: Waiting, free: Free) -> FreeTime | None:
    """The first that is free, suits, was not offered to them before, and can be kept for them long enough."""
    offering, zone = row.offering, row.tz
    before = set(row.offers.values_list("starts_at", flat=True))
    wanted = wanted_by(row)
    for each in free.times(offering, row.minutes):
        if each.places < row.places or each.starts_at in before or not wanted.suits(each.starts_at, zone):
            continue
        notice = timedelta(hours=offering.notice_hours)
        if kindly.kept_until(free.now, each.starts_at, zone, notice=notice):
            return each
    return None


@transaction.atomic
def _keep_free(pk: UUID, found: FreeTime, now: datetime) -> bool:
    """False when somebody else has offered them something meanwhile, or they left. Raises Gone."""
    try:
        row = hold(pk)
    except WrongMoment:
        return False
    if row.status != Waiting.Status.WAITING or _has_one_elsewhere(row):
        return False
    notice = timedelta(hours=row.offering.notice_hours)
    until = kindly.kept_until(now, found.starts_at, row.tz, notice=notice)
    if until is None:
        return False
    offer = _offer(row, found.starts_at, until)
    taking.take(
        row.offering, starts_at=found.starts_at, minutes=row.minutes, places=row.places, held_by=offer.pk, now=now
    )
    _say(row, offer, by=None)
    return True


def _has_one_elsewhere(row: Waiting) -> bool:
    """The same guest stands on this list twice, and has a time kept already."""
    others = Waiting.objects.filter(offering=row.offering, status=Waiting.Status.OFFERED).exclude(pk=row.pk)
    return any(_reached(each) == _reached(row) for each in others)


def _reached(row: Waiting) -> str:
    if row.person_id:
        return f"person {row.person_id}"
    return fold_email(row.email) if row.email else "".join(filter(str.isdigit, row.phone))


@transaction.atomic
def offer_directly(waiting: Waiting, starts_at: datetime, *, by: Person, words: str = "") -> Offer:
    """Those who run the enterprise offer this time to one of those who wait, whoever came before. It may lie outside
    their hours, and need not suit what was said.

    Raises Gone when something else is there then; WrongMoment when it is too soon, or a time is kept for them already.
    """
    row, now = hold(waiting.pk), timezone.now()
    require(rules.may_offer(by, row), _("Only those who run it can offer a time."))
    if row.status not in {Waiting.Status.WAITING, Waiting.Status.ASKED}:
        raise WrongMoment(_("Nothing can be offered to them just now. Look at the list again."))
    until = kindly.kept_until(now, starts_at, row.tz)
    if until is None:
        raise WrongMoment(_("That is too soon: they need two hours at least to answer. Choose a later time."))
    offer = _offer(row, starts_at, until, by=by, words=words)
    taking.take_agreed(
        row.offering, starts_at=starts_at, minutes=row.minutes, places=row.places, held_by=offer.pk, now=now
    )
    _say(row, offer, by=by)
    waiting.refresh_from_db()
    return offer


def _offer(row: Waiting, starts_at: datetime, until: datetime, *, by: Person | None = None, words: str = "") -> Offer:
    return Offer(
        waiting=row,
        starts_at=starts_at,
        minutes=row.minutes,
        places=row.places,
        expires_at=until,
        offered_by=by,
        words=words,
    )


def _say(row: Waiting, offer: Offer, *, by: Person | None) -> None:
    """Its time is taken: write it down, and tell them if it is day."""
    offer.save(force_insert=True)
    move(row, Waiting.Status.OFFERED)
    record("waiting:offered", row, by=by)
    _tell_by_day(offer)


def tell_in_the_morning() -> int:
    """Those for whom something was kept in the night. Says how many."""
    rows = Offer.objects.filter(status=Offer.Status.OPEN, told_at=None)
    return sum(_tell_one(offer) for offer in rows.select_related("waiting__offering__diary"))


@transaction.atomic
def _tell_one(offer: Offer) -> bool:
    row = Offer.objects.select_for_update(of=("self",)).filter(pk=offer.pk, status=Offer.Status.OPEN, told_at=None)
    found = row.select_related("waiting__offering__diary", "waiting__offering__enterprise__area").first()
    return found is not None and _tell_by_day(found)


def _tell_by_day(offer: Offer) -> bool:
    now = timezone.now()
    if kindly.told_from(now, offer.waiting.tz) > now:
        return False
    Offer.objects.filter(pk=offer.pk).update(told_at=now)
    offer.told_at = now
    news.offered(offer)
    return True
