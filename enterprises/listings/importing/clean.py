"""Words as they should stand on a page: HTML and Markdown become plain paragraphs, capitals become names."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from enterprises.listings.importing import reading

BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "blockquote",
    "pre",
}
LINES = {"br", "li", "tr", "dt", "dd", "hr"}
KEPT = BLOCKS | LINES | {"a", "td", "th", "dl", "b", "strong", "i", "em", "span"}
TAG = re.compile(r"<\s*/?\s*[a-zA-Z!][^<>]{0,2000}>|&lt;\s*/?\s*[a-zA-Z]", re.DOTALL)
#: UTF-8 that was read as Windows-1252 on its way here.
MOJIBAKE = re.compile("â€|Ã[\u0080-¿]|Â[\u00a0-¿]")
BULLET = "• "
LONGEST_SHORT = 4_000  # characters that are looked at for a name or a phrase

MARKDOWN_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\s]{0,600}\)")
MARKDOWN_LINK = re.compile(
    r"\[([^\[\]\n]{1,300})\]\(\s*<?((?:https?|mailto|tel):[^()\s<>]{1,600}|/[^()\s<>]{0,600})>?[^()\n]{0,200}\)"
)
MARKDOWN_BOLD = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1")
MARKDOWN_ITALIC = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*(?![\w*])")
MARKDOWN_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
LIST_LINE = re.compile(r"^[ \t]*(?:[*\-–+•·●▪■‣◦○]|\uf0b7)[ \t]+", re.MULTILINE)


@dataclass(slots=True)
class Plain:
    """Plain paragraphs, and the links that stood in them as (words, address)."""

    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


def plain(value: object, *, longest: int = 0) -> Plain:
    """The words of a text that may hold HTML, entities or Markdown, cut if longer than `longest`."""
    raw = mend_letters(reading.text(value))
    links: list[tuple[str, str]] = []
    if TAG.search(raw):
        raw = _without_tags(raw, links)
    raw = reading.text(html.unescape(html.unescape(raw)))  # twice, for &amp;nbsp;
    if TAG.search(raw):  # it was HTML written as entities
        raw = reading.text(html.unescape(_without_tags(raw, links)))
    text = tidy(_without_markdown(raw, links))
    return Plain(cut(text, longest) if longest else text, links)


def phrase(value: object, *, longest: int) -> str:
    """The same on one line, for the short fields."""
    return cut(" ".join(plain(reading.text(value, longest=LONGEST_SHORT)).text.replace(BULLET, "").split()), longest)


def mend_letters(text: str) -> str:
    """â€™ back to ’, where the whole text can be mended."""
    if not MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        for wrong, right in (
            ("â€™", "’"),
            ("â€˜", "‘"),
            ("â€œ", "“"),
            ("â€“", "–"),
            ("â€¦", "…"),
            ("Â£", "£"),
            ("Â\xa0", " "),
        ):
            text = text.replace(wrong, right)
        return text


def _without_tags(raw: str, links: list[tuple[str, str]]) -> str:
    safe = nh3.clean(
        raw,
        tags=KEPT,
        clean_content_tags={"script", "style", "template", "iframe", "object"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )
    reader = _Words()
    reader.feed(safe)
    reader.close()
    links += reader.links
    return "".join(reader.parts)


class _Words(HTMLParser):
    """Keeps words, and a new line where a block, a row or a list entry begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[tuple[str, str]] = []
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag == "li":
            self.parts.append("\n" + BULLET)
        elif tag in LINES:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")
        elif tag == "a":
            self._link = (dict(attrs).get("href") or "", len(self.parts))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self._link:
            address, start = self._link
            self.links.append((" ".join("".join(self.parts[start:]).split()), address))
            self._link = None

    def handle_data(self, data: str) -> None:
        self.parts.append(re.sub(r"[ \t]*\n[ \t]*", "\n", data))


def _without_markdown(text: str, links: list[tuple[str, str]]) -> str:
    def link(found: re.Match[str]) -> str:
        words, address = found[1].strip(), found[2]
        if address.startswith("http"):
            links.append((words, address))
        bare = re.sub(r"^(mailto|tel):", "", address)
        return words if bare == words or address.startswith(("http", "/")) else f"{words} ({bare})"

    text = MARKDOWN_IMAGE.sub("", text)
    text = MARKDOWN_LINK.sub(link, text)
    text = MARKDOWN_HEADING.sub(r"\1", text)
    text = MARKDOWN_BOLD.sub(r"\2", text)
    return MARKDOWN_ITALIC.sub(r"\1", text)


def tidy(text: str) -> str:
    """Single spaces, at most one empty line, list entries together and marked all the same."""
    text = LIST_LINE.sub(BULLET, re.sub(r"[ \t\xa0\u2000-\u200a\u202f\u3000]+", " ", text))
    text = re.sub(r"(?m)^[ ]+|[ ]+$", "", text)
    text = re.sub(rf"{BULLET.strip()} *\n+", BULLET, text)  # a bullet alone on its line
    text = re.sub(r"\n{3,}", "\n\n", text)
    text = re.sub(rf"\n\n(?={BULLET})", "\n", text)
    text = re.sub(r" +([,.;:!?])(?=\s|$)", r"\1", text)
    return text.strip().removesuffix(BULLET.strip()).strip()


def cut(text: str, longest: int) -> str:
    """At most so many characters, ended at a sentence or a word and marked with “…”."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    sentence = max(kept.rfind(". "), kept.rfind(".\n"), kept.rfind("! "), kept.rfind("? "))
    if sentence > longest * 0.7:
        return kept[: sentence + 1]
    word = kept.rfind(" ")
    return kept[: word if word > longest * 0.5 else len(kept)].rstrip(" ,;:–-(&") + "…"


# --- names --------------------------------------------------------------------------------------
SMALL = {"and", "of", "the", "for", "in", "on", "at", "to", "by", "with", "a", "an", "or", "de", "la"}
#: Kept in capitals when a name shouts.
ACRONYMS = {
    "UK",
    "NHS",
    "CIC",
    "BSL",
    "SEND",
    "SEN",
    "ADHD",
    "ASD",
    "MS",
    "PACE",
    "IT",
    "YMCA",
    "YWCA",
    "U3A",
    "WI",
    "RVS",
    "RNIB",
    "RNLI",
    "RSPB",
    "RSPCA",
    "LGBT",
    "LGBTQ",
    "CAB",
    "GP",
    "DIY",
    "TV",
    "AA",
    "NCT",
    "PTA",
    "FC",
    "RFC",
    "CC",
    "LTD",
    "PLC",
    "CIO",
    "DBS",
    "VCS",
    "ICT",
    "EAL",
    "ESOL",
    "CBT",
    "PE",
    "ABA",
    "EYFS",
    "SALT",
    "OT",
    "RAF",
    "BBC",
    "USA",
    "HIV",
    "AIDS",
}


def name(value: object, *, longest: int) -> str:
    """A name as people write it: no HTML, single spaces, and not in capitals throughout."""
    words = " ".join(plain(reading.text(value, longest=LONGEST_SHORT)).text.replace(BULLET, "").split()).strip(" ,;|–")
    words = re.sub(r"\s+([,.;:!?)])", r"\1", words)
    return cut(calm(words), longest)


def calm(words: str) -> str:
    """“ACRE WOOD NURSERY” as “Acre Wood Nursery”; anything with small letters of its own is left alone."""
    letters = [letter for letter in words if letter.isalpha()]
    if re.search(r"\w\.\w|@", words):
        return words  # an address of the web
    if not letters or not any(len(re.sub(r"\W", "", word)) > 3 for word in words.split()):
        return words
    if all(letter.isupper() for letter in letters) and (len(words.split()) > 1 or len(letters) > 5):
        return _capitalised(words)
    if all(letter.islower() for letter in letters):
        return _capitalised(words)
    return words


def _capitalised(words: str) -> str:
    out = []
    for index, word in enumerate(words.split(" ")):
        bare = re.sub(r"[^A-Za-z0-9]", "", word)
        if re.fullmatch(r"\d+(st|nd|rd|th)", bare, re.IGNORECASE):
            out.append(word.lower())
        elif bare.upper() in ACRONYMS or (
            bare.isupper() and 1 < len(bare) < 6 and not re.search("[AEIOUY]|^(?:ST|MR|MRS|DR|RD|SQ)$", bare)
        ):
            out.append(word.upper())
        elif index and bare.lower() in SMALL:
            out.append(word.lower())
        else:
            out.append(re.sub(r"(?<![\w’'])[a-z]|(?<=\bo['’])[a-z]", lambda letter: letter[0].upper(), word.lower()))
    return " ".join(out)


# --- the one line ---------------------------------------------------------------------------------
SHORT_WORDS = re.compile(
    r"\b(e\.g|i\.e|etc|st|mr|mrs|ms|dr|rev|no|tel|approx|inc|ltd|co|vs|nr|[a-z])\.$", re.IGNORECASE
)
END = re.compile(r"[.!?][”’\"')]?(?=\s+[A-Z0-9“‘\"'(•])")
#: A sentence that answers the one before it, or calls instead of telling.
LEADS_ON = re.compile(r"(?:then|so|but|and|or|if so|please|click|visit|welcome to our)\b", re.IGNORECASE)


def one_line(text: str, *, longest: int) -> str:
    """The first sentence that says something: headings, greetings and questions are passed over."""
    lines = [line.removeprefix(BULLET).strip() for line in text.split("\n")]
    said = [line for line in lines if len(line) > 40 or (len(line) > 20 and line[-1] in ".!?")]
    found = [sentence for line in said[:5] for sentence in sentences(line)]
    telling = [
        sentence
        for sentence in found
        if not sentence.endswith((":", "?")) and not sentence[0].islower() and not LEADS_ON.match(sentence)
    ]
    best = next(iter(telling[:3] or found or [line for line in lines if line]), "")
    return cut(re.sub(r":$", "…", best), longest)


def sentences(line: str) -> list[str]:
    """Its sentences, a mere greeting taken together with what follows it."""
    found, start = [], 0
    for end in END.finditer(line):
        sentence = line[start : end.end()].strip()
        if len(sentence) >= 30 and not SHORT_WORDS.search(sentence):
            found.append(sentence)
            start = end.end()
    return [*found, line[start:].strip()] if line[start:].strip() else found
