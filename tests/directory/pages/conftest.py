import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts import actions as accounts
from directory.models import HomePage


def at_desk(person):
    """Their browser, let into the admin by two steps."""
    accounts.confirm_email(person)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def home(groups):
    """The pages a new site starts with."""
    return HomePage.objects.get()


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
