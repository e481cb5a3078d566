"""What the pages of those who run an enterprise say in words."""

from django import template
from django.utils.translation import gettext as _

from enterprises.booking import words
from enterprises.booking.models import Length, Offering

register = template.Library()

register.filter("pounds", words.pounds)
register.filter("length_in_words", words.length)
register.simple_tag(words.cancelling, name="rule_in_words")


@register.simple_tag
def price_of(offering: Offering, length: Length) -> str:
    """What one length costs; by the hour, that of an hour."""
    pence = 0 if offering.price == Offering.Price.FREE else length.pence
    said = words.price(offering, pence)
    return _("%(price)s an hour") % {"price": said} if offering.price == Offering.Price.HOUR and pence else said
