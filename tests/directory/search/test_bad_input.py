"""Nothing anybody types breaks the search."""

import random
import unicodedata

import pytest

from directory import search
from directory.search.query import Query
from enterprises.listings.places import Point

pytestmark = pytest.mark.django_db

ODD = [
    "x" * 10_000,
    "garden " * 2_000,
    " ".join(f"word{number}" for number in range(3_000)),
    "\x00\x01\x1f\x7f garden",
    "\u202egarden\u200b\ufeff",
    "'; DROP TABLE directory_searchdocument; --",
    '" OR 1=1 --',
    "garden* NEAR(piano, 3) AND (name:x OR -y)",
    "%s %(x)s {} {0} \\",
    "<script>alert(1)</script>",
    "🌻🧑🏽‍🌾",
    "سباكة 园艺 садоводство ogród",
    "ﬁﬀ ½ Ⅻ ß İ ı",
    "a b c d e f g",
    "....!!!???",
    "\ud800",
    "9" * 400,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_words_give_a_page(make_listing, text):
    make_listing(name="Garden")
    search.compact()

    results = search.search(Query(text))

    assert results.total in (0, 1)
    assert len(results.hits) == results.total
    assert search.complete(text) in ([], ["garden"], ["Garden"])


def test_any_characters_at_all_give_a_page(make_listing):
    make_listing(name="Garden")
    rng = random.Random(1)
    alphabet = [chr(code) for code in range(0x3000) if unicodedata.category(chr(code)) != "Cn"]

    for _attempt in range(150):
        text = "".join(rng.choices(alphabet, k=rng.randint(1, 60)))
        results = search.search(Query(text, sort=rng.choice(["best", "nearest", text])))
        assert results.total in (0, 1)


@pytest.mark.parametrize(
    "query",
    [
        Query(page=-5),
        Query(page=10**12),
        Query(size=0),
        Query(size=10**9),
        Query(sort="; drop"),
        Query(sort="nearest"),
        Query(point=Point(51.7, -2.2), within=-10),
        Query(point=Point(51.7, -2.2), within=10**9),
        Query(point=Point(90, 180)),
        Query(point=Point(-90, -180), within=25_000),
        Query(filters={"day": ("",), "": ("x",), "for": tuple("abcdefgh" * 50)}),
    ],
    ids=range(11),
)
def test_odd_numbers_and_values_give_a_page(make_listing, query):
    make_listing(name="Garden", point=(51.7, -2.2))

    results = search.search(query)

    assert len(results.hits) == results.total in (0, 1)
    assert results.pages == 1
