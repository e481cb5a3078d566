"""Advice on plain English: long sentences, hard words with a plainer one, the reading age. It never blocks anything.

Pure functions on text, for English. The reading age is by Flesch and Kincaid (US Navy, 1975), whose school grade plus
five is an age; below MOST_UNSURE words it says more about chance than about the text, so nothing is said.
"""

import re
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pyphen import Pyphen

#: A sentence of more words is hard to keep in mind.
LONGEST_SENTENCE = 20
#: What our own pages aim at is 9; above this we say something.
OLDEST = 11
MOST_UNSURE = 30
#: Show only so many of each, the worst first: advice that fills a page is not read.
MOST_SHOWN = 3

#: Words of offices and leaflets, and what people say.
PLAINER = {
    "accommodate": "fit in",
    "accommodation": "a place to stay",
    "accordingly": "so",
    "additional": "more",
    "additionally": "also",
    "advise": "tell",
    "ameliorate": "make better",
    "anticipate": "expect",
    "appropriate": "right",
    "approximately": "about",
    "ascertain": "find out",
    "assessment": "a talk about what you need",
    "assist": "help",
    "assistance": "help",
    "attendees": "people who come",
    "bespoke": "made for you",
    "collaborate": "work together",
    "commence": "start",
    "commencement": "start",
    "complete": "finish",
    "component": "part",
    "comprises": "is made of",
    "concerning": "about",
    "consequently": "so",
    "consumables": "things that get used up",
    "convenience": "when it suits you",
    "currently": "now",
    "demonstrate": "show",
    "discontinue": "stop",
    "domiciliary": "at home",
    "emphasis": "stress",
    "empower": "help people do it themselves",
    "enable": "let",
    "endeavour": "try",
    "enquire": "ask",
    "equitable": "fair",
    "establish": "set up",
    "facilitate": "help",
    "facilities": "rooms and things to use",
    "holistic": "looking at the whole person",
    "however": "but",
    "implement": "carry out",
    "inclusive": "open to everybody",
    "individuals": "people",
    "initiate": "start",
    "intervention": "help",
    "leverage": "use",
    "maintain": "keep",
    "maximise": "make the most of",
    "modification": "change",
    "multidisciplinary": "with people of several trades",
    "necessitate": "need",
    "numerous": "many",
    "obtain": "get",
    "outcomes": "what comes of it",
    "participants": "people who take part",
    "participate": "take part",
    "person-centred": "the way you want it",
    "personalised": "made for you",
    "prior": "before",
    "proactive": "acting early",
    "provide": "give",
    "provision": "what we give",
    "purchase": "buy",
    "regarding": "about",
    "remuneration": "pay",
    "request": "ask for",
    "require": "need",
    "requirements": "what you need",
    "reside": "live",
    "residents": "people who live here",
    "respite": "a break",
    "signposting": "telling you where else to go",
    "socialise": "meet people",
    "solutions": "what helps",
    "stakeholders": "everybody it is about",
    "strive": "try",
    "subsequently": "later",
    "sufficient": "enough",
    "supplementary": "more",
    "terminate": "end",
    "transportation": "a lift",
    "undertake": "do",
    "utilise": "use",
    "utilising": "using",
    "vocational": "for a job",
    "vulnerable": "who need more care",
    "wellbeing": "feeling well",
}
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
#: An e at the end, which nobody says unless l stands before it (table); that of "-ed" except after d and t.
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeioudty])ed$|(?<=[aeiouy]l)e$")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True)
class Advice:
    """What could be plainer in a text. Empty: nothing, or too little was written to say."""

    long_sentences: tuple[str, ...]
    hard_words: tuple[tuple[str, str], ...]
    age: int | None

    def __bool__(self) -> bool:
        return bool(self.long_sentences or self.hard_words or self.is_hard)

    @property
    def is_hard(self) -> bool:
        return self.age is not None and self.age > OLDEST

    @property
    def sentences(self) -> list[str]:
        """The advice in words, for the screen."""
        said = [
            ngettext(
                "This sentence has %(n)d word. Could it be two? “%(start)s…”",
                "This sentence has %(n)d words. Could it be two? “%(start)s…”",
                len(words(sentence)),
            )
            % {"n": len(words(sentence)), "start": " ".join(sentence.split()[:6])}
            for sentence in self.long_sentences
        ]
        said += [
            _("“%(hard)s”: perhaps “%(plain)s”?") % {"hard": hard, "plain": plain} for hard, plain in self.hard_words
        ]
        if self.is_hard:
            said.append(
                _("People of about %(age)d can read this. With shorter sentences and words, more people can.")
                % {"age": self.age}
            )
        return said


def advise(text: str) -> Advice:
    """What could be plainer in this text."""
    return Advice(tuple(long_sentences(text)[:MOST_SHOWN]), tuple(hard_words(text)[:MOST_SHOWN]), reading_age(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a new line ends one too."""
    return [part.strip() for part in _SENTENCE_ENDS.split(text.strip()) if words(part)]


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def long_sentences(text: str) -> list[str]:
    """Those of more than LONGEST_SENTENCE words, the longest first."""
    long = [sentence for sentence in sentences(text) if len(words(sentence)) > LONGEST_SENTENCE]
    return sorted(long, key=lambda sentence: -len(words(sentence)))


def hard_words(text: str) -> list[tuple[str, str]]:
    """Words as they were written, each once, with a plainer one."""
    found = {word.lower(): word for word in reversed(words(text)) if word.lower() in PLAINER}
    return [(written, PLAINER[word]) for word, written in reversed(found.items())]


def reading_age(text: str) -> int | None:
    """About how old somebody must be to read this with ease; None where there are too few words to say."""
    said = words(text)
    if len(said) < MOST_UNSURE:
        return None
    spoken = sum(syllables(word) for word in said)
    grade = 0.39 * len(said) / len(sentences(text)) + 11.8 * spoken / len(said) - 15.59
    return max(5, round(grade + 5))


def syllables(word: str) -> int:
    """How many times the mouth opens: the more of groups of vowels and places to divide the word, at least once.

    Neither is right alone: few words may be divided at every syllable, and "idea" has more of them than groups.
    """
    return sum(_syllables(part.lower()) for part in re.split(r"[’'-]", word) if part) or 1


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(_SILENT.sub("", word)))
    return max(1, groups, len(_dictionary().positions(word)) + 1)


@cache
def _dictionary() -> Pyphen:
    return Pyphen(lang="en_GB", left=1, right=1)
