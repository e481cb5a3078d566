"""What is public of listings, read for many of them at once in a fixed number of queries.

Consent is applied here: what a person did not agree to show never leaves this module.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, groupby
from typing import Any

from django.db import connection, models

from core.models import Picture
from core.ready import Ready
from enterprises.booking import queries as bookings
from enterprises.listings.models import (
    CheckHeld,
    ComingPerson,
    Document,
    EasyRead,
    Enterprise,
    Opening,
    Photo,
    Price,
    Recording,
    Venue,
)

_COLUMNS = """
id slug short_number area_id name one_line description does story good_to_know
public_latitude public_longitude public_place comes_to_you reach_miles reach_districts works_remotely
minimum_age maximum_age
works_bank_holidays is_closed_now closed_words closed_until places_left waiting_words price_words last_confirmed_on
"""
#: The columns read of the listing's own row.
COLUMNS = _COLUMNS.split()


@dataclass
class PersonFacts:
    """Somebody who comes, with only what they agreed to show."""

    name: str = ""
    gender: str = ""
    drives: bool = False
    insured: bool = False
    days: tuple[int, ...] = ()  # none: any day
    languages: list[int] = field(default_factory=list)
    skills: list[int] = field(default_factory=list)


@dataclass
class VenueFacts:
    name: str
    town: str
    latitude: float | None
    longitude: float | None
    access: list[int] = field(default_factory=list)


@dataclass
class Facts:
    """One public listing: its own columns in `row`, and its parts."""

    row: dict[str, Any]
    categories: list[int] = field(default_factory=list)
    terms: list[int] = field(default_factory=list)
    people: list[PersonFacts] = field(default_factory=list)
    venues: list[VenueFacts] = field(default_factory=list)
    prices: list[tuple[str, int | None, str, str]] = field(default_factory=list)
    openings: list[tuple[int, str]] = field(default_factory=list)
    checks: list[tuple[int, datetime.date | None]] = field(default_factory=list)
    photo: tuple[Picture, str] | None = None
    easy_reads: list[str] = field(default_factory=list)  # the status of each copy
    recordings: list[str] = field(default_factory=list)  # the kind of each
    is_bookable: bool = False  # something can be booked here, on the site


_ROWS = Ready(lambda ids: Enterprise.objects.public().filter(pk__in=ids).order_by("pk").values_list(*COLUMNS))


def read(ids: Collection[int]) -> list[Facts]:
    """The facts of those of these listings that anyone may see, in order of id."""
    rows = (dict(zip(COLUMNS, values, strict=True)) for values in _ROWS.rows(ids))
    found = {row["id"]: Facts(row) for row in rows}
    if found:
        people, venues = _PEOPLE.rows(found), _VENUES.rows(found)
        links = _links(
            {Enterprise: list(found), ComingPerson: [row[0] for row in people], Venue: [row[0] for row in venues]}
        )
        _add_lists(found, links)
        _add_people(found, people, links)
        _add_venues(found, venues, links)
        _add_rest(found)
        _add_photos(found)
        for pk in bookings.bookable(found):
            found[pk].is_bookable = True
    return list(found.values())


Links = dict[str, dict[int, list[int]]]
#: Every many-to-many that is read.
_LINKS: dict[type[models.Model], tuple[str, ...]] = {
    Enterprise: ("categories", "audiences", "payments", "languages", "formats", "skills", "run_by"),
    ComingPerson: ("languages", "skills"),
    Venue: ("access",),
}


def _links(owners: dict[type[models.Model], list[int]]) -> Links:
    """Every many-to-many of these listings and their parts, in one query: which -> owner -> values."""
    parts = [(_one_link(model, name), owners[model]) for model, names in _LINKS.items() for name in names]
    asked = [(sql.replace("IDS", ", ".join(["%s"] * len(ids))), ids) for sql, ids in parts if ids]
    found: Links = defaultdict(lambda: defaultdict(list))
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(sql for sql, _ids in asked), list(chain.from_iterable(ids for _sql, ids in asked))
        )
        for which, owner, value in cursor.fetchall():
            found[which][owner].append(value)
    return found


@cache
def _one_link(model: type[models.Model], name: str) -> str:
    """One SELECT over a link table. Names come from the models alone, so there is nothing to inject."""
    relation: Any = model._meta.get_field(name)
    owner, value = relation.m2m_column_name(), relation.m2m_reverse_name()
    return (
        f"SELECT '{model._meta.model_name}.{name}', {owner}, {value} "  # nosec B608 -- our own names
        f'FROM "{relation.m2m_db_table()}" WHERE {owner} IN (IDS)'
    )


def _add_lists(found: dict[int, Facts], links: Links) -> None:
    for which, owners in links.items():
        model, _dot, name = which.partition(".")
        if model == "enterprise":
            for owner, values in owners.items():
                (found[owner].categories if name == "categories" else found[owner].terms).extend(values)


_PERSON_COLUMNS = """
id enterprise_id first_name gender drives insured_to_carry days
may_show_name may_show_gender may_show_driving may_show_languages may_show_skills
"""
_PERSON = _PERSON_COLUMNS.split()
_PEOPLE = Ready(
    lambda ids: (
        ComingPerson.objects.filter(enterprise__in=ids)
        .order_by("enterprise_id", "sort_order", "pk")
        .values_list(*_PERSON)
    )
)


def _add_people(found: dict[int, Facts], people: list[Any], links: Links) -> None:
    for values in people:
        row = dict(zip(_PERSON, values, strict=True))
        person = PersonFacts(days=tuple(row["days"]))
        if row["may_show_name"]:
            person.name = row["first_name"]
        if row["may_show_gender"]:
            person.gender = row["gender"]
        if row["may_show_driving"]:
            person.drives, person.insured = row["drives"], row["drives"] and row["insured_to_carry"]
        if row["may_show_languages"]:
            person.languages = links["comingperson.languages"].get(row["id"], [])
        if row["may_show_skills"]:
            person.skills = links["comingperson.skills"].get(row["id"], [])
        found[row["enterprise_id"]].people.append(person)


_VENUES = Ready(
    lambda ids: (
        Venue.objects.filter(enterprise__in=ids)
        .order_by("enterprise_id", "sort_order", "pk")
        .values_list("pk", "enterprise_id", "name", "town", "latitude", "longitude")
    )
)


def _add_venues(found: dict[int, Facts], venues: list[Any], links: Links) -> None:
    for pk, owner, name, town, latitude, longitude in venues:
        access = links["venue.access"].get(pk, [])
        found[owner].venues.append(VenueFacts(name, town, latitude, longitude, access))


def _add_rest(found: dict[int, Facts]) -> None:
    """Prices, days and times, checks, papers seen, Easy Read copies and recordings: in one query, all as text."""
    sql = _rest_sql()
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("IDS", ", ".join(["%s"] * len(found))), list(found) * sql.count("IDS"))
        rows = cursor.fetchall()
    for which, owner, _order, _pk, first, second, third, fourth in sorted(rows, key=lambda row: row[:4]):
        if which == "price":
            found[owner].prices.append((first, int(second) if second else None, third, fourth))
        elif which == "opening":
            found[owner].openings.append((int(first), second))
        elif which == "easy_read":
            found[owner].easy_reads.append(first)
        elif which == "recording":
            found[owner].recordings.append(first)
        else:
            found[owner].checks.append((int(first), datetime.date.fromisoformat(second) if second else None))


@cache
def _rest_sql() -> str:
    """Names come from the models alone, so there is nothing to inject."""
    parts: list[tuple[str, type[Any], tuple[str, ...]]] = [
        ("price", Price, ("sort_order", "name", "pence", "unit", "words")),
        ("opening", Opening, ("day", "day", "part", "part", "part")),
        ("check", CheckHeld, ("sort_order", "kind_id", "ends_on", "words", "words")),
        ("document", Document, ("id", "proves_id", "ends_on", "kind", "kind")),
        ("easy_read", EasyRead, ("id", "status", "status", "status", "status")),
        ("recording", Recording, ("sort_order", "kind", "kind", "kind", "kind")),
    ]
    only = {Document: " AND status = 'seen'"}
    return " UNION ALL ".join(
        f"SELECT '{which}', enterprise_id, {order}, id, "
        + ", ".join(f"CAST({column} AS varchar)" for column in columns)
        + f' FROM "{model._meta.db_table}" WHERE enterprise_id IN (IDS){only.get(model, "")}'
        for which, model, (order, *columns) in parts
    )


_PHOTOS = Ready(
    lambda ids: (
        Photo.objects.filter(enterprise__in=ids)
        .order_by("enterprise_id", "sort_order", "pk")
        .values_list("enterprise_id", "picture_id", "alt")
    )
)


def _add_photos(found: dict[int, Facts]) -> None:
    """The first photograph of each listing."""
    first = {owner: next(held) for owner, held in groupby(_PHOTOS.rows(found), key=lambda row: row[0])}
    pictures = Picture.objects.in_bulk({picture for _owner, picture, _alt in first.values()}) if first else {}
    for owner, picture, alt in first.values():
        found[owner].photo = (pictures[picture], alt)
