"""The demo town's films: short, silent, with captions, and read by the same strict reader as those people send."""

import io

import pytest
from PIL import Image

from config.demo import films
from config.demo.formats import read_formats
from core.captions import clean_captions
from core.recordings import clean_recording


@pytest.fixture
def pictures(tmp_path):
    paths = []
    for name, colour in (("one", "#d2572f"), ("two", "#1f7f80")):
        paths.append(tmp_path / f"{name}.jpg")
        Image.new("RGB", (1200, 800), colour).save(paths[-1], "JPEG")
    return paths


def test_a_film_passes_the_reader_and_is_as_long_as_its_pictures(pictures):
    clean = clean_recording(io.BytesIO(films.film(pictures)))

    assert (clean.mime_type, clean.is_video, clean.has_sound, clean.seconds) == ("video/webm", True, False, 12)


def test_it_says_where_each_picture_begins(pictures):
    made = films.film(pictures)
    body = made.index(bytes.fromhex("18538067")) + 12

    starts = [at for at in range(len(made)) if made[at : at + 4] == bytes.fromhex("1f43b675")]

    assert len(starts) == len(pictures)
    for start in starts:
        assert bytes.fromhex("f1") + (8 | 1 << 56).to_bytes(8, "big") + (start - body).to_bytes(8, "big") in made


def test_captions_say_what_to_do_while_its_picture_is_shown():
    made = films.captions(["Get off here.", "Ring the bell."])

    assert clean_captions(made) == made
    assert "00:00:06.000 --> 00:00:12.000\nRing the bell." in made


def test_films_are_of_ways_that_have_pictures():
    with_film = [extra for extra in read_formats().values() if extra.lines["film"]]
    assert len(with_film) >= 3
    assert all(len(extra.lines["walk"]) >= 3 for extra in with_film)
