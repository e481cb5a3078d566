"""News for somebody we know only a phone number of: a text where that can be, else a call for the team of the area.

Nothing is lost: a text that cannot be sent, or did not arrive, becomes a call to make (/desk/bookings/ring/).
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task

from accounts.models import Person
from core import mail, phones, texts
from core.events import record
from core.moves import move
from enterprises.booking.models import Booking, PhoneNews, Waiting

#: How long a text may be on its way before somebody rings instead.
SILENT = timedelta(days=1)


class Somebody(Protocol):
    """Whom the news is for: somebody's part in a booking, or in a waiting list."""

    name: Any
    phone: Any
    language: Any


def tell_by_phone(about: Booking | Waiting, somebody: Somebody, template: str, context: Mapping[str, Any]) -> PhoneNews:
    """Part of an action, inside its transaction."""
    can_text = texts.is_on() and phones.can_be_texted(somebody.phone)
    with translation.override(somebody.language or settings.LANGUAGE_CODE):
        _subject, words = mail.read(template, context)
        short = texts.render(template, context) if can_text else ""
    row = PhoneNews.objects.create(
        **{"booking" if isinstance(about, Booking) else "waiting": about},
        status=PhoneNews.Status.TEXT if can_text else PhoneNews.Status.RING,
        number=somebody.phone,
        name=somebody.name,
        words=words,
        short=short,
    )
    if can_text:
        deliver.enqueue(str(row.pk))
    return row


@task(priority=mail.FIRST)
def deliver(news_id: str) -> None:
    """Hand one text to the gateway. One that is gone, or was handed over, is left alone."""
    news = PhoneNews.objects.filter(pk=news_id, status=PhoneNews.Status.TEXT, sent_id="").first()
    if news is None:
        return
    number = phones.normal(news.number)
    if number is None or not texts.is_on():
        ring_instead(news)
        return
    try:
        sent_id = _hand_over(news, number)
    except texts.WrongNumber:
        ring_instead(news)
        return
    PhoneNews.objects.filter(pk=news.pk).update(sent_id=sent_id, sent_at=timezone.now(), short="")


def _hand_over(news: PhoneNews, number: str) -> str:
    """The gateway's id. After a first try that was cut off, the text may be there already."""
    gateway, reference = texts.gateway(), str(news.pk)
    if news.tried_at and (found := gateway.find(reference)):
        return found
    PhoneNews.objects.filter(pk=news.pk).update(tried_at=timezone.now())
    return gateway.send(number, news.short, reference)


@transaction.atomic
def ring_instead(news: PhoneNews) -> None:
    move(news, PhoneNews.Status.RING)


def ask_what_became() -> None:
    """A text that arrived is forgotten; one that did not, or of which nothing was heard, is told by phone."""
    on_their_way = PhoneNews.objects.filter(status=PhoneNews.Status.TEXT)
    for news in on_their_way.filter(created_at__lt=timezone.now() - SILENT):
        ring_instead(news)
    for news in on_their_way.exclude(sent_id="").order_by("sent_at"):
        try:
            _settle(news, texts.gateway().outcome(news.sent_id))
        except texts.TryLater:
            return


def _settle(news: PhoneNews, outcome: texts.Outcome) -> None:
    if outcome == texts.Outcome.FAILED:
        ring_instead(news)
    elif outcome == texts.Outcome.ARRIVED:
        news.delete()


@transaction.atomic
def was_told(news: PhoneNews, *, by: Person) -> None:
    """Somebody of the team rang and told them. The view has made sure that it is of their areas."""
    move(news, PhoneNews.Status.TOLD, told_at=timezone.now(), told_by=by)
    record("booking:told" if news.booking_id else "waiting:told", news.about, by=by)


@transaction.atomic
def not_told(news: PhoneNews, *, by: Person) -> None:
    """It was not them after all: back on the list."""
    move(news, PhoneNews.Status.RING, told_at=None, told_by=None)
    record("booking:not_told" if news.booking_id else "waiting:not_told", news.about, by=by)
