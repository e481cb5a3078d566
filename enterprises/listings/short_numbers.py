"""Short numbers for listings: four to six digits that survive the phone, handwriting and a slip of the finger.

The last digit is a Damm check digit (H. Michael Damm, 2004): any one wrong digit and any two neighbours swapped give a
number that no listing has. 0 and 1 are never used, because they are read as O and I, and no number has the same
digit three times running. Example: 2348 may be a listing's; 2384 and 2343 never are, and are refused
before any is looked up.
"""

import random
from collections.abc import Iterator

_DIGITS = "23456789"
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
    return 4 <= len(text) <= 6 and all(digit in _DIGITS for digit in text) and _interim(text) == "0"


def candidates(seed: str) -> Iterator[str]:
    """Endless numbers to try for one listing, shortest first, in an order that depends only on the seed."""
    rng = random.Random(seed)
    for attempt in range(10**6):
        body = "".join(rng.choices(_DIGITS, k=3 if attempt < 40 else 4 if attempt < 400 else 5))
        number = body + _interim(body)
        if is_short_number(number) and not any(digit * 3 in number for digit in _DIGITS):
            yield number
