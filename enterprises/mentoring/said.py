"""How something was said: by the person themself, or to a worker who wrote it down."""

from dataclasses import dataclass
from typing import Any

from accounts.models import Person
from enterprises.listings.actions.guard import require
from enterprises.mentoring import rules
from enterprises.mentoring.models import Membership, Via


@dataclass(frozen=True)
class Said:
    """Who did it, and by which way it came from whom it is about."""

    by: Person
    via: str = Via.SELF

    @property
    def is_own(self) -> bool:
        return self.via == Via.SELF

    @property
    def recorded_by(self) -> Person | None:
        """Nobody, where they did it themself."""
        return None if self.is_own else self.by

    def facts(self) -> dict[str, Any]:
        """As the fields of models.via hold it."""
        return {"via": self.via, "recorded_by": self.recorded_by}


def check(said: Said, membership: Membership, sentence: str) -> None:
    """Nobody says something in another's name: what a worker writes down is not "by themself", and the other way
    round. Raises PermissionDenied with the sentence.
    """
    if said.is_own:
        require(rules.is_oneself(said.by, membership), sentence)
    else:
        require(rules.may_run(said.by, membership.programme), sentence)
