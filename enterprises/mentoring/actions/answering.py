"""What the two say: before they meet, and after the first meeting. Only a yes is a yes."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import blocks
from core.events import record
from core.moves import WrongMoment, move
from enterprises.mentoring import news
from enterprises.mentoring.actions import holding, pairing_up, places, stepping_back, tasks
from enterprises.mentoring.models import Answer, Membership, Proposal, Role, Task
from enterprises.mentoring.said import Said, check

Status = Proposal.Status
OTHER = {"mentee": "mentor", "mentor": "mentee"}
ONLY_THEY = gettext_lazy("Only you, or a support worker you talk to, can answer this.")


@transaction.atomic
def answer(proposal: Proposal, side: str, given: str, *, said: Said) -> Proposal:
    """`side` ("mentee" or "mentor") says yes, no, or “talk to me first”. An answer may be changed until both said yes.

    Both yes: they can meet, and read now how to reach each other. The same answer again changes nothing. Raises
    WrongMoment, PermissionDenied.
    """
    held = holding.proposal(proposal.pk)
    check(said, getattr(held, side), str(ONLY_THEY))
    if getattr(held, f"{side}_answer") == given:
        return held  # sent twice
    if held.status != Status.SENT:
        raise WrongMoment(_("This has been answered, or does not go on. Nothing was changed."))
    _write_down(held, side, given, said)
    if given == Answer.TALK:
        tasks.need(Task.Kind.TALK_FIRST, held)
    elif given == Answer.NO:
        _declined(held, side, said)
    elif getattr(held, f"{OTHER[side]}_answer") == Answer.YES:
        _both_said_yes(held, said)
    return held


def _write_down(held: Proposal, side: str, given: str, said: Said) -> None:
    facts = {
        f"{side}_answer": given,
        f"{side}_answered_at": timezone.now(),
        f"{side}_via": said.via,
        f"{side}_recorded_by": said.recorded_by,
    }
    Proposal.objects.filter(pk=held.pk).update(**facts)
    for name, value in facts.items():
        setattr(held, name, value)
    if given != Answer.TALK and getattr(held, f"{OTHER[side]}_answer") != Answer.TALK:
        tasks.over(Task.Kind.TALK_FIRST, held)
    record(f"proposal:{side}_{given}", held, by=said.by, on_behalf_of=_whom(held, side, said))


def _whom(held: Proposal, side: str, said: Said) -> object:
    return None if said.is_own else getattr(held, f"{side}_person")


def _declined(held: Proposal, side: str, said: Said) -> None:
    """The other one hears that it is not this time, and never why."""
    stepping_back.end(held, Status.DECLINED, by=said.by, on_behalf_of=_whom(held, side, said))
    tasks.need(Task.Kind.STEPPED_BACK, held)
    news.does_not_go_on(held, to=[Role(OTHER[side])])


def _both_said_yes(held: Proposal, said: Said) -> None:
    """They can meet, if all is still as it was when they were asked."""
    if not _may_still(held):
        _comes_to_nothing(held)
        return
    try:
        places.take(held)
    except WrongMoment:
        _comes_to_nothing(held)
        return
    if held.programme.trial_required:
        move(held, Status.TRIAL)
        record("proposal:trial", held, by=said.by)
        tasks.need(Task.Kind.AFTER_FIRST, held)
        news.can_meet(held)
    else:
        pairing_up.pair(held, by=said.by)


def _may_still(held: Proposal) -> bool:
    """Nobody was kept apart meanwhile, and both still take part."""
    apart = blocks.are_apart(held.mentee_person_id, held.mentor_person_id)
    return not apart and all(each.status == Membership.Status.READY for each in (held.mentee, held.mentor))


def _comes_to_nothing(held: Proposal) -> None:
    """Both said yes and it cannot be: both hear so kindly, and a worker looks."""
    stepping_back.end(held, Status.WITHDRAWN, by=None)
    tasks.need(Task.Kind.STEPPED_BACK, held)
    news.does_not_go_on(held, to=[Role.MENTEE, Role.MENTOR])


@transaction.atomic
def after_meeting(proposal: Proposal, side: str, *, goes_on: bool, said: Said) -> Proposal:
    """They have met; this one would go on, or not: then nobody asks why. Both yes make the pairing. Raises WrongMoment,
    PermissionDenied.
    """
    held = holding.proposal(proposal.pk)
    check(said, getattr(held, side), str(ONLY_THEY))
    given = Answer.YES if goes_on else Answer.NO
    if getattr(held, f"{side}_goes_on") == given:
        return held  # sent twice
    if held.status != Status.TRIAL:
        raise WrongMoment(_("This has been decided already. Nothing was changed."))
    facts = {f"{side}_goes_on": given, f"{side}_goes_on_at": timezone.now(), f"{side}_goes_on_via": said.via}
    Proposal.objects.filter(pk=held.pk).update(**facts)
    for name, value in facts.items():
        setattr(held, name, value)
    record(f"proposal:{side}_goes_on_{given}", held, by=said.by, on_behalf_of=_whom(held, side, said))
    if not goes_on:
        stepping_back.end(held, Status.WITHDRAWN, by=said.by, on_behalf_of=_whom(held, side, said))
        tasks.need(Task.Kind.STEPPED_BACK, held)
        news.does_not_go_on(held, to=[Role(OTHER[side])])
    elif getattr(held, f"{OTHER[side]}_goes_on") == Answer.YES:
        if _may_still(held):
            pairing_up.pair(held, by=said.by)
        else:
            _comes_to_nothing(held)
    return held
