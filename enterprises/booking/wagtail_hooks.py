"""What of bookings waits at the desk, and what can be done there."""

from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import desk
from core.desk import Waiting, Way
from enterprises.booking.desk import finding


@desk.queue(order=25)
def bookings_to_tell(person: Any) -> Waiting | None:
    waiting = finding.to_ring(person).aggregate(count=Count("pk"), oldest=Min("created_at"))
    words = ngettext("%(n)d person to ring about a booking", "%(n)d people to ring about a booking", waiting["count"])
    why = _("They have a phone and no e-mail, and do not know it yet.")
    address = reverse("desk_bookings:ring")
    return Waiting(words % {"n": waiting["count"]}, address, why, waiting["oldest"]) if waiting["count"] else None


@desk.queue(order=55)
def offerings_to_look_at(person: Any) -> Waiting | None:
    waiting = finding.to_look_at(person).aggregate(count=Count("pk"), oldest=Min("words_changed_at"))
    words = ngettext(
        "%(n)d thing people can book has new words", "%(n)d things people can book have new words", waiting["count"]
    )
    why = _("Everybody reads them already. Look whether they are right.")
    address = reverse("desk_bookings:offerings")
    return Waiting(words % {"n": waiting["count"]}, address, why, waiting["oldest"]) if waiting["count"] else None


@desk.way(order=15)
def book_for_somebody(person: Any) -> Way | None:
    return Way(_("Book, move or cancel for somebody on the phone"), reverse("desk_bookings:front"))
