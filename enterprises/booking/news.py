"""One function for each message about a booking. It goes out after the transaction, in the way the person chose.

`more` are others of the same regular bookings to which the same happened: one message tells of all.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from accounts.models import Person, Way
from accounts.reach import reach_of, usable_way
from core import mail, phones
from core.ready import Ready
from enterprises.booking import links, proving, regular
from enterprises.booking.guests import tell_by_phone
from enterprises.booking.models import Booking, Imported, Offering, Party, Payment, Proposal
from enterprises.booking.other_times.links import token_for

# Asked by every booking while it holds the diary.
_OWNERS = Ready(lambda ids: Person.objects.filter(ownership__enterprise__in=ids).order_by("pk"))


def made(booking: Booking, *more: Booking) -> None:
    """To whoever booked, and to those who run the enterprise."""
    is_asked = booking.status == Booking.Status.REQUESTED
    _tell_person(booking, "requested" if is_asked else "confirmed", more=more)
    _tell_enterprise(booking, "new_request" if is_asked else "new_booking", more=more)


def confirmed(booking: Booking, *more: Booking) -> None:
    """It was asked for, or paid, and is booked now."""
    _tell_person(booking, "confirmed", more=more)


def to_be_paid(booking: Booking) -> None:
    """The enterprise said yes: now it is paid by card."""
    _tell_person(booking, "to_be_paid", pay_url=_pay_url(booking))


def price_agreed(booking: Booking) -> None:
    """What both sides agreed is written down."""
    _tell_person(booking, "price_agreed")


def kept_to_pay(booking: Booking) -> None:
    """Booked for somebody on the phone, who pays by card: they need the page to pay on."""
    _tell_person(booking, "kept_to_pay", pay_url=_pay_url(booking))


def declined(booking: Booking, *more: Booking) -> None:
    _tell_person(booking, "declined", more=more)


def expired(booking: Booking, *more: Booking) -> None:
    """Nobody answered."""
    _tell_person(booking, "expired", more=more)
    _tell_enterprise(booking, "expired_unanswered", more=more)


def cancelled_by_person(booking: Booking, *more: Booking) -> None:
    """To both: whoever cancelled sees that it worked, and what they may still be asked for."""
    fee = _fee(booking, *more)
    _tell_person(booking, "cancelled", more=more, fee=fee)
    _tell_enterprise(booking, "person_cancelled", more=more, fee=fee)


def person_does_not_come(booking: Booking, *more: Booking) -> None:
    """To those who run it alone: whoever booked is erased."""
    _tell_enterprise(booking, "person_cancelled", more=more)


def let_off(booking: Booking) -> None:
    """They cancelled late, and need not pay for it."""
    _tell_person(booking, "let_off")


def receipt_asked(payment: Payment) -> None:
    """To those who run it: somebody says that they have paid."""
    enterprise = payment.booking.offering.enterprise_id
    page = lazy(lambda: settings.SITE_URL + reverse("money:payment", args=[enterprise, payment.pk]), str)
    _tell_enterprise(payment.booking, "receipt_asked", money_at=page())


def cancelled_by_enterprise(booking: Booking, *more: Booking) -> None:
    _tell_person(booking, "enterprise_cancelled", more=more)


def moved_by_person(booking: Booking, *more: Booking) -> None:
    _tell_person(booking, "moved", more=more)
    _tell_enterprise(booking, "person_moved", more=more)


def address(booking: Booking) -> None:
    """How it stands, to an address that was just proven, or typed anew."""
    template = {Booking.Status.REQUESTED: "requested", Booking.Status.CONFIRMED: "confirmed"}.get(
        Booking.Status(booking.status)
    )
    if template:
        alike = [each for each in regular.together_with(booking) if each.status == booking.status]
        _tell_person(booking, template, more=[each for each in alike if each != booking])


def address_refused(booking: Booking) -> None:
    """To those who run it: whoever reads that e-mail address did not book."""
    _tell_enterprise(booking, "address_refused")


def paper_there(booking: Booking, facts: dict[str, Any]) -> None:
    """A receipt or an invoice, for an address nobody has said yes to: it stands on the booking's own page."""
    _knock(booking, booking.party(Party.Role.BY), "paper_ready", facts)


def reminder(booking: Booking) -> None:
    """It is tomorrow, or today."""
    _tell_person(booking, "reminder")


# --- by card ------------------------------------------------------------------------------------------------
def paid(booking: Booking) -> None:
    """It is paid by card, and booked now."""
    _tell_person(booking, "confirmed")
    _tell_enterprise(booking, "new_booking")


def not_paid(booking: Booking) -> None:
    """Nobody paid in time, so the time is free again."""
    _tell_person(booking, "not_paid")


def payment_is_slow(booking: Booking) -> None:
    """The bank needs days: the time is kept."""
    _tell_person(booking, "payment_is_slow")


def payment_failed(booking: Booking) -> None:
    """The bank said no in the end: they can pay again."""
    _tell_person(booking, "payment_failed", pay_url=_pay_url(booking))


def paid_too_late(booking: Booking) -> None:
    """They paid, and the time was gone: sorry, all of it goes back."""
    _tell_person(booking, "paid_too_late")


def refund_failed(booking: Booking) -> None:
    """To those who run it: the bank could not give it back, so they must."""
    _tell_enterprise(booking, "refund_failed")


def card_is_unknown(booking: Booking) -> None:
    """To those who run it: their account is not ours to ask any more, and somebody may have paid."""
    _tell_enterprise(booking, "card_unknown")


def disputed(booking: Booking) -> None:
    """To those who run it: whoever paid told their bank that they did not."""
    _tell_enterprise(booking, "disputed")


def bank_changed(enterprise: Any, *, by: Person) -> None:
    """To everybody who runs it: other words stand where people read how to pay by bank transfer."""
    address = lazy(lambda: f"{settings.SITE_URL}{reverse('bookings:pay', args=[enterprise.pk])}", str)()
    facts = {"enterprise": enterprise, "by": by, "address": address}
    for owner in enterprise.owners.all():
        tell(owner, "booking/bank_changed", facts, area=enterprise.area)


def cards_changed(enterprise: Any, *, is_active: bool) -> None:
    """To those who run it: they can be paid by card now, or not any more."""
    template = "cards_on" if is_active else "cards_off"
    for owner in enterprise.owners.all():
        tell(owner, f"booking/{template}", {"enterprise": enterprise}, area=enterprise.area)


def _pay_url(booking: Booking) -> str:
    return f"{settings.SITE_URL}{reverse('booking:pay', args=[links.token_for(booking)])}"


def other_time_asked(proposal: Proposal) -> None:
    """The enterprise asks for another time: yes or no stands behind the link."""
    _tell_person(proposal.booking, "other_time", **_about(proposal))


def other_time_refused(proposal: Proposal) -> None:
    _tell_enterprise(proposal.booking, "other_time_refused")


def other_time_over(proposal: Proposal) -> None:
    """Nobody answered: for both, all stays as it is."""
    _tell_person(proposal.booking, "other_time_over", **_about(proposal))
    _tell_enterprise(proposal.booking, "other_time_unanswered")


def coming(booking: Booking) -> str:
    """Which way it takes (Way; "" for none). Whoever has letters is rung by the team: a letter comes too late."""
    _tell_who_it_is_for(booking, "coming")
    return _tell_person(booking, "coming", is_urgent=True)


def late(booking: Booking, *, minutes: int) -> str:
    """The same."""
    _tell_who_it_is_for(booking, "late", minutes=minutes)
    return _tell_person(booking, "late", is_urgent=True, minutes=minutes)


def _tell_who_it_is_for(booking: Booking, template: str, **facts: Any) -> None:
    """Whose door it is, where somebody else booked for them and gave their number. The code stays with who booked."""
    is_for = booking.party(Party.Role.FOR)
    if is_for.pk != booking.party(Party.Role.BY).pk and is_for.phone:
        tell_by_phone(booking, is_for, f"booking/{template}", _facts(booking, (), code="", address="", **facts))


def offering_stopped(offering: Offering) -> None:
    """To those who run it: the team paused it. Why stands on its page."""
    enterprise = offering.enterprise
    page = lazy(lambda: settings.SITE_URL + reverse("bookings:offering", args=[enterprise.pk, offering.pk]), str)
    facts = {"offering": offering, "enterprise": enterprise, "address": page()}
    for owner in enterprise.owners.all():
        tell(owner, "booking/offering_stopped", facts, area=enterprise.area)


def calendar_cannot_be_read(row: Imported) -> None:
    """To those who run it: what it said last still counts. Neither its address nor what stands in it is told."""
    enterprise = row.diary.enterprise
    facts = {"calendar": row, "enterprise": enterprise}
    for owner in enterprise.owners.all():
        tell(owner, "booking/calendar_trouble", facts, area=enterprise.area)


def _about(proposal: Proposal) -> dict[str, Any]:
    starts = proposal.starts_at and proposal.starts_at.astimezone(proposal.booking.tz)
    address = f"{settings.SITE_URL}{reverse('other_time', args=[token_for(proposal)])}"
    return {"proposal": proposal, "new_start": starts, "answer_at": address}


def _tell_person(
    booking: Booking, template: str, *, more: Sequence[Booking] = (), is_urgent: bool = False, **facts: Any
) -> str:
    """Whoever booked, by the way they are reached; a guest by e-mail, or else by their phone. Returns that way, ""
    where there is none.
    """
    party = booking.party(Party.Role.BY)
    address = _own_page(booking, "own_all" if more else "own")
    facts = _facts(booking, more, code=links.code_of(booking), address=address, **facts)
    to = party.person or party.email
    if isinstance(to, str) and to and not proving.is_proven(party):
        return _knock(booking, party, template, facts)
    if to:
        way = ""
        if is_urgent and party.person and usable_way(party.person, reach_of(party.person)) == Way.LETTER:
            if not phones.normal(party.person.phone):
                return ""
            way = Way.CALL
        return tell(to, f"booking/{template}", facts, area=_area(booking), way=way, language=party.language)
    if party.phone:
        told = tell_by_phone(booking, party, f"booking/{template}", facts)
        return Way.TEXT if told.status == told.Status.TEXT else Way.CALL
    return ""


def _knock(booking: Booking, party: Party, template: str, facts: dict[str, Any]) -> str:
    """To an address nobody has said yes to: that there is news, with whom and when, and the link to say yes."""
    prove_at = lazy(lambda: settings.SITE_URL + reverse("booking:prove", args=[proving.token_for(party)]), str)
    headline = lazy(lambda: mail.read(f"booking/{template}", facts)[0], str)
    said = _facts(booking, (), headline=headline(), prove_at=prove_at(), minutes=facts.get("minutes"))
    return tell(party.email, "booking/unproven", said, area=_area(booking), language=party.language)


def _tell_enterprise(booking: Booking, template: str, *, more: Sequence[Booking] = (), **facts: Any) -> None:
    """Everybody who runs it. Who booked stands on the page behind the link, not in the message."""
    facts = _facts(booking, more, address=_in_diary(booking), **facts)
    for owner in _OWNERS.objects([booking.offering.enterprise_id]):
        tell(owner, f"booking/{template}", facts, area=_area(booking))


def _fee(*bookings: Booking) -> int:
    """In pence: what they may be asked for although they cancelled."""
    fees = Payment.objects.filter(booking__in=bookings, status=Payment.Status.EXPECTED, is_late_fee=True)
    return sum(each.pence for each in fees)


def _facts(booking: Booking, more: Sequence[Booking], **facts: Any) -> dict[str, Any]:
    """`all` has every time that is told of, where there are several."""
    told = {"booking": booking, "more": len(more), "all": [booking, *more] if more else []}
    return {**told, "offering": booking.offering, "enterprise": booking.offering.enterprise, **facts}


def _own_page(booking: Booking, page: str) -> str:
    """Worked out while it is written: the page in the language of whoever reads it."""
    token = links.token_for(booking)
    address: str = lazy(lambda: settings.SITE_URL + reverse(f"booking:{page}", args=[token]), str)()
    return address


def _in_diary(booking: Booking) -> str:
    enterprise = booking.offering.enterprise_id
    address: str = lazy(lambda: settings.SITE_URL + reverse("bookings:booking", args=[enterprise, booking.pk]), str)()
    return address


def _area(booking: Booking) -> Any:
    return booking.offering.enterprise.area
