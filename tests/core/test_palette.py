"""Every pair of text and ground that the look uses has a contrast of at least 7 to 1, however people read."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SASS = Path(settings.BASE_DIR) / "static/sass"
LIGHT = ("paper", "card", "butter", "blush", "lilac", "sage", "sky")
ORDINARY = dict(re.findall(r"^\$(\w+): (#[0-9a-f]{6});", (SASS / "_palette.scss").read_text(), re.MULTILINE))


READING = (SASS / "_reading.scss").read_text()


def own(way):
    """What the set of colours somebody chose at /reading/ says itself."""
    block = READING.split(f"  .mh-reads-{way} {{")[1].split("\n\n")[0].split("}")[0]
    return dict(re.findall(r"--mh-([a-z]+): (#[0-9a-f]{6});", block))


def chosen(way):
    """The same whole: what their set leaves out is as ordinary."""
    assert len(own(way)) > 15
    return {**ORDINARY, **own(way)}


SETS = {"ordinary": ORDINARY, "light": chosen("light"), "dark": chosen("dark")}


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(colours, one, other):
    dark, light = sorted((luminance(colours[one]), luminance(colours[other])))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=SETS)
def colours(request):
    return SETS[request.param]


@pytest.mark.parametrize("ground", LIGHT)
@pytest.mark.parametrize("text", ["ink", "plum", "teal", "rust", "soft", "error", "success", "visited"])
def test_words_on_light_grounds(colours, text, ground):
    assert contrast(colours, text, ground) >= 7


@pytest.mark.parametrize("ground", ["night", "plum", "teal"])
@pytest.mark.parametrize("text", ["cream", "gold"])
def test_words_on_dark_grounds(colours, text, ground):
    assert contrast(colours, text, ground) >= 7


@pytest.mark.parametrize("ground", ["error", "success", "plum", "teal"])
def test_words_on_buttons_and_notices(colours, ground):
    assert contrast(colours, "cream", ground) >= 7


def test_words_on_the_focus_colour():
    """Always the ordinary pair: _reading.scss gives what has the focus its dark letters back."""
    assert contrast(ORDINARY, "ink", "focus") >= 7


@pytest.mark.parametrize("ground", ["paper", "card"])
def test_edges_of_fields_can_be_seen(colours, ground):
    assert contrast(colours, "edge", ground) >= 3


def test_every_colour_can_be_changed():
    """Rules use variables: a colour written into _tokens.scss by itself would stay as it is for everybody."""
    tokens = (SASS / "_tokens.scss").read_text()

    assert dict(re.findall(r"^\$(\w+): var\(--mh-(\w+)\);", tokens, re.MULTILINE)) == {n: n for n in ORDINARY}
    assert re.findall(r"#[0-9a-f]{3,6}", tokens) == []


@pytest.mark.parametrize("way", ["light", "dark"])
def test_whoever_chose_strong_colours_sees_none_of_an_areas_own(way):
    """An area's stylesheet says only --mh-main and so on: no rule may use these but by a name the set says again."""
    by_area = dict(re.findall(r"--mh-([a-z]+): var\(--mh-(main|links|foot|accent), ", READING))

    assert by_area == {"plum": "main", "teal": "links", "night": "foot", "terracotta": "accent"}
    assert by_area.keys() <= own(way).keys()
    rules = [path for path in SASS.glob("_*.scss") if path.name != "_reading.scss"]
    assert not [path.name for path in rules if re.search(r"--mh-(main|links|foot|accent)\b", path.read_text())]
