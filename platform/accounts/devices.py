"""Where somebody is signed in: what each browser is called, ending one or all the others, and knowing a new one.

A browser that somebody has signed in with carries a cookie for a year that says so, with a digest for each person.
Without it the sign-in is from a new device, and its person is told (accounts.receivers).
"""

import re
from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.models import Person

COOKIE, SALT = "known_here", "accounts.devices"
A_YEAR = 365 * 86400
#: So many people of one household are known on one device.
MOST_PEOPLE = 8
#: Who works here sees other people's things: after so many days they sign in again.
DAYS_AT_WORK = 14
#: From then on the pages say when they will be signed out.
SOON = timedelta(days=2)

#: The first that is found counts: most browsers also name those they are made from.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS", "Chrome"),
    ("Safari", "Safari"),
)


def described(user_agent: str) -> str:
    """“Firefox on a Windows computer”, of what a browser says of itself."""
    browser = next((name for found, name in _BROWSERS if re.search(found, user_agent)), _("A browser"))
    return _("%(browser)s on %(device)s") % {"browser": browser, "device": _device(user_agent)}


def _device(user_agent: str) -> str:
    kinds = (
        ("iPhone", _("an iPhone")),
        ("iPad", _("an iPad")),
        ("Android.*Mobile", _("an Android phone")),
        ("Android", _("an Android tablet")),
        ("Windows", _("a Windows computer")),
        ("CrOS", _("a Chromebook")),
        ("Macintosh", _("a Mac")),
        ("Linux", _("a Linux computer")),
    )
    return next((words for found, words in kinds if re.search(found, user_agent)), _("a device"))


def sessions_of(person: Person) -> QuerySet[UserSession]:
    """Those that have not ended, the newest first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    rows: QuerySet[UserSession] = UserSession.objects.filter(user_id=person.pk, session_key__in=alive)
    return rows.order_by("-created_at", "-pk")


def end_session(session: UserSession) -> None:
    """Signed out there, at once."""
    session.end()


def end_others(person: Person, *, but: str | None) -> int:
    """Signed out everywhere else. `but` is the key of the session that stays. Says how many were ended."""
    others = list(UserSession.objects.filter(user_id=person.pk).exclude(session_key=but or ""))
    for session in others:
        session.end()
    return len(others)


# --- how long -----------------------------------------------------------------------------------
def set_end(request: HttpRequest, person: Person) -> None:
    """Say when this session ends, whatever is done meanwhile."""
    longest = settings.ACCOUNTS_KEEP_SIGN_IN_DAYS
    days = min(DAYS_AT_WORK, longest) if person.is_staff else longest
    request.session.set_expiry(timezone.now() + timedelta(days=days))


def ends_soon(request: HttpRequest) -> datetime | None:
    """When this session ends, in its last days."""
    ends: datetime = request.session.get_expiry_date()
    return ends if ends - timezone.now() < SOON else None


# --- a new device -------------------------------------------------------------------------------
def _digest(person: Person) -> str:
    return salted_hmac("accounts.devices.person", str(person.pk), algorithm="sha256").hexdigest()[:20]


def _known_on(request: HttpRequest) -> list[str]:
    kept: Any = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=A_YEAR)
    return [each for each in str(kept).split(".") if each]


def is_known(request: HttpRequest, person: Person) -> bool:
    """Whether this person has signed in with this browser before."""
    return _digest(person) in _known_on(request)


def remember(request: HttpRequest, response: HttpResponseBase, person: Person) -> None:
    """From now on this browser is known to be theirs."""
    others = [each for each in _known_on(request) if each != _digest(person)]
    response.set_signed_cookie(
        COOKIE,
        ".".join([_digest(person), *others][:MOST_PEOPLE]),
        salt=SALT,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
