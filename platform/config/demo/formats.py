"""Other formats of the town's listings, read from formats.txt: Easy Read, the way there, what it is like, languages.

    # The Crooked Cup                              the name of a listing of the town
    easy: The Thursday readers, Stroud | 40        who checked its Easy Read copy, and how many days ago
    row: It is a café. | cafe                      its sentences with their symbols; without any, our own first draft
    out: Bash.                                     a sentence of the draft that whoever checked it took out
    walk: way_door | Press the bell.               a picture of the way, and what to do there
    film: The way to our door                      the same pictures as a short film with captions, under this title
    like: noise some | Music at lunch time.        an aspect, its choice, and own words
    pl: one_line | ...                             in another language: a field of the text
    then: 3.20                                     the first price afterwards, so that the copy is out of date

A line that starts with two spaces goes on.
"""

import io
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from accounts.models import Person
from config.demo import album, films
from config.demo.drawing import Wanted, wanted
from config.demo.reading import TownError, cells
from core.recordings import clean_recording
from enterprises.listings import actions
from enterprises.listings.models import EasyRead, EasyReadRow, Enterprise, ListingText, Recording, Symbol, WalkStep
from enterprises.listings.models.likeness import ASPECTS
from enterprises.listings.models.showing import digest_of_english
from enterprises.listings.written_languages import WRITTEN

_NO_SOUND = "This film has no sound. It shows pictures with words under them."
FILE = Path(__file__).with_name("formats.txt")


@dataclass
class Extra:
    """What one listing has besides its page."""

    name: str
    lines: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def pictures(self) -> list[Wanted]:
        """What is to be drawn of the way to the door."""
        return [wanted(cells(line)[0], self.name) for line in self.lines["walk"]]


@cache
def read_formats() -> dict[str, Extra]:
    """By the name of the listing."""
    extras = {}
    for block in re.split(r"^# ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = re.sub(r"\n  +", " ", block.strip()).split("\n")
        extra = extras[name.strip()] = Extra(name.strip())
        for line in filter(str.strip, lines):
            key, colon, value = line.partition(":")
            if not colon or key not in {"easy", "row", "out", "walk", "film", "like", "then", *WRITTEN}:
                raise TownError(f"formats.txt, {name}: no key is called {key!r}.")
            extra.lines[key].append(value.strip())
    return extras


def add_parts(enterprise: Enterprise, *, by: Person, with_pictures: bool) -> None:
    """Before the listing is saved: what is part of it."""
    extra = read_formats().get(enterprise.name)
    if extra is None:
        return
    for line in extra.lines["like"]:
        _say_what_it_is_like(enterprise, line)
    if with_pictures:
        steps = [_step(extra, place) for place in range(len(extra.lines["walk"]))]
        enterprise.walk.set(steps)
        enterprise.recordings.set([_film(extra, title, steps, by) for title in extra.lines["film"]])
    enterprise.texts.set([_text(enterprise, code, extra.lines[code]) for code in WRITTEN if extra.lines[code]])


def _say_what_it_is_like(enterprise: Enterprise, line: str) -> None:
    said, words = cells(line)
    aspect, choice = said.split()
    choices = {name: held.values for name, _heading, held, _symbol in ASPECTS}
    if choice not in choices.get(aspect, []):
        raise TownError(f"formats.txt, {enterprise.name}: {said!r} is no choice.")
    setattr(enterprise, aspect, choice)
    setattr(enterprise, f"{aspect}_words", words)


def _step(extra: Extra, place: int) -> WalkStep:
    picture, words = extra.pictures()[place], cells(extra.lines["walk"][place])[1]
    made = album.make(picture, f"{extra.name}, the way {place + 1}")
    return WalkStep(picture=made, alt=album.words_for(picture)[:200], words=words, sort_order=place)


def _film(extra: Extra, title: str, steps: list[WalkStep], by: Person) -> Recording:
    made = films.film(album.file_of(picture) for picture in extra.pictures())
    file = actions.keep_recording(f"{extra.name}, the way", clean_recording(io.BytesIO(made)), by=by)
    said = "\n\n".join(f"{step.alt} {step.words}" for step in steps)
    return Recording(
        kind=Recording.Kind.SUBTITLED,
        title=title,
        media=file,
        captions=films.captions(step.words for step in steps),
        transcript=f"{_NO_SOUND}\n\n{said}",
        poster=steps[0].picture,
    )


def _text(enterprise: Enterprise, code: str, lines: list[str]) -> ListingText:
    fields = dict(cells(line) for line in lines)
    fields["does"] = "\n".join(part.strip() for part in fields.get("does", "").split(";"))
    return ListingText(language=code, english_digest=digest_of_english(enterprise), **fields)


def add_easy_read(enterprise: Enterprise, *, by: Person, today: date) -> None:
    """After the listing is live: its copy, and for one of them a price that changed since."""
    extra = read_formats().get(enterprise.name)
    if extra is None or not extra.lines["easy"]:
        return
    who, days = cells(extra.lines["easy"][0])
    copy = actions.start_easy_read(enterprise, by=by, from_listing=not extra.lines["row"])
    if extra.lines["row"]:
        copy.rows.set(_rows(extra))
    _take_out(copy, extra)
    copy.checked_by, copy.checked_on = who, today - timedelta(days=int(days))
    copy.save_revision(user=by)
    actions.publish_easy_read(copy, by=by)
    for pounds in extra.lines["then"]:
        _change_the_price(enterprise, round(float(pounds) * 100), by)


def _take_out(copy: EasyRead, extra: Extra) -> None:
    rows, out = list(copy.rows.all()), extra.lines["out"]
    if strange := set(out) - {row.sentence for row in rows}:
        raise TownError(f"formats.txt, {extra.name}: these are not in the draft: {sorted(strange)}")
    copy.rows.set([row for row in rows if row.sentence not in out])


def _rows(extra: Extra) -> list[EasyReadRow]:
    symbols = {symbol.slug: symbol for symbol in Symbol.objects.all()}
    rows = []
    for place, line in enumerate(extra.lines["row"]):
        sentence, slug = cells(line)
        if slug not in symbols:
            raise TownError(f"formats.txt, {extra.name}: no symbol is called {slug!r}.")
        rows.append(EasyReadRow(sentence=sentence, symbol=symbols[slug], sort_order=place))
    return rows


def _change_the_price(enterprise: Enterprise, pence: int, by: Person) -> None:
    draft = Enterprise.objects.get(pk=enterprise.pk)
    prices = list(draft.prices.all())
    prices[0].pence = pence
    draft.prices.set(prices)
    draft.save_revision(user=by)
    actions.publish_listing(Enterprise.objects.get(pk=enterprise.pk), by=by)
