"""The other formats of a listing as plain data, part of its page (directory.listing_page): Easy Read, recordings, the
way to the door, what it is like there, other languages.
"""

from typing import Any

from enterprises.listings.models import EasyRead, EasyReadRow, Enterprise, ListingText, Recording, WalkStep
from enterprises.listings.models.likeness import ASPECTS, symbol_of
from enterprises.listings.models.showing import video_host
from enterprises.listings.written_languages import ENGLISH, WRITTEN, direction_of

LISTS = ("likeness", "walk", "recordings", "texts", "easy_reads")


def build(enterprise: Enterprise) -> dict[str, Any]:
    return {
        "likeness": likeness(enterprise),
        "walk": [step(each) for each in enterprise.walk.all()],
        "recordings": [recording(each) for each in enterprise.recordings.all()],
        "texts": [text(each, enterprise) for each in enterprise.texts.all()],
        # A listing nobody has saved yet has a preview, and no copies.
        "easy_reads": [easy_read(each) for each in enterprise.easy_reads.all() if each.is_shown]
        if enterprise.pk
        else [],
    }


def likeness(enterprise: Enterprise) -> list[dict[str, str]]:
    """What somebody said of noise, light, smells, people and a quiet place."""
    return [
        {
            "heading": str(heading),
            "words": str(choices(chosen).label) if (chosen := getattr(enterprise, aspect)) else "",
            "own_words": own,
            "symbol": symbol_of(aspect, getattr(enterprise, aspect)),
        }
        for aspect, heading, choices, _symbol in ASPECTS
        if (own := getattr(enterprise, f"{aspect}_words")) or getattr(enterprise, aspect)
    ]


def step(each: WalkStep) -> dict[str, Any]:
    return {"picture": each.picture_id, "alt": each.alt, "words": each.words}


def recording(each: Recording) -> dict[str, Any]:
    file = each.media
    return {
        "kind": each.kind,
        "kind_words": str(each.get_kind_display()),
        "title": each.title,
        "file": file.pk if file else None,
        "name": file.name if file else "",
        "has_sound": file.has_sound if file else True,
        "is_video": file.is_video if file else True,
        "mime_type": file.mime_type if file else "",
        "seconds": file.seconds if file else 0,
        "bytes": file.bytes_count if file else 0,
        "sent_on": file.uploaded_at.date() if file else None,
        "link": each.link,
        "host": video_host(each.link),
        "has_captions": bool(each.captions),
        "transcript": each.transcript,
        "poster": {"picture": each.poster_id} if each.poster_id else None,
    }


def text(each: ListingText, enterprise: Enterprise) -> dict[str, Any]:
    return {
        "language": each.language,
        "own_name": WRITTEN[each.language].own_name,
        "english_name": str(each.get_language_display()),
        "direction": direction_of(each.language),
        "name": each.name or enterprise.name,
        "one_line": each.one_line,
        "description": each.description,
        "does_list": each.does_list,
        "translated_by": each.translated_by,
        "checked_by": each.checked_by,
        "is_out_of_date": each.is_out_of_date(enterprise),
    }


def easy_read(each: EasyRead) -> dict[str, Any]:
    """A copy with its sentences. Draft or shown alike: the caller says which it has."""
    is_english = each.language == ENGLISH
    return {
        "language": each.language,
        "own_name": "English" if is_english else WRITTEN[each.language].own_name,
        "direction": direction_of(each.language),
        "url": each.get_absolute_url(),
        "is_current": each.status == EasyRead.Status.CURRENT,
        "why": each.why if each.status == EasyRead.Status.OUT_OF_DATE else [],
        "checked_by": each.checked_by,
        "checked_on": each.checked_on,
        "rows": [row(held) for held in each.rows.all()],
    }


def row(each: EasyReadRow) -> dict[str, Any]:
    """A sentence with its picture: a drawing itself, or a picture whose file is found when it is shown."""
    symbol = each.symbol
    return {
        "sentence": each.sentence,
        "alt": each.alt or (symbol.name if symbol else ""),
        "drawing": symbol.drawing if symbol else "",
        "picture": each.photograph_id or (symbol.picture_id if symbol else None),
    }
