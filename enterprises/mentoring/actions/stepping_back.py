"""A proposal comes to nothing, or is taken back: nobody is told why, and a worker looks what helps."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.listings.actions.guard import require
from enterprises.mentoring import news, rules
from enterprises.mentoring.actions import holding, places, tasks
from enterprises.mentoring.models import Membership, Proposal, Role, Task
from enterprises.mentoring.said import Said, check

Status = Proposal.Status
#: What a worker had to do about it, and has no more.
ABOUT = (Task.Kind.TALK_FIRST, Task.Kind.NO_ANSWER, Task.Kind.AFTER_FIRST)


def end(proposal: Proposal, to: str, *, by: Person | None, on_behalf_of: Any = None) -> None:
    """Part of whatever ends one, with its rows locked."""
    move(proposal, to, ended_at=timezone.now())
    places.give_back(proposal)
    for kind in ABOUT:
        tasks.over(kind, proposal)
    record(f"proposal:{to}", proposal, by=by, on_behalf_of=on_behalf_of)


@transaction.atomic
def withdraw(proposal: Proposal, *, said: Said, side: str = "") -> None:
    """Taken back: by one of the two (`side`), who give no reason; or by a worker. Both are told that it does not go on.

    Raises WrongMoment, PermissionDenied.
    """
    held = holding.proposal(proposal.pk)
    if side:
        check(said, getattr(held, side), _("Only you, or a support worker you talk to, can say this."))
    else:
        require(rules.may_run(said.by, held.programme), _("Only the support workers of this area run its mentoring."))
    was_sent = held.status != Status.DRAFT
    end(
        held,
        Status.WITHDRAWN,
        by=said.by,
        on_behalf_of=getattr(held, f"{side}_person") if side and not said.is_own else None,
    )
    if was_sent:
        news.does_not_go_on(held, to=[each for each in (Role.MENTEE, Role.MENTOR) if each != side])
    if side:
        tasks.need(Task.Kind.STEPPED_BACK, held)


@transaction.atomic
def tried(proposal: Proposal, *, by: Person) -> None:
    """A worker has tried to reach whoever has not answered. Raises WrongMoment."""
    held = _waiting(proposal, by)
    Proposal.objects.filter(pk=held.pk).update(tried_at=timezone.now(), tried_by=by)
    record("proposal:tried", held, by=by)


@transaction.atomic
def let_expire(proposal: Proposal, *, by: Person) -> None:
    """No answer came in time, and a worker has tried. Never by itself. Raises WrongMoment."""
    held = _waiting(proposal, by)
    if held.answer_by is None or timezone.localdate() <= held.answer_by:
        raise WrongMoment(_("There is still time to answer."))
    if held.tried_at is None:
        raise WrongMoment(_("Try to reach them first. Nobody loses this by being slow."))
    end(held, Status.EXPIRED, by=by)
    news.does_not_go_on(held, to=[Role.MENTEE, Role.MENTOR])


def _waiting(proposal: Proposal, by: Person) -> Proposal:
    held = holding.proposal(proposal.pk)
    require(rules.may_run(by, held.programme), _("Only the support workers of this area run its mentoring."))
    if held.status != Status.SENT:
        raise WrongMoment(_("Nobody is waited for here any more."))
    return held


def withdraw_all(member: Membership, *, by: Person | None) -> None:
    """Part of a break, or of leaving: what they were asked is taken back. Their own row is locked already."""
    mine = {"mentee": member} if member.role == Role.MENTEE else {"mentor": member}
    for pk in Proposal.objects.filter(status__in=[Status.DRAFT, *Proposal.OPEN], **mine).values_list("pk", flat=True):
        held = holding.proposal(pk)
        was_sent = held.status != Status.DRAFT
        end(held, Status.WITHDRAWN, by=by)
        if was_sent:
            news.does_not_go_on(held, to=[Role.MENTOR if member.role == Role.MENTEE else Role.MENTEE])
