"""Codes that survive the phone, and that nobody guesses."""

import math
import random

import pytest

from core.saved import actions, codes
from core.saved.models import SavedForm


def test_a_code_has_eight_of_twenty_four_characters():
    made = {codes.new() for _ in range(2000)}

    assert len(made) == 2000
    assert {len(code) for code in made} == {8}
    assert set("".join(made)) == set(codes.ALPHABET)
    assert math.log2(len(codes.ALPHABET)) * codes.LENGTH > 36


@pytest.mark.parametrize("typed", ["4hkm-79qp", " 4HKM 79QP ", "4HKM79QP", "4HKM–79QP", "4-H-K-M-7-9-Q-P"])
def test_a_code_is_read_however_it_is_typed(typed):
    assert codes.read(typed) == "4HKM79QP"


def test_what_looks_alike_is_taken_for_the_one_there_is():
    assert codes.read("ZSBG-UKMP") == codes.read("2586-VKMP") == "2586VKMP"


@pytest.mark.parametrize("typed", ["", "4HKM", "4HKM-79QPP", "O000-1IL0", "4HKM79Q\x00", "ⅧHKM79QP", "E-4HKM-79QP"])
def test_what_cannot_be_a_code_is_none(typed):
    assert codes.read(typed) == ""


def test_what_is_shown_is_read_again():
    code = codes.new()

    assert codes.shown(code)[4] == "-"
    assert codes.read(codes.shown(code)) == code


def test_a_derived_code_is_the_same_for_the_same_facts_and_depends_on_our_key(settings):
    first = codes.derived("/find/", 1)

    assert (codes.derived("/find/", 1), codes.derived("/find/", 2) == first) == (first, False)
    settings.SECRET_KEY = "another key"
    assert codes.derived("/find/", 1) != first


def test_the_database_holds_no_code(db):
    made = actions.code_for_page("/find/?q=garden")

    row = SavedForm.objects.values().get()
    assert made.code not in str(row)
    assert row["code_digest"] == codes.digest(made.code)


def test_ten_thousand_guesses_open_nothing(db):
    """Two hundred codes are good. The control: one of them, read right, does open."""
    good = [actions.code_for_page(f"/n/{number}/").code for number in range(200)]
    rng = random.Random(20261123)

    guesses = ("".join(rng.choices(codes.ALPHABET, k=8)) for _ in range(10_000))

    assert [guess for guess in guesses if actions.find_for_desk(guess)] == []
    assert actions.find_for_desk(codes.shown(good[7]).lower()) is not None
