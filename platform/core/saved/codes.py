"""Eight letters and digits that survive the phone and handwriting: 4HKM-79QP.

24 characters, so 24 ** 8 = 110 thousand million codes, 36.7 bits. No vowels (no words come about by chance), and none
that looks like another: 0, 1, I, L, O and U are not there, and where two are easily taken for each other (2 and Z, 5
and S, 8 and B, 6 and G, V and U) only one is, and the other is read as it.

What a code alone opens needs more: twelve of them, LONG, are 55 bits.
"""

import secrets

from django.utils.crypto import salted_hmac

ALPHABET = "23456789CDFHJKMNPQRTVWXY"
LENGTH = 8
LONG = 12
_TAKEN_FOR = str.maketrans("ZSBGU", "2586V")


def new() -> str:
    """A code by chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def derived(*facts: object, length: int = LENGTH) -> str:
    """Always the same code for the same facts, which nobody can tell who has not our key."""
    number = int.from_bytes(salted_hmac("core.saved.derived", repr(facts), algorithm="sha256").digest(), "big")
    letters = []
    for _position in range(length):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def read(typed: str, length: int = LENGTH) -> str:
    """The code that was meant, without the dashes; "" when it cannot be one."""
    plain = "".join(char for char in typed.upper() if char.isascii() and char.isalnum()).translate(_TAKEN_FOR)
    return plain if len(plain) == length and set(plain) <= set(ALPHABET) else ""


def shown(code: str) -> str:
    """In groups of four, as it is written and said."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def digest(code: str) -> str:
    """What the database knows a code by: whoever reads a backup learns no code from it."""
    return salted_hmac("core.saved.code", code, algorithm="sha256").hexdigest()
