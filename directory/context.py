"""What templates may ask about the directory."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from directory import search


def content(request: HttpRequest) -> dict[str, Any]:
    """A stamp of all that is public, for parts of pages that are kept until it changes ({% cache %})."""
    return {"content_version": SimpleLazyObject(lambda: stamp(request))}


def stamp(request: HttpRequest) -> str:
    """search.content_version(), asked once for each request."""
    kept: str | None = getattr(request, "content_version", None)
    if kept is None:
        kept = search.content_version()
        request.content_version = kept  # type: ignore[attr-defined]  # our own note on the request
    return kept
