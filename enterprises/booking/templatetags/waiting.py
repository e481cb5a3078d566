"""What the pages of waiting lists say in words."""

from datetime import datetime

from django import template

from enterprises.booking.models import Offer, Waiting
from enterprises.booking.waiting import links, words
from enterprises.booking.words import clock, day, from_to

register = template.Library()

register.filter("what_suits", words.suits)
register.filter("place", links.token_for)


@register.filter
def place_standing(waiting: Waiting) -> str:
    """How it stands, in a few words."""
    return words.standing(waiting)[0]


@register.filter
def offer_day(offer: Offer) -> str:
    return day(offer.starts_at, offer.waiting.tz)


@register.filter
def offer_time(offer: Offer) -> str:
    """From when to when, on the wall of the enterprise."""
    return from_to(offer.starts_at, offer.minutes, offer.waiting.tz)


@register.filter
def wall(moment: datetime, waiting: Waiting) -> str:
    """A moment as the enterprise's wall shows it."""
    return f"{day(moment, waiting.tz)}, {clock(moment, waiting.tz)}"
