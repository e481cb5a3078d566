"""One service of a feed as a Record: what the feed says, before our own vocabulary is looked at.

UK 1, UK 3 and the dialects between them name the same things differently; each part takes the name that is
there.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from enterprises.listings import places
from enterprises.listings.importing import clean, contacts, money, reading
from enterprises.listings.importing.reading import Rejected
from enterprises.listings.importing.when import When, when
from enterprises.listings.importing.where import Where, where

LONGEST_ID = 100
LONGEST_NAME = 500  # anything longer is not a name
GONE = {"inactive", "defunct", "closed", "archived", "deleted", "withdrawn", "expired", "permanently closed"}
PAUSED = {"temporarily closed", "temporarily_closed", "temporarily-closed", "suspended", "paused"}
MILES = re.compile(r"(\d{1,3})\s*(?:-\s*)?miles?\b", re.IGNORECASE)
DISTRICT = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\b(?!\s?\d[A-Z]{2}\b)", re.IGNORECASE)
AGE_BANDS = {
    "age_band_under_2": (0, 2),
    "age_band_2": (2, 3),
    "age_band_3_4": (3, 5),
    "age_band_5_7": (5, 8),
    "age_band_8_plus": (8, 18),
}  # fmt: skip -- a table


@dataclass(slots=True)
class Record:
    """What a feed says about one service. `facts` are plain fields of Enterprise."""

    id: str
    name: str
    facts: dict[str, Any]
    where: Where
    when: When
    prices: list[money.PriceGiven]
    links: list[tuple[str, str]]
    kinds: list[str]  # words of its taxonomies
    needs: list[str]  # words for whom it is
    languages: list[str]
    is_active: bool = True
    is_paused: bool = False
    confirmed_on: date | None = None
    mended: list[str] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """Changes when what the feed says changes, and only then."""
        said = asdict(self)
        said.pop("mended")
        return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def read_service(raw: dict[str, Any], today: date) -> Record:
    """The record, tidied. Raises Rejected with the reason when it cannot be used."""
    mended: list[str] = []
    found_id, name = _id(raw), _name(raw)
    organisation = _organisation(raw)
    kinds, needs = _kinds(raw), _needs(raw)
    place = where(raw, name, kinds, mended.append)
    times = when(raw, today, mended.append)
    about = clean.plain(reading.first(raw, "description", "summary"), longest=8000)
    town = next((venue.town for venue in place.venues), "")
    facts = _words(raw, name, about, organisation, kinds, town)
    facts |= _ages(raw, mended) | _contact(raw, organisation) | _reach(raw, place, times)
    facts |= {"opening_words": times.words, "given_sector": "" if place.venues else place.sector}
    facts["post_address"] = place.post_address
    status = reading.line(reading.first(raw, "status"), longest=40).lower()
    return Record(
        id=found_id,
        name=name,
        facts=facts,
        where=place,
        when=times,
        prices=money.prices(raw, today),
        links=_links(raw, about.links, facts["website"]),
        kinds=kinds,
        needs=needs,
        languages=reading.words(reading.many(raw, "languages"), "language", "name"),
        is_active=status not in GONE and _is_shown(raw, today),
        is_paused=status in PAUSED,
        confirmed_on=_confirmed(raw, today),
        mended=mended,
    )


def _id(raw: dict[str, Any]) -> str:
    found = reading.identity(raw)
    if not found:
        raise Rejected("it has no id")
    if len(found) > LONGEST_ID:
        raise Rejected(f"its id is longer than {LONGEST_ID} characters")
    return found


def _name(raw: dict[str, Any]) -> str:
    written = reading.line(raw.get("name"))
    if len(written) > LONGEST_NAME:
        raise Rejected(f"its name has {len(written)} characters, so it is not a name")
    name = clean.name(written, longest=120)
    if not any(letter.isalnum() for letter in name):
        raise Rejected("it has no name")
    return name


def _organisation(raw: dict[str, Any]) -> dict[str, Any]:
    found = reading.objects(raw, "organization", "organisation", "organizations")
    return found[0] if found else {}


def _words(
    raw: dict[str, Any], name: str, about: clean.Plain, organisation: dict[str, Any], kinds: list[str], town: str
) -> dict[str, Any]:
    run_by = clean.name(organisation.get("name"), longest=200).rstrip(".")
    story = clean.plain(organisation.get("description"), longest=3700).text
    said = about.text or story
    if story and (story[:200] == about.text[:200]):
        story = ""
    if run_by and run_by.lower() != name.lower():
        story = "\n\n".join(part for part in (_("Run by %(name)s.") % {"name": run_by}, story) if part)
    return {
        "name": name,
        "one_line": clean.one_line(said, longest=160) or clean.cut(_lacking(name, run_by, kinds, town), 160),
        "description": about.text,
        "story": story,
        "price_words": clean.phrase(reading.first(raw, "fees_description", "fees"), longest=300),
        "waiting_words": clean.phrase(reading.first(raw, "wait_time"), longest=120),
        "alert": clean.phrase(reading.first(raw, "alert"), longest=200),
        "good_to_know": _good_to_know(raw),
        "referral_needed": bool(reading.yes(reading.first(raw, "needs_referral", "referral_required"))),
        "referral_words": clean.phrase(reading.first(raw, "application_process", "referral_details"), longest=300),
    }


def _lacking(name: str, run_by: str, kinds: list[str], town: str) -> str:
    """The one line of a service nobody described."""
    if kinds:
        return _("%(kind)s in %(town)s.") % {"kind": kinds[0], "town": town} if town else f"{kinds[0]}."
    return (
        _("%(name)s, run by %(run_by)s.") % {"name": name, "run_by": run_by.rstrip(".")}
        if run_by and run_by != name
        else name
    )


def _good_to_know(raw: dict[str, Any]) -> str:
    """The feed's other words, each under its own label."""
    labelled = [
        (_("Who can use it"), clean.phrase(reading.first(raw, "eligibility_description"), longest=500)),
        (_("Area covered"), ", ".join(_area_names(raw))),
        (
            _("What you need"),
            ", ".join(reading.words(reading.many(raw, "required_documents"), "document", "name")),
        ),
        (_("Accreditations"), clean.phrase(_accreditations(raw), longest=500)),
        (_("Interpreters"), clean.phrase(reading.first(raw, "interpretation_services"), longest=300)),
    ]
    paragraphs = [f"{label}: {said}" for label, said in labelled if said]
    offer = reading.first(raw, "local_offer")
    for answer in reading.objects(offer, "survey_answers"):
        question, said = (clean.phrase(answer.get(part), longest=600) for part in ("question", "answer"))
        if question and said:
            paragraphs.append(f"{question}\n{said}")
    return clean.cut("\n\n".join(paragraphs), 3000)


def _accreditations(raw: dict[str, Any]) -> str:
    return "; ".join(reading.words(reading.many(raw, "accreditations"), "name", "accreditation", "description"))


# --- who ----------------------------------------------------------------------------------------
def _ages(raw: dict[str, Any], mended: list[str]) -> dict[str, int | None]:
    least = reading.number(reading.first(raw, "minimum_age", "min_age"))
    most = reading.number(reading.first(raw, "maximum_age", "max_age"))
    for rule in reading.objects(raw, "eligibilitys", "eligibility") if least is None and most is None else ():
        least, most = reading.number(rule.get("minimum_age")), reading.number(rule.get("maximum_age"))
    if least is None and most is None and not reading.yes(raw.get("age_band_all")):
        bands = [ages for name, ages in AGE_BANDS.items() if reading.yes(raw.get(name))]
        least, most = (min(a for a, _b in bands), max(b for _a, b in bands)) if bands else (None, None)
    least = None if least is None or not 0 < least <= 120 else int(least)
    most = None if most is None or not 0 < most <= 120 else int(-(-most // 1))
    if least is not None and most is not None and least > most:
        mended.append("the ages were the wrong way round")
        least, most = most, least
    return {"minimum_age": least, "maximum_age": most}


def _kinds(raw: dict[str, Any]) -> list[str]:
    """The words of its taxonomies, children before their parents."""
    entries = reading.many(raw, "taxonomies", "service_taxonomys", "service_taxonomies", "taxonomy_terms", "categories")
    for attribute in reading.objects(raw, "attributes"):
        entries += reading.many(attribute, "taxonomy_term") or reading.many(attribute, "value")
    inner = [
        reading.first(entry, "taxonomy", "taxonomy_term") or entry if isinstance(entry, dict) else entry
        for entry in entries
    ]
    inner.sort(key=lambda entry: isinstance(entry, dict) and not reading.first(entry, "parent_id", "parent"))
    return [word for word in reading.words(inner, "name", "label", "term") if not word.startswith("http")][:60]


def _needs(raw: dict[str, Any]) -> list[str]:
    entries = reading.many(raw, "suitabilities", "send_needs", "target_groups", "circumstances")
    for rule in reading.many(raw, "eligibilitys", "eligibility"):
        entries += reading.many(rule, "eligibility", "taxonomys") if isinstance(rule, dict) else [rule]
    return reading.words(entries, "name", "label", "taxonomy_name")[:40]


# --- getting in touch ---------------------------------------------------------------------------
def _contact(raw: dict[str, Any], organisation: dict[str, Any]) -> dict[str, str]:
    """The service's own numbers and addresses. Names of people are left where they are: nobody asked them."""
    asked = [one for one in _contacts(raw) if reading.yes(one.get("visible")) is not False]
    numbers: list[str] = []
    for source in (raw, *asked):
        numbers += contacts.phones(reading.many(source, "phones", "phone", "telephone"))
    numbers = list(dict.fromkeys(numbers)) or contacts.phones(reading.many(organisation, "phones", "phone"))
    numbers = [number for number in numbers if len(number) <= 30]
    emails = [
        contacts.email(value) for one in (raw, *asked, organisation) for value in reading.many(one, "email", "emails")
    ]
    sites = [contacts.web(value) for one in (raw, organisation) for value in reading.many(one, "url", "website")]
    others = _("Or ring %(numbers)s.") % {"numbers": ", ".join(numbers[1:4])} if len(numbers) > 1 else ""
    return {
        "phone": next(iter(numbers), ""),
        "email": next((one for one in emails if one), ""),
        "website": next((one for one in sites if one), ""),
        "contact_words": clean.cut(others, 300),
    }


def _contacts(raw: dict[str, Any]) -> list[dict[str, Any]]:
    found = reading.objects(raw, "contacts", "contact")
    for link in reading.objects(raw, "service_at_locations"):
        found += reading.objects(link, "contacts")
    return found


def _links(raw: dict[str, Any], in_text: list[tuple[str, str]], website: str) -> list[tuple[str, str]]:
    given = [
        (
            reading.line(reading.first(link, "label", "title", "name"), longest=200),
            reading.line(reading.first(link, "url", "link", "href")),
        )
        for link in reading.objects(raw, "links")
    ]
    given += [("", reading.line(link)) for link in reading.many(raw, "links") if isinstance(link, str)]
    for name in ("facebook_url", "twitter_url", "youtube_url", "instagram_url", "linkedin_url"):
        given.append((name.removesuffix("_url").capitalize(), reading.line(raw.get(name))))
    return contacts.links(given + in_text, {contacts.same(website)} if website else set())[:12]


# --- where it goes to ---------------------------------------------------------------------------
def _areas(raw: dict[str, Any]) -> list[str]:
    found = reading.words(reading.many(raw, "service_areas", "service_area"), "name", "service_area")
    extents = reading.words(reading.many(raw, "service_areas"), "extent")
    return found + [extent for extent in extents if len(extent) < 200 and not extent.startswith(("{", "[", "http"))]


def _area_names(raw: dict[str, Any]) -> list[str]:
    return reading.words(reading.many(raw, "service_areas", "service_area"), "name", "service_area")[:10]


def _reach(raw: dict[str, Any], place: Where, times: When) -> dict[str, Any]:
    """Whether it comes to people, and how far: only what the feed says in miles or postcode districts."""
    areas = _areas(raw)
    districts = [
        word.upper()
        for area in areas
        for word in DISTRICT.findall(area)
        if places.district_point(word.upper()) is not None
    ]
    miles = [int(found) for area in areas for found in MILES.findall(area) if 1 <= int(found) <= 100]
    attends = " ".join(
        reading.line(value).lower()
        for value in reading.many(raw, "attending_type", "attending_types", "deliverable_type")
    )
    return {
        "comes_to_you": bool(districts or miles or times.comes_to_you or re.search(r"home[ _-]?visit", attends)),
        "reach_miles": max(miles, default=None),
        "reach_districts": ", ".join(dict.fromkeys(districts))[:1000].rpartition(",")[0]
        if len(", ".join(dict.fromkeys(districts))) > 1000
        else ", ".join(dict.fromkeys(districts)),
        "works_remotely": place.is_remote
        or times.is_remote
        or bool(re.search(r"online|remote|phone|video|virtual", attends)),
    }


# --- whether, and since when it is true -----------------------------------------------------------
def _is_shown(raw: dict[str, Any], today: date) -> bool:
    starts = reading.day(raw.get("visible_from"), "first visible day")
    ends = reading.day(raw.get("visible_to"), "last visible day")
    if starts and ends and ends < starts:
        raise Rejected("it stops being visible before it starts")
    if any(reading.yes(raw.get(name)) is False for name in ("visible", "approved", "is_active")):
        return False
    if reading.first(raw, "discarded_at", "deleted_at", "archived_at"):
        return False
    return not ((starts and starts > today) or (ends and ends < today))


def _confirmed(raw: dict[str, Any], today: date) -> date | None:
    """The day somebody last said that it is right: assured, else changed."""
    assured = reading.day(reading.first(raw, "assured_date", "last_assured", "date_assured"), "assured date")
    changed = reading.day(
        reading.first(raw, "last_modified", "updated_at", "last_updated", "modified_date"), "last change"
    )
    for found, what in ((assured, "assured date"), (changed, "last change")):
        if found and found > today + timedelta(days=1):
            raise Rejected(f"its {what} {found} has not come yet")
    best = assured or changed
    return min(best, today) if best else None
