"""Two people work together, have a break, and end well; or it is stopped to keep somebody safe."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import blocks
from accounts.models import Block, Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.listings.actions.guard import require
from enterprises.mentoring import news, rules
from enterprises.mentoring.actions import holding, places, tasks
from enterprises.mentoring.models import Pairing, Proposal, Task
from enterprises.mentoring.said import Said, check

Status = Pairing.Status
#: After so many weeks a worker looks at it together with the two.
REVIEW_WEEKS = 8
#: A worker's tasks about a pairing that is over.
ABOUT = (Task.Kind.PAUSED, Task.Kind.QUIET, Task.Kind.REVIEW, Task.Kind.QUERIED)


def pair(proposal: Proposal, *, by: Person | None) -> Pairing:
    """Part of the second yes, with the rows locked and the place taken. Whatever else the mentee was to be asked is
    not needed any more.
    """
    today = timezone.localdate()
    move(proposal, Proposal.Status.CONFIRMED, ended_at=timezone.now())
    record("proposal:confirmed", proposal, by=by)
    tasks.over(Task.Kind.AFTER_FIRST, proposal)
    made = Pairing.objects.create(
        proposal=proposal,
        programme=proposal.programme,
        mentor=proposal.mentor,
        mentee=proposal.mentee,
        mentor_person_id=proposal.mentor_person_id,
        mentee_person_id=proposal.mentee_person_id,
        worker=proposal.mentee.worker,
        starts_on=today,
        review_on=today + timedelta(weeks=REVIEW_WEEKS),
        planned_end=today + timedelta(weeks=proposal.programme.weeks),
    )
    record("pairing:active", made, by=by)
    _supersede_others(proposal, by)
    news.paired(made)
    return made


def _supersede_others(proposal: Proposal, by: Person | None) -> None:
    """Drafts for the same mentee (more than one cannot be open): nobody had been asked."""
    drafts = Proposal.objects.filter(mentee=proposal.mentee, status=Proposal.Status.DRAFT)
    for other in drafts.select_for_update():
        move(other, Proposal.Status.SUPERSEDED, ended_at=timezone.now())
        record("proposal:superseded", other, by=by)


@transaction.atomic
def pause(pairing: Pairing, side: str, *, said: Said, until: date | None = None) -> None:
    """A break of the two: nobody is reminded of anything. Raises WrongMoment."""
    held = _by_one_of_two(pairing, side, said)
    if until and until <= timezone.localdate():
        raise WrongMoment(_("Choose a day that is still to come."))
    move(held, Status.PAUSED, paused_until=until)
    _write(held, side, said, "paused")
    tasks.over(Task.Kind.QUIET, held)
    news.pairing_changed(held, "paused", to=_others(side))


@transaction.atomic
def go_on(pairing: Pairing, side: str, *, said: Said) -> None:
    """After a break, or where it was to end and does not yet. Raises WrongMoment."""
    held = _by_one_of_two(pairing, side, said)
    move(held, Status.ACTIVE, paused_until=None)
    _write(held, side, said, "goes_on")
    tasks.over(Task.Kind.PAUSED, held)
    news.pairing_changed(held, "goes_on", to=_others(side))


@transaction.atomic
def begin_ending(pairing: Pairing, side: str, *, said: Said, on: date | None = None) -> None:
    """It comes to an end: there is time for a last meeting. Raises WrongMoment."""
    held = _by_one_of_two(pairing, side, said)
    if on and on < timezone.localdate():
        raise WrongMoment(_("Choose today or a day that is still to come."))
    move(held, Status.ENDING, planned_end=on or held.planned_end, paused_until=None)
    _write(held, side, said, "ending")
    news.pairing_changed(held, "ending", to=_others(side))


@transaction.atomic
def end(pairing: Pairing, side: str, why: str, *, said: Said, on: date | None = None) -> None:
    """It is over, with a reason that stands in reports and is told to nobody. The mentor has a place again. Raises
    WrongMoment.
    """
    held = _by_one_of_two(pairing, side, said)
    if why not in Pairing.Why.values or why == Pairing.Why.STOPPED:
        raise WrongMoment(_("Choose why it ends."))
    day = on or timezone.localdate()
    if not held.starts_on <= day <= timezone.localdate():
        raise WrongMoment(_("It ended on a day between its first day and today."))
    _close(held, Status.ENDED, why, day)
    _write(held, side, said, "ended")
    news.pairing_changed(held, "ended", to=_others(side))


@transaction.atomic
def stop(pairing: Pairing, *, by: Person, mark: str = "") -> None:
    """Ended at once to keep somebody safe: they cannot reach each other here, are kept apart from now on, and neither
    is told by us. A contact for worries does this (safeguarding decides who that is). Raises WrongMoment.

    `mark`: the number of the worry, sealed with the worker's note, which neither of the two can see.
    """
    held = holding.pairing(pairing.pk)
    _close(held, Status.STOPPED, Pairing.Why.STOPPED, timezone.localdate())
    record("pairing:stopped", held, by=by)
    kind = Block.Kind.SAFEGUARDING
    blocks.keep_apart(held.mentor.person, held.mentee.person, kind, by=by, note=mark)


def end_for_one_who_is_gone(held: Pairing) -> None:
    """Part of erasing one of the two, with the rows locked: a worker tells the other in person."""
    _close(held, Status.ENDED, Pairing.Why.JUST_ENDED, timezone.localdate())
    record("pairing:ended", held)
    tasks.need(Task.Kind.REVIEW, held, words=_("One of the two is not here any more. Please tell the other."))


def _close(held: Pairing, to: str, why: str, day: date) -> None:
    move(held, to, ended_on=day, end_reason=why, paused_until=None)
    places.give_back(held.proposal)
    for kind in ABOUT:
        tasks.over(kind, held)


@transaction.atomic
def look_again_on(pairing: Pairing, day: date, *, by: Person) -> None:
    """When a worker looks at it with them the next time."""
    held = holding.pairing(pairing.pk)
    require(rules.may_run(by, held.programme), _("Only the support workers of this area run its mentoring."))
    if not held.is_open:
        raise WrongMoment(_("This is over."))
    if day < timezone.localdate():
        raise WrongMoment(_("Choose a day that is still to come."))
    Pairing.objects.filter(pk=held.pk).update(review_on=day)
    record("pairing:review_set", held, by=by)
    tasks.over(Task.Kind.REVIEW, held)


def _by_one_of_two(pairing: Pairing, side: str, said: Said) -> Pairing:
    held = holding.pairing(pairing.pk)
    check(said, getattr(held, side), _("Only you, or a support worker you talk to, can say this."))
    return held


def _write(held: Pairing, side: str, said: Said, what: str) -> None:
    person: Any = None if said.is_own else getattr(held, f"{side}_person")
    record(f"pairing:{what}", held, by=said.by, on_behalf_of=person)


def _others(side: str) -> list[str]:
    """Whoever said it need not be told."""
    return [each for each in ("mentee", "mentor") if each != side]
