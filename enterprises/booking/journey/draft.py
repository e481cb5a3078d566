"""What somebody has answered so far: in their session, sealed, for half a day at most. No address names any of it."""

import json
import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import InvalidToken
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils import timezone

from core.fields import cipher

LIFE = timedelta(hours=12)
_SALT = "booking.draft"


@dataclass
class Draft:
    """Answers by the name of their field, as they were typed: every page checks them again."""

    answers: dict[str, str] = field(default_factory=dict)
    #: The pages that were answered: one where nothing has to be answered looks the same before and after.
    done: list[str] = field(default_factory=list)
    #: The booking that comes of it will have this key, so that two presses are one booking.
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    #: Of a saved form that was opened again (core.saved.tickets).
    ticket: str = ""
    #: Somebody at the desk fills it in for whoever rings.
    by_phone: bool = False
    #: The time that was wanted, when it has gone.
    wanted: str = ""
    #: A time that is kept for whoever waited for one (models.Offer): its id.
    offer: str = ""
    at: str = field(default_factory=lambda: timezone.now().isoformat())


def load(request: HttpRequest, slot: str) -> Draft:
    """The draft of this journey, or a new one. `slot` names the journey: the enterprise's, or its rehearsal."""
    try:
        said = json.loads(cipher().decrypt(request.session[_name(slot)].encode()))
        draft = Draft(**said)
    except (KeyError, InvalidToken, ValueError, TypeError):
        return Draft()
    return draft if datetime.fromisoformat(draft.at) > timezone.now() - LIFE else Draft()


def keep(request: HttpRequest, slot: str, draft: Draft) -> None:
    request.session[_name(slot)] = cipher().encrypt(json.dumps(asdict(draft)).encode()).decode()


def forget(request: HttpRequest, slot: str) -> None:
    request.session.pop(_name(slot), None)


def sealed_key(draft: Draft) -> str:
    """The key as it stands in the last page: sent again after all is done, it leads to the booking."""
    return Signer(salt=_SALT).sign(draft.key)


def read_key(text: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(Signer(salt=_SALT).unsign(text))
    except (BadSignature, ValueError, TypeError):
        return None


def _name(slot: str) -> str:
    return f"booking:{slot}"
