"""What bookings hold about a person: those they booked, that are for them or that they pay, also as a guest."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.addresses import addresses_of
from core.personal import day, hold
from core.throttle import fold_email
from enterprises.booking import words
from enterprises.booking.actions import forgetting
from enterprises.booking.models import Party

Rows = list[dict[str, Any]]


def parties_of(person: Any) -> list[Party]:
    """Those that name them, and of guests with an address of theirs. Addresses are sealed, so each is looked at."""
    theirs = Party.objects.filter(person=person)
    mine = addresses_of(person)
    guests = Party.objects.filter(person=None).only("pk", "email", "role", "booking_id") if mine else []
    also = [each.pk for each in guests if each.email and fold_email(each.email) in mine]
    rows = theirs | Party.objects.filter(pk__in=also)
    return list(rows.select_related("booking__offering__enterprise").order_by("booking__starts_at", "pk"))


def held(person: Any) -> Rows:
    return [_row(each) for each in parties_of(person)]


def _row(party: Party) -> dict[str, Any]:
    booking = party.booking
    row = {
        _("What you booked"): booking.offering.name,
        _("With"): booking.offering.enterprise.name,
        _("When"): day(booking.starts_at),
        _("Your part"): party.get_role_display(),
        _("How it stands"): booking.get_status_display(),
        _("Price"): words.money(booking.pence),
        _("How it is paid"): booking.get_way_display(),
        _("Name"): party.name,
        _("E-mail"): party.email,
        _("Phone"): party.phone,
        _("Address"): party.address,
        _("Organisation"): party.organisation,
        _("Reference"): party.reference,
    }
    if party.role != Party.Role.PAYER:
        row |= {_("What helps"): booking.helps, _("Notes"): booking.notes, _("Words about it"): booking.words}
    return row


def erase(person: Any) -> None:
    forgetting.erase_person(person, parties_of(person))


hold(
    "bookings",
    gettext_lazy("What you booked"),
    held=held,
    erase=erase,
    settle=forgetting.settle_what_they_run_alone,
    place=20,
)
