"""Two mentees, one place, and both yeses in the same moment (mentoring.md A2, invariant 3): one meets the mentor."""

from functools import partial

import pytest

from enterprises.mentoring.actions import answering
from enterprises.mentoring.models import Membership, Place, Proposal, Task
from enterprises.mentoring.said import Said
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_confirms_for_one_place_end_with_one(member, asked):
    for turn in range(4):
        mo = member(f"Mo{turn}", "mentor", capacity=2)
        proposals = []
        for name in (f"Ann{turn}", f"Bea{turn}"):
            learner = member(name)
            proposals.append(asked(learner, mo))
            answering.answer(proposals[-1], "mentee", "yes", said=Said(learner.person))
        Membership.objects.filter(pk=mo.pk).update(capacity=1)  # they said they have room for one after all

        said = Said(mo.person)
        at_once(*(partial(answering.answer, each, "mentor", "yes", said=said) for each in proposals))

        ends = sorted(Proposal.objects.filter(mentor=mo).values_list("status", flat=True))
        assert ends == ["trial", "withdrawn"]
        assert Place.objects.filter(mentor=mo).count() == 1
        assert Task.objects.filter(kind=Task.Kind.STEPPED_BACK, proposal__mentor=mo).count() == 1


def test_both_sides_going_on_at_once_make_one_pairing(ann, mo_m, asked):
    proposal = asked(ann, mo_m)
    for side, who in (("mentee", ann), ("mentor", mo_m)):
        answering.answer(proposal, side, "yes", said=Said(who.person))

    at_once(
        lambda: answering.after_meeting(proposal, "mentee", goes_on=True, said=Said(ann.person)),
        lambda: answering.after_meeting(proposal, "mentor", goes_on=True, said=Said(mo_m.person)),
    )

    proposal.refresh_from_db()
    assert proposal.status == "confirmed"
    assert proposal.pairing.status == "active"
