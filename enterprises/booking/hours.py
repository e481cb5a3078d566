"""Hours of a day as people write them: "9:30 to 12:30, 2pm to 4pm". No database.

Understood are 9, 9:30, 9.30, 0930, 9am, 9.30 pm, noon and midnight, with "to", "until" or a dash between, and a comma,
"and" or a new line from one stretch to the next; the Welsh words too. Without am or pm an hour is that of a 24-hour
clock, but one that would end before it begins is in the afternoon: "9 to 5" is 9:00 to 17:00, and "1 to 4" is 13:00 to
16:00, since nobody gives lessons at one in the night.
"""

import re
from collections.abc import Iterable
from datetime import time
from itertools import pairwise

from django.utils.translation import gettext as _

Pair = tuple[time, time]

#: a.m. and p.m. are am and pm, before "a" is the Welsh for "and".
_DOTTED = re.compile(r"(?<![a-z])([ap])\.?\s?m\b\.?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?")
_BETWEEN = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\bi\b|\btan\b)\s*")
_NEXT = re.compile(r"\s*(?:,|;|\n|\band\b|\ba\b|&)\s*")
#: Hours up to this one are of the afternoon, where nothing says which.
_SLEEPS_UNTIL = 6
_DAY = 24 * 60
MOST = 6


class NotHours(ValueError):
    """The message is for the person who typed it."""


def read(text: str) -> list[Pair]:
    """The stretches of one day, in order; until midnight is 0:00. Nothing is no stretch. Raises NotHours."""
    text = _DOTTED.sub(r"\1m", text.strip().lower())
    pieces = [piece for piece in _NEXT.split(text) if piece]
    if len(pieces) > MOST:
        raise NotHours(_("Write at most %(most)s times for one day.") % {"most": MOST})
    found = sorted(_stretch(piece) for piece in pieces)
    if any(later[0] < earlier[1] for earlier, later in pairwise(found)):
        raise NotHours(_("Two of these times overlap."))
    return [(_time(begins), _time(ends)) for begins, ends in found]


def _stretch(piece: str) -> tuple[int, int]:
    ends = _BETWEEN.split(piece)
    if len(ends) != 2:
        raise NotHours(_("Write from when until when, like this: 9:30 to 12:30"))
    (first, first_is_sure), (last, last_is_sure) = (_minutes(end) for end in ends)
    if not first_is_sure and not last_is_sure and first < _SLEEPS_UNTIL * 60 and last <= 12 * 60:
        first, last = first + _DAY // 2, last + _DAY // 2
    if last == 0:
        last = _DAY
    if last <= first and not last_is_sure and last + _DAY // 2 > first:
        last += _DAY // 2
    if last <= first:
        raise NotHours(_("The time must end after it begins. Write like this: 9:30 to 12:30"))
    return first, last


def _minutes(text: str) -> tuple[int, bool]:
    """Minutes of the day, and whether it says which half of the day."""
    text = text.strip().replace("noon", "12pm").replace("midnight", "0:00")
    found = _CLOCK.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if found and found[3] and 1 <= hour <= 12:
        return (hour % 12 + (12 if found[3] == "pm" else 0)) * 60 + minute, True
    if not found or found[3] or hour > 24 or minute > 59 or (hour == 24 and minute):
        raise NotHours(_("We do not understand “%(time)s”. Write like this: 9:30 to 12:30") % {"time": text[:20]})
    return (hour % 24) * 60 + minute, hour > 12 or (hour == 0) or (len(found[1]) == 2 and found[1][0] == "0")


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def written(pairs: Iterable[Pair]) -> str:
    """The same, so that it can be typed again: 9:30 to 12:30, 14:00 to 16:00."""
    to = _("%(begins)s to %(ends)s")
    return ", ".join(to % {"begins": _said(begins), "ends": _said(ends)} for begins, ends in sorted(pairs))


def _said(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def read_time(text: str) -> time:
    """One time, read in the same way: 2 is two in the afternoon. Raises NotHours."""
    minutes, is_sure = _minutes(_DOTTED.sub(r"\1m", text.strip().lower()))
    return _time(minutes if is_sure or minutes >= _SLEEPS_UNTIL * 60 else minutes + _DAY // 2)
