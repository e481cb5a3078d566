"""Taking away what names people in bookings: some time after they are over, or when somebody is erased."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from enterprises.booking.actions import ending
from enterprises.booking.models import Booking, Party, Payment, PhoneNews, Proposal, Refund, Series, Slot, Terms, Way
from enterprises.listings.models import Enterprise

#: What a party says of somebody, beside who they are here.
OF_A_PARTY = ("name", "email", "phone", "address", "organisation", "reference")
OF_A_BOOKING = ("notes", "helps", "words", "own_note")


def over_before(moment: datetime) -> QuerySet[Booking]:
    """Those that ended before then, whether they took place or not."""
    return Booking.objects.filter(Q(ends_at__lt=moment) | Q(ended_at__lt=moment))


def still_full(moment: datetime) -> QuerySet[Booking]:
    """Those of them that still say who came, where they live and what they wrote."""
    return over_before(moment).filter(emptied_at=None)


def too_old(moment: datetime) -> QuerySet[Booking]:
    return over_before(moment)


@transaction.atomic
def empty_old(now: datetime | None = None) -> int:
    """Names, ways to reach people, addresses and notes go; what, when and for how much stays. Says how many."""
    now = now or timezone.now()
    old = list(still_full(now - timedelta(days=settings.BOOKING_KEEP_DETAILS_DAYS)).values_list("pk", flat=True))
    _empty(old, now, but_who_owes=True)
    return len(old)


def delete_old(now: datetime | None = None) -> int:
    """Whole bookings, with what was paid for them, when no law wants them any more. Says how many."""
    now = now or timezone.now()
    old = list(too_old(now - timedelta(days=settings.BOOKING_KEEP_DAYS)).values_list("pk", flat=True))
    for start in range(0, len(old), 200):
        delete(old[start : start + 200])
    return len(old)


@transaction.atomic
def delete(pks: Iterable[Any]) -> None:
    """With their money, which is kept only beside its booking. Regular ones with what says how often they were."""
    pks = list(pks)
    Refund.objects.filter(payment__booking__in=pks).delete()
    Payment.objects.filter(booking__in=pks).delete()
    Booking.objects.filter(pk__in=pks).delete()
    Series.objects.filter(bookings=None).delete()


def _empty(pks: Iterable[Any], now: datetime, *, but_who_owes: bool = False) -> None:
    """`but_who_owes`: a council whose invoice is not paid yet is still named, until it is (forget_payer)."""
    pks = list(pks)
    parties = Party.objects.filter(booking__in=pks)
    if but_who_owes:
        owes = Payment.objects.filter(booking__in=pks, way=Way.INVOICE, status=Payment.Status.EXPECTED)
        parties = parties.exclude(role=Party.Role.PAYER, booking__in=owes.values("booking"))
    parties.update(**dict.fromkeys(OF_A_PARTY, ""))
    PhoneNews.objects.filter(booking__in=pks).delete()
    Proposal.objects.filter(booking__in=pks).update(words="")
    Payment.objects.filter(booking__in=pks).update(reference="")
    Booking.objects.filter(pk__in=pks).update(**dict.fromkeys(OF_A_BOOKING, ""), emptied_at=now)


def forget_payer(booking: Booking) -> None:
    """Part of what settles an invoice: where all else was taken away before, now who owed it goes too. What the law
    keeps stands on the papers.
    """
    is_emptied = Booking.objects.filter(pk=booking.pk, emptied_at__isnull=False).exists()
    if is_emptied and not booking.payments.filter(status=Payment.Status.EXPECTED).exists():
        Party.objects.filter(booking=booking, role=Party.Role.PAYER).update(**dict.fromkeys(OF_A_PARTY, ""))


@transaction.atomic
def erase_person(person: Any, of_theirs: Iterable[Any]) -> None:
    """Their bookings say nothing of them any more (`of_theirs` are the parties that are them, signed in or as guests).
    Those to come are cancelled: the enterprise hears that nobody comes.
    """
    now = timezone.now()
    parties = list(of_theirs)
    bookings = {each.booking_id for each in parties if each.role != Party.Role.PAYER}
    waiting = Booking.objects.filter(pk__in=bookings, status__in=["held", "requested", "confirmed"])
    ending.let_go(waiting.filter(starts_at__gt=now))
    _empty(bookings, now)
    Party.objects.filter(pk__in=[each.pk for each in parties]).update(
        person=None, language="", **dict.fromkeys(OF_A_PARTY, "")
    )
    _close_what_they_run_alone(person)


@transaction.atomic
def settle_what_they_run_alone(person: Any) -> bool:
    """Nobody books there any more, and whoever was expected hears that it is cancelled. Whether all money by card has
    come to rest: a payment page that is open, or money on its way back, must be known to us until it is.
    """
    alone = list(_run_alone(person))
    Terms.objects.filter(enterprise__in=alone).update(is_open=False)
    for enterprise in alone:
        ending.cancel_all_to_come(enterprise)
    cards = Payment.objects.filter(booking__offering__enterprise__in=alone, way=Way.CARD)
    return not cards.filter(Q(status__in=Payment.LIVE) | Q(refunds__status__in=Refund.ON_ITS_WAY)).exists()


def _run_alone(person: Any) -> Iterable[Enterprise]:
    for enterprise in Enterprise.objects.filter(ownership__person=person):
        if not enterprise.ownership_set.exclude(person=person).exists():
            yield enterprise


def _close_what_they_run_alone(person: Any) -> None:
    """Its listing goes with them, and so does its diary. Whoever was expected hears that it is cancelled."""
    for enterprise in _run_alone(person):
        ending.cancel_all_to_come(enterprise)
        delete(Booking.objects.of(enterprise).values_list("pk", flat=True))
        Slot.objects.filter(offering__enterprise=enterprise).delete()
        enterprise.offerings.all().delete()
