"""Handing a listing over to the people who run it, and looking after newcomers: one page each at the desk."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from core import phones, texts
from enterprises.listings import actions, rules
from enterprises.listings.admin.acts import act_page
from enterprises.listings.admin.asking import allow, crumbs
from enterprises.listings.admin.joining_lists import ListInvitations, ListNewcomers, next_step
from enterprises.listings.admin.joining_words import progress, reminded, to_whom
from enterprises.listings.admin.reach_acts import Acts, chosen
from enterprises.listings.admin.scoping import only_visible, person_of
from enterprises.listings.joining.slips import slip_pdf
from enterprises.listings.models import Area, Enterprise, Invitation, Newcomer

Way = Invitation.Way


class InviteForm(forms.Form):
    """How the code goes to the owner. Only the address of the way that is chosen counts."""

    way = forms.ChoiceField(label=gettext_lazy("How does it go to them?"), widget=forms.RadioSelect)
    for_whom = forms.CharField(
        label=gettext_lazy("Who is it for?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Their name, for “Hello ...”. You can leave it empty."),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    phone = forms.CharField(label=gettext_lazy("Mobile number"), max_length=30, required=False)
    language = forms.ChoiceField(label=gettext_lazy("In which language?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [(way.value, way.label) for way in Way if way != Way.TEXT or texts.is_on()]
        self.fields["way"].choices = ways  # type: ignore[attr-defined]  # a ChoiceField has them
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]  # the same
        if not texts.is_on():
            del self.fields["phone"]
        if len(settings.LANGUAGES) < 2:
            del self.fields["language"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("way") == Way.EMAIL and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write their e-mail address."))
        if cleaned.get("way") == Way.TEXT and not phones.can_be_texted(cleaned.get("phone") or ""):
            self.add_error("phone", _("Write the number of a mobile phone, like 07700 900123"))
        return cleaned

    def invited(self) -> dict[str, str]:
        """As invite_owner wants it."""
        said = self.cleaned_data
        address = {Way.EMAIL: said.get("email"), Way.TEXT: said.get("phone")}.get(said["way"]) or ""
        return {
            "way": said["way"],
            "address": address,
            "for_whom": said["for_whom"],
            "language": said.get("language", ""),
        }


def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """“Hand it over to the owner”: by e-mail, by text, or on a slip to print."""
    listing = get_object_or_404(Enterprise, pk=pk)
    allow(rules.may_invite(request.user, listing))
    form = InviteForm(request.POST or None, initial={"way": Way.EMAIL})
    made: list[Invitation] = []

    def act() -> str:
        made.append(actions.invite_owner(listing, by=person_of(request), **form.invited()))
        if made[0].way == Way.PAPER:
            return _("The code is made. Print the slip and hand it over.")
        return _("The invitation is on its way. You see here how far they get.")

    title = _("Hand “%(name)s” over to the owner") % {"name": listing.name}
    words = [
        *_who_runs_it(listing),
        _("They get a code. When they have typed it and said “yes, it is mine”, they can change the listing."),
        _("What they change is checked by your team before everybody sees it."),
        _("An older code to the same address stops working."),
    ]
    return act_page(
        request,
        listing,
        title=title,
        words=words,
        button=_("Make the invitation"),
        act=act,
        form=form,
        then=lambda: reverse("listings_invitations:one", args=[made[0].pk]),
    )


def _who_runs_it(listing: Enterprise) -> list[str]:
    names = [owner.name for owner in listing.owners.order_by("name")]
    runs = _("It is run by: %(names)s.") % {"names": ", ".join(names)} if names else _("Nobody runs it here yet.")
    waiting = [
        _("An invitation is out: %(to)s. %(progress)s.") % {"to": to_whom(row), "progress": progress(row)}
        for row in listing.invitations.open().order_by("-made_at")
    ]
    return [runs, *waiting]


def _invitation(request: HttpRequest, pk: int) -> Invitation:
    rows = Invitation.objects.looked_after_by(request.user).select_related("enterprise__area", "made_by", "accepted_by")
    if not request.user.has_perm("listings.change_enterprise"):
        raise Http404
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "POST"])
def one_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it has come; take it back, or print its slip."""
    found = _invitation(request, pk)
    if request.method == "POST":
        acts: Acts = {"take_back": lambda: actions.revoke_invitation(found, by=person_of(request))}
        done = {"take_back": _("Taken back. The code does not work any more.")}
        return chosen(request, acts, done, reverse("listings_invitations:one", args=[pk]))
    title = _("Invitation to “%(name)s”") % {"name": found.enterprise.name}
    context = {
        "invitation": found,
        "progress": progress(found),
        "reminded": reminded(found),
        "to": to_whom(found),
        "may_print": found.way == Way.PAPER and found.is_open and bool(actions.code_of(found)),
    }
    return _page(request, "invitation", title, ("listings_invitations:list", _("Invitations")), **context)


def _page(request: HttpRequest, template: str, title: str, parent: tuple[str, str], **context: Any) -> HttpResponse:
    back = reverse(parent[0])
    facts = {"header_title": title, "breadcrumbs_items": crumbs((back, parent[1]), ("", title)), "back": back}
    return TemplateResponse(request, f"listings/admin/{template}.html", facts | context)


@require_safe
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip with the code, as often as it is needed while the code works."""
    found = _invitation(request, pk)
    code = actions.code_of(found) if found.way == Way.PAPER and found.is_open else ""
    if not code:
        raise Http404
    headers = {"Content-Disposition": 'inline; filename="invitation.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(slip_pdf(found, code), content_type="application/pdf", headers=headers)


class AreaForm(forms.Form):
    """Whose team looks after somebody who lives in no area we know."""

    area = forms.ModelChoiceField(label=gettext_lazy("Area"), queryset=Area.objects.none())

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = Area.objects.order_by("name")
        mine = areas if person.has_perm("listings.every_area") else areas.filter(areaworker__person=person)
        self.fields["area"].queryset = mine  # type: ignore[attr-defined]  # a ModelChoiceField has one


@require_http_methods(["GET", "POST"])
def one_newcomer(request: HttpRequest, pk: int) -> HttpResponse:
    """What they said, how to reach them, and what to do next. Opening it is written down."""
    if not request.user.has_perm("listings.change_enterprise"):
        raise Http404
    rows = Newcomer.objects.looked_after_by(request.user).select_related("area", "person", "enterprise", "maybe_is")
    found = get_object_or_404(rows, pk=pk)
    form = AreaForm(request.POST or None, person=person_of(request)) if found.area is None else None
    if request.method == "POST" and (request.POST.get("act") != "start" or form is None or form.is_valid()):
        return _newcomer_act(request, found, form)
    actions.read_newcomer(found, by=person_of(request))
    wants = dict(Newcomer.Help.choices)
    context = {
        "newcomer": found,
        "next": next_step(found),
        "wants": [str(wants[each]) for each in found.wants if each in wants],
        "form": form,
        "email": found.person.email if found.person else found.email,
        "phone": found.phone or (found.person.phone if found.person else ""),
    }
    return _page(request, "newcomer", found.enterprise_name, ("listings_newcomers:list", _("Newcomers")), **context)


def _newcomer_act(request: HttpRequest, found: Newcomer, form: AreaForm | None) -> HttpResponse:
    by, area = person_of(request), form.cleaned_data.get("area") if form and form.is_bound and form.is_valid() else None
    acts: Acts = {
        "start": lambda: actions.start_listing_for(found, by=by, area=area),
        "give": lambda: actions.give_listing_to(found, by=by),
        "done": lambda: actions.settle_newcomer(found, by=by),
        "again": lambda: actions.newcomer_waits_again(found, by=by),
    }
    done = {
        "start": _("The listing is started as a draft, and they run it."),
        "give": _("They run the listing now, and know it."),
        "done": _("Kept: dealt with."),
        "again": _("It waits again."),
    }
    here = reverse("listings_newcomers:one", args=[found.pk])
    try:
        return chosen(request, acts, done, here)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(here)


INVITE: list[URLPattern] = [path("<int:pk>/invite/", only_visible(invite, Enterprise), name="invite")]
INVITATIONS: list[URLPattern] = [
    path("", ListInvitations.as_view(), name="list"),
    path("results/", ListInvitations.as_view(results_only=True), name="results"),
    path("<int:pk>/", one_invitation, name="one"),
    path("<int:pk>/slip.pdf", slip, name="slip"),
]
NEWCOMERS: list[URLPattern] = [
    path("", ListNewcomers.as_view(), name="list"),
    path("results/", ListNewcomers.as_view(results_only=True), name="results"),
    path("<int:pk>/", one_newcomer, name="one"),
]
