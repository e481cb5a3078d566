"""In which other formats a listing can be had here and now: what the format filter and the card say. No database.

What is here decides. A listing whose own words promise Easy Read is believed only as long as no copy of ours is out of
date; a copy that nobody has checked yet counts for nothing.
"""

from __future__ import annotations

from directory.search.facts import Facts
from enterprises.listings.models import EasyRead, Recording

EASY_READ, LARGE_PRINT, BSL, AUDIO = "easy-read", "large-print", "bsl-video", "audio"
_RECORDED = {Recording.Kind.BSL.value: BSL, Recording.Kind.SPOKEN.value: AUDIO}


def here(facts: Facts) -> list[str]:
    """Addresses of the terms of the list "format" that are here. Large print is: every listing has its document."""
    found = [EASY_READ] if EasyRead.Status.CURRENT in facts.easy_reads else []
    recorded = {_RECORDED[kind] for kind in facts.recordings if kind in _RECORDED}
    return [*found, *(each for each in (BSL, AUDIO) if each in recorded), LARGE_PRINT]


def is_broken_promise(facts: Facts, slug: str) -> bool:
    """The listing says there is Easy Read, and the copy we have is out of date."""
    stale = EasyRead.Status.OUT_OF_DATE in facts.easy_reads and EasyRead.Status.CURRENT not in facts.easy_reads
    return slug == EASY_READ and stale
