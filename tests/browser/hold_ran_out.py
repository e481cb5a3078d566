"""In a process of its own, with the site's database: the time somebody had to pay is over, and the sweep comes by.

python -m tests.browser.hold_ran_out TOKEN-OF-THE-BOOKING
"""

import sys
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402 -- models can be read only after setup

from enterprises.booking import links  # noqa: E402
from enterprises.booking.card import sweeping  # noqa: E402
from enterprises.booking.models import Booking  # noqa: E402


def run_out(token: str) -> None:
    """Only for this one: others of the town are looked at by other tests."""
    booking = links.booking_of(token)
    if booking is None or booking.status != Booking.Status.HELD:
        raise LookupError("Nothing is kept under this link while it is paid.")
    past = timezone.now() - timedelta(minutes=5)
    Booking.objects.filter(pk=booking.pk).update(expires_at=past)
    booking.payments.update(created_at=past)
    sweeping.sweep()


if __name__ == "__main__":
    run_out(sys.argv[1])
