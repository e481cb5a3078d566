"""The administrator's form for the site, as a browser sends it."""

from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.actions import confirm_email
from core.models import SiteSettings


def at_the_desk(person):
    """The browser of somebody who works here and has done both steps."""
    confirm_email(person)
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}})
    client = Client()
    client.force_login(person)
    return client


def edit_address():
    return reverse("wagtailsettings:edit", args=["core", "sitesettings", SiteSettings.load().pk])


def as_sent(**changes):
    fields = ("name", "short_name", "one_line", "phone", "hours", "email", "post_address", "logo", "logo_alt", "icon")
    empty = dict.fromkeys([*fields, *SiteSettings.COLOURS.values()], "")
    return {**empty, "footer_text": "null", "footer_links-count": "0", "social_links-count": "0", **changes}
