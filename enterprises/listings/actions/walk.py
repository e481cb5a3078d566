"""The way to the door, step by step with pictures, as those who run the enterprise write it into their draft."""

from wagtail.models import Revision

from accounts.models import Person
from core.pictures import CleanUpload
from enterprises.listings.actions import pictures_in_order as ordered
from enterprises.listings.models import Enterprise, WalkStep

#: From the bus stop to the door; more is hard to follow.
MOST_STEPS = 12


def add_walk_step(enterprise: Enterprise, *, by: Person, upload: CleanUpload, words: str, alt: str) -> Revision:
    """One more, at the end of the way. Raises ValidationError when there are enough."""
    return ordered.add(enterprise, WalkStep, by=by, upload=upload, most=MOST_STEPS, words=words, alt=alt)


def change_walk_step(enterprise: Enterprise, *, by: Person, picture: int, words: str, alt: str) -> Revision:
    return ordered.change(enterprise, WalkStep, by=by, picture=picture, words=words, alt=alt)


def move_walk_step(enterprise: Enterprise, *, by: Person, picture: int, step: int) -> Revision:
    """Earlier on the way (-1) or later (1)."""
    return ordered.move(enterprise, WalkStep, by=by, picture=picture, step=step)


def remove_walk_step(enterprise: Enterprise, *, by: Person, picture: int) -> Revision:
    """Off the draft. The picture itself stays, so that this can be undone."""
    return ordered.remove(enterprise, WalkStep, by=by, picture=picture)
