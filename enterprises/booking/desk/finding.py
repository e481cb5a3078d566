"""What somebody at the desk may find: bookings, enterprises and people to ring of their own areas."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from core.saved import codes
from enterprises.booking.models import Booking, Offering, Party, PhoneNews, Waiting
from enterprises.booking.models.booking import BookingQuerySet
from enterprises.booking.models.waiting import WaitingQuerySet
from enterprises.listings.models import AreaWorker, Enterprise

#: Names are sealed, so that each has to be looked at: of so many bookings to come, the soonest first.
MOST_READ = 2000


def of_ones_areas(person: Any) -> BookingQuerySet:
    """Those of enterprises of the areas somebody works in. Editors do not read who books what."""
    areas = AreaWorker.objects.filter(person=person).values("area")
    return Booking.objects.filter(offering__enterprise__area__in=areas)


def bookings(person: Any, words: str) -> BookingQuerySet:
    """To come, soonest first; with words, those whose code, enterprise, offering or people they name."""
    mine = of_ones_areas(person).select_related("offering__enterprise").prefetch_related("parties")
    to_come = mine.filter(ends_at__gt=timezone.now()).in_order()
    if not words:
        return to_come.with_time()
    if code := codes.read(words):
        found = mine.filter(code_digest=codes.digest(code))
        if found.exists():
            return found.in_order()
    named = Q(offering__name__icontains=words) | Q(offering__enterprise__name__icontains=words)
    return to_come.filter(named | Q(pk__in=_of_people(to_come, words)))


def _of_people(to_come: BookingQuerySet, words: str) -> set[Any]:
    wanted = words.casefold()
    soonest = list(to_come.values_list("pk", flat=True)[:MOST_READ])
    parties = Party.objects.filter(booking__in=soonest).only("booking_id", "name", "organisation")
    return {each.booking_id for each in parties if wanted in f"{each.name} {each.organisation}".casefold()}


def bookable(person: Any, words: str) -> QuerySet[Enterprise]:
    """What takes bookings in the areas somebody works in, by name."""
    areas = AreaWorker.objects.filter(person=person).values("area")
    found = Enterprise.objects.public().filter(area__in=areas, booking_terms__is_open=True, closing=None)
    found = found.filter(offerings__status="open").distinct().order_by("name", "pk")
    return found.filter(name__icontains=words) if words else found


def to_look_at(person: Any) -> QuerySet[Offering]:
    """What can be booked now and has words nobody of the team has read, longest first."""
    areas = AreaWorker.objects.filter(person=person).values("area")
    shown = Enterprise.objects.public().filter(area__in=areas, booking_terms__is_open=True)
    waiting = Offering.objects.filter(enterprise__in=shown, status=Offering.Status.OPEN, words_changed_at__isnull=False)
    return waiting.select_related("enterprise__area").order_by("words_changed_at", "pk")


def waiting(person: Any, words: str = "") -> WaitingQuerySet:
    """Who waits for a time in the areas somebody works in, as they came; with words, those whose name, offering or
    enterprise has them.
    """
    areas = AreaWorker.objects.filter(person=person).values("area")
    rows = Waiting.objects.filter(offering__enterprise__area__in=areas)
    if not words:
        return rows
    named = Q(offering__name__icontains=words) | Q(offering__enterprise__name__icontains=words)
    first = rows.on_the_list().in_order().only("pk", "name")[:MOST_READ]
    of_name = [each.pk for each in first if words.casefold() in each.name.casefold()]
    return rows.filter(named | Q(pk__in=of_name))


def news(person: Any) -> QuerySet[PhoneNews]:
    about = Q(booking__in=of_ones_areas(person).values("pk")) | Q(waiting__in=waiting(person).values("pk"))
    return PhoneNews.objects.filter(about)


def to_ring(person: Any) -> QuerySet[PhoneNews]:
    return news(person).filter(status=PhoneNews.Status.RING)
