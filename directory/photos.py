"""Photographs as a page shows them: fixed sizes, found in one query for many."""

from typing import Any

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from core.models import Picture, PictureRendition
from enterprises.listings.models import Enterprise, Photo

#: Widths for the browser to choose from, and the crop that other sites show beside a link.
WIDTHS = ("width-400|format-webp", "width-800|format-webp", "width-1280|format-webp")
SOCIAL = "fill-1200x630|format-jpeg"
#: For a document on paper.
PAPER = "fill-900x500|format-jpeg"


#: What this process knows of pictures' files, for one content version: a changed picture changes it (receivers).
_known: dict[tuple[int, str], Any] = {}
_known_at = ""
MOST_KNOWN = 5_000


def add_files(pages: list[dict[str, Any]], *specs: str, version: str = "") -> None:
    """Give each photo of these pages `files`: spec -> rendition. A photo whose file is lost is taken off its page.

    With a content version (context.stamp) what was found is kept until that changes.
    """
    known = _memory(version)
    missing = {
        photo["picture"]
        for page in pages
        for photo in page["photos"]
        if any((photo["picture"], spec) not in known for spec in specs)
    }
    if missing:
        for picture in Picture.objects.filter(pk__in=missing).prefetch_renditions(*specs):
            known.update({(picture.pk, spec): file for spec, file in _files(picture, specs).items()})
    for page in pages:
        for photo in page["photos"]:
            photo["files"] = {spec: known.get((photo["picture"], spec)) for spec in specs}
        page["photos"] = [photo for photo in page["photos"] if all(photo["files"].values())]


def _memory(version: str) -> dict[tuple[int, str], Any]:
    global _known, _known_at
    if not version:
        return {}
    if version != _known_at or len(_known) > MOST_KNOWN:
        _known, _known_at = {}, version
    return _known


def _files(picture: Picture, specs: tuple[str, ...]) -> dict[str, Any]:
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


def take_down(enterprise_id: int) -> None:
    """Delete the public files of this listing's photographs, unless another public listing shows them.

    Every address a visitor may have kept then leads nowhere. The originals, whose names nobody has seen, stay for the
    support worker; the files are made anew when the listing is public again.
    """
    shown = Picture.objects.filter(pk__in=Photo.objects.filter(enterprise=enterprise_id).values("picture"))
    elsewhere = Photo.objects.filter(enterprise__in=Enterprise.objects.public()).exclude(enterprise=enterprise_id)
    for rendition in PictureRendition.objects.filter(image__in=shown.exclude(pk__in=elsewhere.values("picture"))):
        rendition.delete()
