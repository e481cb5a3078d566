"""Short numbers survive a slip of the finger: tried with every slip there is."""

from itertools import islice, product

import pytest

from enterprises.listings.models import Enterprise
from enterprises.listings.short_numbers import _DAMM, candidates, is_short_number

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


@pytest.mark.parametrize("text", ["", "234", "2345678", "23a7", "2 347", "0231", "２３４５", "-234", "1111"])
def test_what_is_no_number_is_refused(text):
    assert not is_short_number(text)


def test_the_example_in_the_words_of_the_module_is_true():
    assert [is_short_number(text) for text in ("2348", "2384", "2343")] == [True, False, False]


def test_candidates_depend_on_the_listing_only_and_are_shortest_first():
    first = list(islice(candidates("a"), 60))

    assert first == list(islice(candidates("a"), 60))
    assert first != list(islice(candidates("b"), 60))
    assert all(is_short_number(number) for number in first)
    assert [len(number) for number in first] == sorted(len(number) for number in first)
    assert not any(digit * 3 in number for number in first for digit in DIGITS)


def test_every_listing_gets_its_own_and_keeps_it(make_listing):
    listings = [make_listing() for _ in range(12)]

    numbers = [listing.short_number for listing in listings]
    assert len(set(numbers)) == 12
    listings[0].publish(listings[0].save_revision(), skip_permission_checks=True)
    assert Enterprise.objects.get(pk=listings[0].pk).short_number == numbers[0]
