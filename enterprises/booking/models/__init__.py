"""What can be booked, whose time it takes, what is taken, who booked it and what is paid for it."""

from enterprises.booking.models.booking import Booking, Party
from enterprises.booking.models.calendar import BusyTime, Feed, Imported
from enterprises.booking.models.diary import DatedHours, Diary, TimeOff, WeeklyHours
from enterprises.booking.models.offering import Length, Offering
from enterprises.booking.models.papers import Paper, PaperCounter
from enterprises.booking.models.paying import Payment, Refund
from enterprises.booking.models.proposal import Proposal
from enterprises.booking.models.series import Series
from enterprises.booking.models.slot import Cell, Seat, Slot
from enterprises.booking.models.stripe import Arrived, CardAccount
from enterprises.booking.models.telling import PhoneNews
from enterprises.booking.models.terms import Terms, Way
from enterprises.booking.models.waiting import Offer, Waiting

__all__ = [
    "Arrived",
    "Booking",
    "BusyTime",
    "CardAccount",
    "Cell",
    "DatedHours",
    "Diary",
    "Feed",
    "Imported",
    "Length",
    "Offer",
    "Offering",
    "Paper",
    "PaperCounter",
    "Party",
    "Payment",
    "PhoneNews",
    "Proposal",
    "Refund",
    "Seat",
    "Series",
    "Slot",
    "Terms",
    "TimeOff",
    "Waiting",
    "Way",
    "WeeklyHours",
]
