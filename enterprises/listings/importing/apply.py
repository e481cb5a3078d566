"""A Record into a listing: made, brought up to date, left alone, or laid before a worker as a draft.

The rule for a listing that somebody here has changed since the import wrote it: the import never overwrites
it. When the feed says something new, that is saved as a draft for the area's workers to look at; when it
does not, nothing happens.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import slugify
from django.utils.translation import gettext as _

from enterprises.listings import actions, places
from enterprises.listings.importing import clean
from enterprises.listings.importing.reading import Rejected
from enterprises.listings.importing.service import Record
from enterprises.listings.importing.vocabulary import Vocabulary
from enterprises.listings.models import Area, Enterprise, Link, Opening, OpeningException, Price, Term, Venue

CREATED, UPDATED, UNCHANGED, LOOK, WITHDRAWN, LEFT_OUT = (
    "created",
    "updated",
    "unchanged",
    "look",
    "withdrawn",
    "left out",
)

#: What the import writes, and compares to see whether somebody here changed it.
FACTS = (
    "name",
    "one_line",
    "description",
    "story",
    "price_words",
    "waiting_words",
    "alert",
    "good_to_know",
    "referral_needed",
    "referral_words",
    "minimum_age",
    "maximum_age",
    "phone",
    "email",
    "website",
    "contact_words",
    "comes_to_you",
    "reach_miles",
    "reach_districts",
    "works_remotely",
    "opening_words",
    "given_sector",
    "post_address",
)  # fmt: skip -- a table
LISTS = {
    "categories": None,
    "audiences": "for",
    "languages": "language",
    "payments": "pay",
    "formats": "format",
    "run_by": "run_by",
}
PARTS = ("prices", "openings", "exceptions", "venues", "links")
#: What a part's row holds beside what it says.
OF_THE_ROW = {"pk", "enterprise", "sort_order"}


def store(record: Record, source: str, area: Area | None, vocabulary: Vocabulary, *, again: bool = False) -> str:
    """Do what is due with this record, and answer with a word above. Raises Rejected or ValidationError."""
    known = Enterprise.objects.filter(source=source, source_id=record.id).first()
    if not record.is_active:
        return _gone(known)
    if known is None:
        return _create(record, source, _area(record, area), vocabulary)
    # The empty digest: an import took it down. Not live with a digest: somebody here did, and it stays down.
    withdrawn_here = not known.live and known.source_digest == ""
    if known.source_digest == record.digest and not again:
        return UNCHANGED
    left = _left_by_import(known)
    if (known.live or withdrawn_here) and left is not None and not _is_changed_here(known, left):
        return _update(known, record, vocabulary, left, again=again)
    return _propose(known, record, vocabulary, left)


def _gone(known: Enterprise | None) -> str:
    """The feed still lists it, but says that it is not active."""
    if known is None:
        return LEFT_OUT
    if not known.live or known.source_digest == "":
        return UNCHANGED
    actions.withdraw_imported(known)
    return WITHDRAWN


def _create(record: Record, source: str, area: Area, vocabulary: Vocabulary) -> str:
    enterprise = Enterprise(source=source, source_id=record.id, area=area, slug=_free_slug(record))
    fill(enterprise, record, vocabulary)
    actions.publish_imported(enterprise, **_today(enterprise, record))
    return CREATED


def _update(known: Enterprise, record: Record, vocabulary: Vocabulary, left: dict[str, Any], *, again: bool) -> str:
    was_live, today = known.live, _today(known, record)
    fill(known, record, vocabulary)
    if again and was_live and known.source_digest == record.digest and content(known.serializable_data()) == left:
        return UNCHANGED
    actions.publish_imported(known, **today)
    return UPDATED


def _propose(known: Enterprise, record: Record, vocabulary: Vocabulary, left: dict[str, Any] | None) -> str:
    draft = known.get_latest_revision_as_object()
    fill(draft, record, vocabulary)
    if left is not None and content(draft.serializable_data()) == left:
        # Nothing in it but a newer date: there is nothing to look at.
        Enterprise.objects.filter(pk=known.pk).update(source_digest=record.digest)
        return UNCHANGED
    actions.propose_imported(draft, source_digest=record.digest)
    return LOOK


def _today(enterprise: Enterprise, record: Record) -> dict[str, Any]:
    """The facts no draft carries. The import opens again only what it closed itself."""
    paused_words = _("Closed for now, says the directory this comes from.")
    dates = [day for day in (enterprise.last_confirmed_on, record.confirmed_on) if day]
    today: dict[str, Any] = {"source_digest": record.digest, "last_confirmed_on": max(dates, default=None)}
    if record.is_paused and not enterprise.is_closed_now:
        today |= {"is_closed_now": True, "closed_words": paused_words}
    elif not record.is_paused and enterprise.is_closed_now and enterprise.closed_words == paused_words:
        today |= {"is_closed_now": False, "closed_words": ""}
    return today


# --- whether somebody here changed it -------------------------------------------------------------
def _left_by_import(known: Enterprise) -> dict[str, Any] | None:
    """What the last import wrote: the newest revision that no person saved."""
    revision = known.revisions.filter(user=None).order_by("-created_at", "-pk").first()
    return content(revision.content) if revision else None


def _is_changed_here(known: Enterprise, left: dict[str, Any]) -> bool:
    """Whether the live listing, or a draft waiting on top of it, is not what the import wrote."""
    draft = known.latest_revision if known.has_unpublished_changes else None
    if draft and draft.user_id:
        return True
    return _differs(content(known.serializable_data()), left)


def _differs(now: dict[str, Any], left: dict[str, Any]) -> bool:
    """Venues whose point the import did not know had it worked out on publishing: that is no change."""
    for venue, before in zip(now["venues"], left["venues"], strict=False):
        if before["latitude"] is None:
            venue["latitude"] = venue["longitude"] = None
    return now != left


def content(data: dict[str, Any]) -> dict[str, Any]:
    """What a listing or a revision says, in the fields the import writes, without the marks of its rows."""
    data = json.loads(json.dumps(data, cls=DjangoJSONEncoder))  # a revision holds times as text, a listing as times
    said: dict[str, Any] = {name: data.get(name) for name in FACTS}
    for name in LISTS:
        said[name] = sorted(data.get(name) or [])
    for name in PARTS:
        rows = [{key: value for key, value in row.items() if key not in OF_THE_ROW} for row in data.get(name) or []]
        for row in rows:
            row.update({key: sorted(value) for key, value in row.items() if isinstance(value, list)})
        said[name] = sorted(rows, key=str) if name in ("openings", "exceptions") else rows
    return said


# --- writing it ------------------------------------------------------------------------------------
def fill(enterprise: Enterprise, record: Record, vocabulary: Vocabulary) -> None:
    """Put what the record says on the listing, in memory; photographs, people and checks stay as they are."""
    for name, value in record.facts.items():
        setattr(enterprise, name, value)
    matched = vocabulary.match(record.kinds, record.needs, record.languages)
    if record.prices and all(price.pence == 0 for price in record.prices) and (free := vocabulary.term("pay", "free")):
        matched.add(free)
    for name, group in LISTS.items():
        getattr(enterprise, name).set(matched.terms.get(group, []) if group else matched.categories)
    _replace(
        enterprise.prices,
        [
            Price(sort_order=order, name=price.name, pence=price.pence, unit=price.unit, words=price.words)
            for order, price in enumerate(record.prices)
        ],
    )  # fmt: skip -- the list is the point
    _replace(enterprise.openings, [
        Opening(day=day, part=part, opens_at=opens, closes_at=closes)
        for day, part, opens, closes in record.when.openings
    ])  # fmt: skip
    _replace(enterprise.exceptions, [
        OpeningException(starts_on=starts, ends_on=ends, is_open=is_open, words=words)
        for starts, ends, is_open, words in record.when.exceptions
    ])  # fmt: skip
    _replace(enterprise.links, [
        Link(sort_order=order, title=title, url=url) for order, (title, url) in enumerate(record.links)
    ])  # fmt: skip
    _replace(
        enterprise.venues,
        [_venue(given, order, vocabulary) for order, given in enumerate(record.where.venues)],
    )


def _replace(rows: Any, new: list[Any]) -> None:
    for row in new:
        row.clean_fields(exclude=["enterprise"])
    rows.set(new)


def _venue(given: Any, order: int, vocabulary: Vocabulary) -> Venue:
    terms: list[Term]
    terms, words = vocabulary.access(given.access)
    venue = Venue(
        sort_order=order,
        name=given.name,
        address=given.address,
        town=given.town,
        postcode=given.postcode,
        latitude=given.latitude,
        longitude=given.longitude,
        access_words=clean.cut(words, 300),
        travel_words=given.travel,
    )
    venue.access.set(terms)
    return venue


def _area(record: Record, chosen: Area | None) -> Area:
    """The area asked for; else the one whose districts hold the place; else the only one there is."""
    if chosen:
        return chosen
    outward = record.where.outward
    for area in Area.objects.all() if outward else ():
        if outward in area.district_list():
            return area
    found = actions.area_for(record.where.point)
    if found is None and not outward and not record.where.point:
        raise Rejected("it has no place, so its area is not known; use --area to choose one")
    if found is None:
        where = outward or places.nearest_sector(record.where.point or places.Point(0, 0))
        raise Rejected(
            f"its place ({where}) lies in none of the areas; add its postcode district to one, or use --area"
        )
    return found


def _free_slug(record: Record) -> str:
    base = slugify(record.name)[:70].strip("-") or "listing"
    town = slugify(record.where.venues[0].town)[:15].strip("-") if record.where.venues else ""
    tries = [base, f"{base}-{town}"] if town and town not in base else [base]
    taken = actions.taken_slugs(base)
    tries += [f"{base}-{number}" for number in range(2, len(taken) + 3)]
    return next(slug for slug in tries if slug not in taken)
