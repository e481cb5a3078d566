"""What a page carries while somebody is at a saved form: a signed ticket, which no cookie has to remember.

Whoever holds it may go on with that one form, keep it again, choose its word or forget it, for half a day. A ticket
of the desk is good only for the person it was given to, and asks each time whether they still may.
"""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import HttpRequest

from core.saved.kinds import KINDS
from core.saved.models import SavedForm

HALF_A_DAY = 12 * 3600
_SALT = "core.saved.ticket"


@dataclass(frozen=True)
class Ticket:
    """One saved form, its code, and who is at it for somebody else (None: its owner)."""

    saved_id: int
    code: str
    by: Any = None

    @property
    def text(self) -> str:
        """As it stands in the page."""
        facts = {"id": self.saved_id, "code": self.code, "by": self.by.pk if self.by else None}
        return signing.dumps(facts, salt=_SALT)


def read(request: HttpRequest, text: str) -> Ticket | None:
    """The ticket, when it is ours, not too old, and whoever sends it may use it."""
    try:
        facts = signing.loads(text, salt=_SALT, max_age=HALF_A_DAY)
    except signing.BadSignature:
        return None
    if facts["by"] is None:
        return Ticket(facts["id"], facts["code"])
    person = request.user
    if not person.is_authenticated or person.pk != facts["by"] or not _still_may(person, facts["id"]):
        return None
    return Ticket(facts["id"], facts["code"], person)


def _still_may(person: Any, saved_id: int) -> bool:
    saved = SavedForm.objects.filter(pk=saved_id).first()
    kind = KINDS.get(saved.kind) if saved else None
    # Gone is not forbidden: the page then says that somebody was first.
    return person.is_active and (saved is None or bool(kind and kind.may_open(person, saved)))
