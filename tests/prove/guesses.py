"""G10: guessing passwords through eight workers, and asking who has an account by words or by time."""

import http.cookiejar
import multiprocessing
import os
import re
import socket
import statistics
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher, PBKDF2PasswordHasher, get_hasher
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client, override_settings
from gunicorn.app.base import BaseApplication

from accounts.models import Person
from tests.prove.row import Row, Scale

WORKERS = 8
ALLOWED = 5
GUESSES = 60
#: How many are looked at is counted with quick passwords; how long each takes, with those of a real site.
QUICK = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}
SLOW = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]}
OF_EACH_PROCESS = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
PASSWORD_HASH = MD5PasswordHasher().encode("the-right-password", "salt")


@dataclass
class Answer:
    status: int
    body: str
    seconds: float

    @property
    def was_looked_at(self) -> bool:
        """The password was compared: neither 429 nor the sentence about too many attempts."""
        return self.status == 200 and "Too many" not in self.body


class Gunicorn(BaseApplication):
    """The site as this process has loaded it, with this many workers."""

    def __init__(self, port: int, workers: int) -> None:
        self.own = {"bind": f"127.0.0.1:{port}", "workers": workers, "timeout": 120, "errorlog": os.devnull}
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.own.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        return WSGIHandler()


@contextmanager
def served(workers: int = WORKERS, **faults: Any) -> Iterator[str]:
    """gunicorn on this machine alone, over the database in use, with planted faults as settings. Yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    connections.close_all()  # a connection shared by two processes answers the wrong one
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1, **faults):
        server = multiprocessing.get_context("fork").Process(target=_serve, args=(port, workers))
        server.start()
    try:
        _wait_for(server, f"http://127.0.0.1:{port}/healthz/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.join(timeout=30)


def _serve(port: int, workers: int) -> None:
    sys.argv = ["gunicorn"]
    Gunicorn(port, workers).run()


def _wait_for(server: multiprocessing.process.BaseProcess, address: str) -> None:
    for _try in range(600):
        if not server.is_alive():
            raise RuntimeError("The site did not start.")
        try:
            urllib.request.urlopen(address, timeout=10).read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The site did not answer within a minute.")


class Visitor:
    """A browser of a household of its own: fetches the form once, then sends it."""

    def __init__(self, base: str, number: int) -> None:
        self.base = base
        self.jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(self.jar)
        self.opener.addheaders = [("X-Forwarded-For", f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}")]
        self.token = self._token(self.opener.open(f"{base}/accounts/login/", timeout=60).read().decode())

    def _token(self, page: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if not found:
            raise LookupError("The log-in page has no form.")
        return found[1]

    def sign_in(self, email: str, password: str) -> Answer:
        form = {"csrfmiddlewaretoken": self.token, "login": email, "password": password}
        body, start = urllib.parse.urlencode(form).encode(), time.perf_counter()
        try:
            with self.opener.open(f"{self.base}/accounts/login/", body, timeout=120) as response:
                status, page = response.status, response.read().decode()
        except urllib.error.HTTPError as refused:
            status, page = refused.code, refused.read().decode()
        return Answer(status, page, time.perf_counter() - start)


def run(scale: Scale) -> list[Row]:
    return [through_eight_workers(), *same_words_same_time(scale.of(200, least=10))]


def through_eight_workers(workers: int = WORKERS, guesses: int = GUESSES) -> Row:
    person("guessed@example.com", PASSWORD_HASH)
    person("guessed.too@example.com", PASSWORD_HASH)
    with served(workers, **QUICK) as base:
        ours = _looked_at(base, "guessed@example.com", workers, guesses)
    with served(workers, CACHES=settings.CACHES | {"default": OF_EACH_PROCESS}, **QUICK) as base:
        control = _looked_at(base, "guessed.too@example.com", workers, guesses)
    return Row(
        "G10",
        "Guesses at one person's password",
        f"{guesses} guesses from {guesses} networks at once, {workers} gunicorn workers",
        f"{ours} were looked at (at most {ALLOWED})",
        f"limits kept by each process alone: {control} looked at",
        0 < ours <= ALLOWED < control,
    )


def _looked_at(base: str, email: str, workers: int, guesses: int) -> int:
    def guess(number: int) -> Answer:
        return Visitor(base, number).sign_in(email, f"a-guess-{number}")

    with ThreadPoolExecutor(workers * 2) as pool:
        answers = list(pool.map(guess, range(1, guesses + 1)))
    odd = {answer.status for answer in answers} - {200, 429}
    if odd:
        raise RuntimeError(f"The log-in page answered {odd}.")
    return sum(answer.was_looked_at for answer in answers)


def same_words_same_time(count: int) -> list[Row]:
    """One wrong password each for people who are known and people who are not, in turns."""
    # Hashed once, as slowly as a real site does, whatever this process uses.
    hasher = PBKDF2PasswordHasher()
    password = hasher.encode("the-right-password", hasher.salt())
    for number in range(count):
        person(f"known{number}@example.com", password)
    with served(2, **SLOW) as base:
        words, medians = _compare(base, count, 10_000)
    with served(2, AUTHENTICATION_BACKENDS=["tests.prove.planted.Hasty"], **SLOW) as base:
        _words, planted = _compare(base, min(count, 30), 60_000)
    apart, control = abs(medians[0] / medians[1] - 1), abs(planted[0] / planted[1] - 1)
    return [
        Row(
            "G10",
            "Who has an account cannot be told from the log-in",
            f"{count} wrong passwords for people known and {count} for people unknown, in turns",
            f"{words} different pages; medians {medians[0] * 1000:.0f} and {medians[1] * 1000:.0f} ms: "
            f"{apart:.1%} apart",
            f"a backend that does not check for the unknown: medians {control:.0%} apart",
            words == 1 and apart <= 0.10 < control,
        )
    ]


def _compare(base: str, count: int, first: int) -> tuple[int, tuple[float, float]]:
    """How many different pages came, and the medians for known and unknown people."""
    pages, took = set(), {"known": [], "other": []}
    visitor = Visitor(base, first)
    visitor.sign_in("nobody@example.com", "wrong")  # the first request of a process is slow
    for number in range(count):
        for kind in ("known", "other"):
            email = f"{kind}{number}@example.com"
            answer = Visitor(base, first + 2 * number + (kind == "other")).sign_in(email, "a-wrong-password")
            page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.body).replace(email, "E-MAIL")
            pages.add(f"{answer.status} {page}")
            took[kind].append(answer.seconds)
    return len(pages), (statistics.median(took["known"]), statistics.median(took["other"]))


def person(email: str, password: str) -> Person:
    """Somebody whose address is proved, with this hash for a password."""
    someone = Person.objects.create(email=email, name="Some One", password=password)
    EmailAddress.objects.create(user=someone, email=email, verified=True, primary=True)
    return someone


def hashes_for(email: str) -> int:
    """How many passwords were hashed for one log-in with a wrong one: the same work is the same time."""
    hasher = type(get_hasher())
    encode, done = hasher.encode, []

    def counted(self, *args, **kwargs):
        done.append(1)
        return encode(self, *args, **kwargs)

    with patch.object(hasher, "encode", counted):
        response = Client().post("/accounts/login/", {"login": email, "password": "a-wrong-password"})
    if response.status_code != 200:
        raise RuntimeError(f"The log-in page answered {response.status_code}.")
    return len(done)
