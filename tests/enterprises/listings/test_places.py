"""Places: the towns and villages people name in a search, and what is said when there is no such place."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.letters import letters_apart
from enterprises.listings import places
from enterprises.listings.places import counties, find, gazetteer, names, sectors
from enterprises.listings.places.geometry import Point

STROUD = Point(51.745, -2.22)


@pytest.mark.parametrize(
    ("typed", "label", "kind"),
    [
        ("gl5 1qa", "GL5 1QA", "postcode"),
        ("GLS 1QA", "GL5 1QA", "postcode"),
        ("GL5 1", "GL5 1", "postcode"),
        ("12 High Street, Stroud, GL5 1QA", "GL5 1QA", "postcode"),
        ("GL5 8AA", "GL5", "district"),  # a sector that does not exist, in a district that does
        ("gl5", "GL5", "district"),
        ("GL", "GL", "district"),
        ("SW1A 1AA", "SW1A 1AA", "postcode"),
        ("EC1A", "EC1A", "district"),
        ("BT1 5GS", "BT1 5GS", "postcode"),
        ("JE1 1AA", "JE1", "district"),
        ("GY9 1AA", "GY9", "district"),
        ("IM1", "IM1", "district"),
        ("stroud", "Stroud", "place"),
        ("STROUD!", "Stroud", "place"),
        ("near Stroud", "Stroud", "place"),
        ("Stroud town centre", "Stroud", "place"),
        ("Stroud, Glos", "Stroud", "place"),
        ("Stroud, Gloucestershire, UK", "Stroud", "place"),
        ("Stroud GL5", "Stroud", "place"),
        ("🙂 Stroud", "Stroud", "place"),
        ("Stroud\x00\n", "Stroud", "place"),
        ("stow-on-wold", "Stow on the Wold", "place"),
        ("Stratford on Avon", "Stratford-upon-Avon", "place"),
        ("minchin hampton", "Minchinhampton", "place"),
        ("Wotton under Edge", "Wotton-under-Edge", "place"),
        ("bishop’s stortford", "Bishops Stortford", "place"),
        ("Kings Lynn", "King's Lynn", "place"),
        ("boness", "Bo'ness", "place"),
        ("Saint Ives, Cornwall", "St Ives, Cornwall", "place"),
        ("St. Ives Cornwall", "St Ives, Cornwall", "place"),
        ("Hull", "Kingston upon Hull", "place"),
        ("Kingston", "Kingston upon Thames", "place"),
        ("Caerdydd", "Cardiff", "place"),
        ("Llandéilo", "Llandeilo", "place"),
        ("Lerwick", "Lerwick", "place"),
        ("Newcastle", "Newcastle upon Tyne", "place"),
        ("Newport", "Newport, Gwent", "place"),
        ("Newport, Shropshire", "Newport, Shropshire", "place"),
        ("newport salop", "Newport, Shropshire", "place"),
        ("Newport near Telford", "Newport, Shropshire", "place"),
        ("Newport, Wales", "Newport, Gwent", "place"),
        ("Newport, Pembs", "Newport, Pembrokeshire", "place"),
        ("Whitchurch, Shropshire", "Whitchurch, near Market Drayton", "place"),
        ("Richmond, Yorks", "Richmond, North Yorkshire", "place"),
        ("Durham", "Durham", "place"),
        ("London", "London", "place"),
        ("Douglas, Isle of Man", "Douglas, Isle of Man", "place"),
        ("Boston", "Boston", "place"),
    ],
)
def test_place_is_found(typed, label, kind):
    answer = places.find_place(typed)
    assert (answer.match.label, answer.match.kind, answer.problem) == (label, kind, "")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", ""),
        ("  \t ", ""),
        ("\x00\x01\x02", ""),
        ("x" * 10_000, "too_long"),
        ("GL99 1AA", "unknown_postcode"),
        ("GK5 1QA", "unknown_postcode"),
        ("GL5 1ZZZ", "unknown_postcode"),
        ("GIR 0AA", "unknown_postcode"),
        ("BFPO 801", "no_fixed_place"),
        ("BF1 0AX", "no_fixed_place"),
        ("BX1 1LT", "no_fixed_place"),
        ("90210", "outside_uk"),
        ("D02 X285", "outside_uk"),
        ("K1A 0B1", "outside_uk"),
        ("Paris", "outside_uk"),
        ("New York", "outside_uk"),
        ("Gloucestershire", "too_wide"),
        ("Herts", "too_wide"),
        ("Yorkshire", "too_wide"),
        ("Ynys Môn", "too_wide"),
        ("Scotland", "too_wide"),
        ("UK", "too_wide"),
        ("Nowheresville", "unknown_place"),
        ("Stroud, Kent", "unknown_place"),
        ("🙂", "unknown_place"),
        ("'; DROP TABLE listings_base; --", "unknown_place"),
        ('" OR 1=1 NEAR(', "unknown_place"),
        ("%00", "unknown_place"),
        ("\u202eduortS", "unknown_place"),
        ("near near near near", "unknown_place"),
        ("in, near", "unknown_place"),
        ("uk uk uk uk uk uk", "unknown_place"),
    ],
)
def test_what_is_wrong_is_said(typed, problem):
    answer = places.find_place(typed, around=STROUD)
    assert (answer.match, answer.problem) == (None, problem)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Strould", "Stroud"),
        ("Storud", "Stroud"),
        ("Minchinhamton", "Minchinhampton"),
        ("Nailswort", "Nailsworth"),
        ("Painswik", "Painswick"),
        ("Chelteham", "Cheltenham"),
        ("Birminham", "Birmingham"),
        ("Lodnon", "London"),
        ("Stroud, Kent", "Stroud"),
        ("7 Hill Road, Stroud", "Stroud"),
        ("Westbury-on-Severn", "Westbury, Wiltshire"),
        ("Gloucestershire", "Gloucester"),
        ("Cambrid", "Cambridge"),
        ("LG5 1QA", "GL5 1QA"),
        ("gk51 0aa", "GL51 0AA"),
    ],
)
def test_did_you_mean(typed, first):
    answer = places.find_place(typed)
    assert answer.match is None
    assert answer.suggestions[0].label == first
    assert len(answer.suggestions) <= find.MOST_SUGGESTIONS


def test_namesakes_are_offered_biggest_first_and_each_label_finds_its_own():
    answer = places.find_place("Newport")
    labels = [place.label for place in answer.others]
    assert labels[:2] == ["Newport, Isle of Wight", "Newport, Shropshire"]
    for place in answer.others:
        again = places.find_place(place.label)
        assert (again.match, again.others) == (place, ())


def test_every_label_and_slug_finds_its_own_place_wherever_the_site_is():
    towns = [town for _, _, town in gazetteer.gazetteer().by_latitude]
    assert len(towns) > 5900
    assert len({places.find_place(town.label).match.slug for town in towns}) == len(towns)
    for around in (None, STROUD, Point(54.77, -1.57)):
        for town in towns:
            match = places.find_place(town.label, around).match
            assert match.point == town.point
            assert places.find_place(match.slug, around).match == match


def test_the_sites_own_area_wins_among_namesakes():
    assert places.find_place("Stone").match.label == "Stone, Staffordshire"
    assert places.find_place("Stone", around=Point(51.81, -0.81)).match.label == "Stone, Buckinghamshire"
    assert places.find_place("Newport", around=Point(50.7, -1.3)).match.label == "Newport, Isle of Wight"
    # ... and what is not a namesake is not moved
    assert places.find_place("Lerwick", around=STROUD).match.label == "Lerwick"


def test_searchers_own_postcode_is_placed_by_its_unit_where_there_are_units():
    exact = Point(51.7461, -2.2101)
    units = {"GL51QA": exact}

    def lookup(postcode):
        return units.get(postcode.compact)

    assert places.find_place("gl5 1qa", units=lookup).match.point == exact
    assert places.find_place("gl5 1qb", units=lookup).match.point == places.sector_point("GL5 1")
    assert places.find_place("gl5 1", units=lookup).match.point == places.sector_point("GL5 1")
    assert places.find_place("gl5 1qa").match.point == places.sector_point("GL5 1")


@given(st.text(max_size=130))
@settings(max_examples=300, deadline=None)
def test_nothing_typed_makes_it_raise(text):
    answer = places.find_place(text, around=STROUD)
    assert answer.match is None or places.find_place(answer.match.label).match is not None
    places.parse_postcode(text)


@pytest.fixture
def no_collector():
    """Python's collector walks over all that thousands of tests left, again and again: that is not ours to count."""
    gc.disable()
    yield
    gc.enable()


def test_it_is_quick(no_collector):
    """Ten times slower than measured would fail; a busy machine would not."""
    tables = (sectors.sectors, gazetteer.gazetteer)
    started = time.process_time()
    for table in tables:
        table.__wrapped__()
    assert time.process_time() - started < 0.6
    words = [
        "Strould",
        "GL5 1QA",
        "Newport",
        "Llanfairpwllgwyngyllgogerychwyrndrobwll",
        "a " * 49,
        "uk " * 33,
    ]
    places.find_place("Strould")
    started = time.process_time()
    for word in words * 5:
        places.find_place(word, around=STROUD)
    assert (time.process_time() - started) / (len(words) * 5) < 0.05


def test_letters_apart():
    assert letters_apart("stroud", "stroud", 2) == 0
    assert letters_apart("storud", "stroud", 2) == 1  # two neighbours swapped
    assert letters_apart("strould", "stroud", 2) == 1
    assert letters_apart("kent", "stroud", 2) == 3


@pytest.mark.parametrize(
    ("town", "county"),
    [
        ("Ashford", "Kent"),
        ("Skipton", "North Yorkshire"),
        ("Grantham", "Lincolnshire"),
        ("Chesterfield", "Derbyshire"),
        ("Berwick-Upon-Tweed", "Northumberland"),
        ("Ryde", "Isle of Wight"),
        ("Bude", "Cornwall"),
        ("Omagh", "County Tyrone"),
        ("Aberystwyth", "Ceredigion"),
        ("Kinross", "Perth and Kinross"),
        ("Southport", "Merseyside"),
        ("Worksop", "Nottinghamshire"),
        ("Swanscombe", "Kent"),
        ("Todmorden", "West Yorkshire"),
    ],
)
def test_towns_are_in_the_county_people_say(town, county):
    found = gazetteer.gazetteer().by_name.get(names.fold(town), [])
    assert county in {each.county for each in found}


def test_a_straddling_district_has_no_county_rather_than_a_wrong_one():
    table = counties.county_table()
    assert counties.county_of("GL5", table) == "Gloucestershire"
    assert counties.county_of("DL9", table) == "North Yorkshire"
    assert counties.county_of("EC1A", table) == "London"
    assert counties.county_of("NG16", table) == ""
    assert counties.county_of("nonsense", table) == ""
    assert set(table) == places.find.AREAS


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("GL5 1QA", "GL5 1"),
        ("GL5", "GL5"),
        ("Stroud", "Stroud"),
        ("Newport, Isle of Wight", "Newport, Isle of Wight"),
        ("12 Church Street, Stroud", "Stroud"),
        ("4 Church Street", None),
        ("Stroud near the church", None),  # and not Church in Lancashire
        ("12 High Street", None),
        ("x" * 500, None),
    ],
)
def test_of_an_address_only_its_town_or_sector_is_kept(typed, kept):
    place = places.coarse_place(typed, around=places.sector_point("GL5 1"))

    assert (place.label if place else None) == kept


def test_nothing_is_guessed_from_part_of_the_words_without_knowing_where_we_are():
    assert places.coarse_place("12 High Street, Stroud") is None
    assert places.coarse_place("Stroud").label == "Stroud"
