"""Erasing somebody from listings: what they alone run goes whole; what others run too stays, without what names them.

A part of accounts.own_data.actions.erase, which asked whether it may: inside its transaction, and called again without
harm.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Revision, TaskState, WorkflowState
from wagtail.search.index import insert_or_update_object

from accounts.models import Person
from core import phones
from core.forgetting import erase_pictures, forget_log
from core.models import Picture
from enterprises.listings import emails
from enterprises.listings.actions.live import tell_published
from enterprises.listings.actions.recordings import erase_unused_files
from enterprises.listings.models import (
    Closing,
    ComingPerson,
    EasyRead,
    EasyReadRow,
    Enterprise,
    ListingLogEntry,
    RecordingFile,
    Testimonial,
)
from enterprises.listings.unused_pictures import in_versions, unused_among

#: Where a name stood in words that stay.
SOMEBODY = "somebody who left"
#: What an enterprise is called is for those who go on running it to change: they are told.
_THEIRS_TO_SAY = {"name", "slug"}
_TEXTS = (models.CharField, models.TextField, models.JSONField)


# --- what names somebody ------------------------------------------------------------------------
def plain_address(typed: str | None) -> str:
    """An e-mail address or a number, the same however it was written; "" for neither."""
    written = (typed or "").strip().lower()
    return written if "@" in written else phones.normal(written) or ""


def addresses_of(person: Person) -> set[str]:
    return {plain for plain in (plain_address(person.email), plain_address(person.phone)) if plain}


class Names:
    """What names one person in words: their whole name, e-mail address and number."""

    def __init__(self, person: Person) -> None:
        self.whole, self.first = person.name.casefold(), person.get_short_name().casefold()
        self.addresses = addresses_of(person)
        # A single name is also a word, a flower or a month: only a whole name is looked for inside words.
        parts = [re.escape(part) for part in person.name.split()]
        whole = r"\s+".join(parts)
        self._name = re.compile(rf"\b{whole}\b", re.IGNORECASE) if len(parts) > 1 else None
        typed = [re.escape(each) for each in (person.email, person.phone) if each]
        self._typed = re.compile("|".join(typed), re.IGNORECASE) if typed else None

    def without(self, value: Any) -> Any:
        """A text, or all the texts in a list or a mapping, without them."""
        if isinstance(value, str):
            return self._without(value)
        if isinstance(value, list):
            return [self.without(each) for each in value]
        if isinstance(value, dict):
            return {key: self.without(each) for key, each in value.items()}
        return value

    def _without(self, text: str) -> str:
        if text and plain_address(text) in self.addresses:
            return ""
        text = self._name.sub(SOMEBODY, text) if self._name else text
        return self._typed.sub("", text) if self._typed else text

    def is_first_name(self, typed: str) -> bool:
        return typed.strip().casefold() in (self.whole, self.first)


# --- what they run ------------------------------------------------------------------------------
def erase_what_they_run(person: Person) -> None:
    """Each listing of theirs: gone for good when nobody else runs it."""
    for listing in Enterprise.objects.filter(ownership__person=person.pk).locked():
        if listing.ownership_set.exclude(person=person.pk).exists():
            _leave(listing, person)
        else:
            _erase_listing(listing, person)


def _erase_listing(listing: Enterprise, person: Person) -> None:
    """Off the public's sight, and with all its versions, copies, messages and pictures out of the database."""
    pictures = pictures_in(listing)
    _forget_log(listing)
    listing.acting_person = person
    listing.delete()  # receivers withdraw it, and take its recordings
    _erase_unused(pictures)


def _leave(listing: Enterprise, person: Person) -> None:
    """It stays with the others. They and the team are asked to look whether words or pictures still speak of them."""
    names = Names(person)
    listing.ownership_set.filter(person=person.pk).delete()
    for coming in ComingPerson.objects.filter(enterprise=listing):
        if names.is_first_name(coming.first_name):
            coming.delete()
    for said in Testimonial.objects.filter(enterprise=listing):
        if said.said_by.strip().casefold() == names.whole:
            said.delete()
    for row in _rows_of(listing):
        _rewrite(row, names)
    for version in _versions_of(listing):
        version.content = _without_them(version.content, names)
        version.save(update_fields=["content"])
    for entry in _log_of(listing):
        ListingLogEntry.objects.filter(pk=entry.pk).update(data=names.without(entry.data))
    left = Enterprise.objects.get(pk=listing.pk)
    insert_or_update_object(left)  # in the admin's search too: nothing above has called Wagtail
    tell_published(left)
    emails.somebody_left(listing)


def _without_them(content: dict[str, Any], names: Names) -> dict[str, Any]:
    kept = {key: value if key in _THEIRS_TO_SAY else names.without(value) for key, value in content.items()}
    if "coming_people" in kept:
        before = content["coming_people"]
        kept["coming_people"] = [
            row
            for row, was in zip(kept["coming_people"], before, strict=True)
            if not names.is_first_name(was.get("first_name", ""))
        ]
    return kept


def _rows_of(listing: Enterprise) -> Iterator[models.Model]:
    """The listing and all of ours that hangs on it."""
    yield listing
    for relation in Enterprise._meta.related_objects:
        model: Any = relation.related_model
        if model._meta.app_label == "listings" and not relation.many_to_many:
            yield from model._base_manager.filter(**{relation.field.name: listing.pk})
    yield from EasyReadRow.objects.filter(easy_read__enterprise=listing)
    states = WorkflowState.objects.for_instance(listing)
    yield from TaskState.objects.filter(workflow_state__in=states)


def _rewrite(row: models.Model, names: Names) -> None:
    """Its texts without them, as one update that calls nobody: who shows it is told once, at the end."""
    changed = {}
    for field in row._meta.concrete_fields:
        if (
            isinstance(field, models.CharField | models.TextField | models.JSONField)
            and field.name not in _THEIRS_TO_SAY
        ):
            before = getattr(row, field.attname)
            if (after := names.without(before)) != before:
                changed[field.name] = after
    if changed:
        type(row)._base_manager.filter(pk=row.pk).update(**changed)


def _versions_of(listing: Enterprise) -> Iterator[Revision]:
    yield from Revision.objects.for_instance(listing)
    for copy in EasyRead.objects.filter(enterprise=listing):
        yield from Revision.objects.for_instance(copy)


def _log_of(listing: Enterprise) -> models.QuerySet[ListingLogEntry]:
    found = ListingLogEntry.objects.for_instance(listing)
    for copy in EasyRead.objects.filter(enterprise=listing):
        found = found | ListingLogEntry.objects.for_instance(copy)
    rows: models.QuerySet[ListingLogEntry] = found
    return rows


def _forget_log(listing: Enterprise) -> None:
    """What was done stays, and when; not what it was done to."""
    ids = list(_log_of(listing).values_list("pk", flat=True))
    ListingLogEntry.objects.filter(pk__in=ids).update(label="", data={})


def forget_closings(person: Person) -> None:
    """That it closed is kept for those who ran it too; why, they said."""
    Closing.objects.filter(closed_by=person.pk).update(why="")


# --- pictures and recordings --------------------------------------------------------------------
def pictures_in(listing: Enterprise) -> set[int]:
    """Of the listing as it stands, and of every version that was kept."""
    found = in_versions(_versions_of(listing))
    for relation in (listing.photos, listing.walk):
        found |= set(relation.values_list("picture", flat=True))
    posters = listing.recordings.exclude(poster=None)
    beside = EasyReadRow.objects.filter(easy_read__enterprise=listing).exclude(photograph=None)
    return found | set(posters.values_list("poster", flat=True)) | set(beside.values_list("photograph", flat=True))


def _erase_unused(pictures: set[int]) -> None:
    """Those that nothing else on the site shows: other listings, their drafts, pages, settings."""
    erase_pictures(Picture.objects.filter(pk__in=unused_among(pictures, since=timezone.now())))


def erase_pictures_of(person: Person) -> None:
    """Those nobody shows go. One that another listing or a page shows stays there; nobody has sent it, and what they
    called it is gone.
    """
    mine = Picture.objects.filter(uploaded_by_user=person.pk)
    _erase_unused(set(mine.values_list("pk", flat=True)))
    for picture in mine:
        picture.title, picture.uploaded_by_user = gettext("A picture"), None
        picture.save(update_fields=["title", "uploaded_by_user"])
        forget_log(picture)


def erase_recordings_of(person: Person) -> None:
    mine = RecordingFile.objects.filter(uploaded_by=person.pk)
    erase_unused_files(list(mine.values_list("pk", flat=True)))
    mine.update(uploaded_by=None)
