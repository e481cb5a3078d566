"""What the pages of bookings say in words."""

from datetime import datetime

from django import template
from django.utils.translation import gettext as _

from enterprises.booking import links, prices, words
from enterprises.booking.actions import book
from enterprises.booking.models import Booking, Offering, Party, Way
from enterprises.booking.own.standing import in_words

register = template.Library()

register.filter("money", words.money)
register.filter("pounds", words.pounds)
register.filter("length_in_words", words.length)
register.filter("token", links.token_for)


@register.filter
def on_day(booking: Booking) -> str:
    return words.day(booking.starts_at, booking.tz)


@register.filter
def at_time(booking: Booking) -> str:
    """From when to when, on the wall of the enterprise."""
    return words.from_to(booking.starts_at, booking.minutes, booking.tz)


@register.filter
def rule_of_cancelling(booking: Booking | Offering) -> str:
    """Of a booking as it was then, with its price; of an offering as it is now."""
    pence = booking.pence if isinstance(booking, Booking) else None
    return words.cancelling(booking.free_until_hours, booking.late_percent, pence)


@register.filter
def lengths_in_words(offering: Offering) -> list[str]:
    """1 hour: £25."""
    found = []
    for length in sorted(offering.lengths.all(), key=lambda each: each.minutes):
        pence = prices.total(offering.price, length.pence, minutes=length.minutes, places=1)
        facts = {"length": words.length(length.minutes), "price": words.price(offering, pence)}
        found.append(_("%(length)s: %(price)s") % facts)
    return found


@register.filter
def ways_in_words(offering: Offering) -> list[str]:
    """How what is offered there can be paid: “By card”, “Cash on the day”."""
    terms = offering.enterprise.booking_terms
    ways = book.ways_for(terms, book.LEAST_BY_CARD)
    return [str(Way(way).label) for way in ways]


@register.filter
def money_or_none(pence: int) -> str:
    return words.pounds(pence) if pence else _("nothing")


@register.filter
def booked_by_name(booking: Booking) -> str:
    return booking.party(Party.Role.BY).name


@register.filter
def standing(booking: Booking) -> str:
    """How it stands, in a word or two."""
    return in_words(booking)[0]


@register.filter
def moment(when: datetime, booking: Booking) -> str:
    """A moment as the enterprise's wall shows it."""
    return f"{words.day(when, booking.tz)}, {words.clock(when, booking.tz)}"
