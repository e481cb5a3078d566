"""A run of matching for everybody who waits: drafted in the background, changed by workers, published as proposals.

It never makes a pairing: whoever is in it is asked, as by any other proposal.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.listings.actions.guard import require
from enterprises.mentoring import hindering, matching, people, rules
from enterprises.mentoring.actions import proposing
from enterprises.mentoring.models import MatchingPolicy, Membership, Programme, Proposal, Round, Run, Suggested

Status = Run.Status


@transaction.atomic
def start(programme: Programme, *, by: Person, round: Round | None = None) -> Run:
    """One at a time for a programme. The work is a job (tasks.work). Raises WrongMoment, PermissionDenied."""
    held = Programme.objects.select_for_update(of=("self",)).select_related("area").get(pk=programme.pk)
    _may(by, held)
    going = Run.objects.filter(programme=held, status__in=[*Run.AT_WORK, Status.READY]).first()
    if going:
        raise WrongMoment(_("There is a run already. Publish it or throw it away first."))
    policy = _policy_of(held)
    made = Run.objects.create(programme=held, round=round, policy=policy, run_by=by)
    record("run:queued", made, by=by)
    return made


def _policy_of(programme: Programme) -> MatchingPolicy:
    """What members agreed; before they have, what is being talked about. Raises WrongMoment where there is neither."""
    rows = MatchingPolicy.objects.filter(programme=programme)
    found = rows.filter(status="agreed").first() or rows.filter(status="draft").first()
    if found is None:
        raise WrongMoment(_("This programme has no rules of matching. Write some first."))
    return found


class Stopped(matching.Cancelled):
    """A worker stopped it while it was worked on."""


def work(pk: int) -> None:
    """May be called twice: only what waits for its turn is worked on. What went wrong stands on the run."""
    if not Run.objects.filter(pk=pk, status=Status.QUEUED).update(status=Status.RUNNING, step="reading"):
        return
    run = Run.objects.select_related("programme", "policy").get(pk=pk)
    try:
        result = _solve(run)
    except matching.Cancelled:
        return
    except matching.TooMany as many:
        _fail(run, {"too_many": many.args[0]})
        return
    _keep(run, result)


def _solve(run: Run) -> matching.Result:
    def progress(step: str) -> None:
        if not Run.objects.filter(pk=run.pk, status=Status.RUNNING).update(step=step):
            raise Stopped

    progress("reading")
    waiting = [each for each in people.mentees_of(run.programme) if _is_in_round(each, run)]
    return matching.match(
        waiting,
        people.mentors_of(run.programme).people,
        run.policy.plain(),
        pins=pins_of(run),
        bonds=people.bonds_of(run.programme),
        progress=progress,
    )


def _is_in_round(person: matching.Person, run: Run) -> bool:
    if run.round_id is None:
        return True
    return Membership.objects.filter(pk=int(person.key), round=run.round_id).exists()


def pins_of(run: Run) -> list[matching.Pin]:
    """What workers set: these stay together when it is worked out again."""
    rows = run.suggested.exclude(pinned_by=None).exclude(mentor=None)
    return [matching.Pin(str(each.mentee_id), str(each.mentor_id)) for each in rows]


@transaction.atomic
def _keep(run: Run, result: matching.Result) -> None:
    """The suggestions in place of those of before; pins keep who set them and why."""
    held = Run.objects.select_for_update().get(pk=run.pk)
    if held.status != Status.RUNNING:
        return
    pinned = {each.mentee_id: each for each in held.suggested.exclude(pinned_by=None)}
    there = set(Membership.objects.filter(programme=held.programme_id).values_list("pk", flat=True))
    held.suggested.all().delete()
    rows = [_row(held, each, pinned) for each in result.suggestions if {int(each.mentee), int(each.mentor)} <= there]
    rows += [
        Suggested(run=held, mentee_id=int(each.mentee), is_chosen=False, parts=_why_nobody(each))
        for each in result.left_out
        if int(each.mentee) in there
    ]
    Suggested.objects.bulk_create(rows, batch_size=500)
    metrics = {**result.metrics, "refused": [_refused(each) for each in result.refused]}
    facts = {"finished_at": timezone.now(), "input_hash": result.input_hash, "metrics": metrics, "step": ""}
    move(held, Status.READY, **facts, edition=held.edition + 1)
    record("run:ready", held)


def _row(run: Run, each: matching.Suggestion, pinned: dict[int, Suggested]) -> Suggested:
    before = pinned.get(int(each.mentee)) if each.pinned else None
    return Suggested(
        run=run,
        mentee_id=int(each.mentee),
        mentor_id=int(each.mentor),
        score=each.score,
        parts=[people.as_stored(part) for part in each.parts],
        pinned_by=before.pinned_by if before else None,
        pin_reason=before.pin_reason if before else "",
    )


def _why_nobody(each: matching.LeftOut) -> list[dict[str, Any]]:
    return [{"suited": each.suited, "rules": each.rules, "only": each.only}]


def _refused(each: matching.PinRefused) -> dict[str, Any]:
    return {"mentee": each.pin.mentee, "mentor": each.pin.mentor, "rule": each.rule}


def _fail(run: Run, why: dict[str, Any]) -> None:
    Run.objects.filter(pk=run.pk, status=Status.RUNNING).update(
        status=Status.FAILED, metrics=why, finished_at=timezone.now()
    )
    record("run:failed", run)


# --- what workers change --------------------------------------------------------------------------------------------
@transaction.atomic
def pin(run: Run, mentee: Membership, mentor: Membership, *, why: str, edition: int, by: Person) -> None:
    """These two together, for a reason; a hard rule or a block stands against it still. Raises WrongMoment."""
    held = _changed(run, edition, by)
    row = held.suggested.select_for_update().filter(mentee=mentee).first()
    if row is None:
        raise WrongMoment(_("This person is not in this run any more."))
    if rule := people.rule_between(mentee, mentor):
        raise WrongMoment(str(hindering.RULE_WORDS[rule]))
    if _places_used(held, mentor, but=row) >= places_left(mentor):
        raise WrongMoment(_("All places of %(name)s are given in this run.") % {"name": mentor.person.name})
    parts = people.parts_between(mentee, mentor)
    row.mentor, row.pinned_by, row.pin_reason, row.is_chosen = mentor, by, why, True
    row.parts = [people.as_stored(part) for part in parts]
    row.score = round(sum(part.points for part in parts), 2)
    row.save()
    record("run:pinned", held, by=by)


def places_left(mentor: Membership) -> int:
    found = next((each for each in people.mentors_of(mentor.programme).people if each.key == str(mentor.pk)), None)
    return found.room if found else 0


def _places_used(run: Run, mentor: Membership, *, but: Suggested) -> int:
    return run.suggested.filter(mentor=mentor, is_chosen=True).exclude(pk=but.pk).count()


@transaction.atomic
def unpin(run: Run, suggested: Suggested, *, edition: int, by: Person) -> None:
    held = _changed(run, edition, by)
    Suggested.objects.filter(run=held, pk=suggested.pk).update(pinned_by=None, pin_reason="")
    record("run:unpinned", held, by=by)


@transaction.atomic
def choose(run: Run, suggested: Suggested, *, is_chosen: bool, edition: int, by: Person) -> None:
    """Whether it is published with the others. Raises WrongMoment."""
    held = _changed(run, edition, by)
    Suggested.objects.filter(run=held, pk=suggested.pk).exclude(mentor=None).update(is_chosen=is_chosen)
    record("run:chosen" if is_chosen else "run:left_out", held, by=by)


@transaction.atomic
def again(run: Run, *, edition: int, by: Person) -> None:
    """Worked out anew, with the pins as they are. Raises WrongMoment."""
    held = _changed(run, edition, by)
    move(held, Status.QUEUED, finished_at=None)
    record("run:queued", held, by=by)


@transaction.atomic
def discard(run: Run, *, by: Person) -> None:
    """Thrown away, or stopped while it is worked on. Raises WrongMoment."""
    held = _held(run, by)
    to = Status.STOPPED if held.status in Run.AT_WORK else Status.DISCARDED
    move(held, to, finished_at=timezone.now())
    record(f"run:{to}", held, by=by)


def publish(run: Run, *, edition: int, by: Person) -> tuple[list[Proposal], list[tuple[Suggested, str]]]:
    """Both of each chosen pair are asked. What cannot be any more is left where it is, with why, and the others go out.

    Raises WrongMoment.
    """
    with transaction.atomic():
        held = _changed(run, edition, by)
        move(held, Status.PUBLISHED, finished_at=timezone.now())
        record("run:published", held, by=by)
    sent, kept = [], []
    for row in _chosen(held):
        try:
            with transaction.atomic():
                made = proposing.draft(
                    row.mentee, row.mentor, by=by, origin=Proposal.Origin.RUN, parts=row.parts, suggested=row
                )
                proposing.send(made, by=by)
                sent.append(made)
        except WrongMoment as moment:
            kept.append((row, str(moment)))
    return sent, kept


def _chosen(run: Run) -> Iterable[Any]:
    rows = run.suggested.filter(is_chosen=True).exclude(mentor=None).order_by("pk")
    return list(rows.select_related("mentee__person", "mentor__person", "mentee__programme__area", "mentor__programme"))


def _changed(run: Run, edition: int, by: Person) -> Run:
    """Held, and of the edition that the worker saw: of two who change it at once, the second looks again."""
    held = _held(run, by)
    if held.status != Status.READY:
        raise WrongMoment(_("This run cannot be changed now."))
    if held.edition != edition:
        raise WrongMoment(_("Somebody else changed this run a moment ago. Nothing of yours was written: look again."))
    Run.objects.filter(pk=held.pk).update(edition=edition + 1)
    held.edition = edition + 1
    return held


def _held(run: Run, by: Person) -> Run:
    found = Run.objects.select_for_update(of=("self",)).select_related("programme__area").get(pk=run.pk)
    _may(by, found.programme)
    return found


def _may(by: Person, programme: Programme) -> None:
    require(rules.may_run(by, programme), _("Only the support workers of this area run its mentoring."))
