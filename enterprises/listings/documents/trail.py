"""Who sent, opened, saw and removed documents, in sentences: read from the events, which nobody can change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person
from core.models import Event
from enterprises.listings.models import Document

A_PAGE = 30
SENTENCES: dict[str, Any] = {
    "document:added": gettext_lazy("%(who)s sent it."),
    "document:opened": gettext_lazy("%(who)s opened it."),
    "document:seen": gettext_lazy("%(who)s said that they had seen it."),
    "document:not_usable": gettext_lazy("%(who)s said that it cannot be used."),
    "document:taken_back": gettext_lazy("%(who)s took the answer back, to look at it again."),
    "document:let_go": gettext_lazy("%(who)s said that it does not count any more."),
    "document:replaced": gettext_lazy("%(who)s put a newer one in its place."),
    "document:put_back": gettext_lazy("%(who)s said that it counts after all."),
    "document:removed": gettext_lazy("%(who)s removed it. The file is deleted."),
    "document:ran_out_soon": gettext_lazy("We said that it runs out soon."),
}


@dataclass(frozen=True)
class Line:
    """One thing that happened to one document."""

    at: datetime
    sentence: str
    document: Document


def trail(documents: Iterable[Document], number: str | None = None) -> Page[Any]:
    """A page of what happened to these documents, the newest first."""
    by_key = {str(each.pk): each for each in documents}
    of_them = Event.objects.filter(subject_type=Document._meta.label_lower, subject_id__in=by_key)
    page: Page[Any] = Paginator(of_them.filter(tag__in=SENTENCES).order_by("-at", "-pk"), A_PAGE).get_page(
        (number or "1")[:12]
    )
    shown = list(page.object_list)
    names = dict(Person.objects.filter(pk__in={each.by_id for each in shown if each.by_id}).values_list("pk", "name"))
    page.object_list = [
        Line(each.at, str(SENTENCES[each.tag]) % {"who": _name(each.by_id, names)}, by_key[each.subject_id])
        for each in shown
    ]
    return page


def _name(pk: int | None, names: dict[int, str]) -> str:
    if pk is None:
        return _("The site")
    return names.get(pk) or _("Somebody who is not here any more")
