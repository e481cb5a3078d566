"""Photographs as a page shows them: fixed sizes, found in one query for many."""

from typing import Any

from django.db.models import QuerySet
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from core.models import Picture, PictureRendition
from enterprises.listings.models import EasyReadRow, Enterprise, Photo, Recording, WalkStep

#: Widths for the browser to choose from, and the crop that other sites show beside a link.
WIDTHS = ("width-400|format-webp", "width-800|format-webp", "width-1280|format-webp")
SOCIAL = "fill-1200x630|format-jpeg"
#: Where a listing names a picture: the model, the way from it to the listing, and the field.
SHOWN_IN: tuple[tuple[Any, str, str], ...] = (
    (Photo, "", "picture"),
    (WalkStep, "", "picture"),
    (Recording, "", "poster"),
    (EasyReadRow, "easy_read__", "photograph"),
)

#: For a document on paper.
PAPER = "fill-900x500|format-jpeg"
#: Beside a sentence, on screen and on paper.
BESIDE, BESIDE_ON_PAPER = "fill-400x400|format-webp", "fill-400x400|format-jpeg"


#: What this process knows of pictures' files, for one content version: a changed picture changes it (receivers).
_known: dict[tuple[int, str], Any] = {}
_known_at = ""
MOST_KNOWN = 5_000


def add_files(pages: list[dict[str, Any]], *specs: str, version: str = "", everywhere: bool = False) -> None:
    """Give each photo of these pages `files`: spec -> rendition. A photo whose file is lost is taken off its page.

    With a content version (context.stamp) what was found is kept until that changes. `everywhere`: also the pictures of
    the way to the door and those shown before a video plays; without its file one of these has files of None.
    """
    shown = [each for page in pages for each in (pictures_on(page) if everywhere else page["photos"])]
    add_files_to(shown, *specs, version=version)
    for page in pages:
        page["photos"] = [photo for photo in page["photos"] if all(photo["files"].values())]


def pictures_on(page: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything on a page that is a picture: photographs, steps of the way, pictures of videos."""
    posters = [each["poster"] for each in page["recordings"] if each["poster"]]
    return [*page["photos"], *page["walk"], *posters]


def add_files_to(shown: list[dict[str, Any]], *specs: str, version: str = "") -> None:
    """Give each of these, which name a `picture`, its `files`."""
    known = _memory(version)
    missing = {each["picture"] for each in shown if any((each["picture"], spec) not in known for spec in specs)}
    if missing:
        for picture in Picture.objects.filter(pk__in=missing).prefetch_renditions(*specs):
            known.update({(picture.pk, spec): file for spec, file in _files(picture, specs).items()})
    for each in shown:
        each["files"] = {spec: known.get((each["picture"], spec)) for spec in specs}


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
    for photo in pictures_on(page):
        if not all(photo["files"].values()):
            continue
        sizes = [photo["files"][spec] for spec in WIDTHS]
        photo["src"], photo["width"], photo["height"] = sizes[1].url, sizes[1].width, sizes[1].height
        photo["social"] = photo["files"][SOCIAL].url
        photo["srcset"] = ", ".join(f"{size.url} {size.width}w" for size in sizes)


def take_down(enterprise_id: int) -> None:
    """Delete the public files of all this listing's pictures, unless another public listing shows them.

    Every address a visitor may have kept then leads nowhere. The originals, whose names nobody has seen, stay for the
    support worker; the files are made anew when the listing is public again.
    """
    # One about to be deleted is still public: it does not count.
    others = Enterprise.objects.public().exclude(pk=enterprise_id)
    take_down_pictures(pictures_of(enterprise=enterprise_id), shown_by=others)


def take_down_pictures(pictures: set[int], *, shown_by: QuerySet[Enterprise] | None = None) -> None:
    """Delete the public files of those of these pictures that no public listing shows."""
    if not pictures:
        return
    listings = Enterprise.objects.public() if shown_by is None else shown_by
    still_shown = pictures_of(enterprise__in=listings, among=pictures)
    for rendition in PictureRendition.objects.filter(image__in=pictures - still_shown):
        rendition.delete()


def listings_showing(picture: Picture) -> set[int]:
    """The listings that name this picture."""
    found: set[int] = set()
    for model, path, name in SHOWN_IN:
        found |= set(model._default_manager.filter(**{name: picture}).values_list(f"{path}enterprise", flat=True))
    return found


def pictures_of(among: set[int] | None = None, **lookup: Any) -> set[int]:
    """The pictures of listings: photographs, the way to the door, before a video, beside a sentence."""
    found: set[int] = set()
    for model, path, name in SHOWN_IN:
        rows = model._default_manager.filter(**{f"{path}{key}": value for key, value in lookup.items()})
        rows = rows.filter(**{f"{name}__in": among}) if among is not None else rows.exclude(**{name: None})
        found |= set(rows.values_list(name, flat=True))
    return found
