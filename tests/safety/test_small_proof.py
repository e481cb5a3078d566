"""Every part of the proof (tests/prove), small: so that it keeps running, and its controls keep failing."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from accounts import actions as accounts
from accounts.models import SignInPhone
from tests.core import chores
from tests.prove import (
    backups,
    booked,
    deliveries,
    document,
    entering,
    guesses,
    headers,
    inputs,
    jobs,
    location,
    log,
    paid,
    papers,
    parts,
    permissions,
    race,
    stories,
    uploads,
    waiting,
)
from tests.prove.databases import Store
from tests.prove.row import Line, Row, Scale

on_real_data = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_limits_left_over(db):
    cache.clear()


def right(rows):
    """Every line reached its figure, and every control failed as it must."""
    assert rows
    return [row for row in rows if not row.right] == []


@pytest.mark.parametrize(
    ("part", "factor"),
    [(permissions, 0.02), (inputs, 0.001), (uploads, 0.05), (headers, 0.04), (location, 0.002), (log, 0.02)],
    ids=["permissions", "inputs", "uploads", "headers", "location", "log"],
)
def test_a_part_that_needs_no_second_process(part, factor, db):
    assert right(part.run(Scale(factor)))


@on_real_data
def test_many_write_papers_and_no_number_is_missing():
    assert right(papers.run(Scale(0.001)))


@on_real_data
def test_many_change_one_status():
    assert right(race.run(Scale(0.001)))


@on_real_data
def test_many_book_one_time():
    assert right(booked.run(Scale(0.001)))


@on_real_data
def test_many_workers_offer_times_to_those_who_wait():
    assert right(waiting.run(Scale(0.001)))


@on_real_data
def test_killed_between_stripe_and_us():
    assert right(paid.run(Scale(0.005)))


@on_real_data
def test_news_in_any_order_and_forged():
    assert right(deliveries.run(Scale(0.002)))


@on_real_data
def test_a_few_stories_of_money():
    assert right(stories.run(Scale(0.002)))


@on_real_data
def test_a_backup_while_writing():
    assert right(backups.run(Scale(0.001)))


@on_real_data
def test_guesses_through_eight_workers():
    assert right([guesses.through_eight_workers(guesses=30)])


def test_the_unknown_cost_as_much_work_as_the_known(ana):
    """The full proof takes the time; here the work is counted, which a busy machine does not change."""
    assert guesses.hashes_for(ana.email) == guesses.hashes_for("nobody@example.com") > 0
    with override_settings(AUTHENTICATION_BACKENDS=["tests.prove.planted.Hasty"]):
        assert guesses.hashes_for("nobody.else@example.com") == 0


@pytest.mark.parametrize("address", entering.FORMS)
def test_the_forms_that_send_a_code_ask_as_much_for_the_unknown_as_for_the_known(ana, address):
    """The full proof takes the time; this counts, as above."""
    accounts.confirm_email(ana)
    entering.queries_for(address, "first@example.com")  # what a process asks once

    def apart(unknown):
        return abs(entering.queries_for(address, ana.email) - entering.queries_for(address, unknown))

    # allauth looks once more where nobody has proved the address: one short question of fifty.
    assert apart("nobody@example.com") <= 1
    with override_settings(ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS=False), entering.makes_the_new_alone():
        assert apart("nobody.else@example.com") > 1


def test_joining_by_text_asks_as_much_for_an_unknown_number_as_for_a_known_one(ana, textbox):
    accounts.confirm_email(ana)
    SignInPhone.objects.create(person=ana, number="+447700900123", confirmed_at=timezone.now())
    entering.queries_for("/join/", "+447700900998")  # what a process asks once

    def apart(unknown):
        return abs(entering.queries_for("/join/", "+447700900123") - entering.queries_for("/join/", unknown))

    assert apart("+447700900456") == 0
    with entering.makes_the_new_caller_alone():
        assert apart("+447700900457") > 1


@on_real_data
def test_a_killed_worker(settings, tmp_path):
    settings.TASKS = chores.QUEUE
    with chores.Nursery(tmp_path) as nursery:
        row = jobs._case(nursery, "with the reaper", chores.OURS, 1)

    assert (row["jobs"], row["effects"], row["never finished"], row["dead"]) == (3, 3, 0, 0)


# --- the report ---------------------------------------------------------------------------------
def line(part="log", database="sqlite", scale=1.0, day="1 May 2027", **changes):
    facts = {"goal": "G0", "what": "a|b", "ran": "x", "result": "y", "control": "z", "right": True}
    return Line(part, database, day, scale, 3.4, Row(**(facts | changes)))


def test_the_document_says_what_is_not_right_and_at_which_scale():
    words = document.text([line(database="postgresql", right=False, scale=0.1), line()], ["log"])

    assert "| G0 | a\\|b | sqlite | x | y | z | yes | 3 | 1 May 2027 |\n" in words
    assert "| postgresql | x | y | z | **no** | 3 | 1 May 2027, 0.1 of the full figures |\n" in words
    assert "Lines right: 1 of 2" in words
    assert "/tmp" not in words


def test_a_part_that_is_run_again_replaces_its_own_lines_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(document, "KEPT", tmp_path / "var" / "proof.json")
    other = [line("race"), line(database="postgresql")]
    document.keep([*other, line(right=False), line(what="second")])

    assert document.keep([line(day="2 May 2027")]) == [*other, line(day="2 May 2027")]
    assert document.kept() == [*other, line(day="2 May 2027")]


def test_parts_are_chosen_by_name_or_goal():
    assert parts.chosen("") == list(parts.PARTS)
    assert parts.chosen("G8, race,G6,permissions") == ["inputs", "race", "permissions"]
    with pytest.raises(LookupError, match="no part “G99”"):
        parts.chosen("G99")
    assert all(callable(parts.part(name)) for name in parts.PARTS)


def test_each_part_has_a_database_of_its_own(tmp_path):
    store = Store("postgresql", tmp_path, "postgres://me@127.0.0.1:5/main")

    assert store.environment("log")["DATABASE_URL"] == "postgres://me@127.0.0.1:5/prove_log"
    assert re.fullmatch(
        r"sqlite:///.*/sqlite/log/db.sqlite3", Store("sqlite", tmp_path).environment("log")["DATABASE_URL"]
    )
    assert chores.database_url() not in (store.environment("log")["DATABASE_URL"], "")
    assert connection.vendor in ("sqlite", "postgresql")
