"""Guessing gets nowhere, and nothing is kept longer than was said."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core import retention
from core.models import Bucket
from core.saved import actions, codes
from core.saved.models import MOST_WRONG_TRIES, SavedForm

BACK = reverse("core:help_back")


def guess(browser, code, word, ip="192.0.2.1"):
    return browser.post(BACK, {"help_code": code, "secret_word": word}, REMOTE_ADDR=ip)


def test_one_household_has_ten_tries_an_hour(client, saved_with_word):
    code, word = saved_with_word()
    answers = [guess(client, codes.new(), "word") for _ in range(12)]

    assert [answer.status_code for answer in answers] == [200] * 10 + [429] * 2
    assert guess(client, code, word).status_code == 429
    assert b"Here is your form" in guess(client, code, word, ip="192.0.2.2").content


def test_one_code_has_five_tries_an_hour_from_everywhere(client, saved_with_word):
    code, _word = saved_with_word()

    answers = [guess(client, code, f"word {n}", ip=f"192.0.2.{n}") for n in range(1, 8)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2


def test_everybody_together_has_six_hundred(client, db, monkeypatch):
    monkeypatch.setattr("core.saved.views.EVERYBODYS_TRIES", 20)

    answers = [guess(client, codes.new(), "word", ip=f"198.51.100.{n}").status_code for n in range(30)]

    assert (answers.count(200), answers.count(429)) == (20, 10)


def test_the_page_that_asks_to_wait_does_not_repeat_the_word(client, saved_with_word):
    for _ in range(10):
        guess(client, codes.new(), "word")

    answer = guess(client, codes.new(), "canary-word")

    assert answer.status_code == 429
    assert "canary-word" not in answer.content.decode()


def test_ten_wrong_words_shut_the_public_door_and_not_the_desks(saved_with_word):
    code, word = saved_with_word()
    for number in range(MOST_WRONG_TRIES):
        assert actions.open_with_word(code, f"wrong {number}") is None

    assert actions.open_with_word(code, word) is None
    assert actions.find_for_desk(code) is not None


def test_ten_thousand_words_for_a_known_code_open_nothing(saved_with_word, settings):
    """The worst case: somebody found the slip, and the word is one of ten thousand numbers."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    code, _word = saved_with_word(word="7311")

    opened = [n for n in range(10_000) if actions.open_with_word(code, f"{n:04d}")]

    assert opened == []
    assert SavedForm.objects.get().wrong_tries == MOST_WRONG_TRIES


def test_an_unknown_code_costs_as_much_as_a_known_one(saved_with_word, monkeypatch):
    """How long it takes must not say whether there is such a code: a word is worked out either way."""
    code, _word = saved_with_word()
    asked = []
    monkeypatch.setattr("core.saved.actions.check_password", lambda word, kept: asked.append(kept) or False)

    for typed in (code, "2222-2222", actions.code_for_page("/").code):
        actions.open_with_word(typed, "word")

    assert len(asked) == 3
    assert all(kept.partition("$")[0] == asked[0].partition("$")[0] for kept in asked)


def test_saving_is_limited_too(client, address):
    answers = [client.post(address, {"words": "x", "get_code": "1"}).status_code for _ in range(14)]

    assert answers == [200] * 12 + [429] * 2
    assert SavedForm.objects.count() == 12


def test_a_code_without_a_word_lasts_a_fortnight_and_with_one_ninety_days(save, saved_with_word, time_machine):
    time_machine.move_to("2026-11-23 12:00")
    short, _ticket, _page = save("get_code", words="one")
    long, _word = saved_with_word(words="two")

    time_machine.shift(timedelta(days=14, minutes=1))
    assert (actions.find_for_desk(short), actions.find_for_desk(long) is not None) == (None, True)
    time_machine.shift(timedelta(days=76))
    assert actions.find_for_desk(long) is None


def test_the_sweep_deletes_what_is_over_and_nothing_else(save, saved_with_word):
    save("get_code", words="one")
    saved_with_word(words="two")
    actions.code_for_page("/find/")

    retention.sweep(timezone.now() + timedelta(days=22))
    assert [row.secret_word != "" for row in SavedForm.objects.all()] == [True]
    retention.sweep(timezone.now() + timedelta(days=91))
    assert SavedForm.objects.count() == 0


@pytest.mark.parametrize("button", ["get_code", "save_later"])
def test_the_table_of_limits_knows_no_code(save, button):
    code, _ticket, _page = save(button)
    guess(Client(), code, "word")

    assert not [key for key in Bucket.objects.values_list("key", flat=True) if code.replace("-", "") in key]
