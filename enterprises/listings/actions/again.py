"""Taking back that a message was dealt with."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import move
from enterprises.listings import rules
from enterprises.listings.actions.corrections import reopen_correction
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Correction, ProblemReport, UnmetNeed

_SUBJECTS: dict[type, str] = {ProblemReport: "problem", UnmetNeed: "need"}


@transaction.atomic
def open_again(message: Correction | ProblemReport | UnmetNeed, *, by: Person) -> None:
    """It was the wrong button, or more has to be done: the message waits again, as if nobody had dealt with it."""
    if isinstance(message, Correction):
        reopen_correction(message, by=by)
        return
    require(
        rules.may_handle_messages(by, message.area),
        _("Only this area's support workers and editors can deal with it."),
    )
    move(message, "open")
    nobody: dict[str, Any] = {"handled_at": None}
    if not isinstance(message, UnmetNeed):
        nobody["handled_by"] = None
    for name, value in nobody.items():
        setattr(message, name, value)
    type(message)._default_manager.filter(pk=message.pk).update(**nobody)
    record(f"{_SUBJECTS[type(message)]}:opened_again", message, by=by)
