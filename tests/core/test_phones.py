"""Phone numbers, the way people type them."""

import pytest

from core import phones


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("07700 900123", "+447700900123"),
        ("(01632) 960-123", "+441632960123"),
        ("+44 (0)7700 900123", "+447700900123"),
        ("0044 7700 900123", "+447700900123"),
        ("+353 85 012 3456", "+353850123456"),
        ("07700 900", None),
        ("07700 900123 4567", None),
        ("ring the bell", None),
        ("", None),
        ("٠٧٧٠٠٩٠٠١٢٣", None),
    ],
)
def test_a_number_is_understood_however_it_is_typed(typed, number):
    assert phones.normal(typed) == number


@pytest.mark.parametrize(
    ("typed", "can"),
    [
        ("07700 900123", True),
        ("+353 85 012 3456", True),
        ("01632 960123", False),
        ("070 1234 5678", False),
        ("", False),
    ],
)
def test_only_mobiles_can_be_texted(typed, can):
    assert phones.can_be_texted(typed) is can


def test_a_list_shows_the_end_of_a_number_only():
    assert phones.masked("07700 900123") == "••• 123"
    assert phones.masked("") == ""


@pytest.mark.parametrize(
    ("number", "shown"),
    [("+447700900123", "07700 900123"), ("+4416321234", "+4416321234"), ("+33612345678", "+33612345678"), ("", "")],
)
def test_numbers_are_shown_as_people_write_them(number, shown):
    assert phones.shown(number) == shown
