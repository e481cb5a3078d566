"""Pages over HTTP: gunicorn with four sync workers, one client for times and sixteen for throughput.

Every page is measured fresh (an address nobody asked for yet), remembered (the same address again) and as a 304, beside
a floor view in the same run. Ratios to the floor are what to compare between machines.
"""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from typing import Any, NamedTuple

WORDS = ("garden", "lunch", "music", "repair", "walk", "paint", "swim", "cook", "sew", "read", "dance", "farm")
ROUNDS = 400


def run(say: Callable[[str], None]) -> dict[str, Any]:
    """Medians in milliseconds and requests per second, with ratios to the floor."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("setup_site", verbosity=0)
    slugs = _pages_of_listings()
    say("Starting the site for the pages")
    with _site() as port:
        return {"pages over HTTP (ms, one client)": _times(port, slugs), "requests a second (16 clients)": _rates(port)}


def _pages_of_listings() -> list[str]:
    """Slugs of listings whose pages are there: the bulk load writes search documents only."""
    from django.db import transaction

    from directory import listing_page
    from enterprises.listings.models import Enterprise

    rows = list(Enterprise.objects.public().with_parts().order_by("pk")[: ROUNDS + 100])
    with transaction.atomic():
        for row in rows:
            listing_page.write(row)
    return [row.slug for row in rows]


@contextmanager
def _site() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "PORT": str(port)}
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "gunicorn.conf.py",
        "--workers",
        "4",
        "--log-level",
        "error",
    ]
    server = subprocess.Popen([*command, "config.wsgi"], env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _attempt in range(300):
        try:
            status = _get(port, "/floor/")[0]
        except OSError:
            time.sleep(0.2)
            continue
        if status == 200:
            return
    raise TimeoutError("The site did not start within a minute.")


def _get(port: int, address: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str]]:
    """Sync workers close after each answer, so every request is a connection of its own, as behind a proxy."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers={"Host": "localhost", **(headers or {})})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders())


class Page(NamedTuple):
    """One kind of request: its addresses, the status it must answer with, and what is sent along."""

    addresses: Iterator[str]
    expect: int = 200
    headers: dict[str, str] | None = None


def _took(port: int, page: Page) -> float:
    """Milliseconds of one request."""
    address = next(page.addresses)
    start = time.perf_counter()
    status, _headers = _get(port, address, page.headers)
    took = (time.perf_counter() - start) * 1000
    if status != page.expect:
        raise RuntimeError(f"{address} answered {status}, not {page.expect}.")
    return took


def _same(address: str) -> Iterator[str]:
    while True:
        yield address


def _fresh_searches() -> Iterator[str]:
    """Searches that find a full page, each with an address of its own."""
    return (f"/find/?q={WORDS[n % len(WORDS)]}&near=Stroud&within=50&v={n}" for n in count())


def _times(port: int, slugs: list[str]) -> dict[str, Any]:
    listing = f"/enterprises/{slugs[0]}/"
    for address in [listing, "/find/", *(f"/find/?q={word}" for word in WORDS)]:  # warm each worker
        for _worker in range(12):
            _get(port, address)
    etag = _get(port, "/find/")[1]["ETag"]
    pages = {
        "floor": Page(_same("/floor/")),
        "/find/ fresh": Page(_fresh_searches()),
        "/find/ remembered": Page(_same("/find/")),
        "/find/ 304": Page(_same("/find/"), 304, {"If-None-Match": etag}),
        "listing fresh": Page(f"/enterprises/{slug}/?v=1" for slug in slugs),
        "listing remembered": Page(_same(listing)),
    }
    # In turns, and each beside the floor of its own round: the machine is quicker one minute and slower the next.
    rounds = [{name: _took(port, page) for name, page in pages.items()} for _round in range(ROUNDS)]
    return {name: _figures(rounds, name) for name in pages}


def _figures(rounds: list[dict[str, float]], name: str) -> dict[str, float]:
    times = statistics.median(each[name] for each in rounds)
    return {
        "p50": round(times, 2),
        "x floor": round(statistics.median(each[name] / each["floor"] for each in rounds), 1),
    }


def _rates(port: int) -> dict[str, Any]:
    fresh = _fresh_searches()
    return {
        "floor": _rate(port, lambda: "/floor/"),
        "/find/ fresh": _rate(port, lambda: next(fresh) + "&many"),
        "/find/ remembered": _rate(port, lambda: "/find/"),
    }


def _rate(port: int, address: Callable[[], str], requests: int = 1500) -> int:
    addresses = [address() for _request in range(requests)]
    start = time.perf_counter()
    with ThreadPoolExecutor(16) as clients:
        list(clients.map(lambda each: _get(port, each), addresses))
    return round(requests / (time.perf_counter() - start))
