"""The demo town as it is written: believable, plain, each different, and nobody real."""

import re
from collections import Counter
from datetime import date, time
from statistics import median

import pytest

from config.demo import times
from config.demo.building import pictures_of
from config.demo.contacts import Numbers, contact_fields
from config.demo.pictures import SCENES
from config.demo.reading import Entry, TownError, _entries, cells, read_town
from config.demo.town import AREAS
from enterprises.listings import places
from enterprises.listings.starter import CATEGORIES, TERMS

TOWN = read_town()
LEAVES = {slug for children in CATEGORIES.values() for slug, *_rest in children}


def grade(text: str) -> float:
    """The Flesch-Kincaid school grade. Syllables are counted as runs of vowels, less a silent e."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
    sentences = len(re.findall(r"[.!?:](?:\s|\"|$)", text)) or 1
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<![l])e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def prose(entry: Entry) -> str:
    return " ".join(entry.text(key) for key in ("about", "story", "know"))


def named(name: str) -> Entry:
    return next(entry for entry in TOWN if entry.name == name)


def test_there_are_about_150_with_names_of_their_own():
    assert 140 <= len(TOWN) <= 170
    assert [name for name, times_used in Counter(entry.name for entry in TOWN).items() if times_used > 1] == []
    # Not twenty people called somebody's Gardening: no word but the small ones opens or ends many names.
    last_words = Counter(entry.name.split()[-1].lower() for entry in TOWN)
    assert [word for word, used in last_words.items() if used > 5 and word not in ("stroud",)] == []


def test_no_two_begin_alike():
    openings = Counter(" ".join(entry.text("about").lower().split()[:4]) for entry in TOWN)
    assert [words for words, used in openings.items() if used > 1] == []
    assert len({entry.one_line for entry in TOWN}) == len(TOWN)
    assert len({entry.text("story") for entry in TOWN}) == len(TOWN)


@pytest.mark.parametrize("entry", TOWN, ids=lambda entry: entry.name)
def test_each_is_plain_and_whole(entry):
    assert grade(prose(entry)) <= 9
    assert 60 <= len(entry.text("about").split()) <= 160
    assert len(entry.one_line) <= 160
    assert entry.text("does")
    assert entry.text("not")
    assert entry.text("story")
    assert entry.all("price")
    assert entry.text("pics")
    assert entry.text("contact")
    # Somebody who reads it knows where: a base, a venue, or that it is done by phone.
    assert entry.text("base") or entry.all("place") or entry.text("remote") == "yes"


def test_most_of_it_reads_easily():
    grades = [grade(prose(entry)) for entry in TOWN]
    assert median(grades) <= 7
    # The measure itself must be able to fail.
    assert grade("Domiciliary rehabilitation necessitates individualised, multidisciplinary prioritisation.") > 12


def test_every_kind_of_help_is_there_twice():
    open_to_all = [entry for entry in TOWN if entry.text("state") in ("", "live")]
    kinds = Counter(kind for entry in open_to_all for kind in entry.words("kinds"))
    assert {leaf: kinds[leaf] for leaf in LEAVES if kinds[leaf] < 2} == {}
    assert set(kinds) <= LEAVES


def test_every_word_of_the_shared_lists_is_used():
    everything = " ".join(
        " ".join([*entry.once.values(), *(line for lines in entry.many.values() for line in lines)])
        for entry in TOWN
        if entry.text("state") in ("", "live")
    )
    used = set(re.findall(r"[a-z0-9-]+", everything))
    unused = {(group, slug) for group, terms in TERMS.items() for slug, *_rest in terms if slug not in used}
    assert unused == set()


def test_every_postcode_lies_in_a_known_sector_of_one_of_the_areas():
    districts = {district for *_rest, words in AREAS for district in words.split(", ")}
    postcodes = [entry.text("base").partition(",")[0] for entry in TOWN if entry.text("base")]
    postcodes += [cells(line)[3] for entry in TOWN for line in entry.all("place")]
    for postcode in postcodes:
        parsed = places.parse_postcode(postcode)
        assert parsed, postcode
        assert parsed.unit, postcode
        assert places.sectors.is_sector(parsed.sector), postcode
        assert parsed.outward in districts, postcode


def test_nobody_real_can_be_reached():
    numbers = Numbers()
    for entry in TOWN:
        fields = contact_fields(entry, numbers)
        assert fields, entry.name
        for name in ("phone", "text_number"):
            assert re.fullmatch(r"(01632 960\d{3}|07700 900\d{3})?", fields.get(name, "")), entry.name
        assert re.fullmatch(r"([a-z]+@[a-z0-9]+\.example\.org)?", fields.get("email", "")), entry.name
        assert re.fullmatch(r"(https://[a-z0-9]+\.example\.org/)?", fields.get("website", "")), entry.name


def test_no_address_or_number_is_written_into_the_words():
    for entry in TOWN:
        words = prose(entry) + entry.text("does") + entry.text("contact_words")
        assert not re.search(r"\d{5,}|@|https?:|www\.", words), entry.name


def test_pictures_are_of_scenes_that_can_be_drawn():
    pictures = [picture for entry in TOWN for picture in pictures_of(entry)]
    assert {picture.scene for picture in pictures} <= set(SCENES)
    assert len({picture.key for picture in pictures}) == len(pictures)
    assert all(1 <= len(pictures_of(entry)) <= 3 for entry in TOWN)


def test_the_town_has_its_troubles():
    states = Counter(entry.text("state") or "live" for entry in TOWN)
    assert states["draft"] >= 2
    assert states["moderation"] >= 2
    assert states["hidden"] == 1
    assert sum(bool(entry.text("closed")) for entry in TOWN) >= 2
    assert sum(int(entry.text("confirmed") or 0) > 183 for entry in TOWN) >= 5
    assert sum(entry.text("left") == "0" for entry in TOWN) >= 8


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mon 9-12", [(0, "morning", 9, 12)]),
        ("Mon 10-13", [(0, "morning", 10, 13)]),
        ("Tue 9-17", [(1, "morning", 9, 12), (1, "afternoon", 12, 17)]),
        ("Wed 8-18", [(2, "morning", 8, 12), (2, "afternoon", 12, 18)]),
        ("Thu 16-20", [(3, "evening", 16, 20)]),
        ("Fri 21-7", [(4, "night", 21, 7)]),
        ("Sat Sun 10-11", [(5, "morning", 10, 11), (6, "morning", 10, 11)]),
        ("Mon-Tue 13-16; Wed 19-21", [(0, "afternoon", 13, 16), (1, "afternoon", 13, 16), (2, "evening", 19, 21)]),
    ],
)
def test_days_and_times(written, expected):
    made = [(each.day, str(each.part), each.opens_at, each.closes_at) for each in times.openings(written)]
    assert made == [(day, part, time(opens), time(closes)) for day, part, opens, closes in expected]


@pytest.mark.parametrize(
    ("written", "today", "starts", "ends"),
    [
        ("21 Dec - 4 Jan: Shut", date(2026, 11, 23), date(2026, 12, 21), date(2027, 1, 4)),
        ("21 Dec - 4 Jan: Shut", date(2027, 1, 2), date(2026, 12, 21), date(2027, 1, 4)),
        ("21 Dec - 4 Jan: Shut", date(2027, 1, 5), date(2027, 12, 21), date(2028, 1, 4)),
        ("+3 - +5: Away", date(2026, 1, 30), date(2026, 2, 2), date(2026, 2, 4)),
    ],
)
def test_times_away_are_always_the_next_ones(written, today, starts, ends):
    away = times.exception(written, today)
    assert (away.starts_on, away.ends_on) == (starts, ends)


@pytest.mark.parametrize("slip", ["kinds gardening", "colour: red", "kinds: a\nkinds: b"])
def test_a_slip_in_a_file_is_named(tmp_path, slip):
    path = tmp_path / "slip.txt"
    path.write_text(f"# Pat\nCooks.\n{slip}\n", encoding="utf-8")
    with pytest.raises(TownError, match=r"slip\.txt"):
        list(_entries(path))
