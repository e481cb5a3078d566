"""Postcodes and places: what people type, and where it is."""

import random
import time
import zipfile
from dataclasses import asdict

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from enterprises.listings import places
from enterprises.listings.models import PostcodeUnit
from enterprises.listings.places import counties, find, gazetteer, names, osgrid, sectors, unit_files
from enterprises.listings.places.geometry import Point

STROUD = Point(51.745, -2.22)


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
        row
        for row in [*table.of_sector.values(), *table.of_district.values()]
        if round(row[0], 4) == shown.latitude
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
    from math import asin, atan2, cos, degrees, radians, sin

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


def test_it_is_quick():
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
    assert names.letters_apart("stroud", "stroud", 2) == 0
    assert names.letters_apart("storud", "stroud", 2) == 1  # two neighbours swapped
    assert names.letters_apart("strould", "stroud", 2) == 1
    assert names.letters_apart("kent", "stroud", 2) == 3


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


# Ordnance Survey's own test points for its transformation (OSTN15): easting, northing, latitude, longitude.
OS_TEST_POINTS = [
    (91492.146, 11318.804, 49.92226393730, -6.29977752014),
    (170370.718, 11572.405, 49.96006137820, -5.20304609998),
    (250359.811, 62016.569, 50.43885825610, -4.10864563561),
    (449816.371, 75335.861, 50.57563665000, -1.29782277240),
    (241124.584, 220332.641, 51.85890896400, -4.30852476960),
    (422242.186, 433818.701, 53.80021519630, -1.66379168242),
    (651409.804, 313177.450, 52.65800783000, 1.71607397000),
]


@pytest.mark.parametrize(("easting", "northing", "latitude", "longitude"), OS_TEST_POINTS)
def test_national_grid_agrees_with_ordnance_survey(easting, northing, latitude, longitude):
    metres = (
        places.miles_between(osgrid.grid_to_point(easting, northing), Point(latitude, longitude)) * 1609.344
    )
    assert metres < 5


def test_projection_agrees_with_the_worked_example_in_the_guide():
    """Annexe C: 651409.903, 313177.270 is 52° 39′ 27.2531″ N, 1° 43′ 4.5177″ E on the Airy ellipsoid."""
    from math import degrees

    latitude, longitude = osgrid._airy_degrees(651409.903, 313177.270)
    assert degrees(latitude) == pytest.approx(52 + 39 / 60 + 27.2531 / 3600, abs=1e-7)
    assert degrees(longitude) == pytest.approx(1 + 43 / 60 + 4.5177 / 3600, abs=1e-7)


ONS = (
    "pcd,pcd2,pcds,dointr,doterm,oseast1m,osnrth1m,lat,long\n"
    "GL5 1QA,GL5  1QA,GL5 1QA,198001,,385000,205000,51.7462,-2.2102\n"
    "GL5 1QB,GL5  1QB,GL5 1QB,198001,,385000,205000,51.7463,-2.2103\n"
    "GL5 1QD,GL5  1QD,GL5 1QD,198001,199606,385000,205000,51.7463,-2.2103\n"
    "BT1 5GS,BT1  5GS,BT1 5GS,198001,,333000,374000,54.5973,-5.9301\n"
    "GY1 1AA,GY1  1AA,GY1 1AA,198001,,,,99.999999,0.000000\n"
    "NONSENSE,,NONSENSE,198001,,,,51,-2\n"
    "GL5 1QE,GL5  1QE,GL5 1QE,198001,,,,here,there\n"
    "GL5 1QF,GL5  1QF,GL5 1QF,198001,,,,12.5,-2.2\n"
    "short\n"
)
CODE_POINT = (
    '"GL5 1QA",10,385123,205456,"E92000001","E19","E18","","E07","E05"\n'
    '"GL528AB",10,395000,222000,"E92000001","E19","E18","","E07","E05"\n'
    '"GL5 9ZZ",90,0,0,"E92000001","E19","E18","","E07","E05"\n'
    '"GL5 9ZY",10,9999999,5,"E92000001","E19","E18","","E07","E05"\n'
)


def run(source, capsys):
    call_command("import_postcodes", str(source), verbosity=0)
    return capsys.readouterr()


@pytest.mark.django_db
def test_ons_directory_is_loaded_once_however_often_it_is_run(tmp_path, capsys):
    file = tmp_path / "ONSPD.csv"
    file.write_text("\ufeff" + ONS, encoding="utf-8")
    said = run(file, capsys)
    assert (
        "3 postcodes saved, 3 of them new. Left out: 1 no longer in use, 1 with no position, 4 refused."
        in said.out
    )
    assert "line 7: “NONSENSE” is not a full postcode." in said.err
    assert "the position of GL5 1QE is not a pair of numbers." in said.err
    assert "the position of GL5 1QF is not in the British Isles." in said.err
    assert "line 10: it has too few columns." in said.err
    assert "3 postcodes saved, 0 of them new." in run(file, capsys).out
    unit = PostcodeUnit.objects.get(pk="GL51QA")
    assert (unit.latitude, unit.longitude) == (51.7462, -2.2102)
    assert set(PostcodeUnit.objects.values_list("pk", flat=True)) == {"GL51QA", "GL51QB", "BT15GS"}


@pytest.mark.django_db
def test_a_newer_release_moves_a_postcode(tmp_path, capsys):
    file = tmp_path / "ONSPD.csv"
    file.write_text(ONS, encoding="utf-8")
    run(file, capsys)
    file.write_text(ONS.replace("51.7462,-2.2102", "51.7500,-2.2200"), encoding="utf-8")
    run(file, capsys)
    assert PostcodeUnit.objects.get(pk="GL51QA").latitude == 51.75
    assert PostcodeUnit.objects.count() == 3


@pytest.mark.django_db
def test_code_point_zip_is_loaded_and_turned_into_degrees(tmp_path, capsys):
    with zipfile.ZipFile(tmp_path / "codepo_gb.zip", "w") as archive:
        archive.writestr("Data/CSV/gl.csv", CODE_POINT)
        archive.writestr("Doc/licence.txt", "words")
        archive.writestr(
            "Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\nPostcode,Positional\n"
        )
    said = run(tmp_path / "codepo_gb.zip", capsys)
    assert (
        "2 postcodes saved, 2 of them new. Left out: 0 no longer in use, 1 with no position, 1 refused."
        in said.out
    )
    unit = PostcodeUnit.objects.get(pk="GL51QA")
    assert (unit.latitude, unit.longitude) == pytest.approx((51.7475, -2.2169), abs=0.001)


@pytest.mark.django_db
def test_folder_is_loaded_without_its_second_copy(tmp_path, capsys):
    (tmp_path / "Data" / "multi_csv").mkdir(parents=True)
    (tmp_path / "Data" / "ONSPD_UK.csv").write_text(ONS, encoding="utf-8")
    (tmp_path / "Data" / "multi_csv" / "ONSPD_UK_GL.csv").write_text(ONS, encoding="utf-8")
    (tmp_path / "Documents").mkdir()
    (tmp_path / "Documents" / "Country names.csv").write_text("CTRY,NAME\nE92,England\n", encoding="utf-8")
    assert "3 postcodes saved" in run(tmp_path, capsys).out


@pytest.mark.django_db
def test_many_refusals_are_counted_and_not_all_printed(tmp_path, capsys):
    file = tmp_path / "ONSPD.csv"
    file.write_text("pcds,lat,long\n" + "BAD,51,-2\n" * 33, encoding="utf-8")
    said = run(file, capsys)
    assert said.err.count("is not a full postcode") == 20
    assert "and 13 more refused." in said.err
    assert "33 refused" in said.out


@pytest.mark.django_db
@pytest.mark.parametrize("content", ["", "a,b,c\n1,2,3\n", "\x00\x01\x02", "PK\x03\x04 not a zip"])
def test_a_file_of_something_else_is_a_sentence_and_not_a_trace(tmp_path, content):
    file = tmp_path / "odd.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match="holds no table of postcodes"):
        call_command("import_postcodes", str(file))
    with pytest.raises(CommandError, match="There is no file or folder"):
        call_command("import_postcodes", str(tmp_path / "missing.zip"))


@pytest.mark.django_db
def test_a_spoilt_line_spoils_nothing_else(tmp_path, capsys):
    file = tmp_path / "ONSPD.csv"
    file.write_bytes(
        b"pcds,lat,long\nGL5 1QA,51.7,-2.2\nGL5\xff 1QB,51.7,-2.2\n"
        + b"x" * 200_000
        + b"\nGL5 1QD,51.7,-2.2\n"
    )
    said = run(file, capsys)
    assert "2 postcodes saved" in said.out
    assert "2 refused" in said.out


def test_columns_are_known_by_every_name_they_have_had():
    known = unit_files.recognise
    assert known(["PCD7", "PCD8", "PCDS", "DOTERM", "LAT", "LONG"]) == unit_files.Columns(2, 4, 5, ended=3)
    assert known(["postcode", "latitude", "longitude"]) == unit_files.Columns(0, 1, 2)
    assert known(["Postcode", "Positional_quality_indicator", "Eastings", "Northings"]) == unit_files.Columns(
        0, 3, 2, metres=True
    )
    assert known(["GL51QA", "10", "385123", "205456"]) == unit_files.Columns(
        0, 3, 2, metres=True, has_header=False
    )
    assert known([]) is None
    assert known(["GL5", "10", "385123", "205456"]) is None
