"""Diaries and what can be booked in them. Dull on purpose."""

from datetime import time
from typing import Any

from enterprises.booking.models import Diary, Length, Offering, WeeklyHours
from tests.factories.listings import make_listing


def make_diary(
    *, enterprise: Any = None, name: str = "Ana", weekly: tuple[tuple[int, str, str], ...] = ((1, "09:30", "12:30"),)
) -> Diary:
    """weekly are (weekday, from, until); Tuesday mornings unless told otherwise."""
    diary = Diary.objects.create(enterprise=enterprise or make_listing(), name=name)
    for weekday, begins, ends in weekly:
        WeeklyHours.objects.create(
            diary=diary, weekday=weekday, begins=time.fromisoformat(begins), ends=time.fromisoformat(ends)
        )
    return diary


def make_offering(diary: Diary | None = None, *, lengths: tuple[int, ...] = (60,), **fields: Any) -> Offering:
    diary = diary or make_diary()
    facts = {"name": "Piano lesson", "where": "venue", "status": "open", "notice_hours": 0, **fields}
    offering = Offering.objects.create(enterprise=diary.enterprise, diary=diary, **facts)
    for minutes in lengths:
        Length.objects.create(offering=offering, minutes=minutes, pence=2500)
    return offering
