"""Joining a programme, getting ready, having a break, leaving."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.listings.actions.guard import require
from enterprises.mentoring import news, people, rules
from enterprises.mentoring.actions import holding, stepping_back, tasks
from enterprises.mentoring.models import Membership, Pairing, Profile, Programme, Role, Round, Step, StepDone, Task
from enterprises.mentoring.said import Said, check

Status = Membership.Status
ONLY_WORKERS = gettext_lazy("Only the support workers of this area run its mentoring.")


@transaction.atomic
def join(
    programme: Programme,
    person: Person,
    role: str,
    *,
    said: Said,
    capacity: int | None = None,
    round: Round | None = None,
) -> Membership:
    """Somebody would like to take part; who left, or was not taken, may ask again.

    `capacity` is a mentor's: how many people at once. Raises WrongMoment, PermissionDenied.
    """
    place = _place_of(programme, person, role)
    check(said, place, _("Only you, or a support worker you talk to, can say that you join."))
    if programme.status != Programme.Status.OPEN:
        raise WrongMoment(_("This programme takes nobody new at the moment."))
    if round and round.closes_on < timezone.localdate():
        raise WrongMoment(_("This round takes nobody new any more. Please choose the next one."))
    place.capacity = (capacity or 1) if role == Role.MENTOR else None
    place.round, place.via, place.recorded_by = round, said.via, said.recorded_by
    if place.pk is None:
        place.save()
    else:
        _join_again(place)
    record("member:applied", place, by=said.by, on_behalf_of=None if said.is_own else person)
    tasks.need(Task.Kind.NEW_MEMBER, place)
    return place


def _place_of(programme: Programme, person: Person, role: str) -> Membership:
    """The row they have, locked, or a new one."""
    pk = Membership.objects.filter(programme=programme, person=person, role=role).values_list("pk", flat=True).first()
    return holding.member(pk) if pk else Membership(programme=programme, person=person, role=role)


def _join_again(place: Membership) -> None:
    if Status.APPLIED not in Membership.MOVES[place.status]:
        raise WrongMoment(_("You have asked to join already."))
    facts = {"left_on": None, "waiting_since": None, "joined_at": timezone.now()}
    move(place, Status.APPLIED, **facts)
    place.save(update_fields=["capacity", "round", "via", "recorded_by"])


@transaction.atomic
def take_on(membership: Membership, *, by: Person, worker: Person | None = None) -> None:
    """From now on this worker gets them ready. Raises WrongMoment."""
    held = _for_workers(membership, by)
    move(held, Status.GETTING_READY, worker=worker or by)
    record("member:getting_ready", held, by=by)
    tasks.over(Task.Kind.NEW_MEMBER, held)
    news.taken_on(held)


@transaction.atomic
def decline(membership: Membership, words: str, *, by: Person) -> None:
    """Not this time; the words are for them, and what else there is. Raises WrongMoment."""
    held = _for_workers(membership, by)
    move(held, Status.DECLINED)
    record("member:declined", held, by=by)
    tasks.over(Task.Kind.NEW_MEMBER, held)
    people.changed(held.programme_id)
    news.not_taken(held, words)


@transaction.atomic
def step_done(membership: Membership, step: Step, on: date, *, by: Person) -> None:
    """One thing that was asked before they are ready. Saying it again changes nothing."""
    held = _for_workers(membership, by)
    if (step.programme_id, step.role) != (held.programme_id, held.role):
        raise WrongMoment(_("This step is for somebody else."))
    if on > timezone.localdate():
        raise WrongMoment(_("This day has not come yet."))
    _row, is_new = StepDone.objects.get_or_create(membership=held, step=step, defaults={"done_on": on, "said_by": by})
    if is_new:
        record("member:step_done", held, by=by)


@transaction.atomic
def step_not_done(membership: Membership, step: Step, *, by: Person) -> None:
    """It was not done after all. Whoever was ready is getting ready again."""
    held = _for_workers(membership, by)
    gone, _each = StepDone.objects.filter(membership=held, step=step).delete()
    if gone:
        record("member:step_not_done", held, by=by)
    if gone and held.status == Status.READY:
        move(held, Status.GETTING_READY)
        record("member:getting_ready", held, by=by)
        people.changed(held.programme_id)


@transaction.atomic
def make_ready(membership: Membership, *, by: Person) -> None:
    """They may be put together with somebody from now on, and wait since today. Raises WrongMoment that says what is
    missing.
    """
    held = _for_workers(membership, by)
    if missing := steps_missing(held):
        raise WrongMoment(_("Not done yet: %(what)s") % {"what": "; ".join(missing)})
    if not Profile.objects.filter(membership=held, agreed_at__isnull=False).exists():
        raise WrongMoment(_("They have not said yet that what they told is used to find somebody for them."))
    move(held, Status.READY, waiting_since=held.waiting_since or timezone.localdate(), paused_until=None)
    record("member:ready", held, by=by)
    people.changed(held.programme_id)
    news.ready(held)


def steps_missing(membership: Membership) -> list[str]:
    """What is still to be done, in words and in order."""
    done = membership.steps_done.values("step")
    steps = Step.objects.filter(programme=membership.programme_id, role=membership.role, is_used=True)
    return list(steps.exclude(pk__in=done).order_by("position", "pk").values_list("words", flat=True))


@transaction.atomic
def pause(membership: Membership, *, said: Said, until: date | None = None) -> None:
    """A break, until a day or until they say. What they were asked is taken back kindly; who is in a pairing is asked
    after by a worker. Raises WrongMoment.
    """
    held = holding.member(membership.pk)
    check(said, held, _("Only you, or a support worker you talk to, can say that you have a break."))
    if until and until <= timezone.localdate():
        raise WrongMoment(_("Choose a day that is still to come."))
    move(held, Status.PAUSED, paused_until=until)
    record("member:paused", held, by=said.by, on_behalf_of=None if said.is_own else held.person)
    people.changed(held.programme_id)
    stepping_back.withdraw_all(held, by=said.by)
    for pairing in open_pairings(held):
        tasks.need(Task.Kind.PAUSED, pairing)


@transaction.atomic
def come_back(membership: Membership, *, said: Said) -> None:
    """The break is over: ready again, where everything is done, with their old place among those who wait."""
    held = holding.member(membership.pk)
    check(said, held, _("Only you, or a support worker you talk to, can say that you are back."))
    was_ready = held.waiting_since is not None and not steps_missing(held)
    move(held, Status.READY if was_ready else Status.GETTING_READY, paused_until=None)
    record("member:back", held, by=said.by, on_behalf_of=None if said.is_own else held.person)
    tasks.over(Task.Kind.BACK_SOON, held)
    people.changed(held.programme_id)


@transaction.atomic
def leave(membership: Membership, *, said: Said) -> None:
    """They take part no more. What is going on with somebody is ended first. Raises WrongMoment."""
    held = holding.member(membership.pk)
    check(said, held, _("Only you, or a support worker you talk to, can say that you leave."))
    if open_pairings(held):
        raise WrongMoment(_("You are working with somebody. Please end that first, so that they know."))
    move(held, Status.LEFT, left_on=timezone.localdate(), paused_until=None)
    record("member:left", held, by=said.by, on_behalf_of=None if said.is_own else held.person)
    for kind in (Task.Kind.NEW_MEMBER, Task.Kind.BACK_SOON):
        tasks.over(kind, held)
    people.changed(held.programme_id)
    stepping_back.withdraw_all(held, by=said.by)


def open_pairings(membership: Membership) -> list[Pairing]:
    side = "mentor" if membership.role == Role.MENTOR else "mentee"
    return list(Pairing.objects.filter(status__in=Pairing.OPEN, **{side: membership}))


def _for_workers(membership: Membership, by: Person) -> Membership:
    held = holding.member(membership.pk)
    require(rules.may_run(by, held.programme), str(ONLY_WORKERS))
    return held
