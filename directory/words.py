"""Facts of a listing as a reader wants them: money, days, dates and places in words. No database."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from enterprises.listings.models import Enterprise, Opening, Price
from enterprises.listings.models.parts import PartOfDay, Weekday


def money(pence: int) -> str:
    """£12 or £12.50."""
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"


def price_words(price: Price) -> str:
    """£22 an hour; Free; Ask us."""
    if price.pence is None:
        return _("Ask us")
    if price.pence == 0:
        return _("Free")
    unit = f" {Price.Unit(price.unit).label}" if price.unit else ""
    return money(price.pence) + unit


@dataclass
class Cell:
    """One part of one day in the week table. `words` are the hours where they are known."""

    is_open: bool
    words: str = ""


@dataclass
class Day:
    """One row of the week table."""

    name: str
    cells: list[Cell]


@dataclass
class Week:
    """The week as a table: only the parts of the day that are used somewhere."""

    parts: list[str]
    days: list[Day]


def week(openings: list[Opening]) -> Week | None:
    """The opening pattern as a table, or None when the listing gives none."""
    if not openings:
        return None
    by_place = {(opening.day, opening.part): opening for opening in openings}
    used = [part for part in PartOfDay if any(opening.part == part for opening in openings)]
    days = [Day(str(Weekday(day).label), [_cell(by_place.get((day, part.value))) for part in used]) for day in range(7)]
    return Week([str(part.label) for part in used], days)


def days(openings: list[Opening]) -> str:
    """Monday, Tuesday and Friday; or "" when the listing gives no days."""
    names = [str(Weekday(day).label) for day in sorted({opening.day for opening in openings})]
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}


def hours(openings: list[Opening]) -> list[dict[str, str]]:
    """Weekday in English with its times, for machines that read schema.org; only where both times are known."""
    return [
        {
            "day": Weekday(each.day).name.capitalize(),
            "opens": f"{each.opens_at:%H:%M}",
            "closes": f"{each.closes_at:%H:%M}",
        }
        for each in openings
        if each.opens_at and each.closes_at
    ]


def _cell(opening: Opening | None) -> Cell:
    if opening is None:
        return Cell(False)
    if opening.opens_at and opening.closes_at:
        return Cell(True, f"{clock(opening.opens_at)}–{clock(opening.closes_at)}")
    if opening.opens_at:
        return Cell(True, _("from %(time)s") % {"time": clock(opening.opens_at)})
    return Cell(True)


def clock(time: object) -> str:
    """9:30am, 2pm: as people say it."""
    hour, minute = time.hour, time.minute  # type: ignore[attr-defined]  # datetime.time
    half = "am" if hour < 12 else "pm"
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}{half}"


def comes_words(enterprise: Enterprise) -> str:
    """How far they come to people, or "" when they do not."""
    if not enterprise.comes_to_you:
        return ""
    districts = enterprise.reach_district_list
    if enterprise.reach_miles and enterprise.public_place:
        words = _("Comes to you, up to %(miles)s miles from %(place)s") % {
            "miles": enterprise.reach_miles,
            "place": enterprise.public_place,
        }
        return words + (_(", and in %(districts)s") % {"districts": ", ".join(districts)} if districts else "")
    if districts:
        return _("Comes to you in %(districts)s") % {"districts": ", ".join(districts)}
    return _("Comes to you. Ask how far")


def age_words(enterprise: Enterprise) -> str:
    """For people aged 18 to 64, or "" when age does not matter."""
    low, high = enterprise.minimum_age, enterprise.maximum_age
    if low and high:
        return _("aged %(low)s to %(high)s") % {"low": low, "high": high}
    if low:
        return _("aged %(low)s and over") % {"low": low}
    if high:
        return _("up to age %(high)s") % {"high": high}
    return ""
