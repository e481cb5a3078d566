"""What this Stripe remembers, its clock, and what it can be told to do wrong.

Every object lies with the connected account it belongs to, and is found only by whoever names that account.
"""

import json
import secrets
import threading
import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

#: The only key it takes, and the secrets it signs with. They open nothing anywhere else.
KEY = "sk_test_practice"
SECRETS = {"payments": "whsec_practice_payments", "accounts": "whsec_practice_accounts"}

Thing = dict[str, Any]


class Refusal(Exception):
    """An answer of Stripe's that is not the object asked for."""

    def __init__(self, status: int, message: str, *, kind: str = "invalid_request_error", code: str = "") -> None:
        super().__init__(message)
        self.status, self.kind, self.code = status, kind, code

    @property
    def body(self) -> Thing:
        code = {"code": self.code} if self.code else {}
        return {"error": {"type": self.kind, "message": str(self), **code}}


@dataclass
class Fault:
    """Something to go wrong, once. `kind` is one of Faults.KINDS; `operation` "" means whatever comes next."""

    kind: str
    operation: str = ""


@dataclass
class Faults:
    KINDS = ("429", "500", "409", "500 after", "drop before", "drop after")
    waiting: list[Fault] = field(default_factory=list)

    def next(self, kind: str, operation: str = "") -> None:
        if kind not in self.KINDS:
            raise ValueError(f"{kind!r} is none of {', '.join(self.KINDS)}")
        self.waiting.append(Fault(kind, operation))

    def take(self, operation: str) -> str:
        """What goes wrong with this one: "" for nothing."""
        for fault in self.waiting:
            if fault.operation in ("", operation):
                self.waiting.remove(fault)
                return fault.kind
        return ""


@dataclass
class Event:
    """A thin event. It is sent until it was taken, unless it is held back."""

    id: str
    to: str  # the endpoint: payments or accounts
    body: Thing
    taken: bool = False
    held_back: bool = False

    def text(self) -> str:
        """What is sent, and signed."""
        return json.dumps(self.body)


@dataclass
class Kept:
    """What is remembered under one idempotency key."""

    asked: str
    status: int
    body: Thing


class World:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.ahead = 0.0
        self.faults = Faults()
        self.events: list[Event] = []
        self.accounts: dict[str, Thing] = {}
        #: account -> id -> object
        self.things: dict[str, dict[str, Thing]] = {}
        self.links: dict[str, Thing] = {}
        self.kept: dict[str, Kept] = {}
        #: What only the hosted pages know of a session: where to go afterwards, and the words on the page.
        self.pages: dict[str, Thing] = {}
        #: What was asked: the operation, the key, the parameters.
        self.requests: list[tuple[str, str, Thing]] = []

    # --- time -----------------------------------------------------------------------------------
    def now(self) -> int:
        return int(time.time() + self.ahead)

    def iso(self) -> str:
        return datetime.fromtimestamp(self.now(), UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def pass_time(self, *, seconds: float) -> None:
        """Sessions run out as the clock passes them, and say so."""
        self.ahead += seconds
        with self.lock:
            self.run_out()

    def run_out(self) -> None:
        for account, session in self.every("checkout.session"):
            if session["status"] == "open" and session["expires_at"] <= self.now():
                session.update(status="expired", url=None)
                self.say("v1.checkout.session.expired", session, account)

    # --- objects --------------------------------------------------------------------------------
    def new_id(self, start: str) -> str:
        return f"{start}_{secrets.token_hex(12)}"

    def keep(self, account: str, thing: Thing) -> Thing:
        self.things.setdefault(account, {})[thing["id"]] = thing
        return thing

    def get(self, account: str, identity: str, kind: str) -> Thing:
        thing = self.things.get(account, {}).get(identity)
        if thing is None or thing["object"] != kind:
            raise Refusal(404, f"No such {kind}: '{identity}'", code="resource_missing")
        return thing

    def every(self, kind: str, account: str = "") -> Iterator[tuple[str, Thing]]:
        """Oldest first, of one account or of all."""
        for name, things in list(self.things.items()):
            if account in ("", name):
                yield from ((name, thing) for thing in list(things.values()) if thing["object"] == kind)

    # --- events ---------------------------------------------------------------------------------
    def say(self, kind: str, thing: Thing, account: str = "") -> Event:
        version = kind.partition(".")[0]
        path = {
            "checkout.session": "/v1/checkout/sessions/",
            "payment_intent": "/v1/payment_intents/",
            "charge": "/v1/charges/",
            "refund": "/v1/refunds/",
            "dispute": "/v1/disputes/",
            "v2.core.account": "/v2/core/accounts/",
        }[thing["object"]]
        about = {"id": thing["id"], "type": thing["object"], "url": f"{path}{thing['id']}"}
        body = {
            "id": self.new_id("evt"),
            "object": "v2.core.event",
            "type": kind,
            "created": self.iso(),
            "livemode": False,
            "related_object": about,
            **({"context": account} if version == "v1" else {}),
        }
        event = Event(body["id"], "payments" if version == "v1" else "accounts", body)
        self.events.append(event)
        return event

    # --- staying when it is switched off ----------------------------------------------------------
    KEPT = ("accounts", "things", "links", "pages", "ahead")

    def write(self, path: Path) -> None:
        with self.lock:
            whole = {name: getattr(self, name) for name in self.KEPT}
            whole["kept"] = {key: asdict(kept) for key, kept in self.kept.items()}
            whole["events"] = [asdict(event) for event in self.events if not event.taken]
            beside = path.with_suffix(".new")
            beside.write_text(json.dumps(whole))
        beside.replace(path)

    def load(self, path: Path) -> None:
        if not path.exists():
            return
        whole = json.loads(path.read_text())
        for name in self.KEPT:
            setattr(self, name, whole[name])
        self.kept = {key: Kept(**kept) for key, kept in whole["kept"].items()}
        self.events = [Event(**event) for event in whole["events"]]

    def copy_of(self, thing: Thing) -> Thing:
        return deepcopy(thing)
