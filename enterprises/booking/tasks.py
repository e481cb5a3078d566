"""What booking needs done every so often."""

from enterprises.booking.card import tasks as card  # noqa: F401 -- its jobs are found through this
