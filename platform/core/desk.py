"""The first page of the admin: what waits for whoever signed in, what comes first, and where to begin.

Every app says what waits in it, in a function that is asked with the person:

    @desk.queue(order=40)
    def corrections(person) -> desk.Waiting | None: ...

The lowest order is what needs somebody first: people who may not be safe, then people who wait, then tidiness.
`way` is the same for the links of "What would you like to do?". Imported by each app's wagtail_hooks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

#: Names listed under one line; the line's own link leads to all of them.
MOST_NAMED = 5


class Way(NamedTuple):
    """A link to do something."""

    words: str
    address: str


@dataclass(frozen=True)
class Waiting:
    """One line: what waits ("2 problems are reported"), where it is dealt with, and why it matters."""

    words: str
    address: str
    why: str = ""
    oldest_at: datetime | None = None
    named: list[Way] = field(default_factory=list)

    @property
    def waited(self) -> str:
        """“The oldest has waited 3 days.”, from the second hour on."""
        if self.oldest_at is None or (timezone.now() - self.oldest_at).total_seconds() < 3600:
            return ""
        return _("The oldest has waited %(time)s.") % {"time": timesince(self.oldest_at, depth=1)}


Queue = Callable[[Any], Waiting | None]
Offer = Callable[[Any], Way | None]
_queues: list[tuple[int, Queue]] = []
_ways: list[tuple[int, Offer]] = []


def queue(*, order: int) -> Callable[[Queue], Queue]:
    """Ask this function what waits in its part of the site. None: nothing, or nothing for this person."""

    def keep(function: Queue) -> Queue:
        _queues.append((order, function))
        return function

    return keep


def way(*, order: int) -> Callable[[Offer], Offer]:
    """Ask this function for a link to begin with. None: not for this person."""

    def keep(function: Offer) -> Offer:
        _ways.append((order, function))
        return function

    return keep


def waiting_for(person: Any) -> list[Waiting]:
    """What needs this person, the most pressing first."""
    return [found for _order, ask in sorted(_queues, key=lambda each: each[0]) if (found := ask(person))]


def ways_for(person: Any) -> list[Way]:
    return [found for _order, ask in sorted(_ways, key=lambda each: each[0]) if (found := ask(person))]


class DeskPanel(Component):
    """What waits, in words, on top of the admin's first page."""

    name = "desk"
    template_name = "core/admin/desk.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        if parent_context is None:
            return {}
        person = parent_context["request"].user
        waiting = waiting_for(person)
        return {"first": waiting[0] if waiting else None, "then": waiting[1:], "ways": ways_for(person)}
