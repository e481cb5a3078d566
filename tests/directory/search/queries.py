"""Seeded searches as people make them, odd ones included."""

import random

from directory.search.query import AGES, DAYS, GENDERS, TIMES, Query
from enterprises.listings.models import Category, Enterprise, Term
from enterprises.listings.places import Point
from tests.bench.listings import common_words

_SYNONYMS = ("PA", "personal assistant", "handyman", "day out", "meals on wheels", "foot care", "elderly", "choir")
_ODD = ("and the", "help", "I need help with", "zzzzqqqq", "!!!", "people support")


def seeded_queries(count: int, seed: int) -> list[Query]:
    rng = random.Random(seed)
    words = common_words()
    points = list(Enterprise.objects.exclude(public_latitude=None).order_by("pk")[:400])
    values = {group.value: list(_slugs(group.value)) for group in Term.Group}
    values["category"] = list(Category.objects.order_by("slug").values_list("slug", flat=True))
    values |= {"day": [*DAYS, "bank-holiday"], "time": list(TIMES), "gender": list(GENDERS)}
    values |= {"book": ["yes"], "room": ["yes"], "drives": ["yes", "insured"], "age": [ages.value for ages in AGES]}
    return [_query(rng, words, points, values) for _query_number in range(count)]


def _query(rng: random.Random, words: list[str], listings: list[Enterprise], values: dict[str, list[str]]) -> Query:
    place = rng.choice(listings) if rng.random() < 0.5 else None
    filters = {
        group: tuple(rng.sample(values[group], min(len(values[group]), rng.choice((1, 1, 2)))))
        for group in rng.sample(sorted(values), rng.choice((0, 0, 1, 2, 3)))
    }
    if rng.random() < 0.15:
        filters |= {"day": (rng.choice(DAYS),), "time": (rng.choice(TIMES),)}
    if rng.random() < 0.05:
        filters["for"] = (*filters.get("for", ()), "nobody-knows-this")
    return Query(
        words=_words(rng, words),
        point=_near(rng, place) if place else None,
        within=rng.choice((None, 0, 1, 5, 20, 60)),
        filters=filters,
        sort=rng.choice(("best", "best", "nearest", "confirmed")),
        size=200,
    )


def _near(rng: random.Random, listing: Enterprise) -> Point:
    assert listing.public_latitude is not None
    assert listing.public_longitude is not None
    return Point(
        round(listing.public_latitude + rng.gauss(0, 0.1), 4), round(listing.public_longitude + rng.gauss(0, 0.1), 4)
    )


def _words(rng: random.Random, words: list[str]) -> str:
    kind = rng.random()
    if kind < 0.3:
        return ""
    if kind < 0.4:
        return rng.choice(_ODD)
    if kind < 0.5:
        return " ".join((rng.choice(_SYNONYMS), rng.choice(("", rng.choice(words)))))
    chosen = rng.sample(words, rng.choice((1, 1, 2, 2, 3, 5, 9)))
    if rng.random() < 0.2:
        chosen[-1] = chosen[-1][: rng.randint(2, 4)]
    return " ".join(chosen)


def _slugs(group: str) -> list[str]:
    return list(Term.objects.filter(group=group).order_by("slug").values_list("slug", flat=True))
