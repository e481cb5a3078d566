"""What is kept for somebody beside their booking is let go with it."""

from core.moves import move
from enterprises.booking import taking
from enterprises.booking.models import Booking, Proposal


def withdraw_other_time(booking: Booking) -> None:
    """Part of what answers, moves or ends a booking, inside its transaction: no other time is asked any more."""
    for proposal in booking.proposals.filter(status=Proposal.Status.OPEN):
        move(proposal, Proposal.Status.WITHDRAWN)
        taking.give_back(proposal.pk)
