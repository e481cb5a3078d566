"""What waiting lists hold about a person, also as a guest."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.addresses import addresses_of
from core.moves import WrongMoment
from core.personal import day, hold
from core.throttle import fold_email
from enterprises.booking.models import Waiting
from enterprises.booking.waiting import locks

Rows = list[dict[str, Any]]


def places_of(person: Any) -> list[Waiting]:
    """Those that name them, and of guests with an address of theirs. Addresses are sealed, so each is looked at."""
    mine = addresses_of(person)
    guests = Waiting.objects.filter(person=None).only("pk", "email") if mine else []
    also = [each.pk for each in guests if each.email and fold_email(each.email) in mine]
    rows = Waiting.objects.filter(person=person) | Waiting.objects.filter(pk__in=also)
    return list(rows.select_related("offering__enterprise", "offering__diary").order_by("since", "pk"))


def held(person: Any) -> Rows:
    return [
        {
            _("What you wait for"): each.offering.name,
            _("With"): each.offering.enterprise.name,
            _("Since"): day(each.since),
            _("Until"): day(each.until),
            _("How it stands"): each.get_status_display(),
            _("Name"): each.name,
            _("E-mail"): each.email,
            _("Phone"): each.phone,
            _("Words about it"): each.words,
        }
        for each in places_of(person)
    ]


def erase(person: Any) -> None:
    """A time that is kept for them is free again; then nothing of it is left."""
    for each in places_of(person):
        try:
            row = locks.hold(each.pk)
        except WrongMoment:  # somebody took it away this moment
            continue
        locks.let_go(row)
        row.delete()


hold("waiting", gettext_lazy("What you wait for"), held=held, erase=erase, place=21)
