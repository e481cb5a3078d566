"""Short numbers survive a slip of the finger: tried with every slip there is."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enterprises.listings import actions, short_numbers
from enterprises.listings.models import Enterprise
from enterprises.listings.short_numbers import _DAMM, candidates, every_number, is_short_number
from tests.enterprises.listings.admin.forms import listing_data

DIGITS = "0123456789"


def test_the_table_catches_every_wrong_digit_and_every_swap_of_neighbours():
    """Damm's own conditions, for all digits: a Latin square, zeros on the diagonal, and no swap that cancels."""
    table = [[int(cell) for cell in row] for row in _DAMM]
    ten = set(range(10))

    assert all(set(row) == ten for row in table)
    assert all({row[column] for row in table} == ten for column in ten)
    assert all(table[digit][digit] == 0 for digit in ten)
    assert all(
        table[table[state][a]][b] != table[table[state][b]][a] for state, a, b in product(ten, repeat=3) if a != b
    )


@pytest.fixture(scope="module")
def four_digits():
    return [number for number in map("".join, product(DIGITS, repeat=4)) if is_short_number(number)]


def test_no_wrong_digit_and_no_swap_gives_another_listing(four_digits):
    known = set(four_digits)
    for number in four_digits:
        for place in range(4):
            for digit in set(DIGITS) - {number[place]}:
                assert number[:place] + digit + number[place + 1 :] not in known
        for place in range(3):
            swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
            assert swapped == number or swapped not in known


def test_there_are_enough_and_none_looks_like_a_letter(four_digits):
    assert len(four_digits) > 350
    assert not any(set(number) & {"0", "1"} for number in four_digits)


@pytest.mark.parametrize("text", ["", "234", "23456789", "23a7", "2 347", "0231", "２３４５", "-234", "1111"])
def test_what_is_no_number_is_refused(text):
    assert not is_short_number(text)


def test_the_example_in_the_words_of_the_module_is_true():
    assert [is_short_number(text) for text in ("2348", "2384", "2343")] == [True, False, False]


def test_candidates_depend_on_the_listing_only_and_are_shortest_first():
    first = candidates("a")

    assert first == candidates("a")
    assert first != candidates("b")
    assert all(is_short_number(number) for number in first)
    assert [len(number) for number in first] == sorted(len(number) for number in first)
    assert {len(number) for number in first} == {4, 5, 6, 7}
    assert not any(digit * 3 in number for number in first for digit in DIGITS)


def test_there_are_enough_for_two_hundred_thousand_listings():
    everyone = list(every_number())

    assert len(everyone) == len(set(everyone)) > 220_000
    assert all(is_short_number(number) for number in everyone[::101])
    assert set(candidates("a")) <= set(everyone)
    assert [len(number) for number in everyone] == sorted(len(number) for number in everyone)
    by_hand = [number for number in map("".join, product("23456789", repeat=4)) if is_short_number(number)]
    assert everyone[:399] == [number for number in by_hand if not any(digit * 3 in number for digit in DIGITS)]


def test_every_listing_gets_its_own_and_keeps_it(make_listing):
    listings = [make_listing() for _ in range(12)]

    numbers = [listing.short_number for listing in listings]
    assert len(set(numbers)) == 12
    listings[0].publish(listings[0].save_revision(), skip_permission_checks=True)
    assert Enterprise.objects.get(pk=listings[0].pk).short_number == numbers[0]


def _take(area, numbers):
    Enterprise.objects.bulk_create(
        Enterprise(area=area, name="x", one_line="x", slug=f"taken-{number}", short_number=number) for number in numbers
    )


@pytest.fixture
def small_world(monkeypatch):
    """Only the 399 numbers of four digits."""
    monkeypatch.setattr(short_numbers, "LENGTHS", range(4, 5))


def test_one_query_finds_a_number_however_many_are_taken(area, make_listing):
    listing = make_listing(publish=False)
    _take(area, [number for number in every_number() if len(number) < 6])

    with CaptureQueriesContext(
        connection,
    ) as queries:
        actions.give_short_number(listing)

    assert len(listing.short_number) == 6
    assert len([query for query in queries if query["sql"].startswith("SELECT")]) == 1


def test_the_very_last_number_is_found(area, make_listing, small_world):
    listing = make_listing(publish=False)
    *others, last = every_number()
    _take(area, others)

    actions.give_short_number(listing)

    assert Enterprise.objects.get(pk=listing.pk).short_number == listing.short_number == last


def test_when_all_are_taken_the_person_is_told_and_nothing_is_made(desk, area, small_world):
    _take(area, every_number())

    page = desk.post(reverse("wagtailsnippets_listings_enterprise:add"), listing_data(area=area.pk))

    assert page.status_code == 200
    assert "Every short number is taken" in page.content.decode()
    assert "Pat&#x27;s Garden" in page.content.decode(), "what was typed is still there"
    assert not Enterprise.objects.filter(slug="pats-garden").exists()


def test_a_number_somebody_else_was_given_at_the_same_moment_is_left_to_them(area, make_listing, monkeypatch):
    listing = make_listing(publish=False)
    found = iter(["2348", "2356", "2364"])
    _take(area, ["2348", "2356"])
    monkeypatch.setattr("enterprises.listings.actions.live._free_number", lambda seed: next(found))

    actions.give_short_number(listing)

    assert Enterprise.objects.get(pk=listing.pk).short_number == "2364"
