"""Who sent, opened, saw and removed documents, in sentences: read from the events, which nobody can change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person
from core.models import Event
from enterprises.listings.models import Document, DocumentShare

A_PAGE = 30
SENTENCES: dict[str, Any] = {
    "document:added": gettext_lazy("%(who)s sent it."),
    "document:opened": gettext_lazy("%(who)s opened it."),
    "document:copied": gettext_lazy("%(who)s had it put into the copy of their own data."),
    "document:seen": gettext_lazy("%(who)s said that they had seen it."),
    "document:not_usable": gettext_lazy("%(who)s said that it cannot be used."),
    "document:taken_back": gettext_lazy("%(who)s took the answer back, to look at it again."),
    "document:let_go": gettext_lazy("%(who)s said that it does not count any more."),
    "document:replaced": gettext_lazy("%(who)s put a newer one in its place."),
    "document:put_back": gettext_lazy("%(who)s said that it counts after all."),
    "document:removed": gettext_lazy("%(who)s removed it. The file is deleted."),
    "document:ran_out_soon": gettext_lazy("We said that it runs out soon."),
    "share:began": gettext_lazy("%(who)s shared it with %(whom)s."),
    "share:opened": gettext_lazy("%(whom)s opened it. It was shared with them."),
    "share:ended": gettext_lazy("%(who)s stopped sharing it with %(whom)s."),
}
_DOCUMENT, _SHARE = Document._meta.label_lower, DocumentShare._meta.label_lower


@dataclass(frozen=True)
class Line:
    """One thing that happened to one document."""

    at: datetime
    sentence: str
    document: Document


def trail(documents: Iterable[Document], number: str | None = None) -> Page[Any]:
    """A page of what happened to these documents, and to what was shared of them, the newest first."""
    by_key = {str(each.pk): each for each in documents}
    shares = {str(each.pk): each for each in DocumentShare.objects.filter(document__in=by_key.values())}
    of_them = Q(subject_type=_DOCUMENT, subject_id__in=by_key) | Q(subject_type=_SHARE, subject_id__in=shares)
    found = Event.objects.filter(of_them, tag__in=SENTENCES).order_by("-at", "-pk")
    page: Page[Any] = Paginator(found, A_PAGE).get_page((number or "1")[:12])
    shown = list(page.object_list)
    names = dict(Person.objects.filter(pk__in={each.by_id for each in shown if each.by_id}).values_list("pk", "name"))
    page.object_list = [_line(each, by_key, shares, names) for each in shown]
    return page


def _line(event: Event, by_key: dict[str, Document], shares: dict[str, DocumentShare], names: dict[int, str]) -> Line:
    share = shares[event.subject_id] if event.subject_type == _SHARE else None
    document = by_key[str(share.document_id) if share else event.subject_id]
    whom = (share.name if share else "") or _("somebody whose name is not kept any more")
    sentence = str(SENTENCES[event.tag]) % {"who": _name(event.by_id, names), "whom": whom}
    return Line(event.at, capfirst(sentence), document)


def _name(pk: int | None, names: dict[int, str]) -> str:
    if pk is None:
        return _("The site")
    return names.get(pk) or _("Somebody who is not here any more")
