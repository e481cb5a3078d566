"""What the pages of those who run an enterprise say in words."""

from datetime import datetime

from django import template
from django.utils.translation import gettext as _

from enterprises.booking import words
from enterprises.booking.models import Booking, Length, Offering, Party, Proposal
from enterprises.booking.my import diary_reading

register = template.Library()

register.filter("pounds", words.pounds)
register.filter("length_in_words", words.length)
register.filter("money", words.money)
register.simple_tag(words.cancelling, name="rule_in_words")


@register.simple_tag
def price_of(offering: Offering, length: Length) -> str:
    """What one length costs; by the hour, that of an hour."""
    pence = 0 if offering.price == Offering.Price.FREE else length.pence
    said = words.price(offering, pence)
    return _("%(price)s an hour") % {"price": said} if offering.price == Offering.Price.HOUR and pence else said


@register.simple_tag
def who(booking: Booking) -> str:
    """Whom it is for."""
    return diary_reading.name_in(booking) or _("The name is not kept any more")


@register.filter
def whom(booking: Booking) -> Party | None:
    return next((each for each in booking.parties.all() if each.role == Party.Role.FOR), None)


@register.filter
def on_the_wall(proposal: Proposal) -> datetime | None:
    """The time that is asked for, as the enterprise's clock shows it."""
    return proposal.starts_at and proposal.starts_at.astimezone(proposal.booking.tz)
