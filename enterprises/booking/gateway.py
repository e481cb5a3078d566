"""What we ask of a payment provider, and what it can answer. stripe_gateway.py does the asking."""

from dataclasses import dataclass, field
from datetime import datetime


class Away(Exception):
    """It did not answer, or something broke there: whether it did what was asked is not known.

    `is_kept`: it will say the same again under the same key, so another key is needed to go on.
    """

    def __init__(self, *, is_kept: bool = False) -> None:
        super().__init__("The payment provider did not answer.")
        self.is_kept = is_kept


class Refused(Exception):
    """It said no, and did nothing. `code` is its own word for why."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The payment provider refused: {code}")
        self.code = code


class Forged(Exception):
    """News that the provider did not sign."""


@dataclass(frozen=True)
class AccountSeen:
    """An enterprise's account. `capability` is CardAccount.Capability; `missing` is in the provider's own words."""

    id: str
    capability: str
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class RefundSeen:
    """`ours` is the id of our Refund: "" when it was made on the provider's own pages."""

    id: str
    pence: int
    status: str
    ours: str = ""


@dataclass(frozen=True)
class Seen:
    """How a payment stands at the provider at this moment, in its own words."""

    session_id: str
    status: str  # open, complete, expired
    is_paid: bool
    pence: int
    currency: str  # GBP
    ours: str  # the id of our Payment
    url: str
    closes_at: datetime
    intent_id: str = ""
    intent_status: str = ""
    refused: int = 0
    dispute: str = ""
    refunds: list[RefundSeen] = field(default_factory=list)


@dataclass(frozen=True)
class News:
    """That something happened to an object. What, is to be asked for."""

    id: str
    kind: str
    account_id: str
    object_type: str
    object_id: str
