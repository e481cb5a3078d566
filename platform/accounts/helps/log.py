"""Who wrote down what helps somebody, who read it, and whether it was done: for them and for their team."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from accounts.models import Person
from core.models import Event

MOST = 10


class Line(NamedTuple):
    at: object
    words: str


def lines(person: Person) -> list[Line]:
    """The newest first."""
    events = Event.objects.filter(
        subject_type=Person._meta.label_lower, subject_id=str(person.pk), tag__startswith="helps:"
    )
    newest = events.select_related("by").order_by("-pk")[:MOST]
    return [Line(each.at, _in_words(each, person)) for each in newest]


def _in_words(event: Event, person: Person) -> str:
    name = event.by.name if event.by else _("Somebody")
    is_own = event.by_id == person.pk
    said = {
        "helps:recorded": _("%(name)s said what helps.") if is_own else _("%(name)s wrote down what helps, as told."),
        "helps:shared": _("%(name)s wrote down that the team may see it."),
        "helps:reviewed": _("%(name)s said that it is still right."),
        "helps:met": _("%(name)s did what helps."),
        "helps:not_met": _("%(name)s could not do what helps."),
        "helps:read": _("%(name)s read what helps."),
    }
    return said[event.tag] % {"name": name}
