"""Small pages that do one thing to a listing at once, without a draft.

Each says what will happen before it does.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets import AdminDateInput

from enterprises.listings import actions, rules
from enterprises.listings.admin.scoping import only_visible, person_of
from enterprises.listings.models import Area, Base, Enterprise

EDIT = "wagtailsnippets_listings_enterprise:edit"


def _act_page(
    request: HttpRequest,
    listing: Enterprise,
    *,
    title: str,
    words: list[str],
    button: str,
    act: Callable[[], str],
    form: forms.Form | None = None,
    serious: bool = False,
) -> HttpResponse:
    """Show what will happen; on pressing the button do it (`act` gives the sentence that says it is done)."""
    back = get_valid_next_url_from_request(request) or reverse(EDIT, args=[listing.pk])
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            done = act()
        except ValidationError as error:
            form.add_error(None, error) if form is not None else messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, done)
            return redirect(back)
    context = {
        "listing": listing,
        "header_title": title,
        "header_icon": "group",
        "breadcrumbs_items": _trail(listing, title),
        "words": words,
        "button": button,
        "form": form,
        "serious": serious,
        "back": back,
    }
    return TemplateResponse(request, "listings/admin/act.html", context)


def _trail(listing: Enterprise, title: str) -> list[dict[str, str]]:
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("wagtailsnippets_listings_enterprise:list"), "label": _("Listings")},
        {"url": reverse(EDIT, args=[listing.pk]), "label": listing.name},
        {"url": "", "label": title},
    ]


def _allow(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def hide(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Enterprise, pk=pk)
    _allow(rules.may_hide(request.user, listing))

    def act() -> str:
        actions.hide_listing(listing, by=person_of(request))
        return _("“%(name)s” is hidden. Nobody can find it now.") % {"name": listing.name}

    words = [
        _("It goes at once from every page, the search, the map, the print-outs and the open data."),
        _("Its address and its short number will say that the page is not here."),
        _("It stays hidden, also when somebody publishes a new version. Nothing is deleted."),
        _("What people have already printed or copied we cannot take back."),
    ]
    title = _("Hide “%(name)s” now") % {"name": listing.name}
    return _act_page(request, listing, title=title, words=words, button=_("Yes, hide it now"), act=act, serious=True)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Enterprise, pk=pk)
    _allow(rules.may_show_again(request.user, listing))

    def act() -> str:
        actions.show_listing_again(listing, by=person_of(request))
        return _("“%(name)s” is not hidden any more.") % {"name": listing.name}

    words = [
        _("Ask first why it was hidden. Somebody may have needed it."),
        _("Everybody can find it again at once.") if listing.live else _("It is still a draft: publish it to show it."),
    ]
    title = _("Show “%(name)s” again") % {"name": listing.name}
    return _act_page(request, listing, title=title, words=words, button=_("Yes, show it again"), act=act)


def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Enterprise, pk=pk)
    _allow(rules.may_edit(request.user, listing))

    def act() -> str:
        actions.confirm_listing(listing, by=person_of(request))
        return _("“%(name)s” was confirmed today.") % {"name": listing.name}

    words = [
        _("Press this when you, or those who run it, have read the listing today and all of it is right."),
        _("The listing will say that it was confirmed today. People trust that."),
    ]
    title = _("Confirm “%(name)s”") % {"name": listing.name}
    return _act_page(request, listing, title=title, words=words, button=_("It is right today"), act=act)


class TodayForm(forms.Form):
    places_left = forms.IntegerField(
        label=gettext_lazy("Places left"),
        min_value=0,
        max_value=10_000,
        required=False,
        help_text=gettext_lazy("0 means full. Leave it empty if they do not count."),
    )
    is_closed_now = forms.BooleanField(label=gettext_lazy("Closed for now"), required=False)
    closed_words = forms.CharField(label=gettext_lazy("Why, in a few words"), max_length=200, required=False)
    closed_until = forms.DateField(
        label=gettext_lazy("Closed until"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("If you know."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("is_closed_now"):  # open again: the old reason must not stay behind
            cleaned.update(closed_words="", closed_until=None)
        return cleaned


def today(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Enterprise, pk=pk)
    _allow(rules.may_edit(request.user, listing))
    now = {name: getattr(listing, name) for name in TodayForm.base_fields}
    form = TodayForm(request.POST or None, initial=now)

    def act() -> str:
        actions.update_today(listing, by=person_of(request), **form.cleaned_data)
        return _("“%(name)s” was changed.") % {"name": listing.name}

    words = [_("This shows at once. It needs no draft, and publishing a draft later does not change it back.")]
    title = _("Today at “%(name)s”") % {"name": listing.name}
    return _act_page(request, listing, title=title, words=words, button=_("Save"), act=act, form=form)


class MoveForm(forms.Form):
    area = forms.ModelChoiceField(label=gettext_lazy("New area"), queryset=Area.objects.none())


def move(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Enterprise, pk=pk)
    _allow(rules.may_edit(request.user, listing))
    form = MoveForm(request.POST or None)
    others = Area.objects.exclude(pk=listing.area_id).order_by("name")
    if not request.user.has_perm("listings.every_area"):
        others = others.filter(areaworker__person=person_of(request))
    form.fields["area"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField has one

    def act() -> str:
        actions.move_listing(listing, area=form.cleaned_data["area"], by=person_of(request))
        return _("“%(name)s” moved to %(area)s.") % {"name": listing.name, "area": listing.area.name}

    words = [
        _("It is now in %(area)s.") % {"area": listing.area.name},
        _("The new area's support workers will look after it. The old ones cannot open it any more."),
    ]
    title = _("Move “%(name)s” to another area") % {"name": listing.name}
    return _act_page(request, listing, title=title, words=words, button=_("Move it"), act=act, form=form)


class AddressForm(forms.Form):
    slug = forms.SlugField(
        label=gettext_lazy("New address"),
        max_length=90,
        help_text=gettext_lazy("Small letters, digits and dashes, like pats-garden."),
    )

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"]).lower()


def address(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Enterprise, pk=pk)
    _allow(rules.may_edit(request.user, listing))
    form = AddressForm(request.POST or None, initial={"slug": listing.slug})

    def act() -> str:
        actions.change_address(listing, slug=form.cleaned_data["slug"], by=person_of(request))
        return _("“%(name)s” is now at %(address)s.") % {"name": listing.name, "address": listing.get_absolute_url()}

    words = [
        _("It is now at %(address)s.") % {"address": listing.get_absolute_url()},
        _("The old address leads to the new one, also from what people have printed. The short number stays."),
        _("Change it when the name has changed. Otherwise leave it: people know it."),
    ]
    title = _("Change the address of “%(name)s”") % {"name": listing.name}
    return _act_page(request, listing, title=title, words=words, button=_("Change it"), act=act, form=form)


class BaseForm(forms.Form):
    postcode = forms.CharField(
        label=gettext_lazy("Postcode"), max_length=10, help_text=gettext_lazy("In full, like GL5 1QA.")
    )
    address = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    precision = forms.ChoiceField(
        label=gettext_lazy("How closely the public may know it"),
        choices=Base.Precision.choices,
        initial=Base.Precision.SECTOR,
        widget=forms.RadioSelect,
    )


def base(request: HttpRequest, pk: int) -> HttpResponse:
    """Where they work from. Opening the page reads it, and reading is written down."""
    listing = get_object_or_404(Enterprise, pk=pk)
    title = _("Where “%(name)s” works from (private)") % {"name": listing.name}
    if not rules.may_read_base(request.user, listing):
        context = {"listing": listing, "header_title": title, "breadcrumbs_items": _trail(listing, title)}
        return TemplateResponse(request, "listings/admin/base_refused.html", context, status=403)
    known = actions.read_base(listing, by=person_of(request))
    names = BaseForm.base_fields
    form = BaseForm(request.POST or None, initial={name: getattr(known, name) for name in names} if known else {})

    def act() -> str:
        actions.set_base(listing, by=person_of(request), **form.cleaned_data)
        return _("Kept. The public sees: %(place)s.") % {"place": listing.public_place or _("no place yet")}

    words = [
        _("Only those who run it and this area's support workers can read this. Each reading is written down."),
        _("The public never sees it. They see: %(place)s.") % {"place": listing.public_place or _("no place yet")},
    ]
    return _act_page(request, listing, title=title, words=words, button=_("Keep it"), act=act, form=form)


ACTS: list[URLPattern] = [
    path(f"<int:pk>/{view.__name__}/", only_visible(view, Enterprise), name=view.__name__)
    for view in (hide, show, confirm, today, move, address, base)
]
