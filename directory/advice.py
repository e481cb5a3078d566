"""What would make a page easier to use, in plain sentences. Advice only: nothing here stops anybody.

advise(page) reads what editors wrote, of whatever kind the page is: its rich text and StreamFields as they will be
shown, its introduction, and its pictures (a field `picture` has its words in `picture_alt`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.db.models import Field, ForeignKey
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from core.models import Picture

#: A sentence may have so many words before we say something. docs/accessibility.md asks for 20 in our own text.
LONGEST_SENTENCE = 25
MOST_SENTENCES = 3
#: Words of a link that say nothing about where it leads.
VAGUE = re.compile(
    r"click( here)?|here|this( link| page)?|link|((read|see|find out|learn) )?more( info(rmation)?)?"
    r"|details|continue|go|website"
)
_PICTURE_FILE = re.compile(r"\.(avif|gif|heic|jpe?g|png|svg|webp)$|^(img|dsc|image)[-_ ]?\d+$", re.IGNORECASE)
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


@dataclass(frozen=True)
class Advice:
    """One sentence, and the name of the field it is about ("" for the whole page)."""

    words: str
    field: str = ""


def advise(page: Page) -> list[Advice]:
    """What is worth another look, in the order of the form."""
    found = [*_introduction(page), *_pictures(page)]
    for field, html in written(page):
        soup = BeautifulSoup(html, "html.parser")
        for look in (_headings, _links, _words_for_pictures, _sentences):
            found += [Advice(words, field) for words in look(soup)]
    return [*found, *_description(page)]


def written(page: Page) -> Iterator[tuple[str, str]]:
    """(field, HTML) of everything long that an editor wrote."""
    for field in _own_fields(page):
        value = field.value_from_object(page)
        if isinstance(field, RichTextField):
            yield field.name, expand_db_html(value or "")
        elif isinstance(field, StreamField) and value:
            yield field.name, str(value.render_as_block())


def _own_fields(page: Page) -> list[Field]:
    return [field for field in page._meta.fields if field.model is not Page]


def _description(page: Page) -> list[Advice]:
    if page.search_description or getattr(page, "introduction", ""):
        return []
    words = _("It has no description. Write one under “Promote”: search engines show it under the title.")
    return [Advice(words, "search_description")]


def _introduction(page: Page) -> list[Advice]:
    text = str(getattr(page, "introduction", "") or "")
    return [Advice(words, "introduction") for words in _sentences(BeautifulSoup(text, "html.parser"))]


def _pictures(page: Page) -> list[Advice]:
    """Pictures chosen in a field of their own."""
    found = []
    for field in _own_fields(page):
        if not (isinstance(field, ForeignKey) and field.related_model is Picture):
            continue
        picture = getattr(page, field.name)
        words = getattr(page, f"{field.name}_alt", None) if picture else "-"
        if words is None:
            words = picture.description
        if not words or _PICTURE_FILE.search(words):
            found.append(
                Advice(_("A picture has no words. Say what is in it, for people who cannot see it."), field.name)
            )
    return found


def _headings(soup: BeautifulSoup) -> Iterator[str]:
    """The title is the first heading, so what is written starts at the second."""
    before = 1
    for heading in soup.find_all(_HEADINGS):
        level, text = int(heading.name[1]), heading.get_text(" ", strip=True)
        if not text:
            yield _("A heading is empty. Write it, or take it out.")
            continue
        if level > before + 1:
            yield _("The heading “%(words)s” skips a level. Use a larger one.") % {"words": _start(text)}
        before = level
    for paragraph in soup.find_all("p"):
        bold = paragraph.find(["b", "strong"])
        text = paragraph.get_text(" ", strip=True)
        if bold and text and bold.get_text(" ", strip=True) == text and len(text) <= 80 and text[-1] not in ".!?:;,":
            yield _("“%(words)s” is bold where a heading should be. Make it a heading.") % {"words": _start(text)}


def _links(soup: BeautifulSoup) -> Iterator[str]:
    for link in soup.find_all("a"):
        text = link.get_text(" ", strip=True)
        picture = link.find("img")
        said = text or (str(picture.get("alt") or "") if isinstance(picture, Tag) else "")
        if not said:
            yield _("A link has no words. Write where it leads.")
        elif VAGUE.fullmatch(said.lower().strip(" .…>›»→!")):
            yield _("A link says only “%(words)s”. Write where it leads.") % {"words": said}
        elif re.match(r"https?://|www\.", said):
            yield _("A link shows an address: “%(words)s”. Write its name instead.") % {"words": _start(said)}


def _words_for_pictures(soup: BeautifulSoup) -> Iterator[str]:
    for picture in soup.find_all("img"):
        words = picture.get("alt")
        if words is None:
            yield _no_words()
        elif _PICTURE_FILE.search(str(words)):
            yield _("A picture is called “%(words)s”. Say what is in it instead.") % {"words": words}


def _no_words() -> str:
    return _("A picture has no words. Say what is in it, for people who cannot see it.")


def _sentences(soup: BeautifulSoup) -> Iterator[str]:
    """The longest few sentences that are too long."""
    blocks = soup.find_all(["p", "li", "blockquote", "td"]) or [soup]
    texts = [block.get_text(" ", strip=True) for block in blocks if not block.find(["p", "li"])]
    sentences = [each.strip() for text in texts for each in re.split(r"(?<=[.!?])\s+", text)]
    long = [each for each in sentences if len(each.split()) > LONGEST_SENTENCE]
    long.sort(key=lambda each: -len(each.split()))
    for sentence in long[:MOST_SENTENCES]:
        yield _("A sentence has %(count)s words: “%(words)s”. Make two of it.") % {
            "count": len(sentence.split()),
            "words": _start(sentence),
        }


def _start(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")
