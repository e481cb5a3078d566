"""A guest's e-mail address: whoever reads it says that it is theirs, or not; and a wrong one is typed anew."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Person
from core.events import record
from enterprises.booking import news, proving, regular
from enterprises.booking.models import Booking, Party
from enterprises.booking.signals import booking_is_certain


@transaction.atomic
def prove(booking: Booking) -> None:
    """It is theirs: from now on all news goes there, and first how the booking stands. Pressed twice, it is once."""
    party = _held(booking)
    if not proving.waits(party):
        return
    _same_as(party, booking).update(email_proven_at=timezone.now())
    record("booking:address_proven", booking)
    news.address(_anew(booking))
    booking_is_certain.send(Booking, booking=booking)


@transaction.atomic
def refuse(booking: Booking) -> None:
    """Whoever reads it booked nothing, and gets no more. The enterprise hears that it cannot write to them."""
    party = _held(booking)
    if not proving.waits(party):
        return
    _same_as(party, booking).update(email="")
    record("booking:address_refused", booking)
    news.address_refused(booking)


@transaction.atomic
def change(booking: Booking, email: str, *, by: Person | None) -> None:
    """Another address, or the same once more: a letter with the link goes there."""
    party = _held(booking)
    _same_as(party, booking).update(email=email, email_proven_at=None)
    record("booking:email_changed", booking, by=by)
    news.address(_anew(booking))


def _held(booking: Booking) -> Party:
    """As it is now; the booking's row is held so that two presses come one after the other."""
    Booking.objects.select_for_update().get(pk=booking.pk)
    return _anew(booking).party(Party.Role.BY)


def _same_as(party: Party, booking: Booking) -> QuerySet[Party]:
    """This part in the booking, and in those that were booked at once with it under the same address."""
    parties = Party.objects.filter(booking__in=regular.together_with(booking), role=party.role)
    return Party.objects.filter(pk__in=[each.pk for each in parties if each.email == party.email])


def _anew(booking: Booking) -> Booking:
    return Booking.objects.select_related("offering__enterprise__area").get(pk=booking.pk)
