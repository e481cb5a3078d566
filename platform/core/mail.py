"""E-mail: written in the transaction it tells about, sent by the worker after that transaction has committed.

News for a person goes through accounts.messages.tell, which asks how they like to be reached; this is one of
the four ways it takes.

`send(to, "listings/published", context)` renders templates/emails/listings/published.txt (the first line is
the subject) into a Letter and enqueues a job that holds only the letter's id. If the transaction is rolled
back, so is the letter; if the mail server is away, the job is tried again (core.jobs); when the letter is
sent, its row is gone.

A subject is read by whoever looks at the screen: it holds no name, place or word somebody typed. It may use
site_name and what is public anyway (a listing's name).

In tests jobs run when the transaction commits (core.jobs.AfterCommitBackend):

    with django_capture_on_commit_callbacks(execute=True):
        publish(listing, by=jo)

    assert [letter.subject for letter in mailoutbox] == ["Ana's Bakery can now be found"]
"""

import re
import textwrap
from collections.abc import Mapping
from email.utils import formataddr, parseaddr
from smtplib import SMTPException
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context, Engine
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from core import site
from core.models import Letter

WIDTH = 72
#: Before other jobs: somebody may be waiting for a code.
FIRST = 50


class Reachable(Protocol):
    """A person: they may have no e-mail address."""

    pk: Any
    email: str | None


class NotSent(Exception):
    """The mail server did not take a letter. Says what kind of failure, never to whom."""


def send(
    to: Reachable | str,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    language: str | None = None,
) -> bool:
    """Write a letter from templates/emails/<template>.txt and have it sent once the transaction commits.

    `to` is a person or an address. Returns False when the person has no e-mail: somebody must tell them.
    """
    if not isinstance(to, str) and not to.email:
        return False
    with translation.override(language or settings.LANGUAGE_CODE):
        subject, words = render(template, context or {})
        post(to, subject, words)
    return True


def post(to: Reachable | str, subject: str, words: str) -> None:
    """Have a letter sent that is already rendered (allauth's, or by accounts.messages), signed by the team."""
    words += signature(site.current())
    if isinstance(to, str):
        letter = Letter.objects.create(address=to, subject=subject, words=words)
    else:
        letter = Letter.objects.create(person_id=to.pk, subject=subject, words=words)
    deliver.enqueue(str(letter.pk))


def render(template: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """The subject and the words of a letter, its lines as long as an e-mail's may be."""
    subject, words = read(template, context)
    return subject, wrap(words)


def read(template: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """The same with every line as long as it was written: paper and the phone have other widths."""
    subject, _newline, words = plain(f"emails/{template}.txt", context).partition("\n")
    return " ".join(subject.split()), words.strip()


def plain(path: str, context: Mapping[str, Any]) -> str:
    """A template as plain text: nothing is HTML, so nothing is escaped."""
    everywhere = {"site_name": site.current().name, "site_url": settings.SITE_URL}
    return Engine.get_default().get_template(path).render(Context({**everywhere, **context}, autoescape=False)).strip()


def signature(ours: site.Site) -> str:
    """Who wrote, and how to reach them: nothing when the site has said no way to be reached."""
    ways = [
        _("Ring us: %(number)s") % {"number": f"{ours.phone} ({ours.hours})" if ours.hours else ours.phone}
        if ours.phone
        else "",
        _("Write to us: %(address)s") % {"address": ours.email} if ours.email else "",
        ", ".join(ours.post_lines),
    ]
    said = [way for way in ways if way]
    # The two dashes and a space are how mail programs know where a letter ends.
    return "\n-- \n" + "\n".join([ours.name, *said]) + "\n" if said else ""


def wrap(words: str) -> str:
    """Lines of at most 72 letters, lists indented, addresses whole, and never more than one empty line."""
    lines = [_wrap_line(line.rstrip()) for line in words.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _wrap_line(line: str) -> str:
    item = re.match(r"\s*(?:[-*•]|\d+\.)\s+", line)
    indent = " " * len(item.group()) if item else ""
    return textwrap.fill(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


@task(priority=FIRST)
def deliver(letter_id: str) -> None:
    """Send one letter and forget it. A letter that is gone was sent already, or its person was erased."""
    letter = Letter.objects.select_related("person").filter(pk=letter_id).first()
    if letter is None:
        return
    address = letter.address or (letter.person.email if letter.person else "")
    if not address:
        return  # They gave up their address meanwhile: accounts.tasks has them rung.
    _hand_over(letter, address)
    letter.delete()


def _hand_over(letter: Letter, address: str) -> None:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    ours = site.current()
    message = EmailMessage(
        letter.subject,
        letter.words,
        from_email=formataddr((ours.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[address],
        reply_to=[ours.email] if ours.email else None,
        # A worker killed between sending and forgetting sends again: the same id lets the mailbox keep one.
        headers={"Message-ID": f"<{letter.pk}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        # From None, because the server's words hold the address and a job's traceback is kept.
        raise NotSent(f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()) from None
