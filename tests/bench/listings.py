"""Seeded listings in any number, written quickly: for measuring, and for comparing engines.

They stand in the real tables and are indexed by the real documents; only the actions are left out.
"""

import json
import random
import uuid
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from django.db import transaction

from enterprises.listings.models import (
    Area,
    Category,
    CheckHeld,
    ComingPerson,
    Enterprise,
    Opening,
    Price,
    Term,
    Venue,
)
from enterprises.listings.places.sectors import sectors
from enterprises.listings.short_numbers import every_number
from enterprises.listings.starter import CATEGORIES, TERMS, load_vocabulary
from tests.bench.rows import defaults_of, insert, kept, next_key, reset_keys

CHUNK = 2000
#: Days are counted back from here, so that the same seed always makes the same listings.
TODAY = date(2026, 3, 2)

_PLAIN_WORDS = """
home garden kitchen table morning afternoon friendly small family village town river valley hill market church hall
school street corner local warm patient careful cheerful honest gentle skilled trained experienced reliable kind
laughing talking listening walking cooking baking growing planting digging painting drawing sewing knitting mending
fixing building cleaning washing ironing shopping driving visiting reading writing learning teaching singing dancing
playing resting breathing stretching swimming cycling fishing camping bread soup cake jam honey eggs apples potatoes
flowers herbs trees hedge lawn shed tools ladder paint brush wood metal glass paper cotton wool leather clay candle
piano guitar drum choir band stage film book story poem newspaper letter phone tablet laptop camera television radio
bus train car bicycle wheelchair scooter walker stick hoist ramp lift door window stairs bathroom bedroom lounge
doctor nurse hospital surgery pharmacy dentist optician hearing glasses medicine tablets appointment check visit
weekly daily monthly regular flexible trial free cheap fair price hour session group club class course workshop trip
outing picnic seaside museum castle farm animals horses sheep chickens goats dogs cats rabbits birds bees friends
neighbours carers parents children grandparents adults teenagers men women people team volunteers members helpers
confidence independence company conversation laughter comfort choice respect dignity safety trust routine memories
skills hobbies interests crafts music sport exercise fresh air healthy meals recipes lunch supper breakfast tea coffee
birthday wedding holiday christmas summer winter spring autumn rain sunshine weather countryside footpath canal woods
meadow allotment orchard greenhouse compost seeds bulbs vegetables fruit salad pasta cheese butter milk sugar flour
budget money bills forms benefits pension council support worker payment invoice receipt card cash bank account
welcome open quiet busy cosy bright clean tidy spacious private shared outdoor indoor mobile online remote video call
"""
_NAMES_OF_PEOPLE = "Ana Ben Carol Dev Ellie Femi Grace Harry Iris Jack Kath Leo Mina Noah Olive Priya Rosa Sam Tom Una"
_FIRST_NAMES = _NAMES_OF_PEOPLE.split()
_STREETS = ("Mill", "Church", "Station", "Park", "Bridge", "Orchard", "Castle", "School")
_BUILDINGS = ("Hall", "Hut", "Centre", "Barn", "Rooms", "Studio", "Farm", "Café")
_NAMES = ("{first}'s {word}", "{word} and {other}", "The {word} {other}", "{word} with {first}", "{word} Days")
_SYLLABLES = (
    "ba",
    "den",
    "for",
    "gan",
    "hol",
    "ker",
    "lin",
    "mor",
    "nes",
    "pel",
    "ric",
    "sta",
    "ton",
    "ver",
    "wim",
    "yor",
)

#: Youngest and oldest: most take everybody.
AGES = [(None, None)] * 6 + [(18, None), (None, 17), (16, 30), (5, 11), (65, None), (None, 10), (0, 64)]


@cache
def lexicon() -> tuple[list[str], list[float]]:
    """Words with weights as in real text: a few very common, thousands rare."""
    known = list(dict.fromkeys(_PLAIN_WORDS.split()))
    rng = random.Random(7)
    rng.shuffle(known)
    made = {"".join(rng.choices(_SYLLABLES, k=rng.choice((2, 3, 3, 4)))) for _word in range(20_000)}
    words = [*known, *sorted(made - set(known))]
    return words, list(accumulate(1 / (rank + 20) for rank in range(len(words))))


def build_listings(count: int, seed: int = 1) -> None:
    """Write so many listings with all their parts. The search is not told: rebuild it afterwards."""
    load_vocabulary()
    area = Area.objects.get_or_create(slug="bench", defaults={"name": "Bench", "districts": "GL5, GL6"})[0]
    maker = _Maker(area, random.Random(seed))
    for start in range(0, count, CHUNK):
        with transaction.atomic():
            maker.write(min(CHUNK, count - start))
    reset_keys(Enterprise, ComingPerson, Venue)


class _Maker:
    """Makes listings one after the other from one stream of chance, and collects their rows by table."""

    def __init__(self, area: Area, rng: random.Random) -> None:
        self.area, self.rng = area, rng
        self.leaves = list(Category.objects.exclude(parent=None).order_by("slug"))
        self.terms = {
            group: list(Term.objects.filter(group=group).order_by("slug").values_list("pk", flat=True))
            for group in TERMS
        }
        self.sectors = [(row[0], row[1]) for row in sectors().of_sector.values()]
        self.words, self.weights = lexicon()
        used = set(Enterprise.objects.exclude(short_number=None).values_list("short_number", flat=True))
        self.numbers = (number for number in every_number() if number not in used)
        self.defaults = defaults_of(Enterprise)
        self.next = {model: next_key(model) for model in (Enterprise, ComingPerson, Venue)}
        self.rows: dict[tuple[Any, tuple[str, ...]], list[tuple[Any, ...]]] = {}

    def write(self, count: int) -> None:
        for _listing in range(count):
            self._listing()
        for (model, columns), rows in self.rows.items():
            insert(model, columns, rows)
        self.rows = {}

    def _add(self, model: Any, **values: Any) -> None:
        self.rows.setdefault((model, tuple(values)), []).append(tuple(values.values()))

    def _key(self, model: Any) -> int:
        self.next[model] += 1
        return self.next[model] - 1

    # --- the listing itself ---

    def _listing(self) -> None:
        rng, key, kind = self.rng, self._key(Enterprise), self.rng.choice(self.leaves)
        point = self._point()
        comes = rng.random() < 0.6
        values = dict(
            self.defaults,
            id=key,
            uuid=kept(Enterprise, "uuid", uuid.UUID(int=rng.getrandbits(128), version=4)),
            slug=f"bench-{key}",
            short_number=self._number(),
            area_id=self.area.pk,
            live=True,
            name=self._name(kind),
            one_line=f"{kind.name} for people {self._text(6)}",
            description=self._text(rng.randint(60, 120)),
            does="\n".join(self._text(3).capitalize() for _line in range(rng.randint(0, 3))),
            story=self._text(rng.randint(0, 40)),
            public_place=f"near {self._text(1).capitalize()}",
            comes_to_you=comes,
            reach_miles=rng.choice((3, 5, 5, 8, 10, 10, 15, 20, 40)) if comes and rng.random() < 0.85 else None,
            reach_districts="GL5, GL6, GL10" if rng.random() < 0.05 else "",
            minimum_age=AGES[key % len(AGES)][0],
            maximum_age=AGES[key % len(AGES)][1],
            works_remotely=rng.random() < 0.05,
            works_bank_holidays=rng.random() < 0.15,
            is_closed_now=rng.random() < 0.05,
            closed_until=self._day(-60, 60) if rng.random() < 0.5 else None,
            places_left=rng.choice((None, None, None, 0, 1, 2, 5)),
            last_confirmed_on=self._day(0, 400) if rng.random() < 0.9 else None,
            public_latitude=point[0],
            public_longitude=point[1],
        )
        self._add(Enterprise, **values)
        self._lists(key, kind)
        self._parts(key)
        for _venue in range(rng.choice((0, 0, 1, 1, 2))):
            self._venue(key, point)
        for _person in range(rng.choice((0, 1, 1, 2))):
            self._person(key)

    def _point(self) -> tuple[float | None, float | None]:
        latitude, longitude = self.rng.choice(self.sectors)
        if self.rng.random() < 0.03:
            return None, None
        return round(latitude + self.rng.gauss(0, 0.02), 4), round(longitude + self.rng.gauss(0, 0.03), 4)

    def _number(self) -> str | None:
        """Shortest first, as an area grows; past the last (some 220,000 listings) there is none."""
        return next(self.numbers, None)

    def _name(self, kind: Category) -> str:
        word, other = kind.name.split()[0].strip(",").capitalize(), self._text(1).capitalize()
        return self.rng.choice(_NAMES).format(first=self.rng.choice(_FIRST_NAMES), word=word, other=other)

    def _text(self, count: int) -> str:
        return " ".join(self.rng.choices(self.words, cum_weights=self.weights, k=count))

    def _day(self, least: int, most: int) -> Any:
        return kept(Enterprise, "closed_until", TODAY - timedelta(days=self.rng.randint(least, most)))

    # --- its parts ---

    def _lists(self, key: int, kind: Category) -> None:
        rng = self.rng
        kinds = {kind.pk: None, **({rng.choice(self.leaves).pk: None} if rng.random() < 0.3 else {})}
        for pk in kinds:
            self._add(Enterprise.categories.through, enterprise_id=key, category_id=pk)
        for name, group, most in _LISTS:
            for pk in rng.sample(self.terms[group], rng.randint(0, most)):
                self._add(getattr(Enterprise, name).through, enterprise_id=key, term_id=pk)

    def _parts(self, key: int) -> None:
        rng = self.rng
        for day in rng.sample(range(7), rng.choice((0, 1, 2, 2, 3, 5))):
            for part in rng.sample(("morning", "afternoon", "evening", "night"), rng.choice((1, 1, 2))):
                self._add(Opening, enterprise_id=key, day=day, part=part)
        for kind in rng.sample(self.terms["check"], rng.choice((0, 0, 1, 2, 3))):
            ends_on = self._day(-300, 100) if rng.random() < 0.6 else None
            self._add(
                CheckHeld, enterprise_id=key, kind_id=kind, words="", seen_by="the team", seen_on=self._day(0, 90),
                ends_on=ends_on,
            )  # fmt: skip
        if rng.random() < 0.8:
            pence = rng.randrange(0, 3000, 50)
            self._add(Price, enterprise_id=key, name=self._text(2), pence=pence, currency="GBP", unit="hour", words="")

    def _venue(self, key: int, point: tuple[float | None, float | None]) -> None:
        rng, pk = self.rng, self._key(Venue)
        latitude, longitude = point
        if latitude is not None and longitude is not None and rng.random() < 0.95:
            latitude, longitude = round(latitude + rng.gauss(0, 0.01), 4), round(longitude + rng.gauss(0, 0.01), 4)
        else:
            latitude = longitude = None
        name = f"{rng.choice(_STREETS)} {rng.choice(_BUILDINGS)}"
        self._add(
            Venue, id=pk, enterprise_id=key, name=name, address="", town=self._text(1), postcode="",
            latitude=latitude, longitude=longitude, access_words="", travel_words="",
        )  # fmt: skip
        for term in rng.sample(self.terms["access"], rng.choice((0, 0, 1, 3))):
            self._add(Venue.access.through, venue_id=pk, term_id=term)

    def _person(self, key: int) -> None:
        rng, pk = self.rng, self._key(ComingPerson)
        consents = ("name", "gender", "languages", "driving", "skills")
        self._add(
            ComingPerson,
            id=pk,
            enterprise_id=key,
            first_name=rng.choice(_FIRST_NAMES),
            role="",
            pronouns="",
            gender=rng.choice(("", "woman", "man", "non-binary", "woman", "man")),
            drives=rng.random() < 0.5,
            insured_to_carry=rng.random() < 0.5,
            days=json.dumps(rng.sample(range(7), rng.choice((0, 0, 1, 3)))),
            **{f"may_show_{what}": rng.random() < 0.7 for what in consents},
        )
        for name, group in (("languages", "language"), ("skills", "skill")):
            for term in rng.sample(self.terms[group], rng.choice((0, 0, 1, 2))):
                self._add(getattr(ComingPerson, name).through, comingperson_id=pk, term_id=term)


#: (field of the listing, list of terms, most of them on one listing)
_LISTS = (
    ("audiences", "for", 3),
    ("payments", "pay", 4),
    ("languages", "language", 1),
    ("formats", "format", 1),
    ("skills", "skill", 1),
    ("run_by", "run_by", 2),
)


def common_words() -> list[str]:
    """Words people search by, in an order that depends on nothing: kinds of help and words of texts."""
    kinds = [word for children in CATEGORIES.values() for _slug, name, _words in children for word in name.split()]
    plain = _PLAIN_WORDS.split()
    return sorted({word.strip(",").lower() for word in (*kinds, *plain) if len(word) > 3})
