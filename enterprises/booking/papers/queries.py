"""Which papers there are, for whom."""

from typing import Any

from django.db.models import QuerySet

from enterprises.booking.models import Booking, Paper


def of_booking(booking: Booking) -> QuerySet[Paper]:
    return Paper.objects.filter(booking_id=booking.pk).order_by("number")


def of_person(person: Any) -> QuerySet[Paper]:
    """Those that were written for them as whoever pays, the newest first."""
    return Paper.objects.filter(payer_person=person).select_related("enterprise").order_by("-issued_at", "-number")
