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
    if not hasattr(request, "content_version"):
        request.content_version = search.content_version()
    return str(request.content_version)
