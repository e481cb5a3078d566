"""Where somebody signed in from is known as long as they are signed in there, and for thirty days at most."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse

from core import retention

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def signed_in(client, mo, confirmed, sign_in):
    """Mo, signed in on Monday."""
    with time_machine.travel(MONDAY, tick=False):
        sign_in(client, confirmed(mo).email, REMOTE_ADDR="192.0.2.7")
    assert list(UserSession.objects.values_list("user", "ip")) == [(mo.pk, "192.0.2.7")]
    return client


def kept():
    return UserSession.objects.count(), Session.objects.count()


def test_it_is_kept_while_they_are_signed_in(signed_in):
    retention.sweep(MONDAY + timedelta(days=13))

    assert kept() == (1, 1)


def test_it_goes_when_the_session_has_run_out(signed_in):
    retention.sweep(MONDAY + timedelta(days=14, seconds=1))

    assert kept() == (0, 0)


def test_it_goes_when_they_sign_out(signed_in):
    signed_in.post(reverse("account_logout"))

    retention.sweep(MONDAY + timedelta(hours=1))

    assert not UserSession.objects.exists()


def test_a_session_that_is_always_renewed_ends_after_thirty_days(signed_in, settings):
    Session.objects.update(expire_date=MONDAY + timedelta(days=300))

    retention.sweep(MONDAY + timedelta(days=settings.ACCOUNTS_KEEP_SIGN_IN_DAYS))
    assert kept() == (1, 1)
    retention.sweep(MONDAY + timedelta(days=settings.ACCOUNTS_KEEP_SIGN_IN_DAYS, seconds=1))

    assert kept() == (0, 0)
    assert signed_in.get(reverse("devices")).status_code == 302


def test_other_peoples_sessions_stay(signed_in):
    """A session that is not of a sign-in, as a visitor's, goes by its own time alone."""
    Session.objects.create(session_key="visitor", session_data="", expire_date=MONDAY + timedelta(days=300))

    retention.sweep(MONDAY + timedelta(days=200))

    assert list(Session.objects.values_list("session_key", flat=True)) == ["visitor"]
