"""A mentor's places: taken and given back with the mentor's row locked, and each is there once in the database."""

from django.utils.translation import gettext as _

from core.moves import WrongMoment
from enterprises.mentoring import people
from enterprises.mentoring.models import Membership, Place, Proposal


def taken(mentor: Membership) -> int:
    return Place.objects.filter(mentor=mentor).count()


def asked(mentor: Membership) -> int:
    """How many have been asked about this mentor and have not both answered."""
    return Proposal.objects.filter(mentor=mentor, status=Proposal.Status.SENT).count()


def room(mentor: Membership) -> int:
    """How many more may be asked: nobody is asked about a mentor whose places may all be gone."""
    return (mentor.capacity or 0) - taken(mentor) - asked(mentor)


def take(proposal: Proposal) -> Place:
    """The first free number. Raises WrongMoment where there is none."""
    mentor = proposal.mentor
    used = set(Place.objects.filter(mentor=mentor).values_list("number", flat=True))
    free = next((number for number in range(1, (mentor.capacity or 0) + 1) if number not in used), None)
    if free is None:
        raise WrongMoment(_("The mentor has no place left."))
    people.changed(mentor.programme_id)
    return Place.objects.create(mentor=mentor, number=free, proposal=proposal)


def give_back(proposal: Proposal) -> None:
    """Also where only somebody was asked about it."""
    Place.objects.filter(proposal=proposal).delete()
    people.changed(proposal.programme_id)
