"""Who may do what with a booking. Each docstring is the policy."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from enterprises.listings import rules as listing_rules

if TYPE_CHECKING:
    from enterprises.booking.models import Booking, Offering, Terms, Waiting
    from enterprises.listings.models import Enterprise


def can_be_booked(offering: "Offering") -> bool:
    """What is offered by an enterprise everybody can find, that takes bookings and is not closing."""
    enterprise = offering.enterprise
    terms = getattr(enterprise, "booking_terms", None)
    return bool(
        offering.status == "open"
        and enterprise.is_public
        and not hasattr(enterprise, "closing")
        and terms
        and terms.is_open
    )


def can_be_waited_for(offering: "Offering") -> bool:
    """What can be booked, and has a waiting list."""
    return offering.has_waiting_list and can_be_booked(offering)


def takes_cards(terms: "Terms") -> bool:
    """The site has a payment provider, and this enterprise's own account there can be paid into."""
    account = getattr(terms.enterprise, "card_account", None)
    return bool(settings.STRIPE_SECRET_KEY and account and account.is_active)


def may_set_up(person: Any, enterprise: "Enterprise") -> bool:
    """Those who run it say what can be booked, when, and how it is paid."""
    return listing_rules.owns(person, enterprise)


def may_answer(person: Any, booking: "Booking") -> bool:
    """Those who run the enterprise it is with."""
    return listing_rules.owns(person, booking.offering.enterprise)


def may_offer(person: Any, waiting: "Waiting") -> bool:
    """Those who run the enterprise say who of those who wait gets a time, and who waits no more."""
    return listing_rules.owns(person, waiting.offering.enterprise)


def may_see_place(person: Any, waiting: "Waiting") -> bool:
    """Whoever waits, when they are signed in."""
    return bool(person.is_active and waiting.person_id == person.pk)


def may_see_own(person: Any, booking: "Booking") -> bool:
    """Whoever booked it, whom it is for, and who pays for it."""
    return bool(person.is_active and booking.parties.filter(person=person).exists())


def may_book_for(worker: Any, enterprise: "Enterprise") -> bool:
    """A support worker of the enterprise's area books, moves and cancels for people who ring."""
    return listing_rules.works_in(worker, enterprise.area)


def may_look_at(worker: Any, offering: "Offering") -> bool:
    """A support worker of the enterprise's area reads what is offered, and may pause it."""
    return listing_rules.works_in(worker, offering.enterprise.area)


def may_see_money(person: Any, enterprise: "Enterprise") -> bool:
    """Those who run it. A helper or a support worker never does."""
    return listing_rules.owns(person, enterprise)
