"""Colours an area chooses can be read by everybody, or are refused with how faint they are and what would do."""

import re

import pytest
from django.conf import settings

from core import colours, look

PALETTE = (settings.BASE_DIR / "static/sass/_palette.scss").read_text()
READING = (settings.BASE_DIR / "static/sass/_reading.scss").read_text()
NAMES = dict(re.findall(r"--mh-([a-z]+): var\(--mh-(main|links|foot|accent), ", READING))
PLAIN = dict(re.findall(r"^\$(\w+): (#[0-9a-f]{6});", PALETTE, re.MULTILINE))


def test_the_four_colours_are_those_of_the_look():
    assert {place: PLAIN[name] for name, place in NAMES.items()} == colours.DEFAULTS


def test_what_they_are_compared_with_is_what_the_look_uses():
    light = tuple(PLAIN[name] for name in ("paper", "card", "butter", "blush", "lilac", "sage", "sky"))
    on_dark = (PLAIN["cream"], PLAIN["gold"])

    assert colours.BESIDE["main"][0] == colours.BESIDE["links"][0] == light + on_dark
    assert colours.BESIDE["foot"][0] == on_dark
    assert colours.BESIDE["accent"][0] == light[:2]


@pytest.mark.parametrize(
    ("typed", "colour"),
    [("#5B1A4A", "#5b1a4a"), ("5b1a4a", "#5b1a4a"), (" #abc ", "#aabbcc"), ("red", None), ("#12345", None), ("", None)],
)
def test_a_colour_is_read_as_people_write_it(typed, colour):
    assert colours.read(typed) == colour


def test_black_on_white_is_21_to_1():
    assert round(colours.contrast("#000000", "#ffffff"), 2) == 21


@pytest.mark.parametrize("place", colours.DEFAULTS)
def test_the_look_as_it_comes_is_safe(place):
    assert colours.problem(place, colours.DEFAULTS[place]) is None


@pytest.mark.parametrize("place", colours.DEFAULTS)
@pytest.mark.parametrize("colour", ["#d2572f", "#1a6fd0", "#ffff00", "#ffffff", "#00ff7f", "#808080"])
def test_a_faint_colour_is_given_the_nearest_shade_that_is_safe(place, colour):
    found = colours.problem(place, colour)
    if found is None:
        assert colours.least_contrast(place, colour) >= colours.BESIDE[place][1]
        return

    assert found.ratio < found.needs
    assert colours.problem(place, found.nearest) is None
    # Nearest: a little lighter would not do.
    assert found.needs <= colours.least_contrast(place, found.nearest) < found.needs * 1.06


def test_the_default_look_needs_no_stylesheet_of_its_own():
    assert look.slug({}) == look.slug(colours.DEFAULTS) == ""
    assert look.slug({"main": "#123456"}) == "123456-0a4b4c-40103a-d2572f"


def test_the_stylesheet_may_be_kept_for_ever(client, db):
    address = "/colours/123456-0a4b4c-40103a-d2572f.css"
    answer = client.get(address)

    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer.content == b":root{--mh-main:#123456;--mh-links:#0a4b4c;--mh-foot:#40103a;--mh-accent:#d2572f}"
    assert "immutable" in answer["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "digits",
    [
        "eeeeee-0a4b4c-40103a-d2572f",
        "5b1a4a-0a4b4c-40103a-d2572f",
        "123456",
        "123456-0a4b4c-40103a-d2572f-000000",
        "ABCDEF-0a4b4c-40103a-d2572f",
        "nothing",
    ],
)
def test_colours_nobody_could_read_have_no_stylesheet(client, db, digits):
    assert client.get(f"/colours/{digits}.css").status_code == 404
