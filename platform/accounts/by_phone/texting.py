"""Texts about signing in. They go to a number and not to a person: never to the number news goes to, and never, when
they do not arrive, to a support worker who would ring and read a code out.

A job holds them, encrypted, and forgets them when they would come too late to be of use.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import structlog
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django_tasks import task

from accounts.models import Person
from accounts.reach import reach_of
from core import mail, site, texts, throttle
from core.fields import cipher

logger = structlog.get_logger()
CODE_LASTS, NEWS_LASTS = 600, throttle.DAY
#: So many codes go by text within an hour, to one number and to one household. For everybody: a setting.
FOR_ONE_NUMBER, FOR_ONE_NETWORK = 5, 20


def may_send_code(request: HttpRequest, number: str) -> bool:
    """Texts cost money and disturb: whether one more may go. Asked for every number, known or not."""
    everybody = settings.ACCOUNTS_TEXT_CODES_AN_HOUR
    return (
        throttle.allow(request, "text code", capacity=FOR_ONE_NETWORK, per=throttle.HOUR)
        and throttle.allow(number, "text code", capacity=FOR_ONE_NUMBER, per=throttle.HOUR)
        and throttle.allow("everybody", "text code", capacity=everybody, per=throttle.HOUR)
    )


def send_code(number: str, code: str) -> None:
    """In the language of the page that asks for the code."""
    _enqueue(number, texts.render("accounts/text_code", {"code": code}), CODE_LASTS)


def send_nothing(number: str) -> None:
    """Nobody signs in with this number. As much work as for a number that is known, so that nobody can tell."""
    words = texts.render("accounts/text_code", {"code": "0000-0000"})
    _enqueue(number, words, CODE_LASTS, is_meant=False)


def tell_number(person: Person, number: str, template: str, context: Mapping[str, Any]) -> None:
    """News that is of use only at this number, in the language of its person."""
    with translation.override(reach_of(person).language or settings.LANGUAGE_CODE):
        words = texts.render(template, {"phone": site.current().phone, **context})
    _enqueue(number, words, NEWS_LASTS)


def _enqueue(number: str, words: str, lasts: int, *, is_meant: bool = True) -> None:
    facts = {"number": number, "words": words, "reference": str(uuid4()), "is_meant": is_meant}
    deliver.enqueue(cipher().encrypt(json.dumps(facts).encode()).decode(), lasts)


@task(priority=mail.FIRST)
def deliver(sealed: str, lasts: int) -> None:
    """Hand it to the gateway, while it is of use."""
    try:
        facts = json.loads(cipher().decrypt(sealed.encode(), ttl=lasts))
    except InvalidToken:
        return
    if not facts["is_meant"] or not texts.is_on():
        return
    try:
        texts.gateway().send(facts["number"], facts["words"], facts["reference"])
    except texts.WrongNumber:
        logger.info("sign_in_text_to_no_mobile")
