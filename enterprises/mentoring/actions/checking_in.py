"""How it goes: both are asked the same, each alone, and neither reads what the other says."""

import json
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.events import record
from core.moves import WrongMoment
from enterprises.mentoring import news
from enterprises.mentoring.actions import holding, tasks
from enterprises.mentoring.models import CheckIn, Pairing, Questionnaire, Task
from enterprises.mentoring.said import Said, check

Occasion = Questionnaire.Occasion
#: Weeks after the first day; then along the way every so many weeks, while it lasts.
EARLY, EVERY = 4, 12


def due(pairing: Pairing, today: date) -> tuple[str, date] | None:
    """What the two should be asked now, and since when; nothing while they have a break."""
    if pairing.status not in (Pairing.Status.ACTIVE, Pairing.Status.ENDING):
        return None
    early = pairing.starts_on + timedelta(weeks=EARLY)
    if today < early:
        return None
    turns = (today - pairing.starts_on).days // (7 * EVERY)
    return (Occasion.ALONG, pairing.starts_on + timedelta(weeks=EVERY * turns)) if turns else (Occasion.EARLY, early)


@transaction.atomic
def ask(pairing: Pairing, occasion: str, on: date) -> list[CheckIn]:
    """Both sides, with the questions used now. Asking again changes nothing."""
    held = holding.pairing(pairing.pk)
    questions = Questionnaire.objects.filter(programme=held.programme, occasion=occasion, status="used").first()
    if questions is None:
        return []
    made = []
    for side in ("mentee", "mentor"):
        row, is_new = CheckIn.objects.get_or_create(
            pairing=held, side=side, due_on=on, defaults={"questionnaire": questions}
        )
        if is_new:
            record("check_in:asked", row)
            news.how_is_it(row)
            made.append(row)
    return made


@transaction.atomic
def answer(check_in: CheckIn, said_to_it: dict[str, Any], *, wants_a_call: bool, said: Said) -> None:
    """Kept as it was said; “please ring me” is a task for tomorrow. Raises WrongMoment for one answered already."""
    held = holding.pairing(check_in.pairing_id)
    check(said, getattr(held, check_in.side), _("Only you, or a support worker you talk to, can answer this."))
    row = CheckIn.objects.select_for_update().get(pk=check_in.pk)
    if row.answered_at:
        raise WrongMoment(_("You have answered this already. Thank you. Ring us if something has changed."))
    facts = {"sealed": json.dumps(said_to_it), "wants_a_call": wants_a_call, "answered_at": timezone.now()}
    for name, value in {**facts, **said.facts()}.items():
        setattr(row, name, value)
    row.save(update_fields=[*facts, *said.facts()])
    member = getattr(held, check_in.side)
    record("check_in:answered", row, by=said.by, on_behalf_of=None if said.is_own else member.person)
    if wants_a_call:
        tasks.need(Task.Kind.RING, member)
