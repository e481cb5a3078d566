"""The forms about listings that can be saved, and whose each is."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.saved import content
from core.saved.kinds import Kind, register
from core.saved.models import SavedForm
from enterprises.listings import actions, rules
from enterprises.listings.forms import CorrectionForm, LineForm, NeedForm, ProblemForm
from enterprises.listings.joining.forms import JoinForm
from enterprises.listings.models import Area, Enterprise
from enterprises.listings.talking.forms import FirstMessageForm

AreaOf = Callable[[SavedForm], Area | None]


def area_of_listing(saved: SavedForm) -> Area | None:
    """The area of the listing the form is about; None when the listing is gone."""
    try:
        slug = resolve(urlsplit(saved.address).path).kwargs.get("slug", "")
    except Resolver404:
        return None
    listing = Enterprise.objects.select_related("area").filter(slug=slug).first()
    return listing.area if listing else None


def area_of_place(saved: SavedForm) -> Area | None:
    """The area of the place they typed, or searched near."""
    near = content.unpack(saved).get("near") or parse_qs(urlsplit(saved.address).query).get("near", [""])[0]
    return actions.area_for(actions.place_point(near)) if near else None


def area_of_postcode(saved: SavedForm) -> Area | None:
    """The area of the postcode they typed."""
    return actions.area_for(actions.postcode_point(content.unpack(saved).get("postcode") or ""))


def may_open(area_of: AreaOf, person: Any, saved: SavedForm) -> bool:
    return rules.may_open_saved(person, area_of(saved))


def saved_kind(key: str, title: str | Promise, form: type[forms.BaseForm], area_of: AreaOf) -> Kind:
    """A form that the areas' teams answer for. Apps above this one name theirs with it too."""
    return register(Kind(key, title, form, area_of, partial(may_open, area_of)))


saved_kind("correction", _("Suggest a correction"), CorrectionForm, area_of_listing)
saved_kind("correction_of_a_line", _("Correct one line"), LineForm, area_of_listing)
saved_kind("problem", _("Report a problem"), ProblemForm, area_of_listing)
saved_kind("need", _("Tell us what you looked for"), NeedForm, area_of_place)
saved_kind("message", _("Send a message"), FirstMessageForm, area_of_listing)
saved_kind("join", _("Tell us about your enterprise"), JoinForm, area_of_postcode)
