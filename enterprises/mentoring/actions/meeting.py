"""Meetings of two: planned, written down by either or by a worker, put right, counted once."""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.listings.actions.guard import require
from enterprises.mentoring import news, rules
from enterprises.mentoring.actions import tasks
from enterprises.mentoring.actions.together import open_pairing, side_of
from enterprises.mentoring.models import LONGEST, SHORTEST, Hours, Meeting, Pairing, Task
from enterprises.mentoring.said import Said

Status, Agreed = Meeting.Status, Meeting.Agreed


@transaction.atomic
def plan(pairing: Pairing, on: date, starts: time | None, *, said: Said, **facts: Any) -> Meeting:
    """A meeting that is to come; the other one is told. `facts`: minutes, mode, where, note. Raises WrongMoment."""
    held = open_pairing(pairing)
    side = side_of(held, said)
    _minutes(facts.get("minutes", 60))
    if on < timezone.localdate():
        raise WrongMoment(_("This day is over. Write down what took place instead."))
    made = Meeting.objects.create(pairing=held, on=on, starts=starts, said_by=side, **said.facts(), **facts)
    record("meeting:planned", made, by=said.by)
    news.meeting(made, "planned", to=others(side))
    return made


@transaction.atomic
def call_off(meeting: Meeting, *, said: Said) -> None:
    """It does not take place; the other one is told. Raises WrongMoment."""
    held = open_pairing(meeting.pairing)
    side = side_of(held, said)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    move(meeting, Status.CANCELLED, sequence=meeting.sequence + 1)
    record("meeting:cancelled", meeting, by=said.by)
    news.meeting(meeting, "cancelled", to=others(side))


@transaction.atomic
def missed(meeting: Meeting, *, said: Said) -> None:
    """Its day is over and it did not take place. No word to anybody. Raises WrongMoment."""
    held = open_pairing(meeting.pairing)
    side_of(held, said)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.on > timezone.localdate():
        raise WrongMoment(_("This day is still to come. Call it off instead."))
    move(meeting, Status.MISSED)
    record("meeting:missed", meeting, by=said.by)


@transaction.atomic
def took_place(
    pairing: Pairing, on: date, minutes: int, *, said: Said, planned: Meeting | None = None, **facts: Any
) -> Meeting:
    """It took place, and counts; the other one can say that it is not right. Written down twice it is one: raises
    WrongMoment, as for a day before they were a pair or still to come. `facts`: starts, mode, where, note.
    """
    held = open_pairing(pairing)
    side = side_of(held, said)
    _minutes(minutes)
    if not held.starts_on <= on <= timezone.localdate():
        raise WrongMoment(_("Choose a day since you work together, up to today."))
    _not_twice(held, on, facts.get("starts"))
    if planned:
        made = Meeting.objects.select_for_update().get(pk=planned.pk, pairing=held)
        move(
            made, Status.HAPPENED, on=on, minutes=minutes, said_by=side, said_at=timezone.now(), **said.facts(), **facts
        )
    else:
        happened = {"status": Status.HAPPENED, "said_by": side, **said.facts()}
        made = Meeting.objects.create(pairing=held, on=on, minutes=minutes, **happened, **facts)
    Hours.objects.create(meeting=made, minutes=minutes, counted_on=timezone.localdate())
    record("meeting:happened", made, by=said.by)  # what hours are worth is asked of this later
    tasks.over(Task.Kind.QUIET, held)
    return made


def _not_twice(held: Pairing, on: date, starts: time | None) -> None:
    same = held.meetings.filter(on=on, status=Status.HAPPENED)
    if (same.filter(starts=starts) if starts else same).exists():
        raise WrongMoment(_("A meeting of this day is written down already. If you met twice, say at what time."))


def _minutes(minutes: int) -> None:
    if not SHORTEST <= minutes <= LONGEST:
        raise WrongMoment(_("A meeting lasts from 5 minutes to 8 hours."))


@transaction.atomic
def is_right(meeting: Meeting, *, said: Said) -> None:
    """The other one agrees. Raises WrongMoment."""
    meeting = _by_the_other(meeting, said)
    Meeting.objects.filter(pk=meeting.pk).update(agreed=Agreed.AGREED)
    record("meeting:agreed", meeting, by=said.by)


@transaction.atomic
def is_not_right(meeting: Meeting, *, said: Said) -> None:
    """“That's not right”: a worker talks with both. Raises WrongMoment."""
    meeting = _by_the_other(meeting, said)
    Meeting.objects.filter(pk=meeting.pk).update(agreed=Agreed.QUERIED)
    record("meeting:queried", meeting, by=said.by)
    tasks.need(Task.Kind.QUERIED, meeting.pairing)


def _by_the_other(meeting: Meeting, said: Said) -> Meeting:
    held = open_pairing(meeting.pairing)
    side = side_of(held, said)
    meeting = Meeting.objects.select_for_update().select_related("pairing").get(pk=meeting.pk)
    if meeting.status != Status.HAPPENED or meeting.agreed not in (Agreed.UNASKED, Agreed.AGREED):
        raise WrongMoment(_("There is nothing to say about this meeting any more."))
    if side == meeting.said_by:
        raise WrongMoment(_("You wrote this down yourself. Ring your support worker if it is not right."))
    return meeting


@transaction.atomic
def resolve(meeting: Meeting, *, minutes: int, why: str, by: Person) -> None:
    """A worker has talked with both. Other minutes than were counted are taken back and counted anew, today; none at
    all takes them back. Raises WrongMoment.
    """
    held = open_pairing(meeting.pairing)
    require(rules.may_run(by, held.programme), _("Only the support workers of this area run its mentoring."))
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.agreed != Agreed.QUERIED:
        raise WrongMoment(_("Nobody said that this is not right."))
    if minutes:
        _minutes(minutes)
    counted = meeting.hours.get(takes_back=None, taken_back=None)
    if counted.minutes != minutes:
        facts = {"meeting": meeting, "counted_on": timezone.localdate(), "why": why, "turn": counted.turn + 1}
        Hours.objects.create(**facts, minutes=-counted.minutes, takes_back=counted)
        if minutes:
            Hours.objects.create(**facts, minutes=minutes)
    Meeting.objects.filter(pk=meeting.pk).update(agreed=Agreed.RESOLVED, minutes=minutes or meeting.minutes)
    record("meeting:resolved", meeting, by=by)
    tasks.over(Task.Kind.QUERIED, held)


def others(side: str) -> list[str]:
    """Whoever said it need not be told; of what a worker wrote down both are."""
    return [each for each in ("mentee", "mentor") if each != side]
