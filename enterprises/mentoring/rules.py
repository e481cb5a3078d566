"""Who may do what in mentoring. Each docstring is the policy."""

from typing import Any

from enterprises.listings.rules import may_work_at_the_desk, works_in
from enterprises.mentoring.models import Membership, Pairing, Programme, Proposal


def may_run(person: Any, programme: Programme) -> bool:
    """The support workers of the programme's area alone: editors and administrators are not in people's mentoring."""
    return may_work_at_the_desk(person) and works_in(person, programme.area)


def may_speak_for(person: Any, membership: Membership) -> bool:
    """Whoever it is, and a support worker who writes down what they said."""
    return is_oneself(person, membership) or may_run(person, membership.programme)


def is_oneself(person: Any, membership: Membership) -> bool:
    """What is somebody's own is shown as theirs when they did it themself, and never otherwise."""
    return bool(person.is_active and membership.person_id == person.pk)


def may_see_proposal(person: Any, proposal: Proposal) -> bool:
    """The two whom it is about, once it was sent, and the support workers of the programme."""
    is_one_of_two = person.pk in (proposal.mentee_person_id, proposal.mentor_person_id)
    was_sent = proposal.sent_at is not None
    return bool(person.is_active and is_one_of_two and was_sent) or may_run(person, proposal.programme)


def may_see_pairing(person: Any, pairing: Pairing) -> bool:
    """The two, until it was stopped to keep somebody safe, and the support workers of the programme."""
    is_one_of_two = person.pk in (pairing.mentee_person_id, pairing.mentor_person_id)
    was_stopped = pairing.status == Pairing.Status.STOPPED
    return bool(person.is_active and is_one_of_two and not was_stopped) or may_run(person, pairing.programme)
