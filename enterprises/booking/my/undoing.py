"""The way back from the last change: what it was before stays in the session until the next change."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django.http import HttpRequest

from accounts.models import Person
from enterprises.booking.actions import offering as offerings
from enterprises.booking.actions import setting_up
from enterprises.booking.models import Diary, Offering, TimeOff
from enterprises.listings.models import Enterprise


def _key(listing: Enterprise) -> str:
    return f"undo_bookings_{listing.pk}"


def remember(request: HttpRequest, listing: Enterprise, what: str, **before: Any) -> None:
    """`what` is one of the ways back below."""
    request.session[_key(listing)] = {"what": what, **before}


def can_undo(request: HttpRequest, listing: Enterprise) -> bool:
    return _key(listing) in request.session


def undo(request: HttpRequest, listing: Enterprise, *, by: Person) -> bool:
    """Whether there was anything to take back."""
    before = request.session.pop(_key(listing), None)
    if before is None:
        return False
    _WAYS_BACK[before.pop("what")](listing, by, **before)
    return True


def pairs_of(rows: Any) -> list[list[str]]:
    """Hours as a session keeps them."""
    return [[begins.isoformat(), ends.isoformat()] for begins, ends in rows]


def _pair(texts: Any) -> tuple[time, time]:
    begins, ends = (time.fromisoformat(text) for text in texts)
    return begins, ends


def _weekly(listing: Enterprise, by: Person, *, diary: int, rows: Any, every: int) -> None:
    found = Diary.objects.filter(enterprise=listing, pk=diary).first()
    if found:
        setting_up.set_weekly_hours(found, [(day, _pair(texts)) for day, texts in rows], by=by)
        setting_up.change_diary(found, by=by, every=every)


def _dated(listing: Enterprise, by: Person, *, diary: int, day: str, rows: Any) -> None:
    found = Diary.objects.filter(enterprise=listing, pk=diary).first()
    if found:
        hours = None if rows is None else [_pair(texts) for texts in rows]
        setting_up.set_hours_of(found, date.fromisoformat(day), hours, by=by)


def _off_taken(listing: Enterprise, by: Person, *, rows: list[int]) -> None:
    for off in TimeOff.objects.filter(diary__enterprise=listing, pk__in=rows).select_related("diary__enterprise"):
        setting_up.end_time_off(off, by=by)


def _off_ended(listing: Enterprise, by: Person, *, diary: int, first: str, last: str) -> None:
    found = Diary.objects.filter(enterprise=listing, pk=diary).first()
    if found:
        setting_up.take_time_off(found, date.fromisoformat(first), date.fromisoformat(last), by=by)


def _order(listing: Enterprise, by: Person, *, ids: list[int]) -> None:
    offerings.put_in_order(listing, ids, by=by)


def _offering(listing: Enterprise, by: Person, *, pk: int, facts: dict[str, Any], lengths: Any = None) -> None:
    row = Offering.objects.filter(enterprise=listing, pk=pk).first()
    if row is None:
        return
    if "diary" in facts:
        facts["diary"] = listing.diaries.get(pk=facts["diary"])
    offerings.change_offering(row, by=by, **facts)
    if lengths is not None:
        offerings.set_lengths(row, {minutes: pence for minutes, pence in lengths}, price=facts["price"], by=by)  # noqa: C416 -- JSON has lists


_WAYS_BACK: dict[str, Callable[..., None]] = {
    "weekly": _weekly,
    "dated": _dated,
    "off taken": _off_taken,
    "off ended": _off_ended,
    "order": _order,
    "offering": _offering,
}
