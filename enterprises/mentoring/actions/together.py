"""What two agree on and what they would like to reach."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.events import record
from core.moves import WrongMoment, move
from enterprises.listings.actions.guard import require
from enterprises.mentoring import rules
from enterprises.mentoring.actions import holding
from enterprises.mentoring.models import Agreement, Goal, Membership, Pairing
from enterprises.mentoring.said import Said, check

ONLY_THE_TWO = gettext_lazy("Only the two, or their support worker, can write this.")


def open_pairing(pairing: Pairing) -> Pairing:
    """With its rows locked. Raises WrongMoment for one that is over."""
    held = holding.pairing(pairing.pk)
    if not held.is_open:
        raise WrongMoment(_("This is over."))
    return held


def side_of(held: Pairing, said: Said) -> str:
    """Who of the two says it, "worker" for their support worker. Raises PermissionDenied for anybody else."""
    for side, person in (("mentee", held.mentee_person_id), ("mentor", held.mentor_person_id)):
        if said.is_own and said.by.pk == person:
            return side
    require(not said.is_own and rules.may_run(said.by, held.programme), str(ONLY_THE_TWO))
    return "worker"


@transaction.atomic
def write_agreement(pairing: Pairing, words: dict[str, Any], *, said: Said) -> Agreement:
    """A new version; both are asked to say yes to it. `words`: the fields of an Agreement. Raises WrongMoment."""
    held = open_pairing(pairing)
    side_of(held, said)
    last = held.agreements.aggregate(last=Max("number"))["last"] or 0
    made = Agreement.objects.create(pairing=held, number=last + 1, written_by=said.by, **words)
    record("pairing:agreement_written", held, by=said.by)
    return made


@transaction.atomic
def say_yes(agreement: Agreement, side: str, *, said: Said) -> None:
    """One of the two agrees with these words. Said again it changes nothing. Raises WrongMoment for an old version."""
    held = open_pairing(agreement.pairing)
    check(said, getattr(held, side), _("Only you, or a support worker you talk to, can say this."))
    newest = held.agreements.order_by("-number").first()
    if newest is None or newest.pk != agreement.pk:
        raise WrongMoment(_("There is a newer version. Please read that one."))
    if getattr(newest, f"{side}_agreed_at") is None:
        facts = {f"{side}_agreed_at": timezone.now(), f"{side}_via": said.via}
        Agreement.objects.filter(pk=newest.pk).update(**facts)
        person = None if said.is_own else getattr(held, f"{side}_person")
        record("pairing:agreed", held, by=said.by, on_behalf_of=person)


@transaction.atomic
def add_goal(pairing: Pairing, words: str, *, at_start: int | None, is_shared: bool, said: Said) -> Goal:
    """In the mentee's own words, said by them or written down for them. Raises WrongMoment."""
    held = open_pairing(pairing)
    _of_the_mentee(held.mentee, said)
    made = Goal.objects.create(
        pairing=held, words=words, at_start=at_start, now=at_start, is_shared=is_shared, **said.facts()
    )
    record("goal:added", made, by=said.by, on_behalf_of=None if said.is_own else held.mentee.person)
    return made


@transaction.atomic
def change_goal(goal: Goal, *, status: str, now: int | None, is_shared: bool, said: Said) -> None:
    """How near it is now, and how it stands; to set one aside is no failure. Raises WrongMoment."""
    held = open_pairing(goal.pairing)
    _of_the_mentee(held.mentee, said)
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    if status != goal.status:
        move(goal, status)
        record(f"goal:{status}", goal, by=said.by, on_behalf_of=None if said.is_own else held.mentee.person)
    Goal.objects.filter(pk=goal.pk).update(now=now, is_shared=is_shared)


def _of_the_mentee(mentee: Membership, said: Said) -> None:
    check(said, mentee, _("Goals are the mentee's own: only they, or a support worker they talk to, can change them."))
