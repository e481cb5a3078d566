"""How long we know from where somebody signed in: allauth notes the internet address and the browser of each.

The two lines belong together. A note without its session is of no use; a session without its note could not be seen,
nor ended, on the page that shows where one is signed in.
"""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from accounts.models import Person, SignInPhone
from core import retention

#: A support worker wrote a number down, and nobody there ever typed a code: perhaps it is a stranger's.
UNCONFIRMED = timedelta(days=180)
#: Somebody typed an address or a number and never the code that was sent there.
UNPROVEN = timedelta(days=2)


def begun_before(moment: datetime) -> QuerySet[Session]:
    """Who signed in so long ago signs in again."""
    keys = UserSession.objects.filter(created_at__lt=moment).values("session_key")
    return Session.objects.filter(session_key__in=keys)


def ended_before(moment: datetime) -> QuerySet[UserSession]:
    alive = Session.objects.filter(expire_date__gte=moment).values("session_key")
    return UserSession.objects.exclude(session_key__in=alive)


retention.keep(
    "sessions begun long ago",
    timedelta(days=settings.ACCOUNTS_KEEP_SIGN_IN_DAYS),
    begun_before,
    setting="ACCOUNTS_KEEP_SIGN_IN_DAYS",
)
retention.keep("where people signed in", timedelta(0), ended_before)
retention.keep(
    "people who never proved their address or number", UNPROVEN, lambda at: Person.objects.filter(unproven_since__lt=at)
)
retention.keep(
    "numbers to sign in with that nobody confirmed",
    UNCONFIRMED,
    lambda at: SignInPhone.objects.filter(confirmed_at=None, noted_at__lt=at),
)
