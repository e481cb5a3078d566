"""Money, days, dates and places of a record, each read on its own."""

from datetime import date, time

import pytest

from enterprises.listings.importing import money, reading
from enterprises.listings.importing.reading import Rejected
from enterprises.listings.importing.when import minutes, split, when
from enterprises.listings.importing.where import where

TODAY = date(2026, 11, 23)


def price(**option):
    found = money.prices({"cost_options": [option]}, TODAY)
    return [(one.name, one.pence, one.unit) for one in found]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (
            {"option": "Adults", "amount": 35, "amount_description": "per 1 hour session"},
            [("Adults", 3500, "hour")],
        ),
        ({"amount": "12.50", "cost_type": "per session"}, [("Price", 1250, "session")]),
        ({"option": "£12.50 / session"}, [("Price", 1250, "session")]),
        ({"option": "Free of charge", "amount": None}, [("Free of charge", 0, "")]),
        ({"amount": 0.0}, [("Free", 0, "")]),
        ({"amount": 0.0, "option": "Contact us for prices"}, [("Contact us for prices", None, "")]),
        ({"amount": 0, "amount_description": "£5 per class"}, [("Price", 500, "session")]),
        ({"option": "Adults £7, children £3"}, [("Adults £7, children £3", None, "")]),
        ({"option": "£15-£20 a visit"}, [("£15-£20 a visit", None, "")]),
        ({"option": "First session free then £20"}, [("First session free then £20", 2000, "")]),
        (
            {"option": "hall hire", "amount": "1,200", "cost_type": "per annum"},
            [("Hall hire", 120000, "year")],
        ),
        ({"amount": 20, "valid_to": "2022-12-31"}, []),
        ({"amount": 20, "valid_from": "2030-01-01"}, []),
        ({"option": None, "amount": None}, []),
        ({"amount": {"pounds": 3}}, []),
    ],
)
def test_prices_are_pence_and_a_unit(option, expected):
    assert price(**option) == expected


@pytest.mark.parametrize("option", [{"amount": -3}, {"amount": 10**9}, {"amount": 1, "valid_from": "soon"}])
def test_prices_that_cannot_be_reject_the_record(option):
    with pytest.raises(Rejected):
        price(**option)


def test_free_is_a_price_of_nothing_unless_something_costs():
    assert [one.pence for one in money.prices({"free": True}, TODAY)] == [0]
    assert [one.pence for one in money.prices({"free": "yes", "cost_options": [{"amount": 3}]}, TODAY)] == [300]
    assert money.prices({"free": None, "cost_options": None}, TODAY) == []


def openings(*schedules):
    found = when({"regular_schedules": list(schedules)}, TODAY, lambda note: None)
    return found.openings, found.words


@pytest.mark.parametrize(
    ("schedule", "rows", "words"),
    [
        (
            {"weekday": "Monday", "opens_at": "10:00", "closes_at": "12:30"},
            [(0, "morning", time(10), time(12, 30))],
            "",
        ),
        (
            {"byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00:00"},
            [
                (day, part, a, b)
                for day in (3, 4)
                for part, a, b in (("afternoon", time(12), time(18)), ("morning", time(10), time(12)))
            ],
            "",
        ),
        (
            {"byday": "1TU", "freq": "MONTHLY", "opens_at": "19:00", "closes_at": "21:30"},
            [(1, "evening", time(19), time(21, 30))],
            "First Tuesday of the month, 19:00 to 21:30",
        ),
        (
            {"weekday": 7, "opens_at": "2pm", "closes_at": "4.30 pm"},
            [(6, "afternoon", time(14), time(16, 30))],
            "",
        ),
        (
            {"weekday": "Sat", "opens_at": "09:00", "closes_at": "05:00"},
            [(5, "afternoon", time(12), time(17)), (5, "morning", time(9), time(12))],
            "",
        ),
        (
            {"weekday": "Fridays", "opens_at": "22:00", "closes_at": "06:00"},
            [(4, "night", time(22), time(6))],
            "",
        ),
        (
            {"dtstart": "2026-12-01", "freq": "WEEKLY", "interval": 2, "opens_at": "18:00"},
            [(1, "evening", time(18), None)],
            "Every second week",
        ),
        ({"weekday": "Monday", "opens_at": "10:00", "valid_to": "2020-01-01"}, [], ""),
        ({"weekday": "Someday", "opens_at": "10:00"}, [], ""),
        ({"weekday": None}, [], ""),
        ({"weekday": {"name": "Monday"}}, [], ""),
    ],
)
def test_schedules_become_parts_of_days(schedule, rows, words):
    assert openings(schedule) == (rows, words)


def test_two_stretches_in_one_part_of_a_day_become_one():
    rows, _words = openings(
        {"weekday": "Monday", "opens_at": "09:00", "closes_at": "10:00"},
        {"weekday": "Monday", "opens_at": "10:30", "closes_at": "11:30"},
    )

    assert rows == [(0, "morning", time(9), time(11, 30))]


def test_a_day_without_times_says_to_ask():
    rows, words = openings({"weekday": "Monday"})

    assert [row[:2] for row in rows] == [(0, "afternoon"), (0, "morning")]
    assert words == "Ask them about the times"


def test_every_pair_of_times_gives_parts_that_are_there_once():
    for opens in (*range(0, 1440, 97), None):
        for closes in (*range(0, 1441, 89), None):
            parts = [part for part, _a, _b in split(opens, closes)]
            assert parts
            assert len(parts) == len(set(parts))


@pytest.mark.parametrize(
    ("given", "minute"),
    [
        ("10:00", 600),
        ("9.30am", 570),
        ("2000-01-01T10:00:00.000Z", 600),
        ("12pm", 720),
        ("12am", 0),
        ("noon", 720),
        ("1430", 870),
        ("24:00", 1440),
        ("25:99", None),
        ("ten", None),
        (None, None),
        (10, None),
        ([], None),
    ],
)
def test_times_are_read_however_they_are_written(given, minute):
    assert minutes(given) == minute


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2021-01-13T12:48:54.730Z", date(2021, 1, 13)),
        ("2026-06-30T23:30:00Z", date(2026, 7, 1)),
        ("31/12/2025", date(2025, 12, 31)),
        ("12 March 2024", date(2024, 3, 12)),
        (1610542134, date(2021, 1, 13)),
        ("0001-01-01T00:00:00", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read_in_the_towns_own_day(given, day):
    assert reading.day(given, "date") == day


@pytest.mark.parametrize("given", ["2023-13-01", "31/02/2024", "yesterday", "2024", 5, "99999999999999999999"])
def test_what_cannot_be_a_date_rejects_the_record(given):
    with pytest.raises(Rejected, match="is not a date"):
        reading.day(given, "assured date")


def place(notes=None, kinds=(), **location):
    given = {
        "id": 1,
        "name": "Hall",
        "address_1": "Mill Lane",
        "city": "Stroud",
        "postal_code": "GL5 1QA",
        **location,
    }
    return where({"locations": [given]}, "Gardeners", list(kinds), (notes if notes is not None else []).append)


def test_a_place_with_a_street_is_a_venue():
    (venue,) = place(geometry={"coordinates": [-2.2178, 51.7457]}).venues

    assert (venue.name, venue.address, venue.town, venue.postcode) == (
        "Hall",
        "Mill Lane",
        "Stroud",
        "GL5 1QA",
    )
    assert (venue.latitude, venue.longitude) == (51.7457, -2.2178)


@pytest.mark.parametrize(
    "location",
    [
        {"mask_exact_address": True},
        {"mask_exact_address": "true"},
        {"address_1": " "},
        {"address_1": None, "name": "4 Hidden Close, Stroud, GL5 1QA"},
        {"name": "Home address"},
        {"name": None, "address_1": "14 Acacia Avenue"},
        {"name": "", "address_1": "Flat 2, 9 High Street"},
        {"address_1": "Confidential"},
        {"kinds": ["Childminders"]},
        {"visible": False},
    ],
)
def test_a_masked_place_or_a_home_is_never_closer_than_its_sector(location):
    kinds = location.pop("kinds", ())
    found = place(kinds=kinds, geometry={"coordinates": [-2.217812, 51.745734]}, **location)

    assert found.venues == []
    assert found.sector == "GL5 1"


def test_a_masked_place_given_by_district_stays_a_district():
    assert place(mask_exact_address=True, postal_code="GL5").sector == "GL5"


def test_swapped_coordinates_are_put_right():
    notes = []
    (venue,) = place(notes, geometry={"coordinates": [51.7457, -2.2178]}).venues

    assert (venue.latitude, venue.longitude) == (51.7457, -2.2178)
    assert notes == ["latitude and longitude were the wrong way round"]


def test_nought_nought_is_not_a_place():
    (venue,) = place(geometry={"coordinates": [0, 0]}).venues

    assert (venue.latitude, venue.longitude) == (None, None)


def test_coordinates_far_from_their_postcode_give_way_to_it():
    notes = []
    (venue,) = place(notes, latitude="51.5", longitude="-0.12").venues

    assert (venue.latitude, venue.longitude) == (None, None)
    assert notes == ["coordinates far from their own postcode gave way to it"]


@pytest.mark.parametrize(
    ("latitude", "longitude", "postcode"),
    [(100, 101, "GL5 1QA"), (51, -200, "GL5 1QA"), (40.7, -74.0, None), (-51, 2, "")],
)
def test_coordinates_that_cannot_be_reject_the_record(latitude, longitude, postcode):
    with pytest.raises(Rejected, match="its place is at latitude"):
        place(latitude=latitude, longitude=longitude, postal_code=postcode)


@pytest.mark.parametrize(
    "geometry",
    [None, "POINT(1 2)", {"coordinates": None}, {"coordinates": ["x", []]}, [], {"coordinates": [1]}],
)
def test_geometry_of_no_use_is_no_geometry(geometry):
    (venue,) = place(geometry=geometry).venues

    assert venue.latitude is None


def test_online_is_not_a_town():
    assert place(address_1=" ", city="Online", name=None, postal_code=None).is_remote
    assert place(location_type="virtual").is_remote
    assert place(city="Nationwide").venues[0].town == ""
