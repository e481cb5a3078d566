"""What two do together: agreement, goals, meetings that count once, how it goes; and what a worker is asked to do."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.moves import WrongMoment
from enterprises.mentoring import tasks as jobs
from enterprises.mentoring.actions import answering, checking_in, meeting, together
from enterprises.mentoring.models import CheckIn, Goal, Hours, Meeting, Pairing, Question, Questionnaire, Task
from enterprises.mentoring.said import Said

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def pair(ann, mo_m, asked):
    """Ann and Mo, who have worked together for ten weeks."""
    proposal = asked(ann, mo_m)
    for side, who in (("mentee", ann), ("mentor", mo_m)):
        answering.answer(proposal, side, "yes", said=Said(who.person))
    for side, who in (("mentee", ann), ("mentor", mo_m)):
        answering.after_meeting(proposal, side, goes_on=True, said=Said(who.person))
    days = {"starts_on": TODAY() - timedelta(weeks=10), "review_on": TODAY() + timedelta(weeks=2)}
    Pairing.objects.update(**days)
    return Pairing.objects.get()


@pytest.fixture
def by_ann(ann):
    return Said(ann.person)


@pytest.fixture
def by_mo(mo_m):
    return Said(mo_m.person)


def counted(pairing):
    return sum(each.minutes for each in Hours.objects.filter(meeting__pairing=pairing))


# --- agreement and goals -------------------------------------------------------------------------------------------
def test_an_agreement_is_agreed_by_both_and_a_new_version_asks_again(pair, by_ann, by_mo):
    first = together.write_agreement(pair, {"often": "weekly", "where": "The library"}, said=by_ann)
    for side, said in (("mentee", by_ann), ("mentor", by_mo), ("mentor", by_mo)):
        together.say_yes(first, side, said=said)
    first.refresh_from_db()
    assert first.is_agreed

    second = together.write_agreement(pair, {"often": "fortnight"}, said=by_mo)
    assert (second.number, second.is_agreed) == (2, False)
    with pytest.raises(WrongMoment, match="newer version"):
        together.say_yes(first, "mentee", said=by_ann)
    with pytest.raises(PermissionDenied):
        together.say_yes(second, "mentee", said=by_mo)


def test_goals_are_the_mentees_own_and_may_be_set_aside(pair, by_ann, by_mo, jo):
    goal = together.add_goal(pair, "Sell at the market", at_start=2, is_shared=False, said=by_ann)
    with pytest.raises(PermissionDenied):
        together.add_goal(pair, "Do it my way", at_start=None, is_shared=True, said=by_mo)
    together.change_goal(goal, status="aside", now=4, is_shared=False, said=by_ann)
    together.change_goal(goal, status="doing", now=5, is_shared=True, said=Said(jo, "phone"))
    goal = Goal.objects.get()
    assert (goal.status, goal.at_start, goal.now, goal.is_shared) == ("doing", 2, 5, True)


# --- meetings ------------------------------------------------------------------------------------------------------
def test_a_meeting_counts_once_whoever_writes_it_down(pair, by_ann, by_mo, jo):
    meeting.took_place(pair, TODAY(), 60, said=by_ann)
    for said in (by_mo, Said(jo, "phone")):
        with pytest.raises(WrongMoment, match="written down already"):
            meeting.took_place(pair, TODAY(), 45, said=said)
    assert counted(pair) == 60
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(pairing=pair, on=TODAY(), status="happened", said_by="mentor")


@pytest.mark.parametrize(("days", "minutes"), [(1, 60), (-80, 60), (0, 4), (0, 481)])
def test_what_cannot_have_been_is_refused(pair, by_ann, days, minutes):
    with pytest.raises(WrongMoment):
        meeting.took_place(pair, TODAY() + timedelta(days=days), minutes, said=by_ann)
    assert not Hours.objects.exists()


def test_a_planned_meeting_is_told_and_becomes_what_it_was(pair, by_ann, by_mo, listening):
    with listening() as told:
        planned = meeting.plan(pair, TODAY(), None, said=by_ann, where="12 Canary Lane")
    assert [mail.to[0] for mail in told] == ["mo@example.com"]
    assert "Canary" not in told[0].body + told[0].subject
    done = meeting.took_place(pair, TODAY(), 50, said=by_mo, planned=planned)
    assert (done.pk, done.status, done.said_by) == (planned.pk, "happened", "mentor")
    with pytest.raises(WrongMoment):
        meeting.call_off(planned, said=by_ann)


def test_what_is_not_right_is_talked_over_and_counted_anew(pair, by_ann, by_mo, jo):
    made = meeting.took_place(pair, TODAY(), 90, said=by_mo)
    with pytest.raises(WrongMoment, match="yourself"):
        meeting.is_not_right(made, said=by_mo)
    meeting.is_not_right(made, said=by_ann)
    assert Task.objects.get(kind=Task.Kind.QUERIED).status == "todo"
    before = list(Hours.objects.values_list("pk", "minutes"))

    meeting.resolve(made, minutes=30, why="They agreed on half an hour.", by=jo)

    assert counted(pair) == 30
    assert [row for row in Hours.objects.values_list("pk", "minutes") if row in before] == before  # nothing was changed
    assert Task.objects.get(kind=Task.Kind.QUERIED).status == "not"


def test_the_database_lets_no_hours_be_changed(pair, by_ann):
    meeting.took_place(pair, TODAY(), 60, said=by_ann)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hours.objects.update(minutes=600)


# --- how it goes ---------------------------------------------------------------------------------------------------
@pytest.fixture
def questions(programme):
    asked = Questionnaire.objects.create(programme=programme, occasion="early", number=1, status="used")
    Question.objects.create(questionnaire=asked, key="well", kind="scale", words="How well?")
    Question.objects.create(questionnaire=asked, key="more", kind="words", words="What would help?")
    return asked


def test_both_are_asked_alone_and_who_wants_a_call_is_rung(pair, questions, by_ann, by_mo, ann):
    assert checking_in.due(pair, TODAY())[0] == "early"
    jobs.look_at_mentoring.call()
    jobs.look_at_mentoring.call()
    assert set(CheckIn.objects.values_list("side", flat=True)) == {"mentee", "mentor"}
    assert CheckIn.objects.count() == 2

    mine = CheckIn.objects.get(side="mentee")
    with pytest.raises(PermissionDenied):
        checking_in.answer(mine, {}, wants_a_call=False, said=by_mo)
    checking_in.answer(mine, {"well": "3"}, wants_a_call=True, said=by_ann)
    mine.refresh_from_db()
    assert (mine.answers, mine.via) == ({"well": "3"}, "self")
    assert Task.objects.get(kind=Task.Kind.RING).membership == ann
    with pytest.raises(WrongMoment, match="already"):
        checking_in.answer(mine, {}, wants_a_call=False, said=by_ann)


def test_nobody_is_asked_during_a_break(pair, questions):
    Pairing.objects.update(status="paused")
    jobs.look_at_mentoring.call()
    assert not CheckIn.objects.exists()


# --- the day's look ------------------------------------------------------------------------------------------------
def test_a_quiet_pair_is_a_task_for_the_worker_and_no_word_to_the_two(pair, by_ann, listening):
    with listening() as told:
        jobs.look_at_mentoring.call()
    assert Task.objects.get(kind=Task.Kind.QUIET).pairing == pair
    assert told == []
    meeting.took_place(pair, TODAY(), 60, said=by_ann)
    assert Task.objects.get(kind=Task.Kind.QUIET).status == "not"
    jobs.look_at_mentoring.call()
    assert Task.objects.filter(kind=Task.Kind.QUIET, status="todo").count() == 0


def test_a_day_to_look_at_it_comes(pair):
    Pairing.objects.update(review_on=TODAY())
    jobs.look_at_mentoring.call()
    assert Task.objects.filter(kind=Task.Kind.REVIEW, status="todo").count() == 1


# --- on their pages ------------------------------------------------------------------------------------------------
def test_the_pages_of_two(client, pair, questions, ann, mo_m):
    mine = f"/my/mentoring/pairings/{pair.pk}/"
    jobs.look_at_mentoring.call()
    client.force_login(ann.person)
    assert "Tell us" in client.get(mine).content.decode()
    client.post(mine + "agreement/", {"do": "write", "often": "weekly", "where": "The library"})
    client.post(mine + "goals/", {"words": "Sell at the market", "at_start": "2"})
    today = TODAY()
    day = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    client.post(mine + "met/", {**day, "minutes": "45", "mode": "phone"})
    assert (
        "written down already" in client.post(mine + "met/", {**day, "minutes": "45", "mode": "phone"}).content.decode()
    )
    later = today + timedelta(days=3)
    plan = {"on_day": later.day, "on_month": later.month, "on_year": later.year, "starts": "14.30"}
    client.post(mine + "plan/", {**plan, "minutes": "60", "mode": "place", "where": "The library"})
    ics = client.get(mine + "meetings.ics").content.decode()
    assert "SUMMARY:Mo" in ics
    assert "library" not in ics
    assert client.get(mine + "agreement.pdf").content.startswith(b"%PDF")
    row = CheckIn.objects.get(side="mentee")
    client.post(f"/my/mentoring/how-is-it/{row.pk}/", {"q_well": "7", "q_more": "canary-for-jo-alone"})

    client.force_login(mo_m.person)
    page = client.get(mine).content.decode()
    assert "Sell at the market" in page
    assert "canary" not in page
    assert client.get(f"/my/mentoring/how-is-it/{row.pk}/").status_code == 404
    assert client.get(mine + "goals/").status_code == 404
    happened = Meeting.objects.get(status="happened")
    client.post(f"{mine}meetings/{happened.pk}/", {"do": "wrong"})
    assert Meeting.objects.get(pk=happened.pk).agreed == "queried"
    client.post(mine + "agreement/", {"do": "yes"})
    assert pair.agreements.get().is_agreed
    assert json.loads(CheckIn.objects.get(pk=row.pk).sealed)["more"] == "canary-for-jo-alone"
