"""What happened to a booking, with who did it for somebody else; and that somebody read it."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.models import Event
from enterprises.booking.models import Booking


class Line(NamedTuple):
    at: datetime
    words: str


def _events(booking: Booking) -> QuerySet[Event]:
    return Event.objects.filter(subject_type=Booking._meta.label_lower, subject_id=str(booking.pk))


@transaction.atomic
def was_read(booking: Booking, *, by: Person) -> None:
    """A worker saw the address and the notes. Once a day is enough to know."""
    if not _events(booking).filter(tag="booking:address_read", by=by, at__date=timezone.localdate()).exists():
        record("booking:address_read", booking, by=by)


def history(booking: Booking) -> list[Line]:
    """The newest last. Whoever works here is named; of the enterprise and the person it says only what they did."""
    theirs = {each.person_id for each in booking.parties.all()}
    owners = set(booking.offering.enterprise.ownership_set.values_list("person_id", flat=True))
    said = _words(booking)
    lines = []
    for event in _events(booking).select_related("by").order_by("pk"):
        if event.tag not in said:
            continue
        is_worker = event.by is not None and event.by_id not in theirs | owners
        name = event.by.get_short_name() if event.by else ""
        by = _(" (by %(name)s, who works here)") % {"name": name} if is_worker else ""
        lines.append(Line(event.at, said[event.tag] + by))
    return lines


def _words(booking: Booking) -> dict[str, str]:
    return {
        "booking:requested": _("Asked for"),
        "booking:held": _("Kept while it is paid"),
        "booking:confirmed": _("Booked"),
        "booking:moved": _("Moved to another time"),
        "booking:cancelled": _("Cancelled"),
        "booking:declined": _("The enterprise said no"),
        "booking:expired": _("Not paid in time") if booking.was_not_paid else _("Nobody answered in time"),
        "booking:completed": _("It took place"),
        "booking:address_proven": _("The e-mail address is theirs"),
        "booking:address_refused": _("The e-mail address was not theirs"),
        "booking:email_changed": _("Another e-mail address"),
        "booking:coming": _("They said that they are on their way"),
        "booking:late": _("They said that they are late"),
        "booking:address_read": _("Read"),
        "booking:told": _("Told by phone"),
    }
