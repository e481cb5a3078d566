"""Reading a postcode, or the first part of one, however it was typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from string import ascii_uppercase

# Every postcode area in use, the three island ones included.
AREA_LIST = """
AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY
E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU
M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY
TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
AREAS = frozenset(AREA_LIST.split())
LONGEST = 40  # characters; a postcode with more round it than this is something else

# Only in the middle of London may a first half end in a letter: "SW1A", "E1W".
ENDS_IN_LETTER = frozenset(["E", "EC", "N", "NW", "SE", "SW", "W", "WC"])

# The shapes of the first half, commonest first. "A" a letter, "9" a digit.
SHAPES = ("AA99", "AA9", "A99", "A9", "AA9A", "A9A")
INWARD_LETTERS = frozenset("ABDEFGHJLNPQRSTUWXYZ")  # never C I K M O V
# Letters and digits that look alike, and are taken for each other only where just one can be right.
AS_DIGIT = {"O": "0", "I": "1", "L": "1", "S": "5", "Z": "2", "B": "8"}
AS_LETTER = {"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z"}

NOT_POSTCODE = re.compile(r"[^A-Z0-9]+")
SHAPED = re.compile(r"([A-Z]{1,2})\d([A-Z\d]?)")


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode or the first part of one: "GL5", "GL5 1" or "GL5 1QA"."""

    outward: str
    sector: str | None = None
    unit: str | None = None

    @property
    def area(self) -> str:
        """The letters it starts with: "GL"."""
        return self.outward[:2] if self.outward[1:2].isalpha() else self.outward[:1]

    @property
    def compact(self) -> str:
        """As stored and looked up, without its space: "GL51QA"."""
        return str(self).replace(" ", "")

    def __str__(self) -> str:
        return self.unit or self.sector or self.outward


def parse_postcode(text: str) -> Postcode | None:
    """Read a full postcode, a sector ("GL5 1") or a district ("GL5"); None for anything else.

    Whether such a postcode exists is another question: this knows only how they are made.
    """
    if len(text) > LONGEST:
        return None
    words = [word for word in NOT_POSTCODE.split(unicodedata.normalize("NFKC", text).upper()) if word]
    run = "".join(words)
    if not 2 <= len(run) <= 7 or not any(letter.isdigit() for letter in run):
        return None
    spaced = len(words) > 1 and len(words[-1]) == 1
    halves = len(words) == 1 or len(words[-1]) == 3  # "GL5 1ZZZ" is no slip of "GL51 2ZZ"
    # As typed first: mending "GL12 8" as if it were the end of a full postcode would be wrong.
    for mend in (False, True):
        found = (_full(run, mend) if halves or not mend else None) or _partial(run, spaced, mend)
        if found:
            return found
    # "GL5 1Q": the last letter is still to come, and the sector is known already.
    return _sector(run[:-1], mend=False) if run[-1] in INWARD_LETTERS else None


def districts_in(text: str) -> list[str]:
    """The districts of a list as people type it ("gl5, GL6"), in capitals, each once, existing or not."""
    return list(dict.fromkeys(word.strip().upper() for word in text.split(",") if word.strip()))


def is_district_like(word: str) -> bool:
    """Whether this is made as a district is: "GL5"."""
    parsed = parse_postcode(word)
    return parsed is not None and parsed.outward == word


def _full(run: str, mend: bool) -> Postcode | None:
    if len(run) < 5:
        return None
    outward, number, ending = _outward(run[:-3], mend), _digit(run[-3], mend), _ending(run[-2:], mend)
    if not (outward and number and ending):
        return None
    return Postcode(outward, f"{outward} {number}", f"{outward} {number}{ending}")


def _partial(run: str, spaced: bool, mend: bool) -> Postcode | None:
    """A district or a sector. "GL51" is a district, "GL5 1" a sector: the space decides."""
    sector, outward = _sector(run, mend), _outward(run, mend)
    if sector and (spaced or not outward):
        return sector
    return Postcode(outward) if outward else None


def _sector(run: str, mend: bool) -> Postcode | None:
    outward, number = _outward(run[:-1], mend), _digit(run[-1:], mend)
    return Postcode(outward, f"{outward} {number}") if outward and number else None


def _outward(run: str, mend: bool) -> str:
    """The first half; with look-alikes put right, the reading that changes least; or ""."""
    if _allowed(run):
        return run
    found: list[tuple[int, str]] = []
    for shape in SHAPES if mend else ():
        reading = _read(run, shape)
        if _allowed(reading):
            found.append((sum(a != b for a, b in zip(run, reading, strict=True)), reading))
    return min(found, key=lambda pair: pair[0])[1] if found else ""


def _allowed(outward: str) -> bool:
    """Whether a first half is well made, in an area that is in use."""
    parts = SHAPED.fullmatch(outward)
    return bool(parts and parts[1] in AREAS and (not parts[2].isalpha() or parts[1] in ENDS_IN_LETTER))


def _read(run: str, shape: str) -> str:
    if len(run) != len(shape):
        return ""
    letters = [_digit(c, True) if kind == "9" else _letter(c, True) for c, kind in zip(run, shape, strict=True)]
    return "".join(letters) if all(letters) else ""


def _digit(c: str, mend: bool) -> str:
    return c if c.isdigit() else AS_DIGIT.get(c, "") if mend else ""


def _letter(c: str, mend: bool) -> str:
    return c if c.isalpha() else AS_LETTER.get(c, "") if mend else ""


def _ending(pair: str, mend: bool) -> str:
    letters = [_letter(c, mend) for c in pair]
    return "".join(letters) if all(c in INWARD_LETTERS for c in letters) else ""


def areas_near(letters: str) -> list[str]:
    """The areas one slip from these letters, for "did you mean": one letter wrong, or the two swapped."""
    changed = (letters[:i] + c + letters[i + 1 :] for i in range(len(letters)) for c in ascii_uppercase)
    return sorted({letters[::-1], *changed} & AREAS - {letters})
