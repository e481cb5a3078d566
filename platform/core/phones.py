"""Phone numbers as people type them. A number without a country is taken as British."""

import re

#: 070 numbers look like mobiles and are not.
_MOBILE = re.compile(r"\+447(?!0)\d{9}")


def normal(typed: str) -> str | None:
    """The number as a phone dials it from anywhere, +447700900123; None for what cannot be one."""
    digits = re.sub(r"\(0\)|[\s().\-/]", "", typed)
    digits = re.sub(r"^00", "+", digits)
    if digits.startswith("0"):
        digits = f"+44{digits[1:]}"
    pattern = r"\+44\d{9,10}" if digits.startswith("+44") else r"\+[1-9]\d{7,14}"
    return digits if re.fullmatch(pattern, digits, re.ASCII) else None


def can_be_texted(typed: str) -> bool:
    """A British mobile, or a number abroad (we cannot tell which of those are mobiles)."""
    number = normal(typed)
    return number is not None and (not number.startswith("+44") or bool(_MOBILE.fullmatch(number)))


def shown(number: str) -> str:
    """A British number as people write it, 07700 900123; one abroad as it is dialled."""
    return re.sub(r"^\+44(\d{4})(\d{6})$", r"0\1 \2", number)


def masked(typed: str) -> str:
    """Enough to tell two numbers apart in a list, and no more: ••• 123."""
    digits = re.sub(r"\D", "", typed)
    return f"••• {digits[-3:]}" if digits else ""
