"""What can be booked, whose time it takes, and what is taken."""

from enterprises.booking.models.diary import DatedHours, Diary, TimeOff, WeeklyHours
from enterprises.booking.models.offering import Length, Offering
from enterprises.booking.models.slot import Cell, Seat, Slot

__all__ = ["Cell", "DatedHours", "Diary", "Length", "Offering", "Seat", "Slot", "TimeOff", "WeeklyHours"]
