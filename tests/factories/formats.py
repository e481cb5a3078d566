"""Easy Read copies and recordings, dull on purpose; each through the actions people use."""

import io
from datetime import date
from typing import Any

from core.recordings import clean_recording
from enterprises.listings import actions
from enterprises.listings.models import EasyRead, EasyReadRow, Enterprise, Recording, RecordingFile, Symbol
from enterprises.listings.starter import load_symbols
from tests.core.recording_files import mp3, mp4


def symbol(slug: str) -> Symbol:
    if not Symbol.objects.filter(slug=slug).exists():
        load_symbols()
    return Symbol.objects.get(slug=slug)


def draft_easy_read(listing: Enterprise, *, by: Any, rows: tuple[tuple[str, str], ...] = (), **fields: Any) -> EasyRead:
    """A draft with these (sentence, symbol) rows, and with a name and a day under it."""
    copy = actions.start_easy_read(listing, by=by, from_listing=False, **fields)
    for place, (sentence, slug) in enumerate(rows or (("They dig your garden.", "gardening"),)):
        copy.rows.add(EasyReadRow(sentence=sentence, symbol=symbol(slug), sort_order=place))
    copy.checked_by, copy.checked_on = "Ruby", date(2026, 11, 2)
    copy.save_revision(user=by)
    return copy


def make_easy_read(listing: Enterprise, *, by: Any, **fields: Any) -> EasyRead:
    """A copy that Ruby has checked and everybody can see."""
    copy = draft_easy_read(listing, by=by, **fields)
    actions.publish_easy_read(copy, by=by)
    copy.refresh_from_db()
    return copy


def make_file(by: Any, *, sound: bool = False, title: str = "Hello") -> RecordingFile:
    return actions.keep_recording(title, clean_recording(io.BytesIO(mp3() if sound else mp4())), by=by)


def add_recording(listing: Enterprise, file: RecordingFile | None, **fields: Any) -> Recording:
    """Through a draft that is published, as the form does."""
    sound = file is not None and not file.is_video
    made = Recording(
        **{
            "kind": "spoken" if sound else "bsl",
            "title": "Ruby says hello",
            "media": file,
            "transcript": "Hello, I am Ruby.",
            "captions": "" if sound else "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello, I am Ruby.\n",
            **fields,
        }
    )
    republish(listing, lambda draft: draft.recordings.add(made))
    return listing.recordings.get(title=made.title)


def republish(listing: Enterprise, change: Any) -> None:
    draft = listing.get_latest_revision_as_object() if listing.latest_revision_id else listing
    change(draft)
    listing.publish(draft.save_revision(), skip_permission_checks=True)
    listing.refresh_from_db()
