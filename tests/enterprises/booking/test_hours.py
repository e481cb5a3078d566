"""Hours as people write them."""

import pytest

from enterprises.booking import hours


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("9:30 to 12:30", "9:30 to 12:30"),
        ("9.30-12.30, 14:00 - 16:00", "9:30 to 12:30, 14:00 to 16:00"),
        ("9 to 5", "9:00 to 17:00"),
        ("1 to 4", "13:00 to 16:00"),
        ("9am to noon and 1pm–4.30 pm", "9:00 to 12:00, 13:00 to 16:30"),
        ("0930 until 1230", "9:30 to 12:30"),
        ("2pm to midnight", "14:00 to 0:00"),
        ("14-16\n9-12", "9:00 to 12:00, 14:00 to 16:00"),
        ("12 to 4", "12:00 to 16:00"),
        ("7pm to 9", "19:00 to 21:00"),
        ("00:00 to 24:00", "0:00 to 0:00"),
        ("9 i 12 a 13:00 tan 16:00", "9:00 to 12:00, 13:00 to 16:00"),
    ],
)
def test_they_are_understood(typed, said):
    assert hours.written(hours.read(typed)) == said
    assert hours.read(said) == hours.read(typed)


@pytest.mark.parametrize(
    "typed",
    ["morning", "9", "9 to", "25 to 26", "9:75 to 10", "11pm to 1am", "9 to 12, 11 to 13", "13pm to 2", "9am to 9am"],
)
def test_what_is_no_time_is_said_in_words(typed):
    with pytest.raises(hours.NotHours):
        hours.read(typed)
