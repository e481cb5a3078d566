"""The first line of every action."""

from django.core.exceptions import PermissionDenied


def require(allowed: bool, sentence: str) -> None:
    """Raise PermissionDenied with a sentence for the person reading, unless allowed."""
    if not allowed:
        raise PermissionDenied(sentence)
