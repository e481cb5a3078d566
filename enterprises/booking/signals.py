"""What others may want to hear of bookings."""

from django.dispatch import Signal

#: With `diary`: a time of it may be free that was not. Sent inside the transaction.
time_came_free = Signal()
