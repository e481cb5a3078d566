"""G8: ten thousand malformed inputs for every form that strangers reach: no error page, none slower than a second."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_from_bytes

from django.conf import settings
from django.db import DatabaseError, transaction
from django.test import Client, override_settings

from core.middleware import StripNul
from directory import remembered, search
from tests.prove.nasty import NASTY
from tests.prove.row import Row, Scale
from tests.prove.world import few_listings

STRIP = f"{StripNul.__module__}.{StripNul.__name__}"
FIND = ("q", "near", "within", *(group.key for group in search.GROUPS), "sort", "page")
FORMS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "find": ("GET", "/find/", FIND),
    "find/complete.json": ("GET", "/find/complete.json", ("q",)),
    "find/map.json": ("GET", "/find/map.json", FIND),
    "shortlist": ("GET", "/shortlist/", ("numbers",)),
    "shortlist/add": ("POST", "/shortlist/add/", ("number",)),
    "correct": ("POST", "/enterprises/garden-gang/correct/", ("about", "words", "contact", "website")),
    "report": ("POST", "/enterprises/garden-gang/report/", ("kind", "words", "contact", "website")),
    "tell us": ("POST", "/find/tell-us/", ("words", "near", "email", "website")),
    "sign in": ("POST", "/accounts/login/", ("login", "password", "next", "remember")),
}
#: What a person would send: put in for the fields that chance left alone, so that the rest reaches the database.
PLAIN = {
    "correct": {"about": "price", "words": "It is £5 now.", "contact": "", "website": ""},
    "report": {"kind": "money", "words": "They asked twice.", "contact": "", "website": ""},
    "tell us": {"words": "Somebody to swim with", "near": "GL5", "email": "", "website": ""},
    "sign in": {"login": "nobody@example.com", "password": "wrong"},
}
SECOND = 1.0


@dataclass
class Seen:
    """What came of many inputs."""

    statuses: Counter[int] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    slow_once: int = 0
    longest: float = 0.0

    @property
    def is_clean(self) -> bool:
        return not self.errors and not self.slow

    def words(self) -> str:
        busy = f" ({self.slow_once} once, when the machine was busy)" if self.slow_once else ""
        first = "".join(f"; {line}" for line in [*self.errors, *self.slow][:3])
        return f"{len(self.errors)} × 5xx, {len(self.slow)} over 1 s{busy}, longest {self.longest * 1000:.0f} ms{first}"


def run(scale: Scale) -> list[Row]:
    few_listings()
    quick = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}
    rows: list[Row] = []
    # The first request of a process loads tables; that is not the input's doing.
    Client().get("/find/?q=garden&near=GL5")
    with override_settings(ROOT_URLCONF="tests.prove.planted"):
        slow = len(send_all([("slow=1", {})], "GET", "/planted/fragile/").slow)
    for name, (method, address, names) in FORMS.items():
        count = scale.of(10_000, least=25)
        with override_settings(MAP_TILE_URL="/tiles/{z}/{x}/{y}.png", **quick):
            seen = send_all(requests(name, count), method, address)
        rows.append(_row(name, count, names, method, seen, slow=slow))
    rows.append(_without_stripping(scale))
    return rows


def _row(name: str, count: int, names: tuple[str, ...], method: str, seen: Seen, *, slow: int) -> Row:
    with override_settings(ROOT_URLCONF="tests.prove.planted"):
        some = requests(name, max(25, count // 200), names=(*names, "page"))
        planted = send_all(some, method, "/planted/fragile/")
    refused = seen.statuses[429]
    return Row(
        "G8",
        f"Malformed input: {name}",
        f"{count} inputs, {len(names)} parameters; answers {_counted(seen.statuses)}",
        seen.words(),
        f"a planted view: {len(planted.errors)} × 5xx; a slow one: {slow} over 1 s",
        seen.is_clean and bool(planted.errors) and slow == 1 and refused < count * 0.2,
    )


def _without_stripping(scale: Scale) -> Row:
    """What the one layer that strips NUL is for: PostgreSQL refuses them."""
    from django.db import connection

    count = scale.of(2_000, least=60)
    left = [layer for layer in settings.MIDDLEWARE if layer != STRIP]
    with override_settings(MIDDLEWARE=left):
        bare = send_all(_with_nul(count), "GET", "/accounts/login/")
    kept = send_all(_with_nul(count), "GET", "/accounts/login/")
    must_fail = connection.vendor == "postgresql"
    return Row(
        "G8",
        "NUL bytes, with and without the layer that strips them",
        f"{count} session cookies with a NUL; answers {_counted(kept.statuses)}",
        kept.words(),
        f"without the layer: {len(bare.errors)} × 5xx" + ("" if must_fail else " (this database takes NULs)"),
        kept.is_clean and kept.statuses[200] == count and (bool(bare.errors) or not must_fail),
    )


def _with_nul(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where no form stands between the byte and the database: a quoted cookie may carry it as octal digits."""
    for number in range(count):
        yield "", {"HTTP_COOKIE": f'{settings.SESSION_COOKIE_NAME}="abcdefgh\\000{number}"'}


def _counted(statuses: Counter[int]) -> str:
    return ", ".join(f"{status} × {count}" for status, count in sorted(statuses.items()))


# --- making them ----------------------------------------------------------------------------------------------------
def requests(name: str, count: int, names: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    """(query, what Client.generic takes) for each input. The same name makes the same inputs every time."""
    rng = random.Random(f"prove {name}")
    method, _address, known = FORMS[name]
    for number in range(count):
        pairs = _pairs(rng, names or known, number)
        if method == "GET":
            yield _encoded(rng, pairs).decode("latin-1"), {"REMOTE_ADDR": _ip(rng)}
        else:
            if rng.random() < 0.7:
                sent = {key for key, _value in pairs}
                pairs += [(k.encode(), v.encode()) for k, v in PLAIN.get(name, {}).items() if k.encode() not in sent]
            yield _query(rng), _body(rng, pairs) | {"REMOTE_ADDR": _ip(rng)}


def _pairs(rng: random.Random, names: tuple[str, ...], number: int) -> list[tuple[bytes, bytes]]:
    """Every nasty value stands once in every parameter before chance decides."""
    if number < len(names) * len(NASTY):
        pairs = [(names[number % len(names)].encode(), NASTY[number // len(names) % len(NASTY)])]
    else:
        pairs = []
    for _ in range(rng.choice((0, 1, 1, 2, 4, 8))):
        name = rng.choice(names).encode() if rng.random() < 0.92 else rng.choice(NASTY)[:50]
        pairs += [(name, _value(rng))] * rng.choice((1, 1, 1, 1, 2, 60))
    rng.shuffle(pairs)
    return pairs


def _value(rng: random.Random) -> bytes:
    how = rng.random()
    if how < 0.5:
        return rng.choice(NASTY)
    if how < 0.75:
        return b"".join(rng.choice(NASTY)[:200] for _ in range(rng.randint(2, 5)))
    if how < 0.9:
        return rng.randbytes(rng.randint(1, 60))
    value = bytearray(rng.choice(NASTY)[:500] or b"x")
    value[rng.randrange(len(value))] = rng.randrange(256)
    return bytes(value)


def _encoded(rng: random.Random, pairs: list[tuple[bytes, bytes]]) -> bytes:
    """Mostly as a browser writes it; now and then as nobody should."""
    safe = rng.choice(("", "", "", "&=%'\"()<>;+"))
    return "&".join(f"{quote_from_bytes(name, safe)}={quote_from_bytes(value, safe)}" for name, value in pairs).encode()


def _query(rng: random.Random) -> str:
    return quote_from_bytes(rng.choice(NASTY)) if rng.random() < 0.1 else ""


def _body(rng: random.Random, pairs: list[tuple[bytes, bytes]]) -> dict[str, Any]:
    how = rng.random()
    if how < 0.75:
        return {"data": _encoded(rng, pairs), "content_type": "application/x-www-form-urlencoded"}
    if how < 0.95:
        mark = b"xXx"
        parts = [b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (mark, n, v) for n, v in pairs]
        end = b"--%s--\r\n" % mark if rng.random() < 0.8 else b""
        return {"data": b"".join(parts) + end, "content_type": "multipart/form-data; boundary=xXx"}
    kind = rng.choice(("application/json", "text/plain", "multipart/form-data", "", "a/b; charset=nonsense"))
    return {"data": _encoded(rng, pairs), "content_type": kind}


def _ip(rng: random.Random) -> str:
    """Each comes from a household of its own, so that the limits let it through to the form."""
    return f"10.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randrange(1, 255)}"


# --- sending them ---------------------------------------------------------------------------------------------------
def send_all(inputs: Iterable[tuple[str, dict[str, Any]]], method: str, address: str) -> Seen:
    client, seen = Client(raise_request_exception=False), Seen()

    for number, (query, sent) in enumerate(inputs):

        def ask(query: str = query, sent: dict[str, Any] = sent) -> int:
            return _ask(client, method, address, query, sent)

        status, took = _timed(ask)
        seen.statuses[status] += 1
        label = f"{address} input {number}"
        if status >= 500:
            seen.errors.append(f"{label}: {status}")
        if took > SECOND:
            # The machine has other things to do: an input that is slow is slow again.
            remembered.forget()
            took = min(took, _timed(ask)[1])
            if took > SECOND:
                seen.slow.append(f"{label}: {took:.2f} s")
            else:
                seen.slow_once += 1
        seen.longest = max(seen.longest, took)
        client.cookies.clear()
    return seen


def _timed(ask: Callable[[], int]) -> tuple[int, float]:
    start = time.perf_counter()
    status = ask()
    return status, time.perf_counter() - start


def _ask(client: Client, method: str, address: str, query: str, sent: dict[str, Any]) -> int:
    try:
        with transaction.atomic():
            response = client.generic(method, address, QUERY_STRING=query, **sent)
            if response.status_code >= 400:
                # A statement that failed leaves PostgreSQL's transaction good for nothing.
                transaction.set_rollback(True)
    except DatabaseError:
        return 599
    return response.status_code
