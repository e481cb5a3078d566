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
