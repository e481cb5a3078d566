"""What booking needs done every so often, and how long it keeps what."""

from datetime import timedelta

from core import retention
from enterprises.booking.card import tasks as card  # noqa: F401 -- its jobs are found through this
from enterprises.booking.models import Arrived

retention.keep(
    "news from the payment provider", timedelta(days=60), lambda at: Arrived.objects.filter(arrived_at__lt=at)
)
