"""What is held about somebody who has helpers, or helps."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.helping import registry
from accounts.models import Help, Person, Prepared
from core import personal


def _held_help(person: Person) -> list[dict[str, Any]]:
    rows = Help.objects.filter(Q(person=person) | Q(helper=person)).select_related("person", "helper").order_by("pk")
    return [
        {
            "for": row.person.name,
            "helper": row.helper.name if row.helper else row.helper_name,
            # What somebody else wrote down about them is theirs to read too, but not where a code went to.
            "sent to": row.address if row.person_id == person.pk else "",
            "about": row.about,
            "may prepare": [str(each.name) for each in registry.words_for(row.capabilities)],
            "until": str(row.until),
            "status": str(row.get_status_display()),
            "named": row.made_at.isoformat(),
        }
        for row in registry.name_all(rows)
    ]


def _erase_help(person: Person) -> None:
    """Also a code on its way to one of their addresses, whoever asked for their help."""
    Help.objects.filter(Q(person=person) | Q(helper=person)).delete()
    theirs = {each.strip().lower() for each in (person.email, person.phone) if each}
    # Addresses are sealed, so the few that wait are opened one by one.
    waiting = Help.objects.exclude(status=Help.Status.GOING).only("pk", "address")
    sent = [row.pk for row in waiting if row.address and row.address.strip().lower() in theirs]
    Help.objects.filter(pk__in=sent).delete()


def _held_prepared(person: Person) -> list[dict[str, Any]]:
    rows = Prepared.objects.filter(Q(person=person) | Q(prepared_by=person)).select_related("person", "prepared_by")
    return [
        {
            "for": row.person.name,
            "prepared by": row.prepared_by.name if row.prepared_by else "",
            "about": row.about,
            "what": str(registry.CAPABILITIES[row.capability].name) if row.capability in registry.CAPABILITIES else "",
            "status": str(row.get_status_display()),
            "answered": row.get_how_display(),
            "asked": row.asked_at.isoformat(),
        }
        for row in registry.name_all(rows.order_by("pk"))
    ]


def _erase_prepared(person: Person) -> None:
    Prepared.objects.filter(Q(person=person) | Q(prepared_by=person)).delete()


personal.hold("help", _("Your helpers, and whom you help"), held=_held_help, erase=_erase_help)
personal.hold("prepared", _("What was prepared for you, and your answers"), held=_held_prepared, erase=_erase_prepared)
