"""The signed addresses by which a visitor, who has no account, comes to their messages."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

from enterprises.listings.models import Talk

#: How long the code in the first e-mail works, and so its page.
CODE_AGE = timedelta(hours=1)


def token_for(talk: Talk) -> str:
    """Opens this talk for its visitor, for settings.LISTINGS_MESSAGE_LINK_DAYS."""
    return _signer("link").sign(str(talk.pk))


def code_token_for(talk: Talk) -> str:
    """Opens the page that asks for the code."""
    return _signer("code").sign(str(talk.pk))


def talk_of(token: str) -> Talk | None:
    """None when the link is over or spoilt, or the messages are deleted."""
    talk = _read(token, "link", timedelta(days=settings.LISTINGS_MESSAGE_LINK_DAYS))
    return talk if talk and talk.status != Talk.Status.WAITING else None


def waiting_talk_of(token: str) -> Talk | None:
    talk = _read(token, "code", CODE_AGE * 24)
    return talk if talk and talk.status == Talk.Status.WAITING else None


def _read(token: str, what: str, age: timedelta) -> Talk | None:
    try:
        pk = int(_signer(what).unsign(token, max_age=age))
    except (BadSignature, ValueError):
        return None
    return Talk.objects.select_related("enterprise__area").filter(pk=pk).first()


def _signer(what: str) -> TimestampSigner:
    return TimestampSigner(salt=f"listings.talking.{what}")
