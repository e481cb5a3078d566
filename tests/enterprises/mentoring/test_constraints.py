"""Every "only one" and "never" of mentoring, tried on the database: a good row, and the same with one thing wrong."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.utils import timezone

from enterprises.mentoring import models as mentoring
from tests.constraints import cases, is_refused, of_models
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY, LATER = date(2027, 1, 5), date(2027, 6, 5)


def _said_yes():
    facts = {"mentee_answer": "yes", "mentor_answer": "yes", "mentee_via": "self", "mentor_via": "phone"}
    return facts | {"mentee_answered_at": NOW, "mentor_answered_at": NOW}


@pytest.fixture
def there(area):
    """A programme with what is there already: Ann learns, Mo and Pat are mentors; Mo is paired with Ann."""
    programme = mentoring.Programme.objects.create(area=area, name="Side by side", slug="side", words="x")
    found = SimpleNamespace(area=area, programme=programme)
    for name, role in (("ann", "mentee"), ("bea", "mentee"), ("mo", "mentor"), ("pat", "mentor")):
        person = PersonFactory(name=name.title())
        facts = {"capacity": 2} if role == "mentor" else {}
        member = mentoring.Membership.objects.create(programme=programme, person=person, role=role, **facts)
        setattr(found, name, member)
    found.somebody = PersonFactory()
    found.policy = mentoring.MatchingPolicy.objects.create(
        programme=programme, number=1, status="agreed", agreed_on=DAY, agreed_at="Hall"
    )
    mentoring.MatchingPolicy.objects.create(programme=programme, number=2)
    for status, occasion in (("used", "along"), ("draft", "along"), ("used", "early")):
        made = mentoring.Questionnaire.objects.create(
            programme=programme, occasion=occasion, number=1 if status == "used" else 2, status=status
        )
        found.questions = getattr(found, "questions", made)
    found.questions.questions.create(key="how", words="How is it?")
    mentoring.Round.objects.create(programme=programme, name="Spring", **_days())
    mentoring.Choice.objects.create(programme=programme, kind="topic", key="accounts", words="Accounts")
    step = mentoring.Step.objects.create(programme=programme, role="mentor", words="References")
    found.step, found.step2 = step, mentoring.Step.objects.create(programme=programme, role="mentor", words="A talk")
    found.mo.steps_done.create(step=step, done_on=DAY)
    found.ann.answers.create(questionnaire=found.questions, sealed="{}")
    found.run = mentoring.Run.objects.create(programme=programme, policy=found.policy, status="ready")
    found.run.suggested.create(mentee=found.ann, mentor=found.mo)
    found.proposal = mentoring.Proposal.objects.create(**_proposal(found) | {"mentee": found.ann, **_ann(found)})
    done = _proposal(found) | _ann(found) | _said_yes() | {"status": "confirmed", "sent_at": NOW, "ended_at": NOW}
    found.done, found.done2 = (mentoring.Proposal.objects.create(**done) for _one in range(2))
    found.mo.places.create(number=1, proposal=found.done)
    found.pairing = mentoring.Pairing.objects.create(**_pairing(found) | {"mentee": found.ann, **_ann(found)})
    for about in ("membership", "proposal", "pairing"):
        row = {"membership": found.ann, "proposal": found.proposal, "pairing": found.pairing}[about]
        mentoring.Task.objects.create(programme=programme, kind="quiet", due_on=DAY, **{about: row})
    return found


def _ann(there):
    return {"mentee": there.ann, "mentee_person": there.ann.person}


def _days():
    return {"opens_on": DAY, "closes_on": DAY, "starts_on": DAY, "ends_on": LATER}


def _proposal(there):
    people = {"mentor_person": there.mo.person, "mentee_person": there.bea.person}
    facts = {"programme": there.programme, "mentor": there.mo, "mentee": there.bea, **people}
    return facts | {"origin": "worker", "status": "sent", "sent_at": NOW}


def _pairing(there):
    facts = {"programme": there.programme, "mentor": there.mo, "mentee": there.bea, "proposal": there.done2}
    people = {"mentor_person": there.mo.person, "mentee_person": there.bea.person}
    proposal = there.done if not mentoring.Pairing.objects.exists() else there.done2
    return facts | people | {"starts_on": DAY, "review_on": LATER, "proposal": proposal}


def _over(there):
    return {"status": "ended", "ended_on": DAY, "end_reason": "just"}


#: For each model a row that is good, and what makes it one the database refuses.
ROWS = {
    mentoring.Programme: (
        lambda there: {"area": there.area, "name": "Other", "slug": "other", "words": "x"},
        {"one_programme_of_a_name": {"name": "Side by side"}, "a_pairing_is_planned_for_some_weeks": {"weeks": 0}},
    ),
    mentoring.Round: (
        lambda there: {"programme": there.programme, "name": "Autumn", **_days()},
        {
            "one_round_of_a_name": {"name": "Spring"},
            "a_round_opens_closes_starts_and_ends": {"starts_on": LATER, "ends_on": LATER},
        },
    ),
    mentoring.Practice: (
        lambda there: {"programme": there.programme, "heading": "service", "words": "We say what it is for."},
        {"what_is_done_was_said_on_a_day": {"is_done": True}},
    ),
    mentoring.Choice: (
        lambda there: {"programme": there.programme, "kind": "topic", "key": "selling", "words": "Selling"},
        {
            "a_key_means_one_thing": {"key": "accounts"},
            "what_is_needed_can_be_said_of_oneself": {"kind": "need"},
        },
    ),
    mentoring.MatchingPolicy: (
        lambda there: {
            "programme": there.programme,
            "number": 3,
            "status": "retired",
            "agreed_on": DAY,
            "agreed_at": "x",
        },
        {
            "one_policy_of_a_number": {"number": 1},
            "one_policy_is_used": {"status": "agreed"},
            "one_policy_is_talked_about": {"status": "draft"},
            "a_policy_is_agreed_on_a_day_at_a_meeting": {"agreed_at": ""},
        },
    ),
    mentoring.Questionnaire: (
        lambda there: {"programme": there.programme, "occasion": "along", "number": 3, "status": "retired"},
        {
            "one_questionnaire_of_a_number": {"number": 1},
            "one_questionnaire_is_used": {"status": "used"},
            "one_questionnaire_is_written": {"status": "draft"},
        },
    ),
    mentoring.Question: (
        lambda there: {"questionnaire": there.questions, "key": "when", "words": "When?"},
        {"one_question_of_a_key": {"key": "how"}, "what_is_chosen_from_is_written": {"kind": "one"}},
    ),
    mentoring.Membership: (
        lambda there: {"programme": there.programme, "person": there.somebody, "role": "mentor", "capacity": 1},
        {
            "one_membership_for_a_role": lambda there: {"person": there.mo.person},
            "a_mentor_has_room_for_some": {"capacity": 7},
            "whoever_left_did_on_a_day": {"status": "left"},
            "a_break_ends_while_it_lasts": {"paused_until": DAY},
            "whoever_is_ready_waits_since_a_day": {"status": "ready"},
        },
    ),
    mentoring.StepDone: (
        lambda there: {"membership": there.mo, "step": there.step2, "done_on": DAY},
        {"a_step_is_done_once": lambda there: {"step": there.step}},
    ),
    mentoring.Answers: (
        lambda there: {"membership": there.bea, "questionnaire": there.questions, "sealed": "{}"},
        {"answered_once_a_version": lambda there: {"membership": there.ann}},
    ),
    mentoring.Run: (
        lambda there: {"programme": there.programme, "policy": there.policy, "status": "published"},
        {"one_run_of_a_programme_at_once": {"status": "queued"}},
    ),
    mentoring.Suggested: (
        lambda there: {"run": there.run, "mentee": there.bea},
        {"one_suggestion_for_a_mentee": lambda there: {"mentee": there.ann}},
    ),
    mentoring.Proposal: (
        _proposal,
        {
            "nobody_is_proposed_to_themself": lambda there: {"mentee_person": there.mo.person},
            "one_open_proposal_for_a_mentee": _ann,
            "nobody_meets_before_both_said_yes": {**_said_yes(), "status": "trial", "mentor_via": ""},
            "nothing_expires_untried": {"status": "expired", "ended_at": NOW},
            "a_proposal_that_is_over_says_when": {"status": "declined"},
            "what_was_asked_was_sent": {"sent_at": None},
        },
    ),
    mentoring.Place: (
        lambda there: {"mentor": there.mo, "number": 2, "proposal": there.done2},
        {"a_place_is_given_once": {"number": 1}, "a_place_has_a_number": {"number": 7}},
    ),
    mentoring.Pairing: (
        _pairing,
        {
            "nobody_is_paired_with_themself": lambda there: {"mentee_person": there.mo.person},
            "one_open_pairing_of_two": _ann,
            "a_pairing_that_ended_says_when_and_why": {"status": "ended", "ended_on": DAY},
        },
    ),
    mentoring.Task: (
        lambda there: {"programme": there.programme, "kind": "quiet", "due_on": DAY, "membership": there.bea},
        {
            "one_task_of_a_kind_for_a_membership": lambda there: {"membership": there.ann},
            "one_task_of_a_kind_for_a_proposal": lambda there: {"membership": None, "proposal": there.proposal},
            "one_task_of_a_kind_for_a_pairing": lambda there: {"membership": None, "pairing": there.pairing},
            "a_task_that_is_over_says_when": {"status": "done"},
        },
    ),
}
CASES = cases(ROWS)


def test_every_constraint_is_tried():
    ours = apps.get_app_config("mentoring").get_models()
    assert of_models(ours) == set(CASES)


@pytest.mark.parametrize(("model", "name"), CASES, ids=[name for _model, name in CASES])
def test_the_database_refuses_what_cannot_be(there, model, name):
    is_refused(there, ROWS, model, name)


def test_an_ended_pairing_makes_room_for_another_of_the_same_two(there):
    mentoring.Pairing.objects.filter(pk=there.pairing.pk).update(**_over(there))

    assert mentoring.Pairing.objects.create(**_pairing(there) | _ann(there)).is_open
