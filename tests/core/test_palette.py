"""Every pair of text and ground that the look uses has a contrast of at least 7 to 1."""

import re
from pathlib import Path

import pytest
from django.conf import settings

PALETTE = Path(settings.BASE_DIR) / "static/sass/_palette.scss"
LIGHT = ("paper", "card", "butter", "blush", "lilac", "sage", "sky")
COLOURS = dict(re.findall(r"^\$(\w+): (#[0-9a-f]{6});", PALETTE.read_text(), re.MULTILINE))


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", LIGHT)
@pytest.mark.parametrize("text", ["ink", "plum", "teal", "rust", "soft", "error", "success", "visited"])
def test_words_on_light_grounds(text, ground):
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize("ground", ["night", "plum", "teal"])
@pytest.mark.parametrize("text", ["cream", "gold"])
def test_words_on_dark_grounds(text, ground):
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize("ground", ["error", "success", "plum", "teal"])
def test_words_on_buttons_and_notices(ground):
    assert contrast("cream", ground) >= 7


def test_words_on_the_focus_colour():
    assert contrast("ink", "focus") >= 7


@pytest.mark.parametrize("ground", ["paper", "card"])
def test_edges_of_fields_can_be_seen(ground):
    assert contrast("edge", ground) >= 3
