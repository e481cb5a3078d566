"""What others may want to hear of bookings. Sent inside the transaction that changed it."""

from django.dispatch import Signal

#: What people can book of this enterprise, or whether they can at all, may have changed. Arguments: enterprise.
offers_changed = Signal()
#: A time of this diary may be free that was not. Arguments: diary.
time_came_free = Signal()
#: A booking is certain now, or the address of its guest is proven. Arguments: booking.
booking_is_certain = Signal()
#: A booking that never was certain has ended. Arguments: booking.
booking_came_to_nothing = Signal()
