"""Prices, lengths, times and the rule of cancelling in words. In the language being spoken."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enterprises.booking import prices
from enterprises.booking.models import Offering

HOUR = 60


def vat_number(typed: str) -> str:
    """Britain's: nine or twelve digits, with or without GB before them. Raises ValidationError."""
    text = "".join(str(typed).upper().split())
    digits = text.removeprefix("GB").removeprefix("XI")
    if text and not (digits.isascii() and digits.isdigit() and len(digits) in (9, 12)):
        raise ValidationError(_("A VAT number has nine digits, like GB123456789. Leave it empty if you have none."))
    return text


def money(pence: int | None) -> str:
    """£25, £2.50; “Free”; or that they agree it together."""
    if pence is None:
        return _("You agree the price together")
    if pence == 0:
        return _("Free")
    return pounds(pence)


def pounds(pence: int) -> str:
    """A sum, nothing included."""
    return f"£{pence // 100:,}" if pence % 100 == 0 else f"£{pence / 100:,.2f}"


def price(offering: Offering, pence: int | None, places: int = 1) -> str:
    """What one length of it costs, and for whom: a price for each person says so."""
    said = money(pence)
    if offering.price == Offering.Price.PERSON and pence and places == 1:
        return _("%(price)s each person") % {"price": said}
    return said


def length(minutes: int) -> str:
    """1 hour 30 minutes."""
    hours, rest = divmod(minutes, HOUR)
    said = [ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}] if hours else []
    said += [ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest}] if rest else []
    return " ".join(said)


def day(moment: datetime, zone: ZoneInfo) -> str:
    """Tuesday 5 January 2027."""
    return date_format(moment.astimezone(zone), "l j F Y")


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """9:30; on the night the clocks go back a time that comes twice says which of the two it is."""
    here = moment.astimezone(zone)
    said = time_format(here, "G:i")
    comes_twice = here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset()
    return f"{said} ({here.tzname()})" if comes_twice else said


def from_to(start: datetime, minutes: int, zone: ZoneInfo) -> str:
    """9:30 to 10:30."""
    said = {"begins": clock(start, zone), "ends": clock(start + timedelta(minutes=minutes), zone)}
    return _("%(begins)s to %(ends)s") % said


def cancelling(free_until_hours: int, late_percent: int, pence: int | None = None) -> str:
    """The rule of cancelling in one or two sentences; with what the price is, a third says how much that would be."""
    if late_percent == 0:
        return _("You can cancel at any time before it begins, and pay nothing.")
    late = _kept(late_percent)
    if pence:
        late = _("%(rule)s That is %(sum)s.") % {"rule": late, "sum": pounds(prices.kept(pence, late_percent))}
    if free_until_hours == 0:
        return _("You can cancel and pay nothing until it begins.")
    return _("You can cancel and pay nothing until %(time)s before it begins. %(late)s") % {
        "time": _notice(free_until_hours),
        "late": late,
    }


def _kept(percent: int) -> str:
    if percent == 100:
        return _("After that you pay the whole price.")
    if percent == 50:
        return _("After that you pay half of the price.")
    return _("After that you pay %(percent)s%% of the price.") % {"percent": percent}


def _notice(hours: int) -> str:
    days, rest = divmod(hours, 24)
    if rest == 0:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
