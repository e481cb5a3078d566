"""Signing in as a person would, and looking at the letters that come."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache

from accounts import actions
from tests.factories.accounts import PASSWORD


@pytest.fixture(autouse=True)
def _no_limits_left_over(db):
    cache.clear()


@pytest.fixture
def confirmed():
    """Make somebody's e-mail address known to be theirs."""

    def make(person):
        actions.confirm_email(person)
        return person

    return make


@pytest.fixture
def with_totp(confirmed):
    """Give somebody an authenticator app; returns a function that reads its present code."""

    def make(person):
        secret = generate_totp_secret()
        TOTP.activate(confirmed(person), secret)

        def code():
            counter = next(iter(yield_hotp_counters_from_time()))
            return f"{hotp_value(secret, counter):06d}"

        return code

    return make


@pytest.fixture
def sign_in():
    """Post the log-in form."""

    def post(client, email, password=PASSWORD, **extra):
        return client.post("/accounts/login/", {"login": email, "password": password}, **extra)

    return post


def signed_in_as(client):
    return client.session.get("_auth_user_id")


def code_in(letter):
    return re.search(r"\b\d{4}-\d{4}\b", letter.body).group()


__all__ = ["Authenticator", "EmailAddress", "code_in", "signed_in_as"]
