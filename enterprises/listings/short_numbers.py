"""Short numbers for listings: four to seven digits that survive the phone, handwriting and a slip of the finger.

The last digit is a Damm check digit (H. Michael Damm, 2004): any one wrong digit and any two neighbours swapped give a
number that no listing has. 0 and 1 are never used, because they are read as O and I, and no number has the same
digit three times running. Example: 2348 may be a listing's; 2384 and 2343 never are, and are refused
before any is looked up. docs/adr/0005 says why there are up to seven.
"""

import random
from collections.abc import Iterator

_DIGITS = "23456789"
#: So many there are: 399, 3,134, 24,741 and 195,087.
LENGTHS = range(4, 8)
#: So many of each length are tried for one listing. Where half of a length is taken, one in 10^12 finds none.
_OF_EACH = 40
#: A totally anti-symmetric quasigroup of order ten: the table of Damm's thesis.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def _interim(digits: str) -> str:
    state = "0"
    for digit in digits:
        state = _DAMM[int(state)][int(digit)]
    return state


def is_short_number(text: str) -> bool:
    """Whether this could be a listing's number: right length, right digits, right check digit."""
    return len(text) in LENGTHS and all(digit in _DIGITS for digit in text) and _interim(text) == "0"


def candidates(seed: str) -> list[str]:
    """Numbers to try for one listing, shortest first: few enough to be looked up in one query.

    They depend only on the seed.
    """
    rng = random.Random(seed)
    return [_any_number(rng, length) for length in LENGTHS for _ in range(_OF_EACH)]


def _any_number(rng: random.Random, length: int) -> str:
    while True:
        body = "".join(rng.choices(_DIGITS, k=length - 1))
        number = body + _interim(body)  # the check digit is the state: the table has zeros on its diagonal
        if number[-1] in _DIGITS and not any(digit * 3 in number for digit in _DIGITS):
            return number


def every_number() -> Iterator[str]:
    """All there are, shortest first."""
    bodies = [("", 0)]
    for length in range(1, LENGTHS.stop):
        bodies = [
            (body + digit, int(_DAMM[state][int(digit)]))
            for body, state in bodies
            for digit in _DIGITS
            if not body.endswith(digit * 2)
        ]
        if length in LENGTHS:
            yield from (number for number, state in bodies if state == 0)
