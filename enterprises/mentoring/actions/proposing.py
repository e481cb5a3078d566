"""Two people are proposed to each other: by a worker, for what matching or either of them said. Both are asked."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.listings.actions.guard import require
from enterprises.mentoring import hindering, news, people, rules
from enterprises.mentoring.actions import holding
from enterprises.mentoring.models import Membership, Proposal, Suggested

Status = Proposal.Status


@transaction.atomic
def draft(
    mentee: Membership,
    mentor: Membership,
    *,
    by: Person,
    origin: str = Proposal.Origin.WORKER,
    parts: Sequence[dict[str, Any]] = (),
    suggested: Suggested | None = None,
    words: str = "",
) -> Proposal:
    """Written and not sent: nobody is asked yet, and neither of the two sees it."""
    held = holding.members(mentee.pk, mentor.pk)
    mentee, mentor = held[mentee.pk], held[mentor.pk]
    require(rules.may_run(by, mentee.programme), _("Only the support workers of this area run its mentoring."))
    if mentee.person_id == mentor.person_id:
        raise WrongMoment(_("Nobody is their own mentor."))
    made = Proposal.objects.create(
        programme=mentee.programme,
        mentee=mentee,
        mentor=mentor,
        mentee_person=mentee.person,
        mentor_person=mentor.person,
        origin=origin,
        suggested=suggested,
        parts=list(parts),
        words=words,
        created_by=by,
    )
    record("proposal:drafted", made, by=by)
    return made


@transaction.atomic
def send(proposal: Proposal, *, by: Person) -> None:
    """Both are asked, each in the way they like. Raises WrongMoment that says what stands in the way."""
    held = holding.proposal(proposal.pk)
    require(rules.may_run(by, held.programme), _("Only the support workers of this area run its mentoring."))
    if held.status != Status.DRAFT:
        raise WrongMoment(_("This was sent already, or taken back."))
    if hindrance := hindering.hinders(held):
        raise WrongMoment(hindrance)
    now = timezone.now()
    until = timezone.localdate() + timedelta(days=held.programme.answer_days)
    move(held, Status.SENT, sent_at=now, answer_by=until)
    record("proposal:sent", held, by=by)
    people.changed(held.programme_id)
    news.both_asked(held)
