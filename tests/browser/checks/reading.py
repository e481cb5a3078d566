"""How hard our own words are to read. What an enterprise wrote or a visitor typed is left out: it is theirs."""

import re
from functools import cache
from urllib.parse import parse_qsl, urlsplit

from pyphen import Pyphen

from tests.browser.gate import Visit

HARDEST = 7.0
LONGEST = 20
#: Shorter texts give grades by chance: one long word decides.
FEWEST_WORDS = 12


def reading(visit: Visit) -> list[str]:
    """Flesch-Kincaid, for each longer text by itself and for all of them together. It is made for English, and knows
    nothing of Welsh, where a speaker has to judge (docs/languages.md).
    """
    if visit.page.evaluate("document.documentElement.lang") == "cy":
        return []
    typed = [value for _name, value in parse_qsl(urlsplit(visit.page.url).query)]
    ours = [
        own(text, [*typed, *visit.gate.site.facts["theirs"]]) for text in visit.ask("reading.blocks", visit.case.theirs)
    ]
    problems = []
    for text in ours:
        if len(text.split()) < FEWEST_WORDS:
            continue
        grade = grade_of(text)
        longest = max(len(sentence.split()) for sentence in re.split(r"[.!?:]+\s", text))
        if grade > HARDEST:
            problems.append(f"hard to read (grade {grade:.1f}): “{text[:120]}”")
        if longest > LONGEST:
            problems.append(f"a sentence of {longest} words: “{text[:120]}”")
    together = " ".join(text if text[-1] in ".!?:" else f"{text}." for text in ours if len(text.split()) > 3)
    if len(together.split()) > 40 and grade_of(together) > HARDEST:
        problems.append(f"the page is hard to read (grade {grade_of(together):.1f})")
    return problems


def own(text: str, theirs: list[str]) -> str:
    """The text without what other people wrote."""
    for words in sorted(theirs, key=len, reverse=True):
        if len(words) > 8:
            text = text.replace(words, "")
    return text.strip()


def grade_of(text: str) -> float:
    """Flesch-Kincaid: years of school somebody needs. Syllables are counted by where a word may be hyphenated."""
    words = re.findall(r"[^\W\d_](?:[\w'’-]*\w)?", text)
    sentences = [each for each in re.split(r"[.!?]+(?:\s|$)", text) if len(each.split()) > 2]
    if not words:
        return 0.0
    syllables = sum(len(hyphens().positions(word)) + 1 for word in words)
    return 0.39 * len(words) / max(1, len(sentences)) + 11.8 * syllables / len(words) - 15.59


@cache
def hyphens() -> Pyphen:
    return Pyphen(lang="en_GB")
