"""That a paper is there, told to whoever pays. What stands on it is behind the link."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from enterprises.booking import news as booking_news
from enterprises.booking import proving
from enterprises.booking.models import Booking, Paper, Party, Payment
from enterprises.booking.papers import links
from enterprises.booking.papers.facts import payer_of

#: Papers that wait to be told of together (gathered), each with its payment.
_WAITING: ContextVar[list[tuple[Paper, Payment]] | None] = ContextVar("papers_to_tell_of", default=None)


@contextmanager
def gathered() -> Iterator[None]:
    """Papers of one kind that are written within, for one payer, are told of once: those of regular bookings."""
    if _WAITING.get() is not None:
        yield
        return
    waiting: list[tuple[Paper, Payment]] = []
    before = _WAITING.set(waiting)
    try:
        yield
    finally:
        _WAITING.reset(before)
    _tell(waiting)


def ready(paper: Paper, payment: Payment) -> None:
    """To the payer, by the way they are reached. Who has an account finds it among what they have spent. Where we
    cannot write to the payer, whoever booked gets it to hand it on.
    """
    waiting = _WAITING.get()
    if waiting is None:
        _tell([(paper, payment)])
    else:
        waiting.append((paper, payment))


def _tell(written: list[tuple[Paper, Payment]]) -> None:
    told: dict[tuple[Any, str], list[tuple[Paper, Party, Booking]]] = {}
    for paper, payment in written:
        if reader := _reader(payment.booking):
            key = (reader.person or reader.email, paper.kind)
            told.setdefault(key, []).append((paper, reader, payment.booking))
    for rows in told.values():
        _tell_of(rows)


def _reader(booking: Booking) -> Party | None:
    """None where we can write to nobody: it stands on the booking's own page, which their code opens."""
    payer = payer_of(booking)
    reader = payer if payer.person or payer.email else _who_booked(booking)
    return reader if reader and (reader.person or reader.email) else None


def _who_booked(booking: Booking) -> Party | None:
    try:
        return booking.party(Party.Role.BY)
    except Party.DoesNotExist:
        return None


def _tell_of(rows: list[tuple[Paper, Party, Booking]]) -> None:
    paper, reader, booking = rows[0]
    payer = payer_of(booking)
    addresses = [_address(each, has_account=bool(payer.person)) for each, _reader, _booking in rows]
    context = {
        "paper": paper,
        "enterprise": paper.enterprise,
        "address": addresses[0],
        "number": len(rows),
        "addresses": addresses[:1] if payer.person else addresses,
        "to_hand_on": reader != payer,
    }
    to = reader.person or reader.email
    if isinstance(to, str) and reader.role != Party.Role.PAYER and not proving.is_proven(reader):
        booking_news.paper_there(booking, context)
        return
    tell(to, "booking/paper_ready", context, area=paper.enterprise.area, language=reader.language)


def _address(paper: Paper, *, has_account: bool) -> str:
    """Made when it is read, so that it speaks the language of whoever reads it."""
    token = links.token_for(paper)
    page = lazy(lambda: settings.SITE_URL + (reverse("papers:mine") if has_account else _open(token)), str)
    return page()


def _open(token: str) -> str:
    return reverse("papers:paper", args=[token])
