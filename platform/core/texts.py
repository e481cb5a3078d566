"""Text messages: one small door to whoever carries them.

`gateway()` is what settings.TEXT_GATEWAY names: GOV.UK Notify on a real site (core.texts_notify), the
development inbox, a list in tests. Blank: there are no texts, and nobody is offered them. Who is told what,
and what happens to a text that does not arrive, is for accounts.messages.

In tests, as with mail:

    from core import texts

    assert [text.words for text in texts.outbox] == ["Ana's Bakery can now be found: ..."]
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, cast
from uuid import uuid4

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from core import mail, phones

#: Two messages joined, as the phone networks count: what a short version may be at most.
LONGEST = 306
#: A header in the development inbox's files that says what lies there.
WAY_HEADER = "X-Way"


class WrongNumber(Exception):
    """Nobody can be texted at this number."""


class TryLater(Exception):
    """The gateway did not take it, or did not answer. Says what kind of failure, never to whom."""


class Outcome(StrEnum):
    """What became of a text the gateway took."""

    ON_ITS_WAY = "on its way"
    ARRIVED = "arrived"
    FAILED = "failed"


class Gateway(Protocol):
    """What we ask of whoever carries texts. Each may raise TryLater; `send` WrongNumber too."""

    def send(self, number: str, words: str, reference: str) -> str:
        """Hand over a text; returns the gateway's own id of it."""

    def find(self, reference: str) -> str | None:
        """The id of a text that was handed over under this reference, if one was."""

    def outcome(self, sent_id: str) -> Outcome: ...


def is_on() -> bool:
    """Whether anybody can be texted."""
    return bool(settings.TEXT_GATEWAY)


def gateway() -> Gateway:
    return cast(Gateway, import_string(settings.TEXT_GATEWAY)())


def render(template: str, context: Mapping[str, Any]) -> str:
    """The words of templates/texts/<template>.txt on one line."""
    return " ".join(mail.plain(f"texts/{template}.txt", context).split())


@dataclass(frozen=True)
class Kept:
    """A text in the tests' outbox."""

    number: str
    words: str
    reference: str


outbox: list[Kept] = []
#: Numbers that the tests' gateway refuses.
wrong_numbers: set[str] = set()


class InOutbox:
    """For tests: texts are kept in `outbox`. One that is too long for a phone fails the test."""

    def send(self, number: str, words: str, reference: str) -> str:
        if len(words) > LONGEST:
            raise ValueError(f"This text has {len(words)} letters, more than {LONGEST}: {words}")
        if number in wrong_numbers:
            raise WrongNumber
        outbox.append(Kept(number, words, reference))
        return f"kept-{reference}"

    def find(self, reference: str) -> str | None:
        return next((f"kept-{text.reference}" for text in outbox if text.reference == reference), None)

    def outcome(self, sent_id: str) -> Outcome:
        return Outcome.ARRIVED


class InInbox:
    """For a developer's machine: texts lie in the folder that /inbox/ shows, beside the e-mails."""

    def send(self, number: str, words: str, reference: str) -> str:
        if not phones.can_be_texted(number):
            raise WrongNumber
        name = f"{timezone.now():%Y%m%d-%H%M%S}-text-{uuid4().hex[:8]}.log"
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        head = f"To: {number}\n{WAY_HEADER}: text\nContent-Type: text/plain; charset=utf-8\n"
        (folder / name).write_text(f"{head}\n{words}\n", encoding="utf-8")
        return name

    def find(self, reference: str) -> str | None:
        return None

    def outcome(self, sent_id: str) -> Outcome:
        return Outcome.ARRIVED
