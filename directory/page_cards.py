"""Pages as cards: all that a list shows of them, their pictures found in a fixed number of queries."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise

from directory import photos, search
from directory.addresses import address_of

#: A card's picture, and the same for dense screens.
SMALL, LARGE = "fill-480x320|format-webp", "fill-960x640|format-webp"


def cards(pages: Iterable[Any], **more: Any) -> list[dict[str, Any]]:
    """One card for each page, with `more` of it: a name and what to ask the page for."""
    made = [_card(page, more) for page in pages]
    photos.add_files(made, SMALL, LARGE, version=search.content_version() if made else "")
    for card in made:
        card["photo"] = next((_shown(photo) for photo in card["photos"]), None)
    return made


def _card(page: Any, more: dict[str, Any]) -> dict[str, Any]:
    picture = getattr(page, "picture_id", None)
    return {
        "title": page.title,
        "address": address_of(page),
        "photos": [{"picture": picture, "alt": page.picture_alt}] if picture else [],
        **{name: _asked(page, what) for name, what in more.items()},
    }


def _asked(page: Any, what: Any) -> Any:
    return what(page) if callable(what) and not isinstance(what, Promise) else getattr(page, what)


def _shown(photo: dict[str, Any]) -> dict[str, Any]:
    small, large = photo["files"][SMALL], photo["files"][LARGE]
    return {
        "src": small.url,
        "srcset": f"{small.url} {small.width}w, {large.url} {large.width}w",
        "width": small.width,
        "height": small.height,
        "alt": photo["alt"],
    }
