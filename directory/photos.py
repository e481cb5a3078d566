"""Photographs as a page shows them: fixed sizes, found in one query for many."""

from typing import Any

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from core.models import Picture

#: Widths for the browser to choose from, and the crop that other sites show beside a link.
WIDTHS = ("width-400|format-webp", "width-800|format-webp", "width-1280|format-webp")
SOCIAL = "fill-1200x630|format-jpeg"
#: For a document on paper.
PAPER = "fill-900x500|format-jpeg"


def add_files(pages: list[dict[str, Any]], *specs: str) -> None:
    """Give each photo of these pages `files`: spec -> rendition. A photo whose file is lost is taken off its page."""
    wanted = {photo["picture"] for page in pages for photo in page["photos"]}
    if not wanted:
        return
    pictures = {each.pk: each for each in Picture.objects.filter(pk__in=wanted).prefetch_renditions(*specs)}
    for page in pages:
        for photo in page["photos"]:
            photo["files"] = _files(pictures.get(photo["picture"]), specs)
        page["photos"] = [photo for photo in page["photos"] if photo["files"]]


def _files(picture: Picture | None, specs: tuple[str, ...]) -> dict[str, Any]:
    if picture is None:
        return {}
    try:
        found: dict[str, Any] = picture.get_renditions(*specs)
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return {}
    return found


def add_srcsets(page: dict[str, Any]) -> None:
    """Turn files into what <img> needs: src, srcset, width and height."""
    for photo in page["photos"]:
        sizes = [photo["files"][spec] for spec in WIDTHS]
        photo["src"], photo["width"], photo["height"] = sizes[1].url, sizes[1].width, sizes[1].height
        photo["social"] = photo["files"][SOCIAL].url
        photo["srcset"] = ", ".join(f"{size.url} {size.width}w" for size in sizes)
