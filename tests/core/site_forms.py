"""The administrator's form for the site, as a browser sends it."""

import json

from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

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


def words(html):
    """A page's words in one block, as its row keeps them."""
    return json.dumps([{"type": "paragraph", "value": html}])


def words_sent(html):
    """The same as the editor's form sends them."""
    typed = ContentstateConverter(["bold", "h2", "h3", "ol", "ul", "link"]).from_database_format(html)
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-value": typed,
    }
