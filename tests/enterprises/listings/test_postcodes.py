"""Postcodes: what people type, and where it is."""

import random
from dataclasses import asdict
from math import asin, atan2, cos, degrees, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enterprises.listings import places
from enterprises.listings.places import sectors
from enterprises.listings.places.geometry import Point


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        # full
        ("GL5 1QA", "GL5 1QA"),
        ("gl5 1qa", "GL5 1QA"),
        ("GL51QA", "GL5 1QA"),
        (" g l 5 1 q a ", "GL5 1QA"),
        ("GL5-1QA.", "GL5 1QA"),
        ("ＧＬ５ １ＱＡ", "GL5 1QA"),
        ("SW1A 1AA", "SW1A 1AA"),
        ("sw1a1aa", "SW1A 1AA"),
        ("EC1A 1BB", "EC1A 1BB"),
        ("M1 1AE", "M1 1AE"),
        ("B33 8TH", "B33 8TH"),
        ("CR2 6XH", "CR2 6XH"),
        ("W1A 0AX", "W1A 0AX"),
        ("BT1 5GS", "BT1 5GS"),
        ("JE2 3AB", "JE2 3AB"),
        ("IM1 1AA", "IM1 1AA"),
        # look-alikes, where one reading alone is right
        ("GLS 1QA", "GL5 1QA"),
        ("GL5 IQA", "GL5 1QA"),
        ("GL5 lQA", "GL5 1QA"),
        ("SWIA 1AA", "SW1A 1AA"),
        ("W1A OAX", "W1A 0AX"),
        ("0X1 1AA", "OX1 1AA"),
        ("SO1S 1AA", "SO15 1AA"),
        ("5W1A 1AA", "SW1A 1AA"),
        # part of one
        ("GL5", "GL5"),
        ("gl 5", "GL5"),
        ("GL51", "GL51"),
        ("EC1A", "EC1A"),
        ("E1W", "E1W"),
        ("GL5 1", "GL5 1"),
        ("B1 1", "B1 1"),
        ("B11", "B11"),
        ("GL511", "GL51 1"),
        ("GL12 8", "GL12 8"),
        ("GLS 1", "GL5 1"),
        ("GL5 1Q", "GL5 1"),
        # not one
        ("", None),
        ("GL", None),
        ("GLS", None),
        ("Wells", None),
        ("Sole", None),
        ("5", None),
        ("12345", None),
        ("BFPO 801", None),
        ("GIR 0AA", None),
        ("GL5 1QO", None),
        ("GL5 1ZZZ", None),
        ("XX5 1QA", None),
        ("GL5A 1QA", None),
        ("GL5 1QA; DROP TABLE base", None),
        ("GL5 1QA" * 2000, None),
        ("٥٥ ١٢٣", None),
        ("²³¹", None),
    ],
)
def test_postcode_is_read(typed, read):
    found = places.parse_postcode(typed)
    assert (str(found) if found else None) == read


def test_postcode_has_its_parts():
    assert asdict(places.parse_postcode("sw1a 1aa")) == {
        "outward": "SW1A",
        "sector": "SW1A 1",
        "unit": "SW1A 1AA",
    }
    assert asdict(places.parse_postcode("n1 9")) == {"outward": "N1", "sector": "N1 9", "unit": None}
    assert places.parse_postcode("n1 9gu").area == "N"
    assert places.parse_postcode("gl5 1qa").compact == "GL51QA"


def test_every_sector_and_district_in_the_table_reads_as_itself():
    table = sectors.sectors()
    for name in [*table.of_sector, *table.of_district]:
        assert str(places.parse_postcode(name)) == name
        # ... and so does a full postcode in it, written without its space
        if " " in name:
            assert places.parse_postcode(name.replace(" ", "") + "AB").unit == name + "AB"


def test_the_table_is_whole():
    table = sectors.sectors()
    assert len(table.of_sector) == 11130
    assert len(table.of_district) == 2969
    assert len(table.of_area) == 124
    assert all(49 < lat < 61 and -8.2 < lon < 1.8 for lat, lon, _ in table.of_sector.values())


@pytest.mark.parametrize(
    ("sector", "latitude", "longitude", "within"),
    [
        ("GL5 1", 51.745, -2.22, 1),
        ("ZE1 0", 60.155, -1.145, 2),  # Lerwick
        ("BT1 5", 54.597, -5.930, 1),  # Belfast
        ("SW1A 1", 51.501, -0.142, 1),  # Buckingham Palace
        ("TR21 0", 49.92, -6.30, 3),  # Scilly
        ("CM24 1", 51.887, 0.247, 2),  # one of its postcodes lies in another county in the source
        ("KW17 2", 59.03, -3.0, 10),  # Orkney
    ],
)
def test_sector_is_where_it_should_be(sector, latitude, longitude, within):
    assert places.miles_between(places.sector_point(sector), Point(latitude, longitude)) < within


def test_unknown_sector_falls_back_to_its_district_and_no_further():
    assert places.sector_point("GL5 8") == places.district_point("GL5")
    assert places.sector_point("GL99 1") is None
    assert places.district_point("GL99") is None
    assert places.area_point("GL") is not None
    assert places.area_point("XX") is None


def test_district_is_among_its_sectors():
    middle = places.district_point("GL5")
    around = [places.sector_point(f"GL5 {n}") for n in range(1, 6)]
    assert max(places.miles_between(middle, point) for point in around) < 5


@pytest.mark.parametrize("place", ["GL5 1", "GL5", "SW1A 1", "PA62 6", "YO91 1", "TR22 0", "ZE2 9", "JE2 3"])
def test_public_point_is_never_that_of_a_handful_of_postcodes(place):
    shown = places.public_point(place)
    table = sectors.sectors()
    holders = [
        row for row in [*table.of_sector.values(), *table.of_district.values()] if round(row[0], 4) == shown.latitude
    ]
    assert holders
    assert max(row[2] for row in holders) >= sectors.FEW_POSTCODES


def test_public_point_is_the_sectors_own_where_it_holds_enough():
    assert places.public_point("GL5 1") == places.sector_point("GL5 1")
    assert places.public_point("PA62 6") != places.sector_point("PA62 6")  # one postcode, on Mull
    assert places.public_point("GL99 1") is None


def test_miles():
    london, edinburgh = Point(51.5074, -0.1278), Point(55.9533, -3.1883)
    assert places.miles_between(london, edinburgh) == pytest.approx(332, abs=1)
    assert places.miles_between(london, london) == 0
    assert places.miles_between(Point(0, 0), Point(0, 180)) == pytest.approx(12437, abs=5)  # half way round


@given(st.floats(-89, 89), st.floats(-170, 170), st.floats(0, 200), st.floats(0, 6.283))
@settings(max_examples=60, deadline=None)
def test_box_holds_every_point_within_the_distance(latitude, longitude, miles, bearing):
    centre, turn = Point(latitude, longitude), miles / 3958.7613
    lat = asin(sin(radians(latitude)) * cos(turn) + cos(radians(latitude)) * sin(turn) * cos(bearing))
    lon = radians(longitude) + atan2(
        sin(bearing) * sin(turn) * cos(radians(latitude)), cos(turn) - sin(radians(latitude)) * sin(lat)
    )
    box = places.bounding_box(centre, miles)
    assert box.south <= degrees(lat) <= box.north
    assert box.west <= degrees(lon) <= box.east or abs(degrees(lon)) > 180


def test_nearest_is_the_same_as_looking_at_every_one():
    table, chance = sectors.sectors(), random.Random(5)
    for _ in range(20):
        point = Point(chance.uniform(49.5, 60.5), chance.uniform(-7, 2))
        every = min(table.by_latitude, key=lambda row: places.miles_between(point, Point(row[0], row[1])))
        assert places.nearest_sector(point) == every[2]
    assert places.nearest_sector(places.sector_point("GL5 1")) == "GL5 1"


def test_nearest_place():
    assert places.nearest_place(places.sector_point("GL5 1")).label == "Stroud"
    assert places.nearest_place(Point(51.6849, -2.3521)).label == "Dursley"
    assert places.nearest_place(Point(51.6849, -2.3521), at_least=50_000).label == "Stroud"
