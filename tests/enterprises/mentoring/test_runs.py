"""A run: drafted, changed with reasons by workers who do not undo one another, published as proposals only."""

import pytest

from accounts import blocks
from accounts.models import Block
from core.moves import WrongMoment
from enterprises.mentoring import people as engine
from enterprises.mentoring import starter
from enterprises.mentoring.actions import joining, running
from enterprises.mentoring.desk import left_out
from enterprises.mentoring.models import Membership, Pairing, Proposal, Suggested
from enterprises.mentoring.said import Said
from tests.enterprises.mentoring.conftest import describe

pytestmark = pytest.mark.django_db


def test_everybody_who_waits_has_a_row_and_nothing_else_happened(run_of_five):
    run, _people = run_of_five
    assert run.suggested.count() == 3
    assert not Proposal.objects.exists()
    assert all(
        abs(each.score - sum(part["points"] for part in each.parts)) < 0.1
        for each in run.suggested.exclude(mentor=None)
    )


def test_published_both_of_each_pair_are_asked_and_none_is_paired(run_of_five, jo):
    run, _people = run_of_five
    sent, kept = running.publish(run, edition=run.edition, by=jo)
    assert len(sent) == run.suggested.exclude(mentor=None).count()
    assert kept == []
    assert set(Proposal.objects.values_list("status", "origin")) == {("sent", "run")}
    assert not Pairing.objects.exists()


def test_of_two_workers_the_second_looks_again(run_of_five, jo):
    run, _people = run_of_five
    row = run.suggested.exclude(mentor=None).first()
    running.choose(run, row, is_chosen=False, edition=run.edition, by=jo)
    with pytest.raises(WrongMoment, match="Somebody else changed"):
        running.choose(run, row, is_chosen=True, edition=run.edition, by=jo)
    row.refresh_from_db()
    assert row.is_chosen is False


def test_a_pin_stays_when_it_is_worked_out_again_and_says_why(run_of_five, jo):
    run, people = run_of_five
    row = Suggested.objects.get(run=run, mentee=people["Ann"])
    other = people["Pat"] if row.mentor == people["Mo"] else people["Mo"]
    Membership.objects.filter(pk=other.pk).update(capacity=3)
    engine.changed(run.programme_id)
    other.profile.delete()
    other = Membership.objects.get(pk=other.pk)
    describe(other)
    engine.changed(run.programme_id)
    running.pin(
        run,
        people["Ann"],
        Membership.objects.select_related("person", "programme").get(pk=other.pk),
        why="They know each other.",
        edition=run.edition,
        by=jo,
    )
    run.refresh_from_db()
    running.again(run, edition=run.edition, by=jo)
    running.work(run.pk)

    row = Suggested.objects.get(run=run, mentee=people["Ann"])
    assert (row.mentor_id, row.pinned_by, row.pin_reason) == (other.pk, jo, "They know each other.")


def test_nobody_is_pinned_across_a_block(run_of_five, jo):
    run, people = run_of_five
    blocks.keep_apart(people["Ann"].person, people["Mo"].person, Block.Kind.SAFEGUARDING, by=jo)
    with pytest.raises(WrongMoment, match="cannot be put together"):
        running.pin(run, people["Ann"], people["Mo"], why="x", edition=run.edition, by=jo)


def test_whoever_left_meanwhile_is_kept_back_with_words_and_the_others_are_asked(run_of_five, jo):
    run, _people = run_of_five
    gone = run.suggested.exclude(mentor=None).select_related("mentee__person").first().mentee
    joining.leave(gone, said=Said(gone.person))
    sent, kept = running.publish(run, edition=run.edition, by=jo)
    assert [row.mentee for row, _why in kept] == [gone]
    assert len(sent) == run.suggested.exclude(mentor=None).count() - 1


def test_it_can_be_stopped_and_thrown_away(programme, policy, jo, ann):
    run = running.start(programme, by=jo)
    with pytest.raises(WrongMoment, match="a run already"):
        running.start(programme, by=jo)
    running.discard(run, by=jo)
    running.work(run.pk)
    run.refresh_from_db()
    assert (run.status, run.suggested.count()) == ("stopped", 0)


def test_with_no_mentor_at_all_each_has_words(programme, policy, jo, ann):
    run = running.start(programme, by=jo)
    running.work(run.pk)
    row = Suggested.objects.get()
    assert row.mentor is None
    assert left_out.in_words(row.parts[0]) == "There is no mentor yet."


def test_a_new_programme_has_rules_to_begin_with(area, jo):
    made = starter.found(area, "Pairs", "x", by=jo)
    assert running.start(made, by=jo).policy.number == 1
