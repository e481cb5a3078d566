"""Log lines hold what is allowed and nothing a person typed."""

import io
import json
import logging
import re

import pytest
import structlog

from core.logs import KEYS, AllowListFormatter

pytestmark = pytest.mark.urls("tests.core.odd_views")

CANARIES = ["Canary-Name", "canary@example.com", "ZZ99 9ZZ", "canary-search", "canary-body", "canary-slug"]


@pytest.fixture
def lines():
    """Everything that any logger says, as it would be written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(AllowListFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)


def assert_no_canary(lines):
    said = json.dumps(lines)
    assert [canary for canary in CANARIES if canary.lower() in said.lower()] == []


@pytest.mark.django_db
def test_one_line_for_each_request_with_the_pattern_and_not_the_address(client, lines):
    client.get("/enterprises/canary-slug/?q=canary-search")

    [line] = [line for line in lines() if line["event"] == "request"]
    assert {key: line[key] for key in ("route", "method", "status", "level", "logger")} == {
        "route": "enterprises/<slug:slug>/",
        "method": "GET",
        "status": 200,
        "level": "info",
        "logger": "request",
    }
    assert set(line) <= set(KEYS)
    # What an error page shows, so that somebody can read it out on the phone.
    assert re.fullmatch("E-[2-9C-Y]{4}-[2-9C-Y]{4}", line["request_id"])


@pytest.mark.django_db
def test_who_asked_is_a_number_and_never_beside_a_search(client, ana, lines):
    client.force_login(ana)

    client.get("/enterprises/garden/")
    client.get("/find/?q=canary-search")
    client.get("/find/nowhere/?q=canary-search")

    found = [(line["route"], line.get("user")) for line in lines() if line["event"] == "request"]
    assert [user for _route, user in found] == [ana.pk, None, None]
    assert [route for route, _user in found][:2] == ["enterprises/<slug:slug>/", "find/"]
    assert_no_canary(lines())


@pytest.mark.django_db
def test_an_error_leaves_its_type_and_place_and_nothing_typed(client, lines):
    client.raise_request_exception = False

    client.post("/fail/?q=canary-search", {"name": "Canary-Name", "email": "canary@example.com", "b": "canary-body"})

    [line] = [line for line in lines() if line.get("exception")]
    assert line["exception"] == "ValueError"
    assert line["frames"][-1].startswith("tests/core/odd_views.py:")
    assert line["frames"][-1].endswith(" fail")
    assert [line["status"] for line in lines() if line["event"] == "request"] == [500]
    assert_no_canary(lines())


@pytest.mark.django_db
def test_not_found_and_bad_hosts_leave_nothing_typed(client, lines):
    client.get("/canary-slug/ZZ99%209ZZ/")
    client.get("/echo/", headers={"host": "canary-search.example"})
    client.generic("CANARY-NAME", "/echo/")

    assert len(lines()) >= 3
    assert_no_canary(lines())


def test_our_own_lines_drop_every_key_that_is_not_allowed(lines):
    log = structlog.get_logger("test")
    log.info("feed_imported", count=12, name="Canary-Name", email="canary@example.com")
    log.warning("Canary-Name looked for canary-search", q="canary-search")
    log.info("task_done", task="sweep", words={"q": "canary-search"})

    kept = [{key: line[key] for key in ("event", "count", "task") if key in line} for line in lines()]
    assert kept == [
        {"event": "feed_imported", "count": 12},
        {"event": "unnamed"},
        {"event": "task_done", "task": "sweep"},
    ]
    assert_no_canary(lines())


def test_lines_of_libraries_lose_the_values_put_into_them(lines):
    log = logging.getLogger("some.library")
    log.warning('Page published: "%s" by %5.1f', "Canary-Name", 2)
    log.warning(f"looked for {CANARIES[3]}")
    try:
        raise KeyError("canary@example.com")
    except KeyError:
        log.exception("Could not find %s", "canary@example.com")

    assert [line.get("words") for line in lines()] == ['Page published: "…" by …', None, "Could not find …"]
    assert_no_canary(lines())


def test_the_canaries_would_be_seen(caplog):
    """Without our formatter they are there: the tests above can fail."""
    logging.getLogger("some.library").warning("looked for %s", CANARIES[3])

    assert CANARIES[3] in caplog.text


def test_readable_lines_hold_the_same_keys():
    record = logging.LogRecord("x", logging.INFO, "", 0, {"event": "feed_imported", "count": 2, "q": "no"}, (), None)

    line = AllowListFormatter(readable=True).format(record)

    assert line.endswith(" info event=feed_imported logger=x count=2")
