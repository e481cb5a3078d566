"""An enterprise closed for good: what was booked with it is cancelled, people are told, and get back what they paid.

One that is only hidden for a while keeps its bookings: those who booked are still expected.
"""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from core.events import has_happened
from enterprises.booking.actions import ending
from enterprises.booking.models import Booking
from enterprises.booking.waiting import joining
from enterprises.listings.models import Closing, Enterprise
from enterprises.listings.signals import listing_withdrawn
from enterprises.listings.staying import stays_when


@receiver(listing_withdrawn)
def withdrawn(enterprise: Enterprise, **kwargs: Any) -> None:
    if Closing.objects.filter(enterprise=enterprise).exists():
        ending.cancel_all_to_come(enterprise)
    elif has_happened("listing:deleted", enterprise):  # nobody has booked with it, and somebody may wait
        joining.end_all_of(enterprise)


@stays_when
def was_booked(enterprise: Enterprise) -> str:
    """What people booked and paid is theirs to look up, and the law has it kept for some years."""
    if not Booking.objects.of(enterprise).exists():
        return ""
    return _("People have booked here, and what they booked and paid must be kept. Close it for good instead.")
