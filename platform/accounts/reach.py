"""Which way a message to somebody can take: what they chose, if it can work."""

from django.utils.translation import gettext as _

from accounts.models import Person, Reach, Way
from core import phones, texts


def reach_of(person: Person) -> Reach:
    """How they like to be reached; for somebody who has not said, a row that is not saved."""
    return Reach.objects.filter(person=person).first() or Reach(person=person, way=_unasked(person))


def _unasked(person: Person) -> Way:
    return Way.EMAIL if person.email else Way.CALL


def usable_way(person: Person, reach: Reach) -> Way | None:
    """The way they chose; None when it cannot work, so that somebody must find another."""
    return None if problem(reach.way, person.email, person.phone, reach.address) else Way(reach.way)


def problem(way: str, email: str | None, phone: str, address: str) -> tuple[str, str] | None:
    """What is missing for this way: the field and a sentence for it."""
    if way == Way.EMAIL and not email:
        return "way", _("We have no e-mail address. Choose another way.")
    if way == Way.TEXT and not texts.is_on():
        return "way", _("We cannot send texts yet. Choose another way.")
    if way == Way.TEXT and not phones.can_be_texted(phone):
        return "phone", _("Write the number of a mobile phone, like 07700 900123")
    if way == Way.CALL and not phones.normal(phone):
        return "phone", _("Write a phone number, like 01632 960123")
    if way == Way.LETTER and not address.strip():
        return "address", _("Write the address for your letters")
    return None


def offered_ways() -> list[tuple[str, str]]:
    """Ways that this site has, with their words."""
    return [(way.value, str(way.label)) for way in Way if way != Way.TEXT or texts.is_on()]
