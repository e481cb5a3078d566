"""What others may want to hear of bookings. Sent inside the transaction that changed it."""

from django.dispatch import Signal

#: What people can book of this enterprise, or whether they can at all, may have changed. Arguments: enterprise.
offers_changed = Signal()
#: A time of this diary may be free that was not. Arguments: diary.
time_came_free = Signal()
