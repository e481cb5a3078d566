"""From “I would like to” to being ready, having a break and leaving; each by oneself and through a worker."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.models import Event
from core.moves import WrongMoment
from enterprises.mentoring.actions import answering, joining
from enterprises.mentoring.models import Membership, Programme, Proposal, Step, Task
from enterprises.mentoring.said import Said
from tests.enterprises.mentoring.conftest import describe
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def tags_of(record):
    rows = Event.objects.filter(subject_type=record._meta.label_lower, subject_id=str(record.pk))
    return list(rows.order_by("pk").values_list("tag", flat=True))


def test_somebody_joins_gets_ready_and_waits_since_that_day(programme, jo):
    person = PersonFactory(name="Ann Moor")
    ann = joining.join(programme, person, "mentee", said=Said(person))
    assert Task.objects.get(membership=ann).kind == Task.Kind.NEW_MEMBER

    joining.take_on(ann, by=jo)
    describe(ann)
    joining.make_ready(ann, by=jo)

    ann.refresh_from_db()
    assert (ann.status, ann.waiting_since, ann.worker, ann.via, ann.recorded_by) == ("ready", TODAY(), jo, "self", None)
    assert Task.objects.get(membership=ann).status == Task.Status.NOT_NEEDED
    assert tags_of(ann) == ["member:applied", "member:getting_ready", "member:ready"]


def test_what_a_worker_writes_down_is_never_shown_as_the_persons_own(programme, jo):
    person = PersonFactory()
    ann = joining.join(programme, person, "mentee", said=Said(jo, "phone"))

    assert (ann.via, ann.recorded_by) == ("phone", jo)
    joined = Event.objects.get(tag="member:applied")
    assert (joined.by, joined.on_behalf_of) == (jo, person)
    with pytest.raises(PermissionDenied):
        joining.join(programme, PersonFactory(), "mentee", said=Said(jo))  # "by herself", and it was Jo
    with pytest.raises(PermissionDenied):
        joining.join(programme, PersonFactory(), "mentee", said=Said(person, "phone"))  # Ann is no worker


def test_another_areas_worker_and_an_editor_are_not_in_it(programme, dee, ed):
    person = PersonFactory()
    ann = joining.join(programme, person, "mentee", said=Said(person))
    for outsider in (dee, ed):
        with pytest.raises(PermissionDenied):
            joining.take_on(ann, by=outsider)


def test_nobody_is_ready_before_the_steps_are_done_and_they_said_yes(programme, jo, member):
    step = Step.objects.create(programme=programme, role="mentor", words="Two references")
    person = PersonFactory()
    mo = joining.join(programme, person, "mentor", said=Said(person), capacity=2)
    joining.take_on(mo, by=jo)

    with pytest.raises(WrongMoment, match="Two references"):
        joining.make_ready(mo, by=jo)
    joining.step_done(mo, step, TODAY(), by=jo)
    joining.step_done(mo, step, TODAY(), by=jo)  # pressed twice
    with pytest.raises(WrongMoment, match="have not said yet"):
        joining.make_ready(mo, by=jo)
    describe(mo)
    joining.make_ready(mo, by=jo)

    joining.step_not_done(mo, step, by=jo)
    mo.refresh_from_db()
    assert mo.status == "preparing"
    assert tags_of(mo).count("member:step_done") == 1
    with pytest.raises(WrongMoment):
        joining.step_done(mo, step, TODAY() + timedelta(days=1), by=jo)


def test_a_break_takes_back_what_was_asked_and_keeps_the_place_among_those_who_wait(ann, mo_m, asked, listening):
    Membership.objects.filter(pk=ann.pk).update(waiting_since=TODAY() - timedelta(days=40))
    proposal = asked(ann, mo_m)

    with listening() as told:
        joining.pause(ann, said=Said(ann.person), until=TODAY() + timedelta(days=14))

    proposal.refresh_from_db()
    assert proposal.status == Proposal.Status.WITHDRAWN
    assert [mail.to for mail in told] == [["mo@example.com"]]
    joining.come_back(ann, said=Said(ann.person))
    ann.refresh_from_db()
    assert (ann.status, ann.waiting_since) == ("ready", TODAY() - timedelta(days=40))


def test_whoever_is_working_with_somebody_ends_that_before_they_leave(ann, mo_m, asked):
    proposal = asked(ann, mo_m)
    for side, who in (("mentee", ann), ("mentor", mo_m)):
        answering.answer(proposal, side, "yes", said=Said(who.person))
    for side, who in (("mentee", ann), ("mentor", mo_m)):
        answering.after_meeting(proposal, side, goes_on=True, said=Said(who.person))

    with pytest.raises(WrongMoment, match="working with somebody"):
        joining.leave(ann, said=Said(ann.person))
    joining.pause(mo_m, said=Said(mo_m.person))
    assert Task.objects.filter(kind=Task.Kind.PAUSED, pairing__mentor=mo_m).exists()


def test_who_left_may_ask_again_and_waits_anew(ann, programme):
    joining.leave(ann, said=Said(ann.person))
    again = joining.join(programme, ann.person, "mentee", said=Said(ann.person))

    assert (again.pk, again.status, again.waiting_since, again.left_on) == (ann.pk, "applied", None, None)
    with pytest.raises(WrongMoment, match="already"):
        joining.join(programme, ann.person, "mentee", said=Said(ann.person))


def test_a_programme_that_is_closed_takes_nobody(programme):
    Programme.objects.update(status="closed")
    programme.refresh_from_db()
    person = PersonFactory()
    with pytest.raises(WrongMoment, match="takes nobody new"):
        joining.join(programme, person, "mentee", said=Said(person))
