"""Feeds spoilt at random: reading never fails but by saying why, and nothing is half saved."""

import copy
import json
from contextlib import suppress
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enterprises.listings.importing.limits import CannotRead
from enterprises.listings.importing.reading import Rejected
from enterprises.listings.importing.service import read_service
from enterprises.listings.importing.shapes import read_page, services_in
from enterprises.listings.importing.unpack import parse
from enterprises.listings.models import Enterprise, Opening, Price, Venue
from tests.enterprises.listings.importing.feeds import SAMPLES, uk1, uk1_page, uk3, uk3_page

TODAY = date(2026, 11, 23)
STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**30, max_value=10**40),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(
        [
            "",
            " ",
            "\x00",
            "\ud800",
            "null",
            "N/A",
            "<b",
            "£",
            "1e999",
            "-1",
            "2026-13-45",
            "GL5 1QA",
            "x" * 10_000,
        ]
    ),
    st.lists(st.none() | st.integers() | st.text(max_size=5), max_size=3),
    st.dictionaries(
        st.sampled_from(["id", "name", "number", "x"]),
        st.none() | st.integers() | st.text(max_size=5),
        max_size=2,
    ),
    st.just([[]]),
    st.just({"a": {"b": []}}),
)


def paths(value, here=()):
    """Every place in a document."""
    yield here
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield from paths(held, (*here, key))


def spoilt(document, path, strange):
    """The document with one place replaced, or taken away."""
    if not path:
        return strange
    document = copy.deepcopy(document)
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    if strange == "take away" and isinstance(holder, dict):
        del holder[path[-1]]
    else:
        holder[path[-1]] = strange
    return document


@st.composite
def spoilt_feeds(draw, documents):
    document = draw(st.sampled_from(documents))
    for _time in range(draw(st.integers(1, 4))):
        places = list(paths(document))
        document = spoilt(document, draw(st.sampled_from(places)), draw(STRANGE | st.just("take away")))
    return document


def samples():
    files = sorted(SAMPLES.rglob("*.json")) if SAMPLES.is_dir() else []
    return [json.loads(path.read_text(encoding="utf-8")) for path in files]


OURS = [
    uk1_page([uk1()]),
    uk3_page([uk3()]),
    [uk1(), uk3()],
    uk3(),
    {"id": 1, "name": "Org", "services": [uk3()]},
]


def read_all(document):
    """Everything short of the database. Only the two kinds of refusal may be raised on the way."""
    try:
        page = read_page(document)
    except CannotRead:
        return
    for item in page.items:
        for raw in services_in(item):
            with suppress(Rejected):
                record = read_service(raw, TODAY)
                assert record.name
                assert record.digest


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(spoilt_feeds([*OURS, *samples()]))
def test_no_spoilt_feed_is_more_than_refused(document):
    read_all(document)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_are_more_than_refused(raw):
    with suppress(CannotRead):
        read_all(parse(raw))


@pytest.mark.django_db(transaction=False)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(document=spoilt_feeds(OURS))
def test_a_spoilt_feed_is_counted_to_the_end_and_nothing_is_half_saved(stroud, tmp_path, document):
    """Each example starts from the last one's listings: what is known and unknown is mixed."""
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    out = StringIO()
    try:
        call_command("import_services", str(path), stdout=out)
    except CommandError:
        return

    assert "could not be understood" not in out.getvalue()
    assert "could not take it" not in out.getvalue()
    for listing in Enterprise.objects.all():
        assert listing.name
        assert listing.one_line
        assert listing.short_number
        assert listing.latest_revision_id
    assert not [part for model in (Venue, Price, Opening) for part in model.objects.filter(enterprise=None)]
