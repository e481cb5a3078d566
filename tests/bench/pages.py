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
from typing import Any

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


def _median(port: int, addresses: Iterator[str], expect: int = 200, headers: dict[str, str] | None = None) -> float:
    times = []
    for _round in range(ROUNDS):
        address = next(addresses)
        start = time.perf_counter()
        status, _headers = _get(port, address, headers)
        times.append((time.perf_counter() - start) * 1000)
        if status != expect:
            raise RuntimeError(f"{address} answered {status}, not {expect}.")
    return statistics.median(times)


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
    floor = _median(port, _same("/floor/"))
    measured = {
        "floor": floor,
        "/find/ fresh": _median(port, _fresh_searches()),
        "/find/ remembered": _median(port, _same("/find/")),
        "/find/ 304": _median(port, _same("/find/"), 304, {"If-None-Match": etag}),
        "listing fresh": _median(port, (f"/enterprises/{slug}/?v=1" for slug in slugs)),
        "listing remembered": _median(port, _same(listing)),
    }
    again = _median(port, _same("/floor/"))
    base = (floor + again) / 2
    return {name: {"p50": round(value, 2), "x floor": round(value / base, 1)} for name, value in measured.items()}


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
