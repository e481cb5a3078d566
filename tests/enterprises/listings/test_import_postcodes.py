"""Loading full postcodes: the files' many shapes, and grid references turned into degrees."""

import zipfile
from math import degrees

import pytest
from django.core.management import CommandError, call_command

from enterprises.listings import places
from enterprises.listings.models import PostcodeUnit
from enterprises.listings.places import osgrid, unit_files
from enterprises.listings.places.geometry import Point

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
    metres = places.miles_between(osgrid.grid_to_point(easting, northing), Point(latitude, longitude)) * 1609.344
    assert metres < 5


def test_projection_agrees_with_the_worked_example_in_the_guide():
    """Annexe C: 651409.903, 313177.270 is 52° 39′ 27.2531″ N, 1° 43′ 4.5177″ E on the Airy ellipsoid."""
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
    assert "3 postcodes saved, 3 of them new. Left out: 1 no longer in use, 1 with no position, 4 refused." in said.out
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
    assert "2 postcodes saved, 2 of them new. Left out: 0 no longer in use, 1 with no position, 1 refused." in said.out
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
        b"pcds,lat,long\nGL5 1QA,51.7,-2.2\nGL5\xff 1QB,51.7,-2.2\n" + b"x" * 200_000 + b"\nGL5 1QD,51.7,-2.2\n"
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
    assert known(["GL51QA", "10", "385123", "205456"]) == unit_files.Columns(0, 3, 2, metres=True, has_header=False)
    assert known([]) is None
    assert known(["GL5", "10", "385123", "205456"]) is None
