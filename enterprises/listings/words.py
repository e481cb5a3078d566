"""Money, days and times as people say them. No database."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from core.languages import once
from enterprises.listings.models import Price
from enterprises.listings.models.parts import PartOfDay, Weekday


def money(pence: int) -> str:
    """£12 or £12.50."""
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"


@once
def price_words(pence: int | None, unit: str) -> str:
    """£22 an hour; Free; Ask us."""
    if pence is None:
        return _("Ask us")
    if pence == 0:
        return _("Free")
    return for_unit(pence, unit)


@once
def for_unit(pence: int, unit: str) -> str:
    """£22 an hour, £0 an hour; £22 without a unit."""
    return money(pence) + (f" {Price.Unit(unit).label}" if unit else "")


def and_words(names: Sequence[str]) -> str:
    """Gardening, cooking and company."""
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}


@once
def days_words(openings: tuple[tuple[int, str], ...]) -> str:
    """Monday to Friday, mornings. The parts of the day only when they are the same on all those days."""
    parts: dict[int, set[str]] = {}
    for day, part in openings:
        parts.setdefault(day, set()).add(part)
    days = sorted(parts)
    if not days:
        return ""
    same = parts[days[0]] if all(held == parts[days[0]] for held in parts.values()) else set()
    if not same or len(same) == len(PartOfDay):
        return which_days(tuple(days))
    return f"{which_days(tuple(days))}, {_which_parts(frozenset(same))}"


# Any pattern of days and parts is one of many thousands; the days alone and the parts alone are few, and kept.
@once
def which_days(days: tuple[int, ...]) -> str:
    names = [str(Weekday(day).label) for day in days]
    if len(days) == 7:
        return _("Every day")
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return and_words(names)


@once
def _which_parts(parts: frozenset[str]) -> str:
    names = {
        "morning": _("mornings"),
        "afternoon": _("afternoons"),
        "evening": _("evenings"),
        "night": _("nights"),
    }
    return and_words([names[part.value] for part in PartOfDay if part.value in parts])


def clock(time: str) -> str:
    """9:30am, 2pm of 09:30 and 14:00: as people say it."""
    hour, minute = map(int, time.split(":"))
    half = _("am") if hour < 12 else _("pm")
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}{half}"
