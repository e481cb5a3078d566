"""Differences as a page shows them: part by part, the changed words marked, photographs as small pictures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString

from core.models import Picture
from enterprises.listings.differences import Difference
from enterprises.listings.highlight import marked

#: Small enough for a page of many, large enough to see who is on it.
THUMBNAIL = "max-320x240"


@dataclass(frozen=True)
class Shown:
    """One difference on the page. The pictures are renditions, or None."""

    label: str
    before: SafeString
    after: SafeString
    picture_before: Any
    picture_after: Any


Pictures = Mapping[int, Any]


def by_part(changes: Sequence[Difference], pictures: Pictures | None = None) -> list[tuple[str, list[Shown]]]:
    """The parts that changed, each with its differences. `pictures` are those of pictures_of, for several at once."""
    known = pictures_of(changes) if pictures is None else pictures
    groups = groupby(changes, key=lambda each: each.part)
    return [(part, [_shown(each, known) for each in group]) for part, group in groups]


def _shown(change: Difference, pictures: Pictures) -> Shown:
    before, after = marked(change.before, change.after)
    known = [pictures.get(each) if each else None for each in (change.picture_before, change.picture_after)]
    return Shown(change.label, before, after, *known)


def pictures_of(changes: Iterable[Difference]) -> Pictures:
    """The small pictures these differences show, in two queries once each has been made."""
    ids = {pk for each in changes for pk in (each.picture_before, each.picture_after) if pk}
    found = Picture.objects.filter(pk__in=ids).prefetch_renditions(THUMBNAIL) if ids else []
    return {picture.pk: picture.get_rendition(THUMBNAIL) for picture in found}
