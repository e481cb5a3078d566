"""One function for each message. No subject and no message to an owner holds a word of what was written."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from enterprises.listings.models import Talk
from enterprises.listings.talking import links


def code(talk: Talk, code: str) -> None:
    """To whoever's address was typed: nothing in it was written by a visitor, who might be somebody else."""
    context = {"code": code, "address": _address("talking:confirm", links.code_token_for(talk))}
    tell(talk.email, "listings/message_code", context, language=talk.language)


def came(talk: Talk) -> None:
    """To those who run it: a visitor wrote."""
    context = {"enterprise": talk.enterprise, "address": _address("talking:talk", talk.pk)}
    for owner in talk.enterprise.owners.filter(is_active=True).order_by("pk"):
        tell(owner, "listings/message_came", context, area=talk.enterprise.area)


def answered(talk: Talk, words: str) -> None:
    """To the visitor, from the site: the answer, and where to write back."""
    context = {
        "enterprise": talk.enterprise,
        "words": words,
        "address": _address("talking:visitor", links.token_for(talk)),
        "days": settings.LISTINGS_MESSAGE_LINK_DAYS,
    }
    tell(talk.email, "listings/message_answered", context, language=talk.language)


def _address(name: str, *args: object) -> str:
    """Worked out while it is written: the page in the language of whoever reads it."""
    address: str = lazy(lambda: settings.SITE_URL + reverse(name, args=args), str)()
    return address
