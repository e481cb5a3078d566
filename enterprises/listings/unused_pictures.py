"""Which pictures nothing shows any more: no listing, no version of one that may come back, no page."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, QuerySet
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision

from core.forgetting import erase_pictures
from core.models import Picture
from enterprises.listings.models import EasyRead, EasyReadRow, Enterprise, Photo, Recording, WalkStep
from enterprises.listings.setup import PHOTOGRAPHS

#: Where a listing names a picture: the model and its field.
_SHOWN_IN: tuple[tuple[Any, str], ...] = (
    (Photo, "picture"),
    (WalkStep, "picture"),
    (Recording, "poster"),
    (EasyReadRow, "photograph"),
)


def pictures_named(content: Any) -> Iterator[int]:
    """The ids of pictures in a version of a listing or of its Easy Read copy."""
    if isinstance(content, list):
        for each in content:
            yield from pictures_named(each)
    if isinstance(content, dict):
        for key, value in content.items():
            if key in ("picture", "poster", "photograph") and isinstance(value, int):
                yield value
            yield from pictures_named(value)


def in_versions(versions: Iterable[Revision]) -> set[int]:
    return {pk for version in versions for pk in pictures_named(version.content)}


def unused_among(pictures: set[int], *, since: datetime) -> set[int]:
    """Those of these that nothing shows, and that no version named which was the newest at `since` or later."""
    if not pictures:
        return set()
    unused = pictures - _in_listings(pictures) - _on_pages(pictures)
    return unused - in_versions(_versions_since(since)) - _in_page_drafts() if unused else unused


def _in_listings(pictures: set[int]) -> set[int]:
    found: set[int] = set()
    for model, name in _SHOWN_IN:
        rows = model._default_manager.filter(**{f"{name}__in": pictures})
        found |= set(rows.values_list(name, flat=True))
    return found


def _on_pages(pictures: set[int]) -> set[int]:
    """Pages, settings, recordings: whatever Wagtail notes that refers to a picture. Of listings the tables know."""
    ours = [ContentType.objects.get_for_model(model) for model in (Enterprise, EasyRead)]
    named = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Picture), to_object_id__in=[str(pk) for pk in pictures]
    ).exclude(base_content_type__in=ours)
    return {int(pk) for pk in named.values_list("to_object_id", flat=True)}


def _versions_since(moment: datetime) -> QuerySet[Revision]:
    """Of each listing and copy: every version after the moment, and the one that was the newest then."""
    kinds = [model.get_base_content_type() for model in (Enterprise, EasyRead)]
    every = Revision.objects.filter(base_content_type__in=kinds).order_by()
    before = every.filter(created_at__lt=moment).values("base_content_type", "object_id")
    newest_then = before.annotate(newest=Max("pk")).values("newest")
    return every.filter(created_at__gte=moment) | every.filter(pk__in=newest_then)


def _in_page_drafts() -> set[int]:
    """Wagtail notes what a page refers to when it is saved, not while it is a draft."""
    drafts = Revision.objects.filter(pk__in=Page.objects.filter(has_unpublished_changes=True).values("latest_revision"))
    kind = ContentType.objects.get_for_model(Picture).pk
    return {
        int(pk)
        for draft in drafts
        for type_id, pk, *_path in ReferenceIndex._extract_references_from_object(draft.as_object())
        if type_id == kind
    }


def sweep(now: datetime | None = None) -> int:
    """Erase photographs of listings that were taken off long ago. Says how many; run twice, the second finds none."""
    return erase_pictures(removed_before((now or timezone.now()) - _kept_for()))


def _kept_for() -> timedelta:
    return timedelta(days=settings.LISTINGS_KEEP_REMOVED_PICTURE_DAYS)


def removed_before(moment: datetime) -> QuerySet[Picture]:
    """The photographs owners sent, off every listing and every version since the moment. Editors' own stay."""
    sent = Picture.objects.filter(collection__name=PHOTOGRAPHS, created_at__lt=moment)
    unused = unused_among(set(sent.values_list("pk", flat=True)), since=moment)
    return Picture.objects.filter(pk__in=unused)
