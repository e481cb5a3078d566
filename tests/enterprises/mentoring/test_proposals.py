"""Two are asked about each other: only two yeses and a first meeting make a pairing (mentoring.md A2: 2 to 6, 9)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts import blocks
from accounts.models import Block
from core.models import Event
from core.moves import WrongMoment
from enterprises.mentoring.actions import answering, joining, pairing_up, proposing, stepping_back
from enterprises.mentoring.models import Pairing, Place, Proposal, Task
from enterprises.mentoring.said import Said

pytestmark = pytest.mark.django_db


def both(proposal, mentee, mentor, do=answering.answer, **given):
    given = given or {"given": "yes"}
    for side, who in (("mentee", mentee), ("mentor", mentor)):
        do(proposal, side, *given.values(), said=Said(who.person))


def go_on(proposal, mentee, mentor):
    for side, who in (("mentee", mentee), ("mentor", mentor)):
        answering.after_meeting(proposal, side, goes_on=True, said=Said(who.person))


def test_two_yeses_and_a_first_meeting_make_a_pairing(ann, mo_m, asked, jo, listening):
    proposal = asked(ann, mo_m)
    both(proposal, ann, mo_m)
    proposal.refresh_from_db()
    assert proposal.status == Proposal.Status.TRIAL
    assert Place.objects.get().mentor == mo_m

    go_on(proposal, ann, mo_m)

    pairing = Pairing.objects.get()
    assert (pairing.mentee, pairing.mentor, pairing.worker, pairing.status) == (ann, mo_m, jo, "active")
    proposal.refresh_from_db()
    assert proposal.status == Proposal.Status.CONFIRMED
    assert not Task.objects.filter(proposal=proposal, status="todo").exists()


def test_how_to_reach_each_other_is_read_only_after_both_said_yes(ann, mo_m, asked, listening):
    with listening() as told:
        proposal = asked(ann, mo_m)
        answering.answer(proposal, "mentee", "yes", said=Said(ann.person))
    before = "\n".join(mail.subject + mail.body for mail in told)
    assert "Ann" in before
    assert not [each for each in ("Moor", "01453 111222", "ann@example", "mo@example") if each in before]

    with listening() as told:
        answering.answer(proposal, "mentor", "yes", said=Said(mo_m.person))

    read = {mail.to[0]: mail.body for mail in told}
    assert "mo@example.com" in read["ann@example.com"]
    assert "ann@example.com" in read["mo@example.com"]
    assert all("example.com" not in mail.subject for mail in told)


def test_a_no_is_told_as_not_this_time_and_never_why(ann, mo_m, asked, listening):
    proposal = asked(ann, mo_m)
    answering.answer(proposal, "mentor", "yes", said=Said(mo_m.person))

    with listening() as told:
        answering.answer(proposal, "mentee", "no", said=Said(ann.person))

    [mail] = told
    assert (mail.to, mail.subject) == (["mo@example.com"], "Not this time")
    assert " no " not in mail.body.lower()
    assert Task.objects.get(kind=Task.Kind.STEPPED_BACK).proposal == proposal
    with pytest.raises(WrongMoment):
        answering.answer(proposal, "mentee", "yes", said=Said(ann.person))


def test_talk_to_me_first_is_a_task_and_stops_nothing(ann, mo_m, asked):
    proposal = asked(ann, mo_m)
    answering.answer(proposal, "mentee", "talk", said=Said(ann.person))
    assert Task.objects.get(kind=Task.Kind.TALK_FIRST).status == "todo"

    answering.answer(proposal, "mentee", "yes", said=Said(ann.person))

    assert Task.objects.get(kind=Task.Kind.TALK_FIRST).status == "not"
    proposal.refresh_from_db()
    assert (proposal.status, proposal.mentee_answer) == ("sent", "yes")


def test_an_answer_by_phone_says_who_wrote_it_down_and_the_same_answer_twice_is_one(ann, mo_m, asked, jo):
    proposal = asked(ann, mo_m)
    for _twice in range(2):
        answering.answer(proposal, "mentee", "yes", said=Said(jo, "phone"))

    proposal.refresh_from_db()
    assert (proposal.mentee_via, proposal.mentee_recorded_by) == ("phone", jo)
    event = Event.objects.get(tag="proposal:mentee_yes")
    assert (event.by, event.on_behalf_of) == (jo, ann.person)


def test_nobody_answers_for_the_other(ann, mo_m, asked, dee, sam):
    proposal = asked(ann, mo_m)
    for side, said in (
        ("mentor", Said(ann.person)),
        ("mentee", Said(sam)),
        ("mentee", Said(dee, "phone")),
        ("mentee", Said(ann.person, "phone")),
    ):
        with pytest.raises(PermissionDenied):
            answering.answer(proposal, side, "yes", said=said)


def test_one_open_proposal_at_a_time_and_no_more_are_asked_than_there_are_places(ann, mo_m, asked, member, jo):
    asked(ann, mo_m)
    pat, bea = member("Pat", "mentor", capacity=1), member("Bea")
    second = proposing.draft(ann, pat, by=jo)
    with pytest.raises(WrongMoment, match="One at a time"):
        proposing.send(second, by=jo)
    third = proposing.draft(bea, mo_m, by=jo)
    with pytest.raises(WrongMoment, match="no place left"):
        proposing.send(third, by=jo)


def test_a_block_between_being_asked_and_going_on_is_looked_at_again(ann, mo_m, asked, jo, listening):
    proposal = asked(ann, mo_m)
    both(proposal, ann, mo_m)
    blocks.keep_apart(ann.person, mo_m.person, Block.Kind.SAFEGUARDING, by=jo)

    go_on(proposal, ann, mo_m)

    proposal.refresh_from_db()
    assert proposal.status == Proposal.Status.WITHDRAWN
    assert not Pairing.objects.exists()
    assert not Place.objects.exists()


def test_a_block_stands_before_anybody_is_asked_in_words_that_tell_nothing(ann, mo_m, jo):
    blocks.keep_apart(ann.person, mo_m.person, Block.Kind.SAFEGUARDING, by=jo)
    proposal = proposing.draft(ann, mo_m, by=jo)
    with pytest.raises(WrongMoment, match="These two cannot be put together"):
        proposing.send(proposal, by=jo)


def test_stepping_back_after_the_first_meeting_needs_no_reason_and_gives_the_place_back(ann, mo_m, asked, listening):
    proposal = asked(ann, mo_m)
    both(proposal, ann, mo_m)

    with listening() as told:
        answering.after_meeting(proposal, "mentee", goes_on=False, said=Said(ann.person))

    proposal.refresh_from_db()
    assert proposal.status == Proposal.Status.WITHDRAWN
    assert not Place.objects.exists()
    assert [mail.to for mail in told] == [["mo@example.com"]]


def test_nothing_expires_by_itself_nor_before_a_worker_tried(ann, mo_m, asked, jo):
    proposal = asked(ann, mo_m)
    with pytest.raises(WrongMoment, match="still time"):
        stepping_back.let_expire(proposal, by=jo)
    Proposal.objects.update(answer_by=timezone.localdate() - timedelta(days=1))
    with pytest.raises(WrongMoment, match="Try to reach them first"):
        stepping_back.let_expire(proposal, by=jo)
    stepping_back.tried(proposal, by=jo)
    stepping_back.let_expire(proposal, by=jo)

    proposal.refresh_from_db()
    assert proposal.status == Proposal.Status.EXPIRED


def test_who_said_no_once_is_not_proposed_again_until_a_worker_says_they_may(ann, mo_m, asked, jo):
    answering.answer(asked(ann, mo_m), "mentee", "no", said=Said(ann.person))
    again = proposing.draft(ann, mo_m, by=jo)
    with pytest.raises(WrongMoment, match="put together before"):
        proposing.send(again, by=jo)

    Proposal.objects.filter(status="declined").update(may_meet_again=True)
    proposing.send(again, by=jo)


def test_a_pairing_pauses_goes_on_and_ends_well_and_the_place_is_free(ann, mo_m, asked, listening):
    proposal = asked(ann, mo_m)
    both(proposal, ann, mo_m)
    go_on(proposal, ann, mo_m)
    pairing = Pairing.objects.get()

    with listening() as told:
        pairing_up.pause(pairing, "mentee", said=Said(ann.person))
        pairing_up.go_on(pairing, "mentor", said=Said(mo_m.person))
        pairing_up.begin_ending(pairing, "mentee", said=Said(ann.person))
        with pytest.raises(WrongMoment, match="why it ends"):
            pairing_up.end(pairing, "mentee", "stopped", said=Said(ann.person))
        pairing_up.end(pairing, "mentee", "just", said=Said(ann.person))

    pairing.refresh_from_db()
    assert (pairing.status, pairing.end_reason, pairing.ended_on) == ("ended", "just", timezone.localdate())
    assert not Place.objects.exists()
    assert [mail.to[0] for mail in told] == [
        "mo@example.com",
        "ann@example.com",
        "mo@example.com",
        "mo@example.com",
    ]
    assert "just" not in told[-1].body


def test_what_is_stopped_for_safety_tells_nobody_and_keeps_them_apart(ann, mo_m, asked, jo, listening):
    proposal = asked(ann, mo_m)
    both(proposal, ann, mo_m)
    go_on(proposal, ann, mo_m)

    with listening() as told:
        pairing_up.stop(Pairing.objects.get(), by=jo)

    assert told == []
    assert blocks.are_apart(ann.person, mo_m.person)
    assert not Place.objects.exists()


def test_every_change_writes_one_event(ann, mo_m, asked):
    proposal = asked(ann, mo_m)
    both(proposal, ann, mo_m)
    go_on(proposal, ann, mo_m)

    rows = Event.objects.filter(subject_type="mentoring.proposal", subject_id=str(proposal.pk)).order_by("pk")
    assert list(rows.values_list("tag", flat=True)) == [
        "proposal:drafted",
        "proposal:sent",
        "proposal:mentee_yes",
        "proposal:mentor_yes",
        "proposal:trial",
        "proposal:mentee_goes_on_yes",
        "proposal:mentor_goes_on_yes",
        "proposal:confirmed",
    ]


def test_leaving_is_refused_while_asked_no_more(ann, mo_m, asked):
    proposal = asked(ann, mo_m)
    joining.leave(mo_m, said=Said(mo_m.person))
    proposal.refresh_from_db()
    assert proposal.status == Proposal.Status.WITHDRAWN
