"""What a higher app may hear from bookings. Sent inside the transaction that changed it."""

from django.dispatch import Signal

#: What people can book of this enterprise, or whether they can at all, may have changed. Arguments: enterprise.
offers_changed = Signal()
