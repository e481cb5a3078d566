"""G10: asking who is known here by the forms that send a code: to sign in, and to join, each by e-mail and by text."""

import re
import statistics
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import entrance
from accounts.by_phone import texting
from accounts.models import Person, SignInPhone
from core import phones
from tests.prove.guesses import Visitor, person, served
from tests.prove.row import Row, Scale

KNOWN, OTHER = "known", "another"
#: All askers together would meet the limit for everybody.
NO_LIMIT = {"ACCOUNTS_TEXT_CODES_AN_HOUR": 100_000}
#: The first requests of a process are slow: they are left out.
WARM = 4
JOINING = {"one_line": "We mend bicycles.", "enterprise_name": "Spokes", "postcode": "GL5 1QA", "person_name": "Ana"}
#: What is sent to each form beside the address.
FORMS = {"/accounts/login/code/": {}, "/join/": JOINING | {"next": "/join/check/"}}
#: What a page names of whoever asked: the address, and what is new in each answer anyway.
_OWN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|E-[0-9A-Z]{4}-[0-9A-Z]{4}')


class NotFollowed(urllib.request.HTTPRedirectHandler):
    """The form's own answer is timed, not the page it leads to."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Asker(Visitor):
    def __init__(self, base: str, number: int) -> None:
        super().__init__(base, number)
        headers = self.opener.addheaders
        self.opener = urllib.request.build_opener(self.jar, NotFollowed())
        self.opener.addheaders = headers

    def ask(self, address: str, email: str) -> tuple[str, float]:
        """What is seen of the answer, without the address itself, and the seconds it took."""
        form = {"csrfmiddlewaretoken": self.token, _field(address, email): email, **FORMS[address]}
        body, start = urllib.parse.urlencode(form).encode(), time.perf_counter()
        try:
            self.opener.open(self.base + address, body, timeout=120)
        except urllib.error.HTTPError as answer:
            seconds, status, leads_to = time.perf_counter() - start, answer.code, answer.headers.get("Location", "")
        else:
            status = 200
        if status != 302:
            raise RuntimeError(f"{address} answered {status}.")
        page = self.opener.open(self.base + leads_to, timeout=60).read().decode()
        return f"{leads_to} {_OWN.sub('', page).replace(phones.shown(email), 'ADDRESS')}", seconds


def run(scale: Scale) -> list[Row]:
    count = scale.of(200, least=10)
    return [
        _row("/accounts/login/code/", "code", "the sign-in form", count, first=100_000, fault=no_letter),
        _row("/accounts/login/code/", "text", "the sign-in form by text", count, first=300_000, fault=no_job),
        _row("/join/", "join", "the form to join", count, first=200_000, fault=makes_the_new_alone),
        _row("/join/", "text-join", "the form to join by text", count, first=400_000, fault=makes_the_new_caller_alone),
    ]


def _row(address: str, kind: str, form: str, count: int, *, first: int, fault: Callable[[], Any]) -> Row:
    _known_people(kind, count)
    with served(2, **NO_LIMIT) as base:
        words, medians = compare(base, address, kind, count, first)
    few = min(count, 30)
    _known_people(f"{kind}-control", few)
    with fault() as settings, served(2, **NO_LIMIT, **settings) as base:
        _words, planted = compare(base, address, f"{kind}-control", few, first + 50_000)
    apart, control = (abs(each[0] / each[1] - 1) for each in (medians, planted))
    return Row(
        "G10",
        f"Who is known cannot be told from {form}",
        f"{count} addresses of people known and {count} of people unknown, in turns, a code for each",
        f"{words} different answers; medians {medians[0] * 1000:.0f} and {medians[1] * 1000:.0f} ms: {apart:.1%} apart",
        f"a form that does less for one of them: medians {control:.0%} apart",
        words == 1 and apart <= 0.10 < control,
    )


def compare(base: str, address: str, kind: str, count: int, first: int) -> tuple[int, tuple[float, float]]:
    """How many different answers came, and the medians for known and unknown people."""
    seen: set[str] = set()
    took: dict[str, list[float]] = {KNOWN: [], OTHER: []}
    for number in range(-WARM, count):
        for side in (KNOWN, OTHER) if number % 2 else (OTHER, KNOWN):
            asker = Asker(base, first + 2 * (number + WARM) + (side == OTHER))
            answer, seconds = asker.ask(address, _address(kind, side, number))
            if number >= 0:
                seen.add(answer)
                took[side].append(seconds)
    return len(seen), (statistics.median(took[KNOWN]), statistics.median(took[OTHER]))


def _known_people(kind: str, count: int) -> None:
    for number in range(-WARM, count):
        address = _address(kind, KNOWN, number)
        if "@" not in address:
            somebody = Person.objects.create(name="Some One", password=make_password(None))
            SignInPhone.objects.create(person=somebody, number=address, confirmed_at=timezone.now())
        else:
            person(address, make_password(None))


def _address(kind: str, side: str, number: int) -> str:
    if kind.startswith("text"):
        return f"+4477{len(side)}{len(kind) % 10}{number % 1_000_000:06d}"
    return f"{kind}.{side}{number % 100_000:05d}@example.com"


def _field(page: str, address: str) -> str:
    if "@" in address:
        return "email"
    return "phone" if page == "/join/" else "mobile"


@contextmanager
def no_letter() -> Iterator[dict[str, Any]]:
    """Planted: whoever is unknown gets no letter, so their answer is quicker."""
    yield {"ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False}


@contextmanager
def no_job() -> Iterator[dict[str, Any]]:
    """Planted: for a number nobody signs in with nothing is done at all."""
    with patch.object(texting, "send_nothing", lambda number: None):
        yield {}


@contextmanager
def makes_the_new_alone() -> Iterator[dict[str, Any]]:
    """Planted: somebody new is made with a password that is worked out, and nothing is tried for who is known."""

    def hasty(name: str, email: str) -> None:
        if not Person.objects.filter(email__iexact=email).exists():
            person(email, make_password("worked-out"))

    with patch.object(entrance, "_make_sure_there_is_somebody", hasty):
        yield {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]}


@contextmanager
def makes_the_new_caller_alone() -> Iterator[dict[str, Any]]:
    """Planted: the same for a number."""

    def hasty(name: str, number: str) -> None:
        if not SignInPhone.objects.filter(number=number).exists():
            somebody = Person.objects.create(name=name, password=make_password("worked-out"))
            SignInPhone.objects.create(person=somebody, number=number, source="typed")

    with patch.object(entrance, "_make_sure_somebody_has", hasty):
        yield {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]}


def queries_for(address: str, email: str) -> int:
    """How often the database is asked for one address: the same work is the same time."""
    with CaptureQueriesContext(connection) as asked:
        response = Client().post(address, {_field(address, email): email, **FORMS[address]})
    if response.status_code != 302:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    return len(asked)
