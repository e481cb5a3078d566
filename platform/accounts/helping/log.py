"""What helpers and support workers did for somebody, in sentences the person can read. Read from the events: no second
record is kept. Other apps say the sentences of their own tags, and which things of theirs are a person's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.helping import registry
from accounts.models import Call, Help, Person, PostalLetter, Prepared
from core.models import Event

A_PAGE = 20

SENTENCES: dict[str, Any] = {
    "help:named": gettext_lazy("%(who)s named a helper, because you asked."),
    "help:accepted": gettext_lazy("%(who)s said yes: they help you now."),
    "help:declined": gettext_lazy("%(who)s said no to helping you."),
    "help:ended": gettext_lazy("%(who)s ended the help."),
    "prepared:asked": gettext_lazy("%(who)s prepared something and asked you to decide."),
    "prepared:withdrawn": gettext_lazy("%(who)s took the question back."),
    "prepared:read": gettext_lazy("%(who)s opened what waits for your answer."),
    "prepared:printed": gettext_lazy("%(who)s printed it for you, with your codes."),
    "prepared:yes": gettext_lazy("%(who)s wrote down that you said yes."),
    "prepared:no": gettext_lazy("%(who)s wrote down that you said no."),
    "call:read": gettext_lazy("%(who)s opened a call to make to you."),
    "call:made": gettext_lazy("%(who)s rang you."),
    "call:no_answer": gettext_lazy("%(who)s rang you, and nobody answered."),
    "letter:printed": gettext_lazy("%(who)s printed a letter to you."),
    "letter:posted": gettext_lazy("%(who)s posted a letter to you."),
    "reach:changed": gettext_lazy("%(who)s changed how we reach you."),
    "reach:read": gettext_lazy("%(who)s looked up how we reach you."),
}


def _of(person: Person, kind: type[Call] | type[PostalLetter]) -> Q:
    ids = [str(pk) for pk in kind._default_manager.filter(person=person).values_list("pk", flat=True)]
    return Q(subject_type=kind._meta.label_lower, subject_id__in=ids)


_theirs: list[Callable[[Person], Q]] = [
    lambda person: Q(on_behalf_of=person),
    lambda person: Q(subject_type="accounts.person", subject_id=str(person.pk)),
    lambda person: _of(person, Call) | _of(person, PostalLetter),
]


def tell_of(sentences: Mapping[str, Any], theirs: Callable[[Person], Q]) -> None:
    """Say once, when the app is ready, how its events read here, and which ones are about a person's things."""
    SENTENCES.update({tag: words for tag, words in sentences.items() if tag not in SENTENCES})
    _theirs.append(theirs)


@dataclass(frozen=True)
class Line:
    at: datetime
    about: str
    sentence: str


def log_of(person: Person, number: str | None) -> Page[Any]:
    """A page of what others did, the newest first."""
    wanted = Q()
    for ask in _theirs:
        wanted |= ask(person)
    events = Event.objects.filter(wanted, tag__in=SENTENCES).exclude(by=None).exclude(by=person)
    events = events.select_related("by").order_by("-at", "-pk")
    page: Page[Any] = Paginator(events, A_PAGE).get_page((number or "1")[:12])
    page.object_list = _lines(list(page.object_list))
    return page


def _lines(events: list[Event]) -> list[Line]:
    subjects = _subjects(events)
    ids: dict[str, set[str]] = {}
    for kind, pk in subjects.values():
        ids.setdefault(kind, set()).add(pk)
    names = registry.names_of(ids)
    return [
        Line(event.at, names.get(subjects[event.pk], ""), str(SENTENCES[event.tag]) % {"who": _who(event)})
        for event in events
    ]


def _who(event: Event) -> str:
    return event.by.name if event.by else _("The site")


def _subjects(events: list[Event]) -> dict[int, tuple[str, str]]:
    """What each event is about in the end: a question is about a listing, say."""
    through: dict[tuple[str, str], tuple[str, str]] = {}
    for model in (Help, Prepared):
        kind = model._meta.label_lower
        wanted = [event.subject_id for event in events if event.subject_type == kind]
        rows = model._default_manager.filter(pk__in=wanted).values_list("pk", "subject_type", "subject_id")
        through |= {(kind, str(pk)): (type_, id_) for pk, type_, id_ in rows} if wanted else {}
    return {
        event.pk: through.get((event.subject_type, event.subject_id), (event.subject_type, event.subject_id))
        for event in events
    }
