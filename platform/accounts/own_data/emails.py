"""One function for each message about a person's own data."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from accounts.models import DataCopy, Doubt, Erasure, Person, Way
from accounts.reach import problem, reach_of, usable_way
from core import mail

SALT = "accounts.own_data.stop"
#: What is tried as the second route, in this order. A letter is slow, and whoever shares a home may open it.
_ROUTES = (Way.EMAIL, Way.TEXT, Way.CALL, Way.LETTER)
_TO_THE_PHONE = {Way.TEXT, Way.CALL}


def token_for(erasure: Erasure) -> str:
    """What stands in the link that stops it. It works as long as the erasure waits."""
    return signing.dumps(erasure.pk, salt=SALT)


def two_routes(person: Person) -> list[Way | None]:
    """The way they chose and one more that does not end in the same place. [None]: somebody must find a way."""
    reach = reach_of(person)
    first = usable_way(person, reach)
    same = _TO_THE_PHONE if first in _TO_THE_PHONE else {first}
    others = (way for way in _ROUTES if way not in same)
    second = next((way for way in others if not problem(way, person.email, person.phone, reach.address)), None)
    return [way for way in (first, second) if way] or [None]


def copy_ready(copy: DataCopy) -> None:
    """They can fetch it now. It is told without what is in it."""
    address = lazy(lambda: settings.SITE_URL + reverse("own_data"), str)()
    tell(copy.person, "accounts/data_ready", {"address": address, "days": settings.ACCOUNTS_KEEP_DATA_COPY_DAYS})


def erasure_asked(erasure: Erasure, *, worker: str = "") -> None:
    """By two routes: somebody else may have asked in their name, and may hold one of them."""
    token = token_for(erasure)
    address = lazy(lambda: settings.SITE_URL + reverse("own_data_stop", args=[token]), str)()
    context = {"address": address, "due": erasure.due_at, "worker": worker}
    for way in two_routes(erasure.person):
        tell(erasure.person, "accounts/erasure_asked", context, way=way or "")


def erasure_stopped(erasure: Erasure) -> None:
    for way in two_routes(erasure.person):
        tell(erasure.person, "accounts/erasure_stopped", way=way or "")


def erased(address: str, language: str) -> None:
    """The last e-mail, to an address that is on no row any more. It goes with the e-mail."""
    mail.send(address, "accounts/erased", language=language or None)


def doubt_settled(doubt: Doubt) -> None:
    address = lazy(lambda: settings.SITE_URL + reverse("own_data"), str)()
    tell(doubt.person, "accounts/doubt_settled", {"address": address})
