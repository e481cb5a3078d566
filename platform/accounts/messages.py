"""The one door for news to somebody: it goes out in the way they chose.

    tell(person, "listings/published", {"enterprise": enterprise}, area=enterprise.area)

The words are templates/emails/<app>/<news>.txt for the e-mail, the letter and the call; a text has a short
version in templates/texts/<app>/<news>.txt. All is written in the transaction it tells about. Then the worker
sends e-mails and texts; letters and calls wait for a support worker (listings.admin). Nothing is lost: news
for somebody without a usable way, or that could not be brought, becomes a call to make.

An address of nobody we know (a visitor's, a team's) gets an e-mail.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task

from accounts.models import Call, Person, PostalLetter, Text, Way
from accounts.reach import reach_of, usable_way
from core import mail, phones, site, texts
from core.events import record


class News(NamedTuple):
    """What is told: which template, what stands in it, and the area whose team looks after it."""

    template: str
    context: Mapping[str, Any]
    area: Any


def tell(
    to: Person | str,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    area: Any = None,
    way: str = "",
    language: str = "",
) -> Way:
    """Tell somebody one piece of news. Returns the way it takes: theirs, or `way` where the news needs that one.

    `area` is the listings.Area whose team posts the letter or makes the call: by default that of an
    enterprise the person runs. `language` is for an address; a person has said theirs.
    """
    if isinstance(to, str):
        mail.send(to, template, context, language=language or None)
        return Way.EMAIL
    reach = reach_of(to)
    chosen = Way(way) if way else usable_way(to, reach)
    area = area or _area_of(to)
    facts = {"phone": getattr(area, "phone", "") or site.current().phone, **(context or {})}
    with translation.override(reach.language or settings.LANGUAGE_CODE):
        _WAYS[chosen](to, News(template, facts, area))
    return chosen or Way.CALL


def _area_of(person: Person) -> Any:
    """The area of an enterprise they run. By name: areas stand above this app."""
    areas = apps.get_model("listings", "Area")._default_manager
    return areas.filter(enterprises__ownership__person=person).order_by("pk").first()


def _mail(person: Person, news: News) -> None:
    subject, words = mail.render(news.template, news.context)
    mail.post(person, subject, words)


def _text(person: Person, news: News) -> None:
    short = texts.render(news.template, news.context)
    row = Text.objects.create(**_row(person, news), short=short)
    deliver_text.enqueue(str(row.pk))


def _write(person: Person, news: News) -> None:
    PostalLetter.objects.create(**_row(person, news))


def _ring(person: Person, news: News) -> None:
    Call.objects.create(**_row(person, news), why=Call.Why.CHOSEN)


def _find_a_way(person: Person, news: News) -> None:
    Call.objects.create(**_row(person, news), why=Call.Why.NO_WAY)


_WAYS: dict[Way | None, Callable[[Person, News], None]] = {
    Way.EMAIL: _mail,
    Way.TEXT: _text,
    Way.LETTER: _write,
    Way.CALL: _ring,
    None: _find_a_way,
}


def _row(person: Person, news: News) -> dict[str, Any]:
    subject, words = mail.read(news.template, news.context)
    return {"person": person, "area": news.area, "subject": subject, "words": words}


@task(priority=mail.FIRST)
def deliver_text(text_id: str) -> None:
    """Hand one text to the gateway. One that is gone, or has an id there, was handed over already."""
    text = Text.objects.select_related("person").filter(pk=text_id, sent_id="").first()
    if text is None:
        return
    number = phones.normal(text.person.phone)
    if number is None or not texts.is_on():
        ring_instead(text, Call.Why.TEXT_FAILED)
        return
    try:
        sent_id = _hand_over(text, number)
    except texts.WrongNumber:
        ring_instead(text, Call.Why.TEXT_FAILED)
        return
    Text.objects.filter(pk=text.pk).update(sent_id=sent_id, sent_at=timezone.now(), short="")


def _hand_over(text: Text, number: str) -> str:
    """The gateway's id. A worker killed after sending leaves tried_at, and then the text may be there already."""
    gateway, reference = texts.gateway(), str(text.pk)
    if text.tried_at and (found := gateway.find(reference)):
        return found
    Text.objects.filter(pk=text.pk).update(tried_at=timezone.now())
    return gateway.send(number, text.short, reference)


@transaction.atomic
def ring_instead(message: Text | PostalLetter, why: str) -> Call | None:
    """What could not be brought becomes a call to make. None when somebody else has just done it."""
    gone, _rows = type(message)._default_manager.filter(pk__in=[message.pk]).delete()
    if not gone:
        return None
    return to_ring(message.person, message.subject, message.words, why, area=message.area)


def to_ring(person: Person, subject: str, words: str, why: str, *, area: Any = None) -> Call:
    """A call to make about news that another way did not bring."""
    call = Call.objects.create(person=person, area=area or _area_of(person), subject=subject, words=words, why=why)
    record("call:needed", call)
    return call
