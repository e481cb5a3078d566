"""People of the demo town who run a listing and have no e-mail: how they are reached, and what waits for them."""

from dataclasses import dataclass, field
from typing import Any

from accounts.by_phone.actions import sign_in_with
from accounts.helps.actions import Wish, write_down
from accounts.models import Call, Person, PostalLetter
from accounts.reach_actions import Wishes, set_reach
from core import phones
from enterprises.listings import emails
from enterprises.listings.models import Enterprise

#: Paul has no e-mail address, and signs in with this.
BY_PHONE = "07700 900418"


@dataclass(frozen=True)
class Owner:
    """Somebody, what they run, and what a support worker wrote down for them."""

    name: str
    listing: str
    way: str
    phone: str = ""
    wishes: dict[str, Any] = field(default_factory=dict)
    helps: Wish | None = None
    # By codes to that phone, which was shown to be theirs.
    signs_in: bool = False


OWNERS = (
    Owner(
        "Wanda Leach",
        "Window Box Wanda",
        "letter",
        wishes={"address": "Flat 6, Weavers Court\nNelson Street\nStroud\nGL5 2HN"},
        helps=Wish(("large_print", "more_time"), team_may_see=True),
    ),
    Owner(
        "Pat Gough",
        "Pat's Plates",
        "letter",
        phone="01632 960317",
        wishes={"address": "14 Butterrow Lane\nStroud\nGL5 2LR"},
    ),
    Owner(
        "Nell Hatherley",
        "Nell's Nursery Corner",
        "call",
        phone="01632 960455",
        wishes={"best_time": "After 10, not on Tuesdays"},
        helps=Wish(("slowly", "ring_long"), "My hearing aid whistles on the phone.", team_may_see=True),
    ),
    Owner(
        "Mick Dowdeswell",
        "Under the Sink",
        "letter",
        wishes={"address": "3 Rock Cottages\nUley Road\nDursley\nGL11 5AA"},
    ),
    Owner("Robyn Tuck", "Mop and Mindful", "call", phone="01632 960212", wishes={"best_time": "Evenings"}),
    Owner("Paul Minchin", "Handy Andy's Not So Handy Brother", "text", phone=BY_PHONE, signs_in=True),
)


def tell_owners() -> None:
    """Through the same doors as at the desk: what they wished, and then the news that they can be found."""
    for owner in OWNERS:
        enterprise = Enterprise.objects.select_related("area").get(name=owner.listing)
        person = _person(owner)
        enterprise.ownership_set.get_or_create(person=person)
        worker = enterprise.area.workers.all()[0]
        set_reach(person, Wishes(way=owner.way, phone=owner.phone, **owner.wishes), by=worker)
        if owner.helps:
            write_down(person, owner.helps, by=worker)
        if owner.signs_in:
            sign_in_with(person, phones.normal(owner.phone) or "")
        for kind in (PostalLetter, Call):
            kind._default_manager.filter(person=person).delete()
        emails.published(enterprise, by=None)


def _person(owner: Owner) -> Person:
    """The same one when the town is built again: the log of what happened names them."""
    known = Person.objects.filter(name=owner.name, email=None).first()
    return known or Person.objects.create_user(name=owner.name)
