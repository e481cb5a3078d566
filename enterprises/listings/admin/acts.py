"""Small pages that do one thing to a listing at once, without a draft.

Each says what will happen before it does; hiding, which may not wait, says it afterwards and can be undone.
"""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets import AdminDateInput

from enterprises.listings import actions, rules
from enterprises.listings.admin.asking import Trail, allow, ask, crumbs
from enterprises.listings.admin.buttons import with_undo
from enterprises.listings.admin.scoping import only_visible, person_of
from enterprises.listings.models import Area, Base, Enterprise

EDIT = "wagtailsnippets_listings_enterprise:edit"


def act_page(request: HttpRequest, listing: Enterprise, *, title: str, back: str = "", **more: Any) -> HttpResponse:
    """A page that asks about one listing (see ask). `back` is where it came from, when that is not the listing."""
    return ask(
        request,
        listing=listing,
        header_title=title,
        header_icon="group",
        breadcrumbs_items=trail(listing, title),
        back=get_valid_next_url_from_request(request) or back or reverse(EDIT, args=[listing.pk]),
        **more,
    )


def came_from(request: HttpRequest) -> str:
    """The way back, to hand on to the next address."""
    back = get_valid_next_url_from_request(request)
    return f"?{urlencode({'next': back})}" if back else ""


def trail(listing: Enterprise, title: str) -> Trail:
    listings = (reverse("wagtailsnippets_listings_enterprise:list"), _("Listings"))
    return crumbs(listings, (reverse(EDIT, args=[listing.pk]), listing.name), ("", title))


def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """One press on the listing's buttons posts here, and it is done. Who comes by an address sees a page that asks."""
    listing = get_object_or_404(Enterprise, pk=pk)
    allow(rules.may_hide(request.user, listing))
    gone = [
        _("It is gone from every page, the search, the map, the print-outs and the open data."),
        _("It stays hidden, also when somebody publishes a new version. Nothing is deleted."),
        _("What people have already printed or copied we cannot take back."),
    ]

    def act() -> str:
        actions.hide_listing(listing, by=person_of(request))
        hidden = _("“%(name)s” is hidden. Nobody can find it now.") % {"name": listing.name}
        may_undo = rules.may_show_again(request.user, listing)
        undo = reverse("listings_admin:show", args=[listing.pk]) + came_from(request) if may_undo else ""
        return with_undo(request, [hidden, *gone], undo=_("Show it again"), address=undo)

    title = _("Hide “%(name)s” now") % {"name": listing.name}
    words = [_("This is what happens at once:"), *gone]
    return act_page(request, listing, title=title, words=words, button=_("Hide it now"), act=act, serious=True)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Enterprise, pk=pk)
    allow(rules.may_show_again(request.user, listing))

    def act() -> str:
        actions.show_listing_again(listing, by=person_of(request))
        if listing.live:
            return _("“%(name)s” is shown again. Everybody can find it.") % {"name": listing.name}
        return _("“%(name)s” is not hidden any more. It is still a draft: publish it to show it.") % {
            "name": listing.name
        }

    words = [
        _("Ask first why it was hidden. Somebody may have needed it."),
        _("Everybody can find it again at once.") if listing.live else _("It is still a draft: publish it to show it."),
    ]
    title = _("Show “%(name)s” again") % {"name": listing.name}
    return act_page(request, listing, title=title, words=words, button=_("Yes, show it again"), act=act)


def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Enterprise, pk=pk)
    allow(rules.may_edit(request.user, listing))

    def act() -> str:
        actions.confirm_listing(listing, by=person_of(request))
        return _("“%(name)s” was confirmed today.") % {"name": listing.name}

    words = [
        _("Press this when you, or those who run it, have read the listing today and all of it is right."),
        _("The listing will say that it was confirmed today. People trust that."),
    ]
    title = _("Confirm “%(name)s”") % {"name": listing.name}
    return act_page(request, listing, title=title, words=words, button=_("It is right today"), act=act)


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
    allow(rules.may_edit(request.user, listing))
    now = {name: getattr(listing, name) for name in TodayForm.base_fields}
    form = TodayForm(request.POST or None, initial=now)

    def act() -> str:
        actions.update_today(listing, by=person_of(request), **form.cleaned_data)
        return _("“%(name)s” was changed.") % {"name": listing.name}

    words = [_("This shows at once. It needs no draft, and publishing a draft later does not change it back.")]
    title = _("Today at “%(name)s”") % {"name": listing.name}
    return act_page(request, listing, title=title, words=words, button=_("Save"), act=act, form=form)


class MoveForm(forms.Form):
    area = forms.ModelChoiceField(label=gettext_lazy("New area"), queryset=Area.objects.none())


def move(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Enterprise, pk=pk)
    allow(rules.may_edit(request.user, listing))
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
    return act_page(request, listing, title=title, words=words, button=_("Move it"), act=act, form=form)


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
    allow(rules.may_edit(request.user, listing))
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
    return act_page(request, listing, title=title, words=words, button=_("Change it"), act=act, form=form)


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
        context = {"listing": listing, "header_title": title, "breadcrumbs_items": trail(listing, title)}
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
    return act_page(request, listing, title=title, words=words, button=_("Keep it"), act=act, form=form)


ACTS: list[URLPattern] = [
    path(f"<int:pk>/{view.__name__}/", only_visible(view, Enterprise), name=view.__name__)
    for view in (hide, show, confirm, today, move, address, base)
]
