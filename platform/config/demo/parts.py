"""The lines of one entry as the parts of a listing: people, venues, prices, checks, kind words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from config.demo import times
from config.demo.reading import Entry, TownError, cells
from enterprises.listings.models import (
    CheckHeld,
    ComingPerson,
    Link,
    Price,
    Term,
    Testimonial,
    Venue,
)

GENDERS = {"woman", "man", "non-binary"}
CONSENTS = {
    "name": "may_show_name",
    "gender": "may_show_gender",
    "languages": "may_show_languages",
    "driving": "may_show_driving",
    "skills": "may_show_skills",
}


@dataclass
class Lists:
    """The shared lists by group and slug, read once."""

    terms: dict[tuple[str, str], Term]

    @classmethod
    def load(cls) -> "Lists":
        return cls({(term.group, term.slug): term for term in Term.objects.all()})

    def get(self, group: str, slugs: Iterable[str]) -> list[Term]:
        """Their terms. A slug that is in no list is a slip in the file."""
        try:
            return [self.terms[group, slug] for slug in slugs]
        except KeyError as missing:
            raise TownError(f"No shared list holds {missing}.") from missing


def sway(*words: str, most: int = 24) -> int:
    """A number that depends only on the words: the same every time the town is built."""
    return crc32(" ".join(words).encode()) % most + 3


def person(line: str, lists: Lists) -> ComingPerson:
    """`Kasia, carer; woman she/her polish english drives Mon-Wed dementia-care; shows name gender`."""
    named, *rest = [part.strip() for part in line.split(";")]
    first_name, _comma, role = named.partition(",")
    coming = ComingPerson(first_name=first_name.strip(), role=role.strip(), days=[])
    languages: list[Term] = []
    skills: list[Term] = []
    for word in " ".join(part for part in rest if not part.startswith("shows")).split():
        if ("language", word) in lists.terms:
            languages.append(lists.terms["language", word])
        elif ("skill", word) in lists.terms:
            skills.append(lists.terms["skill", word])
        else:
            _take(coming, word)
    coming.languages.set(languages)
    coming.skills.set(skills)
    _give_consents(coming, next((part for part in rest if part.startswith("shows")), ""))
    return coming


def _take(coming: ComingPerson, word: str) -> None:
    if word in GENDERS:
        coming.gender = word
    elif "/" in word:
        coming.pronouns = word
    elif word == "drives":
        coming.drives = True
    elif word == "carries":
        coming.insured_to_carry = True
    else:
        coming.days += times.days(word)


def _give_consents(coming: ComingPerson, words: str) -> None:
    given = words.split()[1:]
    for consent in CONSENTS if given == ["all"] else given:
        setattr(coming, CONSENTS[consent], True)


def venue(line: str, lists: Lists) -> Venue:
    """`name | address | town | postcode | access slugs | about getting in | how to get there`."""
    name, address, town, postcode, *rest = cells(line)
    access, access_words, travel_words = (*rest, "", "", "")[:3]
    place = Venue(
        name=name,
        address=address,
        town=town,
        postcode=postcode,
        access_words=access_words,
        travel_words=travel_words,
    )
    place.access.set(lists.get("access", access.split()))
    return place


def price(line: str) -> Price:
    """`Dinner | 8.50 meal | a note`, `Walk | free` or `Funeral flowers | ask`."""
    name, how_much, *words = cells(line)
    if how_much in ("free", "ask"):
        return Price(name=name, pence=0 if how_much == "free" else None, words=" ".join(words))
    pounds, unit = how_much.split()
    if unit not in Price.Unit.values:
        raise TownError(f"No price is for {unit!r}.")
    return Price(name=name, pence=round(float(pounds) * 100), unit=unit, words=" ".join(words))


def check(line: str, entry: Entry, lists: Lists, team: str, today: date) -> CheckHeld:
    """`dbs-enhanced -10 +26 | All six of us`: seen ten months ago, good for twenty-six months from now."""
    dates, *words = cells(line)
    kind, seen, *ends = dates.split()
    more = sway(entry.name, line)
    return CheckHeld(
        kind=lists.get("check", [kind])[0],
        words=" ".join(words),
        seen_by=team,
        seen_on=times.months_from(today, int(seen), more),
        ends_on=times.months_from(today, int(ends[0]), more) if ends else None,
    )


def testimonial(line: str, today: date) -> Testimonial:
    """`words | who said it | how many months ago they agreed`."""
    words, said_by, months = cells(line)
    return Testimonial(words=words, said_by=said_by, agreed_on=times.months_from(today, -int(months), sway(words)))


def link(line: str, website: str) -> Link:
    """`title | page`."""
    title, page = cells(line)
    return Link(title=title, url=f"{website}{page}")


def paragraphs(text: str) -> str:
    """Single line breaks are only how the file is wrapped."""
    return re.sub(r" *\n\n *", "\n\n", text)
