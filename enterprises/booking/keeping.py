"""How long what belongs to bookings is kept."""

from datetime import timedelta

from django.conf import settings

from core import retention
from enterprises.booking.actions import forgetting
from enterprises.booking.models import Arrived, PhoneNews, Slot, Waiting

retention.keep(
    "who came, addresses and notes of bookings",
    timedelta(days=settings.BOOKING_KEEP_DETAILS_DAYS),
    forgetting.still_full,
    setting="BOOKING_KEEP_DETAILS_DAYS",
    done_by="enterprises.booking.tasks.forget",
)
retention.keep(
    "bookings, with what was paid",
    timedelta(days=settings.BOOKING_KEEP_DAYS),
    forgetting.too_old,
    setting="BOOKING_KEEP_DAYS",
    done_by="enterprises.booking.tasks.forget",
)
# The row and its five-minute cells only keep others away, which a time that is over need not.
retention.keep("taken times that are over", timedelta(days=1), lambda at: Slot.objects.filter(blocks_until__lt=at))
retention.keep(
    "news of bookings that was told by phone",
    timedelta(days=30),
    lambda at: PhoneNews.objects.filter(status=PhoneNews.Status.TOLD, told_at__lt=at),
)
retention.keep(
    "news of bookings that nobody told",
    timedelta(days=180),
    lambda at: PhoneNews.objects.filter(created_at__lt=at).exclude(status=PhoneNews.Status.TOLD),
)
retention.keep(
    "places on waiting lists, once it is over", timedelta(days=30), lambda at: Waiting.objects.filter(ended_at__lt=at)
)
retention.keep(
    "news from the payment provider", timedelta(days=60), lambda at: Arrived.objects.filter(arrived_at__lt=at)
)
