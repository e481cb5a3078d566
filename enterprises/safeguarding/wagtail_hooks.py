"""Worries come first at the desk, for their contacts alone."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import desk
from core.desk import Waiting, Way
from enterprises.safeguarding import rules
from enterprises.safeguarding.models import Concern


@desk.queue(order=1)
def worries(person: Any) -> Waiting | None:
    if not rules.is_contact(person):
        return None
    waiting = list(Concern.objects.for_contact(person).waiting())
    if not waiting:
        return None
    words = ngettext("%(n)d worry waits for somebody", "%(n)d worries wait for somebody", len(waiting))
    why = _("Somebody may not be safe.")
    oldest = min(each.raised_at for each in waiting)
    return Waiting(words % {"n": len(waiting)}, reverse("desk_worries:register"), why, oldest)


@desk.way(order=5)
def record_a_worry(person: Any) -> Way | None:
    return Way(_("Write down a worry that somebody told you"), reverse("desk_worries:write"))


@desk.way(order=6)
def read_worries(person: Any) -> Way | None:
    return Way(_("Read worries"), reverse("desk_worries:register")) if rules.is_contact(person) else None


@desk.way(order=90)
def choose_contacts(person: Any) -> Way | None:
    return Way(_("Say who reads worries"), reverse("desk_worries:contacts")) if rules.may_appoint(person) else None
