"""What a task is about, and why it is there, in words."""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enterprises.mentoring.models import Task


class About(NamedTuple):
    """Whom it is about, and where that is dealt with ("" : nowhere else)."""

    names: str
    address: str


def about(task: Task) -> About:
    if task.membership:
        return About(task.membership.person.name, reverse("desk_mentoring:member", args=[task.membership_id]))
    if task.proposal:
        names = f"{task.proposal.mentee_person.name}, {task.proposal.mentor_person.name}"
        return About(names, reverse("desk_mentoring:proposal", args=[task.proposal_id]))
    if task.pairing:
        names = f"{task.pairing.mentee_person.name}, {task.pairing.mentor_person.name}"
        return About(names, reverse("desk_mentoring:pairing", args=[task.pairing_id]))
    return About("", "")


def why(task: Task, today: date) -> str:
    """“For 3 days”: how long it waits beyond its day, or until when it can."""
    days = (task.due_on - today).days
    if task.status != Task.Status.TO_DO:
        return str(task.get_status_display())
    if days < 0:
        return ngettext("%(n)d day late", "%(n)d days late", -days) % {"n": -days}
    if days == 0:
        return _("Today")
    return ngettext("In %(n)d day", "In %(n)d days", days) % {"n": days}
