"""What a booking means for whoever waited for it: they have a time, and wait no more; or nothing came of it, and they
wait again where they stood.

Also for those who booked without the link they were sent. Of a guest only once their address is proven, so that nobody
ends another's waiting by typing an address.
"""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.addresses import proven_addresses
from core.events import record
from core.moves import WrongMoment, move
from core.throttle import fold_email
from enterprises.booking import rules
from enterprises.booking.models import Booking, Party, Waiting
from enterprises.booking.signals import time_came_free
from enterprises.booking.waiting import joining, news
from enterprises.booking.waiting.free import wanted_by
from enterprises.booking.waiting.locks import hold, let_go


def end_places_of(booking_pk: UUID) -> int:
    """Whoever has this booking waits no more for what it is. Says how many places ended."""
    rows = Booking.objects.filter(pk=booking_pk, status=Booking.Status.CONFIRMED)
    booking = rows.select_related("offering__diary").prefetch_related("parties").first()
    return sum(_end(pk, booking) for pk in _places_of(booking)) if booking else 0


def _places_of(booking: Booking) -> list[UUID]:
    """The places of whom it is for: whoever waits, waits for themselves."""
    party = booking.party(Party.Role.FOR)
    rows = Waiting.objects.on_the_list().filter(offering=booking.offering)
    addresses = _proven(party)
    of_guests = rows.filter(person=None) if addresses else rows.none()
    also = [each.pk for each in of_guests if each.email and fold_email(each.email) in addresses]
    theirs = rows.filter(person=party.person_id) if party.person_id else rows.none()
    return [*theirs.values_list("pk", flat=True), *also]


def _proven(party: Party) -> set[str]:
    """The addresses that are known to be theirs."""
    if party.person_id is None:
        return {fold_email(party.email)} if party.email and party.email_proven_at else set()
    return proven_addresses(party.person_id)


@transaction.atomic
def _end(pk: UUID, booking: Booking) -> bool:
    try:
        row = hold(pk)
    except WrongMoment:  # somebody took it away this moment
        return False
    # Times they saw when they joined, and did not want, are wanted when they book them.
    suits = replace(wanted_by(row), but=()).suits(booking.starts_at, row.tz)
    if not row.is_on_the_list or not suits or booking.places < row.places:
        return False
    let_go(row)
    move(row, Waiting.Status.TAKEN, ended_at=timezone.now(), ended_by=Booking.Side.SYSTEM, booked=booking)
    record("waiting:taken", row, by=row.person)
    news.has_a_time(row)
    return True


@transaction.atomic
def wait_again(booking_pk: UUID) -> bool:
    """Nothing came of what they booked: they are on the list again, at their old place, and are told. Not for the same
    time once more. False where nobody waited, or their waiting is over by now.
    """
    pk = Waiting.objects.filter(booked=booking_pk, status=Waiting.Status.TAKEN).values_list("pk", flat=True).first()
    try:
        row = hold(pk) if pk else None
    except WrongMoment:
        return False
    if row is None or row.booked_id != booking_pk or row.status != Waiting.Status.TAKEN:
        return False
    if joining.is_over(row, timezone.now()) or not rules.can_be_waited_for(row.offering):
        return False
    start = Booking.objects.values_list("starts_at", flat=True).get(pk=booking_pk).isoformat()
    seen = [*row.not_these, *([] if row.starts_at else [start])]
    if not joining.put_back(row, not_these=seen):
        return False
    record("waiting:back", row)
    news.waits_again(row)
    time_came_free.send(Waiting, diary=row.offering.diary)
    return True
