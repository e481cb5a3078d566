"""The same search with no cleverness at all: loops over listings, from the rules in docs/search.md.

It shares with the engine how text becomes words, how distance is measured and how turns are drawn; nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import combinations
from math import log

from django.conf import settings
from django.utils import translation

from directory.models import Synonym
from directory.search.query import DAYS, GROUPS, Query
from directory.search.turns import turn_of
from directory.search.words import SOFT, STOP, split, stem
from enterprises.listings import places
from enterprises.listings.models import Area, Category, Enterprise, Term

STEPS = {1: 6, 2: 3, 3: 1}
NEVER = 10**9
KNOWN_OTHERS = {
    "day": [*DAYS, "bank-holiday"],
    "time": ["morning", "afternoon", "evening", "night"],
    "gender": ["woman", "man", "non-binary"],
    "book": ["yes"],
    "room": ["yes"],
    "drives": ["yes", "insured"],
    "age": ["under-11", "11-17", "18-25", "26-64", "65-and-over"],
}
AGES = {"under-11": range(11), "11-17": range(11, 18), "18-25": range(18, 26), "26-64": range(26, 65)}
AGES["65-and-over"] = range(65, 131)
TERM_FIELDS = ("audiences", "payments", "languages", "formats", "skills", "run_by")


def names(word):
    """What a shared word is called in each language of the site."""
    for code, _own_name in settings.LANGUAGES:
        with translation.override(code):
            yield translation.gettext(word.name)


@dataclass
class Listing:
    """One public listing, as somebody reading its page would note it down."""

    id: int
    words: dict[str, int]  # word -> 1 in the name, 2 beside the kind of help, 3 anywhere
    values: dict[str, set[str]]
    openings: set[tuple[str, str]]
    bank_holidays: bool
    people: list[tuple[str, set[str]]]  # gender and days, of those who show it
    shut: bool
    closed: bool
    confirmed: date | None
    point: places.Point | None
    venues: list[places.Point]
    reach: int
    districts: set[str]
    remote: bool
    stems: dict[str, int] = field(default_factory=dict)

    def __post_init__(self):
        for word, step in self.words.items():
            self.stems[stem(word)] = min(step, self.stems.get(stem(word), 9))


class Oracle:
    def __init__(self, today: date, seed: str):
        self.today, self.seed = today, seed
        self.parents = {category.pk: category.parent for category in Category.objects.select_related("parent")}
        self.listings = [self._note(enterprise) for enterprise in Enterprise.objects.public().with_parts()]
        self.synonyms = self._synonyms()
        self.values = {
            "category": [category.slug for category in Category.objects.all()],
            **{group.value: list(_slugs(group.value)) for group in Term.Group},
            **KNOWN_OTHERS,
            "area": list(Area.objects.values_list("slug", flat=True)),
        }

    # --- reading -----------------------------------------------------------------------------------------------

    def _note(self, enterprise: Enterprise) -> Listing:
        values = {group.key: set() for group in GROUPS} | {"area": {enterprise.area.slug}}
        near, far = [enterprise.one_line, enterprise.does], [enterprise.description, enterprise.story]
        far += [enterprise.good_to_know, enterprise.public_place, enterprise.waiting_words]
        for category in enterprise.categories.all():
            near += [*names(category), category.words]
            for each in filter(None, (category, self.parents[category.pk])):
                values["category"].add(each.slug)
        for name in TERM_FIELDS:
            self._terms(getattr(enterprise, name).all(), values, near, far)
        values["format"].add("large-print")  # every listing has its own document
        people = [self._person(person, values, near, far) for person in enterprise.coming_people.all()]
        for venue in enterprise.venues.all():
            far += [venue.name, venue.town]
            self._terms(venue.access.all(), values, near, far)
        for check in enterprise.checks.all():
            far += [*names(check.kind), check.kind.words]
            if check.ends_on is None or check.ends_on >= self.today:
                values["check"].add(check.kind.slug)
        far += [price.name for price in enterprise.prices.all()]
        least, most = enterprise.minimum_age or 0, 130 if enterprise.maximum_age is None else enterprise.maximum_age
        values["age"] = {name for name, years in AGES.items() if any(least <= each <= most for each in years)}
        reopens = enterprise.closed_until and enterprise.closed_until <= self.today
        closed = enterprise.is_closed_now and not reopens
        if enterprise.places_left and not closed:
            values["room"].add("yes")
        terms = getattr(enterprise, "booking_terms", None)
        open_now = [each for each in enterprise.offerings.all() if each.status == "open" and each.lengths.exists()]
        if terms and terms.is_open and open_now:
            values["book"].add("yes")
        return self._listing(enterprise, (near, far), values, [person for person in people if person[0]], closed)

    def _listing(self, enterprise, texts, values, people, closed) -> Listing:
        words: dict[str, int] = {}
        for step, text in ((3, texts[1]), (2, texts[0]), (1, [enterprise.name])):
            words |= dict.fromkeys((word for word in split("\n".join(text)) if word not in STOP), step)
        point = venue_points = None
        if enterprise.public_latitude is not None:
            point = places.Point(enterprise.public_latitude, enterprise.public_longitude)
        venue_points = [
            places.Point(venue.latitude, venue.longitude)
            for venue in enterprise.venues.all()
            if venue.latitude is not None
        ]
        if not venue_points and point and not enterprise.comes_to_you and not enterprise.works_remotely:
            venue_points = [point]
        districts = set()
        if enterprise.comes_to_you:
            named = set(enterprise.reach_district_list)
            districts = named or (set() if enterprise.reach_miles else set(enterprise.area.district_list()))
        return Listing(
            id=enterprise.pk,
            words=words,
            values=values,
            openings={(DAYS[opening.day], opening.part) for opening in enterprise.openings.all()},
            bank_holidays=enterprise.works_bank_holidays,
            people=people,
            shut=closed or enterprise.places_left == 0,
            closed=closed,
            confirmed=enterprise.last_confirmed_on,
            point=point,
            venues=venue_points,
            reach=enterprise.reach_miles or 0 if enterprise.comes_to_you else 0,
            districts=districts,
            remote=enterprise.works_remotely,
        )

    def _terms(self, terms, values, near, far) -> None:
        for term in terms:
            values[term.group].add(term.slug)
            (near if term.group in ("for", "skill", "language") else far).extend((*names(term), term.words))

    def _person(self, person, values, near, far) -> tuple[str, set[str]]:
        if person.may_show_name:
            far.append(person.first_name)
        if person.may_show_languages:
            self._terms(person.languages.all(), values, near, far)
        if person.may_show_skills:
            self._terms(person.skills.all(), values, near, far)
        if person.may_show_driving and person.drives:
            values["drives"] |= {"yes", "insured"} if person.insured_to_carry else {"yes"}
        days = {DAYS[day] for day in person.days} or {*DAYS, "bank-holiday"}
        return (person.gender if person.may_show_gender else ""), days

    def _synonyms(self) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
        same: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for row in Synonym.objects.order_by("pk"):
            phrases = [tuple(stem(word) for word in split(part) if word not in STOP) for part in row.words.split(",")]
            for phrase in filter(None, phrases):
                same.setdefault(phrase, []).extend(other for other in phrases if other and other != phrase)
        return same

    # --- words -------------------------------------------------------------------------------------------------

    def units(self, text: str) -> list[tuple[str, tuple[str, ...], bool]]:
        """(what was typed, its stems, whether it only helps to rank), without those over the limit."""
        typed = list(dict.fromkeys(split(text[:500])))
        words = [word for word in typed if word not in STOP] or typed
        found: dict[tuple[str, ...], tuple[str, tuple[str, ...], bool]] = {}
        at = 0
        while at < len(words):
            for length in range(len(words) - at, 0, -1):
                phrase = tuple(stem(word) for word in words[at : at + length])
                if length == 1 or phrase in self.synonyms:
                    break
            alone = length == 1 and phrase not in self.synonyms and words[at] in SOFT
            found.setdefault(phrase, (" ".join(words[at : at + length]), phrase, alone))
            at += length
        units = list(found.values())
        if all(soft for _typed, _phrase, soft in units):
            units = [(each, phrase, False) for each, phrase, _soft in units]
        return sorted(units, key=lambda unit: unit[2])[:8]

    def step(self, listing: Listing, unit, started: dict[str, set[str]]) -> int | None:
        """How prominent a unit is in a listing; None when it is not there."""
        typed, phrase, _soft = unit
        if typed in started:
            most = 2 if len(typed) < 4 else 3
            steps = [listing.stems[each] for each in started[typed] if listing.stems.get(each, 9) <= most]
            return min(steps, default=None)
        steps = [self._phrase(listing, phrase)]
        for other in self.synonyms.get(phrase, ()):
            step = self._phrase(listing, other)
            steps.append(min(3, step + 1) if step else None)
        return min((step for step in steps if step), default=None)

    @staticmethod
    def _phrase(listing: Listing, phrase) -> int | None:
        steps = [listing.stems.get(each) for each in phrase]
        return None if None in steps else max(steps)

    def wanted(self, text: str):
        """The steps of each listing for each unit, and which units a listing must have. None: no words."""
        units = self.units(text)
        if not units:
            return None
        started = self._started(text, units)
        steps = {listing.id: [self.step(listing, unit, started) for unit in units] for listing in self.listings}
        must = [at for at, unit in enumerate(units) if not unit[2]]
        return steps, self._reduced(steps, must, len(units)), must

    def _started(self, text: str, units) -> dict[str, set[str]]:
        """The last word, when nobody has it, as the start of words that somebody has."""
        typed, _phrase, soft = (
            units[[unit[0].split()[-1] for unit in units].index(split(text)[-1])]
            if any(unit[0].split()[-1] == split(text)[-1] for unit in units)
            else ("", (), True)
        )
        if soft or " " in typed or len(typed) < 2:
            return {}
        unit = (typed, (stem(typed),), False)
        if any(self.step(listing, unit, {}) for listing in self.listings):
            return {}
        most = 2 if len(typed) < 4 else 3
        stems = {
            stem(word)
            for listing in self.listings
            for word, step in listing.words.items()
            if word.startswith(typed) and step <= most
        }
        return {typed: stems} if stems else {}

    def _reduced(self, steps, must, count) -> list[int]:
        """All units that must be there; or as many as any listing has, of equally many the rarer ones."""
        common = [sum(row[at] is not None for row in steps.values()) for at in range(count)]
        some = [at for at in must if common[at]]
        if not some:
            return must
        for size in range(len(some) if len(some) < len(must) else len(must), 0, -1):
            finds = [
                held
                for held in combinations(some, size)
                if any(all(row[at] is not None for at in held) for row in steps.values())
            ]
            if finds:
                return list(min(finds, key=lambda held: (sorted(common[at] for at in held), held)))
        return must

    # --- place -------------------------------------------------------------------------------------------------

    def why(self, listing: Listing, query: Query) -> str:
        assert query.point
        district = _district(query.point)
        away = _thousandths(listing.point, query.point)
        if district in listing.districts or (listing.reach and away <= listing.reach * 1000):
            return "comes"
        within = 10 if query.within is None else query.within
        if within and any(_thousandths(venue, query.point) <= within * 1000 for venue in listing.venues):
            return "venue"
        return "remote" if listing.remote else ""

    def away(self, listing: Listing, query: Query) -> int:
        return min(_thousandths(point, query.point) for point in (listing.point, *listing.venues))

    # --- filters -----------------------------------------------------------------------------------------------

    def meets(self, listing: Listing, group: str, chosen: dict[str, tuple[str, ...]]) -> bool:
        """Whether a listing meets what is chosen in one group. Days are looked at together with times."""
        values = chosen.get(group, ())
        days, times = chosen.get("day", ()), chosen.get("time", ())
        if group in ("day", "time"):
            slots = {(day, time) for day, time in listing.openings}
            if listing.bank_holidays:
                slots |= {("bank-holiday", time) for _day, time in slots}
            if not days and not times:
                return True
            if "bank-holiday" in days and not times and listing.bank_holidays:
                return True
            return any((not days or day in days) and (not times or time in times) for day, time in slots)
        if not values:
            return True
        if group == "gender":
            return any(gender in values and (not days or on & set(days)) for gender, on in listing.people)
        return bool(listing.values[group] & set(values))

    def meets_all(self, listing: Listing, chosen) -> bool:
        return all(self.meets(listing, group, chosen) for group in self._asked(chosen))

    @staticmethod
    def _asked(chosen) -> list[str]:
        return [group for group, values in chosen.items() if values]

    # --- all together ------------------------------------------------------------------------------------------

    def search(self, query: Query):
        """(total, ids in order, counts)"""
        chosen = {
            group: kept
            for group, values in query.filters.items()
            if (kept := tuple(value for value in values if value in self.values.get(group, ())))
        }
        start = self.listings
        wanted = self.wanted(query.words)
        if wanted:
            steps, kept, _must = wanted
            start = [each for each in start if all(steps[each.id][at] is not None for at in kept)]
        if query.point:
            start = [each for each in start if self.why(each, query)]
        found = [each for each in start if self.meets_all(each, chosen)]
        scores = self._scores(wanted) if wanted else {}
        found.sort(key=lambda each: self._key(each, query, scores))
        return len(found), [each.id for each in found], self._counts(start, chosen)

    def _scores(self, wanted) -> dict[int, int]:
        steps, kept, must = wanted
        count = len(next(iter(steps.values())))
        used = [at for at in range(count) if at in kept or at not in must]
        having = [sum(row[at] is not None for row in steps.values()) for at in range(count)]
        weights = [10 + round(10 * log(max(1, len(self.listings)) / max(1, number))) for number in having]
        return {
            pk: sum(weights[at] * STEPS[row[at]] for at in used if row[at] is not None) for pk, row in steps.items()
        }

    def _key(self, listing: Listing, query: Query, scores):
        day = -listing.confirmed.toordinal() if listing.confirmed else 0
        equals = (day, turn_of(self.seed, listing.id), listing.id)
        if query.sort == "confirmed":
            return equals
        if query.sort == "nearest" and query.point:
            return (self.away(listing, query), *equals)
        only_remote = bool(query.point) and self.why(listing, query) == "remote"
        return (listing.shut, only_remote, -scores.get(listing.id, 0), *equals)

    def _counts(self, start, chosen):
        counts = {}
        for group, values in self.values.items():
            others = {name: held for name, held in chosen.items() if name != group}
            plain = [name for name in self._asked(others) if name not in ("day", "time", "gender")]
            left = [each for each in start if all(self.meets(each, name, others) for name in plain)]
            asked = [name for name in ("day", "time", "gender") if others.get(name)]
            if group not in ("day", "time", "gender"):
                left = [each for each in left if all(self.meets(each, name, others) for name in asked)]
                counts[group] = dict.fromkeys(values, 0)
                for each in left:
                    for value in each.values[group]:
                        counts[group][value] += 1
                continue
            counts[group] = {
                value: sum(
                    all(self.meets(each, name, {**others, group: (value,)}) for name in {*asked, group})
                    for each in left
                )
                for value in values
            }
        return counts


def _slugs(group: str):
    return Term.objects.filter(group=group).values_list("slug", flat=True)


@cache
def _district(point: places.Point) -> str:
    return places.nearest_sector(point).split(" ")[0]


def _thousandths(point: places.Point | None, here: places.Point) -> int:
    return round(places.miles_between(point, here) * 1000) if point else NEVER


def all_of(query: Query) -> Query:
    return replace(query, page=1, size=200)
