"""An enterprise closed for good: what was booked with it is cancelled, people are told, and get back what they paid.

One that is only hidden for a while keeps its bookings: those who booked are still expected.
"""

from typing import Any

from django.dispatch import receiver

from enterprises.booking.actions import ending
from enterprises.listings.models import Closing, Enterprise
from enterprises.listings.signals import listing_withdrawn


@receiver(listing_withdrawn)
def withdrawn(enterprise: Enterprise, **kwargs: Any) -> None:
    if Closing.objects.filter(enterprise=enterprise).exists():
        ending.cancel_all_to_come(enterprise)
