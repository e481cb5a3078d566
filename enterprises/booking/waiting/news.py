"""One function for each message about waiting. It goes out after the transaction, in the way the person chose."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from enterprises.booking.guests import tell_by_phone
from enterprises.booking.models import Offer, Waiting
from enterprises.booking.waiting.links import token_for


def joined(waiting: Waiting) -> None:
    """To whoever waits, and to those who run the enterprise: they may have a time."""
    _tell(waiting, "waiting_joined")
    enterprise = waiting.offering.enterprise
    facts = {"waiting": waiting, "offering": waiting.offering, "enterprise": enterprise, "address": _in_list(waiting)}
    for owner in enterprise.owners.all():
        tell(owner, "booking/waiting_new", facts, area=enterprise.area)


def offered(offer: Offer) -> None:
    """A time is kept for them: yes or no stands behind the link."""
    _tell(offer.waiting, "waiting_offer", offer=offer)


def passed(offer: Offer) -> None:
    """They did not answer, and are still on the list."""
    _tell(offer.waiting, "waiting_passed", offer=offer)


def still(waiting: Waiting) -> None:
    """They have not answered three times: do they still wait?"""
    _tell(waiting, "waiting_still")


def has_a_time(waiting: Waiting) -> None:
    """They booked what they waited for, so they wait no more. They can say that they still do."""
    _tell(waiting, "waiting_has_a_time")


def waits_again(waiting: Waiting) -> None:
    """Nothing came of the booking: they are on the list again, where they stood."""
    _tell(waiting, "waiting_again")


def over(waiting: Waiting) -> None:
    """We found no time until the day they said."""
    _tell(waiting, "waiting_over")


def not_offered(waiting: Waiting) -> None:
    """What they waited for is not offered any more."""
    _tell(waiting, "waiting_not_offered")


def removed(waiting: Waiting) -> None:
    """The enterprise took them off the list, with words."""
    _tell(waiting, "waiting_removed")


def _tell(waiting: Waiting, template: str, **facts: Any) -> None:
    """By the way they are reached; a guest by e-mail, or else by their phone."""
    offering = waiting.offering
    enterprise = offering.enterprise
    facts = {"waiting": waiting, "offering": offering, "enterprise": enterprise, "address": _own_page(waiting), **facts}
    to = waiting.person or waiting.email
    if to:
        tell(to, f"booking/{template}", facts, area=enterprise.area, language=waiting.language)
    elif waiting.phone:
        tell_by_phone(waiting, waiting, f"booking/{template}", facts)


def _own_page(waiting: Waiting) -> str:
    """Worked out while it is written: the page in the language of whoever reads it."""
    token = token_for(waiting)
    address: str = lazy(lambda: settings.SITE_URL + reverse("booking:waiting", args=[token]), str)()
    return address


def _in_list(waiting: Waiting) -> str:
    pk = waiting.offering.enterprise_id
    address: str = lazy(lambda: settings.SITE_URL + reverse("bookings:waiting", args=[pk]), str)()
    return address
