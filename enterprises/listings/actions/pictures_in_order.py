"""Pictures of a draft in their order, each with its words: its photographs, and the way to its door.

Each is known by its picture, so that a press on an old page never meets another one.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, Revision

from accounts.models import Person
from core.models import Picture
from core.pictures import CleanUpload
from enterprises.listings import rules
from enterprises.listings.actions.drafts import change_draft
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Enterprise, Photo, WalkStep
from enterprises.listings.setup import PHOTOGRAPHS

Shows = type[Photo] | type[WalkStep]
#: What the list of each is called on a listing.
LISTS: dict[Shows, str] = {Photo: "photos", WalkStep: "walk"}


@transaction.atomic
def add(enterprise: Enterprise, kind: Shows, *, by: Person, upload: CleanUpload, most: int, **words: str) -> Revision:
    """Keep a picture and show it last in the draft. Raises ValidationError when there are enough."""
    require(rules.may_write(by, enterprise), _("Only those who run it and their helpers can change it."))
    picture = _kept(upload, title=words["alt"], by=by)

    def add_last(draft: Enterprise) -> None:
        rows = _rows(draft, kind)
        if len(rows) >= most:
            raise ValidationError(_("You have %(most)s pictures. Remove one first."), params={"most": most})
        _show(draft, kind, [*rows, kind(picture=picture, **words)])

    return change_draft(enterprise, add_last, by=by)


@transaction.atomic
def change(enterprise: Enterprise, kind: Shows, *, by: Person, picture: int, **words: str) -> Revision:
    """Other words for one."""

    def say(draft: Enterprise) -> None:
        rows = _rows(draft, kind)
        for row in rows:
            if row.picture_id == picture:
                for name, value in words.items():
                    setattr(row, name, value)
        _show(draft, kind, rows)

    return change_draft(enterprise, say, by=by)


@transaction.atomic
def move(enterprise: Enterprise, kind: Shows, *, by: Person, picture: int, step: int) -> Revision:
    """One place towards the front (-1) or the back (1)."""

    def put(draft: Enterprise) -> None:
        rows = _rows(draft, kind)
        here = next((n for n, row in enumerate(rows) if row.picture_id == picture), None)
        if here is not None and 0 <= here + step < len(rows):
            rows.insert(here + step, rows.pop(here))
        _show(draft, kind, rows)

    return change_draft(enterprise, put, by=by)


@transaction.atomic
def remove(enterprise: Enterprise, kind: Shows, *, by: Person, picture: int) -> Revision:
    """Off the draft. The picture itself stays, so that this can be undone."""

    def take(draft: Enterprise) -> None:
        _show(draft, kind, [row for row in _rows(draft, kind) if row.picture_id != picture])

    return change_draft(enterprise, take, by=by)


def _rows(draft: Enterprise, kind: Shows) -> list[Any]:
    return list(getattr(draft, LISTS[kind]).all())


def _show(draft: Enterprise, kind: Shows, rows: list[Any]) -> None:
    for place, row in enumerate(rows):
        row.sort_order = place
    getattr(draft, LISTS[kind]).set(rows)


def _kept(upload: CleanUpload, *, title: str, by: Person) -> Any:
    picture = Picture(title=title[:255], uploaded_by_user=by, file=upload)
    collection = Collection.objects.filter(name=PHOTOGRAPHS).first()
    if collection:
        picture.collection = collection
    picture._set_image_file_metadata()
    picture.save()
    return picture
