"""Readers of settings from the environment: an odd value stops the start with a sentence."""

import os

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """A yes/no setting. Raises ImproperlyConfigured for anything that is neither."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    if raw.strip().lower() in _TRUE:
        return True
    if raw.strip().lower() in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {raw!r}. Write true or false.")


def number(name: str, default: int, *, least: int = 0, most: int = 10**9) -> int:
    """A whole number within bounds. Raises ImproperlyConfigured otherwise."""
    raw = os.environ.get(name, "").strip()
    if not raw:
        return default
    if not raw.isascii() or not raw.lstrip("-").isdigit() or not least <= int(raw) <= most:
        raise ImproperlyConfigured(f"{name} is {raw!r}. Write a whole number from {least} to {most}.")
    return int(raw)


def secret(name: str) -> str:
    """A secret that must be set and be long. Raises ImproperlyConfigured otherwise."""
    raw = os.environ.get(name, "").strip()
    if len(raw) < 40:
        raise ImproperlyConfigured(
            f"{name} must be set to at least 40 random characters. "
            f"Make one with: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    return raw


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def languages(name: str, known: dict[str, str]) -> list[tuple[str, str]]:
    """Codes of languages with their own names, the first of `known` always first; all of them when nothing is said.

    Raises ImproperlyConfigured for a language the site has no words in.
    """
    asked = [word.lower() for word in words(name)] or list(known)
    strange = [code for code in asked if code not in known]
    if strange:
        raise ImproperlyConfigured(f"{name} names {', '.join(strange)}. This site has words in: {', '.join(known)}.")
    first = next(iter(known))
    return [(code, own_name) for code, own_name in known.items() if code == first or code in asked]


def required(name: str, what: str) -> str:
    """A setting that a real site must say. Raises ImproperlyConfigured with what it is."""
    raw = text(name)
    if not raw:
        raise ImproperlyConfigured(f"{name} must be set: {what}")
    return raw


def required_words(name: str, what: str) -> list[str]:
    """A list separated by commas, with at least one entry. Raises ImproperlyConfigured otherwise."""
    required(name, what)
    return words(name)


def secrets(name: str) -> list[str]:
    """One secret or more, separated by commas, newest first. Raises ImproperlyConfigured if one is short."""
    found = words(name)
    if not found or any(len(one) < 40 for one in found):
        raise ImproperlyConfigured(
            f"{name} must be set to one key or more of at least 40 random characters (commas, newest first). "
            f"Make one with: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    return found
