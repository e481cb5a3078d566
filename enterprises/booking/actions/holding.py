"""Several bookings changed in one transaction, so that nobody waits for somebody who waits for them."""

from enterprises.booking import taking
from enterprises.booking.models import Booking, Diary, Payment
from enterprises.booking.models.booking import BookingQuerySet


def hold_all(rows: BookingQuerySet) -> list[Booking]:
    """Lock these bookings, then their diaries, then their payments, each kind by its ids: the order of whoever locks
    one (docs/adr/0006), for many. Gives them in order of their times as they are then; one that another changed
    meanwhile, and that `rows` would not have any more, is left out.
    """
    pks = list(rows.values_list("pk", flat=True))
    list(Booking.objects.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
    found = rows.filter(pk__in=pks).select_related("series", "offering__diary", "offering__enterprise__area")
    bookings = list(found.prefetch_related("parties").in_order())
    for diary in Diary.objects.filter(offerings__bookings__in=pks).distinct().order_by("pk"):
        taking.hold(diary)
    list(Payment.objects.select_for_update().filter(booking__in=pks).order_by("pk").values_list("pk"))
    return bookings
