"""Pages of words (about us, news, stories) found by their words, beside the listings.

A site has some hundred of them, so each process keeps an index of its own in memory: for every stem the pages that have
it in the title, in the introduction or anywhere. It is brought up to date when editors publish something, by reading
the pages that changed; a search asks the database nothing else. The stems are made here, so both databases agree.

Only what is written for the public is read: rich text, StreamFields, the introduction, and what a page's own
search_fields name. A page that is unpublished or made private is gone from the next search.
"""

import threading
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language
from pyroaring import BitMap
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search.index import SearchField

from core.languages import in_language
from core.letters import letters_apart
from directory.addresses import own_address
from directory.languages import code_of, on_this_site, said_in, spoken
from directory.public_pages import public_pages
from directory.search.words import SOFT, STOP, split, stem

#: Where a word stands, and what it is worth there.
PLACES = {"title": 8, "introduction": 3, "anywhere": 1}
#: Pages read at once when they changed.
CHUNK = 200
MOST_WORDS = 8
#: How deep the home pages stand in Wagtail's tree.
HOME_DEPTH = 2
#: Letters shown under a title that has no introduction.
LONGEST_ABOUT = 200


class Entry(NamedTuple):
    """A page as a result shows it. `section` is the title of the page it stands under ("News"), or ""."""

    id: int
    title: str
    address: str
    about: str
    section: str
    lang: str  # the attribute that names its language, where the page that shows it speaks another
    version: Any  # changes when the page is published anew


@dataclass(frozen=True)
class Found:
    """The pages that have all words asked for, best first."""

    entries: list[Entry] = field(default_factory=list)
    did_you_mean: str = ""


@dataclass
class _Index:
    stamp: str = ""
    entries: dict[int, Entry] = field(default_factory=dict)
    bitmaps: dict[str, dict[str, BitMap]] = field(default_factory=lambda: {place: {} for place in PLACES})
    words: dict[str, str] = field(default_factory=dict)  # a word people write, for each stem
    in_order: list[str] = field(default_factory=list)  # the stems, so that those that begin alike stand together


#: One for each language: of a page that is translated only that translation is found.
_indexes: dict[str, _Index] = {}
_lock = threading.Lock()


def forget() -> None:
    """Remember nothing. For tests."""
    _indexes.clear()


def find(text: str, stamp: str, *, forgive: bool = True) -> Found:
    """Pages with all the words of `text`. `stamp` is the words' part of the content version (search.words_part).

    `forgive` looks for the nearest word where no page has the word: that means a look at every word there is.
    """
    index = _up_to_date(stamp)
    typed = list(dict.fromkeys(word for word in split(text) if word not in STOP))[:MOST_WORDS]
    wanted = [word for word in typed if word not in SOFT] or typed
    if not wanted:
        return Found()
    meant = list(_meant(index, wanted, forgive))
    if not all(meant):
        return Found()
    held = [_where(index, word) for word in meant]
    found = BitMap.intersection(*(BitMap.union(*(pages for _worth, pages in each)) for each in held))
    scored = sorted(found, key=lambda pk: (-_score(pk, held), -_age(index, pk), pk))
    corrected = dict(zip(wanted, meant, strict=True))
    did_you_mean = " ".join(corrected.get(word, word) for word in typed) if meant != wanted else ""
    return Found([index.entries[pk] for pk in scored], did_you_mean)


# --- words ----------------------------------------------------------------------------------------------------------
def _meant(index: _Index, wanted: list[str], forgive: bool) -> Iterator[str]:
    """Each word, or the one it is a slip of; "" where there is none."""
    for word in wanted:
        is_known = _known(index, word, is_last=word == wanted[-1])
        yield word if is_known else _correct(index, word) if forgive else ""


def _stems(index: _Index, word: str) -> list[str]:
    """The stem itself; or, when no page has it, every stem that begins as typed."""
    own = stem(word)
    if own in index.words:
        return [own]
    if len(word) <= 2:
        return []
    onwards = islice(index.in_order, bisect_left(index.in_order, word), None)
    return list(takewhile(lambda each: each.startswith(word), onwards))


def _known(index: _Index, word: str, *, is_last: bool) -> bool:
    return stem(word) in index.words or (is_last and bool(_stems(index, word)))


def _correct(index: _Index, word: str) -> str:
    """The nearest word pages use: one slip, or two in long words; "" when none is near."""
    limit = 2 if len(word) > 6 else 1 if len(word) > 3 else 0
    near = [(letters_apart(word, each, limit), each) for each in index.words.values()] if limit else []
    return min(((far, each) for far, each in near if far <= limit), default=(0, ""))[1]


def _where(index: _Index, word: str) -> list[tuple[int, BitMap]]:
    """The pages that have the word, place by place, with what it is worth there."""
    all_stems = _stems(index, word)
    return [
        (worth, BitMap.union(BitMap(), *(index.bitmaps[place].get(each, BitMap()) for each in all_stems)))
        for place, worth in PLACES.items()
    ]


def _score(pk: int, held: list[list[tuple[int, BitMap]]]) -> int:
    return sum(worth for each in held for worth, pages in each if pk in pages)


def _age(index: _Index, pk: int) -> float:
    published = index.entries[pk].version[0]
    return published.timestamp() if published else 0.0


# --- the index ------------------------------------------------------------------------------------------------------
def _up_to_date(stamp: str) -> _Index:
    language = get_language() or ""
    # With the day: a story may be told until a day, and nothing is written when that is over.
    stamp = f"{stamp} {timezone.localdate()}"
    index = _indexes.get(language) or _Index()
    if index.stamp != stamp:
        with _lock:
            index = _indexes.get(language) or _Index()
            if index.stamp != stamp:
                index = _indexes[language] = _follow(index, stamp)
    return index


def _follow(old: _Index, stamp: str) -> _Index:
    """A new index: what did not change is taken over, the rest is read."""
    entries = {entry.id: entry for entry in _public_pages()}
    stale = BitMap(pk for pk, known in old.entries.items() if pk not in entries or known.version != entries[pk].version)
    index = _Index(stamp, {}, {place: _without(old.bitmaps[place], stale) for place in PLACES})
    index.words = {each: old.words[each] for place in PLACES for each in index.bitmaps[place]}
    unread = [pk for pk in entries if pk not in old.entries or pk in stale]
    for pk in entries.keys() - set(unread):
        index.entries[pk] = entries[pk]._replace(about=old.entries[pk].about)
    for at in range(0, len(unread), CHUNK):
        for page in Page.objects.filter(pk__in=unread[at : at + CHUNK]).specific(defer=False):
            index.entries[page.pk] = _read(index, entries[page.pk], page)
    index.in_order = sorted(index.words)
    return index


def _without(bitmaps: dict[str, BitMap], stale: BitMap) -> dict[str, BitMap]:
    left = {each: held - stale for each, held in bitmaps.items()}
    return {each: held for each, held in left.items() if held}


def _public_pages() -> list[Entry]:
    """Every page under the home page that anybody may read in the language being spoken, without its words."""
    rows = spoken(on_this_site(public_pages()).filter(depth__gt=HOME_DEPTH)).order_by("path")
    titles: dict[str, str] = {}
    entries = []
    for pk, path, title, url_path, locale_id, published, revision in rows.values_list(
        "pk", "path", "title", "url_path", "locale_id", "last_published_at", "live_revision_id"
    ):
        titles[path] = title
        section, written_in = titles.get(path[: -Page.steplen], ""), code_of(locale_id)
        address = in_language(own_address(url_path, settings.LANGUAGE_CODE))
        version = (published, revision, title)
        entries.append(Entry(pk, title, address, "", section, said_in(written_in), version))
    return entries


def _read(index: _Index, entry: Entry, page: Page) -> Entry:
    """Put a page's words into the index."""
    introduction = strip_tags(str(getattr(page, "introduction", "") or page.search_description))
    body = " ".join(strip_tags(" ".join(_public_words(page))).split())
    for place, text in (("title", page.title), ("introduction", introduction), ("anywhere", body)):
        for word in split(text):
            if word not in STOP:
                index.bitmaps[place].setdefault(stem(word), BitMap()).add(page.pk)
                index.words.setdefault(stem(word), word)
    return entry._replace(about=introduction or Truncator(body).chars(LONGEST_ABOUT))


def _public_words(page: Page) -> list[str]:
    named = {each.field_name for each in type(page).search_fields if isinstance(each, SearchField)}
    words: list[str] = []
    for each in page._meta.fields:
        if each.model is Page:
            continue
        if isinstance(each, RichTextField | StreamField):
            words += each.get_searchable_content(each.value_from_object(page))
        elif each.name in named:
            words.append(str(each.value_from_object(page) or ""))
    return words
