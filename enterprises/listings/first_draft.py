"""The first draft of an Easy Read copy: plain sentences from the facts of a listing, each with a symbol.

A start for whoever writes the copy, never the copy itself: it stays a draft until somebody has read and checked it.
What may change from one day to the next (places left, closed for now) is not in it: the page says that by itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enterprises.listings import first_draft_words as tables
from enterprises.listings.models import Enterprise, Opening, Price, Symbol
from enterprises.listings.models.easy_read import MOST_WORDS, words_in
from enterprises.listings.models.parts import PartOfDay, Weekday
from enterprises.listings.words import and_words, clock, for_unit, which_days

#: A sentence and the address of its symbol.
Row = tuple[str, str]

MOST_THINGS, MOST_REFUSED, MOST_PEOPLE, MOST_PRICES = 6, 3, 4, 4


def sentences(enterprise: Enterprise, symbols: Iterable[Symbol]) -> list[Row]:
    """What, who, for whom, where, when, how much, and how to get in touch. None has too many words."""
    look_up = _Lookup(symbols)
    parts = (_what(enterprise, look_up), _who(enterprise), _for_whom(enterprise), _where(enterprise))
    more = (_when(enterprise), _how_much(enterprise), _contact(enterprise))
    rows = [(str(words), symbol) for part in (*parts, *more) for words, symbol in part]
    return [(words, symbol) for words, symbol in rows if words_in(words) <= MOST_WORDS and len(words) <= 200]


class _Lookup:
    """Which symbol has a word of this text in its name, or else among its other words."""

    def __init__(self, symbols: Iterable[Symbol]) -> None:
        self.names: dict[str, str] = {}
        self.words: dict[str, str] = {}
        for symbol in symbols:
            for word in symbol.name.split():
                self.names.setdefault(_stem(word), symbol.slug)
            for word in symbol.words.split(","):
                self.words.setdefault(_stem(word), symbol.slug)

    def symbol_for(self, text: str, otherwise: str) -> str:
        stems = [stem for word in re.findall(r"[^\W\d_]+", text) if len(stem := _stem(word)) > 2]
        telling = [stem for stem in stems if stem not in tables.SAY_LITTLE]
        found = [known[stem] for known in (self.names, self.words) for stem in telling if stem in known]
        return found[0] if found else otherwise


def fitting(text: str, symbols: Iterable[Symbol]) -> list[Symbol]:
    """Those that have a word of the text in their name, then those that have one among their other words."""
    wanted = {stem for word in re.findall(r"[^\W\d_]+", text) if len(stem := _stem(word)) > 2} - tables.SAY_LITTLE
    named, meant = [], []
    for symbol in symbols:
        if wanted & {_stem(word) for word in symbol.name.split()}:
            named.append(symbol)
        elif wanted & {_stem(word) for word in symbol.words.split(",")}:
            meant.append(symbol)
    return named + meant


def _stem(word: str) -> str:
    """Near enough: hedges and hedge, mowing and mow."""
    return re.sub(r"(ing|es|s|ed)$", "", word.strip().lower())


def _what(enterprise: Enterprise, look_up: _Lookup) -> Iterator[Row]:
    kinds = list(enterprise.categories.all())
    known = [tables.KINDS[kind.slug] for kind in kinds if kind.slug in tables.KINDS]
    yield _("This page is about %(name)s.") % {"name": enterprise.name}, known[0][1] if known else "information"
    yield from known[:MOST_REFUSED]
    for kind in kinds:
        if kind.slug not in tables.KINDS:
            yield _("They help with %(kind)s.") % {"kind": _small(kind.name)}, look_up.symbol_for(kind.name, "help")
    things = enterprise.does_list[:MOST_THINGS]
    if things:
        yield _("This is what they do:"), "list"
    for thing in things:
        yield _sentence(thing), look_up.symbol_for(thing, "yes")
    for thing in enterprise.does_not_list[:MOST_REFUSED]:
        yield _("They do not do this: %(thing)s.") % {"thing": _small(thing)}, "no"


def _who(enterprise: Enterprise) -> Iterator[Row]:
    yield from (tables.RUN_BY[term.slug] for term in enterprise.run_by.all() if term.slug in tables.RUN_BY)
    people = [person for person in enterprise.coming_people.all() if person.may_show_name][:MOST_PEOPLE]
    for person in people:
        gender = person.gender if person.may_show_gender and person.gender in ("woman", "man") else "meet"
        yield _("You will meet %(name)s.") % {"name": person.first_name}, gender


def _for_whom(enterprise: Enterprise) -> Iterator[Row]:
    terms = sorted(enterprise.audiences.all(), key=lambda term: (term.sort_order, term.pk))
    for term in [term for term in terms if term.slug == "everyone"] or terms:
        yield _("It is for %(people)s.") % {"people": _small(term.name)}, tables.AUDIENCES.get(term.slug, "person")
    low, high = enterprise.minimum_age, enterprise.maximum_age
    if low and high:
        yield _("You must be from %(low)s to %(high)s years old.") % {"low": low, "high": high}, "person"
    elif low:
        yield _("You must be %(low)s years old, or older.") % {"low": low}, "person"
    elif high:
        yield _("You must be %(high)s years old, or younger.") % {"high": high}, "young-person"
    if enterprise.referral_needed:
        yield _("Somebody must ask for you first. This is called a referral."), "letter"


def _where(enterprise: Enterprise) -> Iterator[Row]:
    if enterprise.comes_to_you:
        yield _("They come to your home."), "comes-to-you"
        if miles := enterprise.reach_miles:
            words = ngettext("They come from up to %(n)s mile away.", "They come from up to %(n)s miles away.", miles)
            yield words % {"n": miles}, "how-far"
        elif districts := enterprise.reach_district_list:
            yield _("They come to these postcodes: %(districts)s.") % {"districts": and_words(districts)}, "map-pin"
    for venue in enterprise.venues.all():
        yield _("You go to %(place)s.") % {"place": _the_small(venue.name)}, "hall"
        address = ", ".join(part for part in (venue.address, venue.town) if part)
        if address:
            yield _("The address is %(address)s.") % {"address": address}, "map-pin"
        yield from (tables.ACCESS[term.slug] for term in venue.access.all() if term.slug in tables.ACCESS)
    if enterprise.works_remotely:
        yield _("You can talk to them by phone or video."), "by-video"


def _when(enterprise: Enterprise) -> Iterator[Row]:
    """One sentence for each pattern of hours; one for each day when there are few."""
    days: dict[int, list[Opening]] = defaultdict(list)
    for opening in sorted(enterprise.openings.all(), key=lambda each: (each.day, PartOfDay.values.index(each.part))):
        days[opening.day].append(opening)
    patterns: dict[str, list[int]] = defaultdict(list)
    for day, openings in days.items():
        patterns[_hours(openings)].append(day)
    they = (
        _("It is open on %(days)s, %(hours)s.") if enterprise.venues.all() else _("They work on %(days)s, %(hours)s.")
    )
    for hours, same in patterns.items():
        together = [same] if len(same) > 3 else [[day] for day in same]
        for some in together:
            words = which_days(tuple(some)) if len(some) < 7 else _("every day of the week")
            symbol = Weekday(some[0]).name.lower() if len(some) == 1 else "week"
            yield they % {"days": words, "hours": hours}, symbol


def _hours(openings: list[Opening]) -> str:
    first, last = openings[0], openings[-1]
    if first.opens_at and last.closes_at and (len(openings) == 1 or _one_stretch(openings)):
        return _("from %(opens)s to %(closes)s") % {
            "opens": clock(f"{first.opens_at:%H:%M}"),
            "closes": clock(f"{last.closes_at:%H:%M}"),
        }
    return _("in the %(parts)s") % {"parts": and_words([str(PartOfDay(each.part).label).lower() for each in openings])}


def _one_stretch(openings: list[Opening]) -> bool:
    """Open without a break from the first hour to the last."""
    return all(one.closes_at and one.closes_at == other.opens_at for one, other in pairwise(openings))


def _how_much(enterprise: Enterprise) -> Iterator[Row]:
    for price in list(enterprise.prices.all())[:MOST_PRICES]:
        what: dict[str, Any] = {"what": price.name}
        if price.pence is None:
            yield _("Ask them how much this costs: %(what)s.") % {"what": _small(price.name)}, "question"
        elif price.pence == 0:
            yield _("%(what)s is free.") % what, "free"
        else:
            unit = "" if _says_unit(price) else price.unit
            yield _("%(what)s costs %(price)s.") % {**what, "price": for_unit(price.pence, unit)}, "pound"
    yield from (tables.PAYMENTS[term.slug] for term in enterprise.payments.all() if term.slug in tables.PAYMENTS)


def _says_unit(price: Price) -> bool:
    """A day costs £62: the name says already what it is for."""
    last_word = str(price.get_unit_display()).split()[-1] if price.unit else ""
    return last_word in price.name.lower().split()


def _contact(enterprise: Enterprise) -> Iterator[Row]:
    if enterprise.phone:
        yield _("You can ring %(number)s.") % {"number": enterprise.phone}, "phone"
        if enterprise.best_time:
            yield _("The best time to ring is: %(time)s.") % {"time": _small(enterprise.best_time)}, "clock"
    if enterprise.text_number:
        yield _("You can send a text to %(number)s.") % {"number": enterprise.text_number}, "text"
    if enterprise.email:
        yield _("You can write an e-mail to %(email)s.") % {"email": enterprise.email}, "email"
    if enterprise.post_address:
        address = ", ".join(enterprise.post_address.split("\n"))
        yield _("You can write a letter to %(address)s.") % {"address": address}, "letter"
    if enterprise.short_number:
        yield _("You can also ring our team."), "help"
        yield _("Say this number to them: %(number)s.") % {"number": enterprise.short_number}, "number"


def _small(words: str) -> str:
    """Inside a sentence: Gardening becomes gardening, DBS and GL5 stay, and no full stop at the end."""
    words = words.strip().rstrip(".")
    return words if len(words) > 1 and words[1].isupper() else words[:1].lower() + words[1:]


def _the_small(name: str) -> str:
    return name[:1].lower() + name[1:] if name.startswith("The ") else name


def _sentence(words: str) -> str:
    return words.strip().rstrip(".") + "."
