"""Phones, e-mail and web addresses, as people can use them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from enterprises.listings.importing import clean, reading

#: Addresses that stand in forms and test data: writing to them reaches nobody, or a stranger.
NOBODY = {
    "email@email.com",
    "test@test.com",
    "a@a.com",
    "name@email.com",
    "noreply@noreply.com",
    "none@none.com",
}
BETWEEN = re.compile(r"\s*(?:[/;,|\n]|\bor\b|\band\b|&)\s*", re.IGNORECASE)
EXTENSION = re.compile(r"\s*(?:ext(?:ension)?|x)\.?\s*:?\s*(\d{1,6})\s*$", re.IGNORECASE)
AREA_OF_FOUR = re.compile(r"01\d1|011\d")
KNOWN_SHORT = re.compile(r"1[01]\d|999|111|101|105|119|116\d{3}|118\d{3}|1471")


def phones(value: Any) -> list[str]:
    """Every number in a string, an object, or a list of either, written the way people here write them."""
    if isinstance(value, list):
        found = [number for item in value for number in phones(item)]
    elif isinstance(value, dict):
        whole = reading.line(reading.first(value, "number", "phone", "telephone", "value"), longest=200)
        extension = reading.line(value.get("extension"), longest=6)
        found = phones(f"{whole} ext {extension}" if extension.isdigit() and whole else whole)
    else:
        found = _numbers(value)
    return list(dict.fromkeys(found))


def _numbers(value: Any) -> list[str]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        read = reading.number(value)
        value = f"{int(read)}" if read is not None and 0 < read < 10**15 else ""
    written = reading.line(value, longest=300)
    whole = phone(written)
    if whole:
        return [whole]
    return [number for number in map(phone, BETWEEN.split(written)) if number]


def phone(written: str) -> str:
    """One phone number; "" for anything else. “+44 (0)1494 123456” is “01494 123456”."""
    extension = EXTENSION.search(written)
    bare = EXTENSION.sub("", written)
    bare = re.sub(r"^[A-Za-z .:\-()]{0,30}", "", bare) if not bare.startswith(("+", "(")) else bare
    bare = re.sub(r"\(0\)", "", bare)
    if re.search(r"[A-Za-z]{3}", bare):
        bare = re.sub(r"[\s(\-–]*[A-Za-z][A-Za-z .:,()\-–]*$", "", bare)  # “01494 123456 (mornings)”
    if re.search(r"[^\d\s+()\-–.]", bare):
        return ""
    digits = re.sub(r"\D", "", bare)
    if bare.strip().startswith("+") and not digits.startswith("44"):
        return f"+{digits}" if 8 <= len(digits) <= 15 else ""
    digits = re.sub(r"^(?:00)?44(?=[1-9]\d{8,9}$)", "0", digits)
    digits = re.sub(r"^(?=[1237]\d{9}$)", "0", digits)  # a leading nought lost on the way
    if not _is_number(digits):
        return ""
    return _spaced(digits) + (f" ext {extension[1]}" if extension else "")


def _is_number(digits: str) -> bool:
    if KNOWN_SHORT.fullmatch(digits):
        return True
    if len(set(digits[3:])) <= 1 and digits[3:4] == "0":
        return False  # 0000000000
    return bool(re.fullmatch(r"0[1-35-9]\d{8,9}|0800\d{4,6}|0845\d{4}", digits))


def _spaced(digits: str) -> str:
    if len(digits) < 7:
        return digits
    if len(digits) < 9:
        return f"{digits[:4]} {digits[4:]}"
    if digits.startswith("02"):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if AREA_OF_FOUR.match(digits) or digits[:2] in ("03", "08", "09"):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}".strip()
    return f"{digits[:5]} {digits[5:]}"


def email(value: Any) -> str:
    """The first address in it that mail can be sent to."""
    written = reading.line(clean.plain(value).text if "<" in str(value)[:400] else value, longest=500)
    for part in re.split(r"[\s,;<>()\[\]]+", written.replace("mailto:", "")):
        part = part.strip(".'\"").replace("(at)", "@")
        if len(part) > 254 or part.lower() in NOBODY or re.match(r"(no-?reply|donotreply)@", part, re.IGNORECASE):
            continue
        try:
            validate_email(part)
        except ValidationError:
            continue
        return part
    return ""


def web(value: Any) -> str:
    """A web address that can be followed; "" for anything else."""
    written = reading.line(value, longest=600).split(" ")[0].strip("<>\"',;")
    if not written or "@" in written.split("/")[0]:
        return ""
    if re.match(r"(https?)[:/]{1,4}(https?://)", written, re.IGNORECASE):
        written = re.sub(r"^(https?)[:/]{1,4}(?=https?://)", "", written, flags=re.IGNORECASE)
    if not re.match(r"[a-z][a-z0-9+.\-]*:", written, re.IGNORECASE) or re.match(r"[\w.\-]+:\d{2,5}(/|$)", written):
        written = f"https://{written.lstrip('/')}"
    if len(written) > 500:
        return ""
    try:
        host = urlsplit(written).hostname or ""
        URLValidator(schemes=["http", "https"])(written)
    except (ValidationError, ValueError):
        return ""
    return written if "." in host and not host.endswith(".") else ""


def links(pairs: list[tuple[str, str]], but: set[str]) -> list[tuple[str, str]]:
    """(title, address) of each different address, with those in `but` left out."""
    found: dict[str, str] = {}
    for title, address in pairs:
        followed = web(address)
        if followed and same(followed) not in but and followed not in found:
            host = urlsplit(followed).hostname or followed
            named = clean.name(title, longest=120)
            vague = named.lower() in {
                "",
                "here",
                "click here",
                "link",
                "website",
                "read more",
                "more",
                "this link",
                "web",
            }
            found[followed] = host.removeprefix("www.") if vague or web(named) == followed else named
    seen: dict[str, tuple[str, str]] = {}
    for address, title in found.items():
        seen.setdefault(same(address), (title, address))
    return list(seen.values())


def same(address: str) -> str:
    """For comparing: http and https, www and a last slash make no difference."""
    return re.sub(r"^https?://(www\.)?", "", address.lower()).rstrip("/")
