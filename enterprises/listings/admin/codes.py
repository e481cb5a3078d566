"""“Somebody rings with a code”: see the page they see, or the form as far as they got, and finish it for them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_plus, urlsplit

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, path, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.ui.components import Component

from core import throttle
from core.saved import actions, codes, content, tickets
from core.saved.forms import CodeForm
from core.saved.kinds import DESCRIBES, KINDS
from enterprises.listings import rules
from enterprises.listings.admin.scoping import person_of

#: So many codes one person at the desk may try in an hour. Nobody answers the phone that fast.
TRIES = 60


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponseBase:
    """Type the code that is read out. It is sent, not put into the address, which stays in a browser's history."""
    if not rules.may_answer_codes(request.user):
        raise PermissionDenied
    form = _plain_fields(CodeForm(request.POST if request.method == "POST" else None))
    context: dict[str, Any] = {}
    if form.is_bound and _is_reference(request.POST.get("help_code", "")):
        context["is_reference"] = True
    elif form.is_bound and form.is_valid():
        if not throttle.allow(f"desk {request.user.pk}", "codes at the desk", capacity=TRIES, per=throttle.HOUR):
            return throttle.too_many(request, wait=throttle.MINUTE)
        context = _opened(request, form.cleaned_data["help_code"])
        if not context:
            form.add_error("help_code", _("Nothing is kept under this code. Ask them to read it out once more."))
    context |= {
        "form": form,
        "header_title": _("Somebody rings with a code"),
        "header_icon": "key",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Somebody rings with a code")},
        ],
        "days": actions.DAYS,
    }
    return TemplateResponse(request, "listings/admin/codes.html", context)


def _plain_fields(form: forms.Form) -> forms.Form:
    form.fields["help_code"].widget.attrs["autofocus"] = True
    return form


def _is_reference(typed: str) -> bool:
    """What error pages show: E-4HKM-79QP. No code has an E."""
    plain = "".join(char for char in typed.upper() if char.isalnum())
    return plain.startswith("E") and len(plain) == codes.LENGTH + 1


def _opened(request: HttpRequest, code: str) -> dict[str, Any]:
    """What the page says about the code; nothing when there is none."""
    saved = actions.find_for_desk(code)
    if saved is None:
        return {}
    facts = {"saved": saved, "code": codes.shown(code)}
    if saved.is_page:
        return facts | {"asked_for": _asked_for(saved.address), "path": unquote_plus(urlsplit(saved.address).path)}
    kind = KINDS.get(saved.kind)
    if kind is None:
        return {}
    if not kind.may_open(request.user, saved):
        return {"refused": kind.area_of(saved), "code": facts["code"]}
    actions.read_at_desk(saved, by=person_of(request))
    ticket = tickets.Ticket(saved.pk, code, person_of(request)).text
    return facts | {"title": kind.title, "answers": content.in_words(saved, kind), "ticket": ticket}


def _asked_for(address: str) -> list[str]:
    """What a search was for, in words."""
    path_, _mark, query = address.partition("?")
    try:
        name = resolve(path_).view_name
    except Resolver404:
        return []
    return DESCRIBES[name](query) if name in DESCRIBES else []


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """They do not want it kept."""
    ticket = tickets.read(request, request.POST.get("saved", ""))
    if not rules.may_answer_codes(request.user) or ticket is None or ticket.by is None:
        raise PermissionDenied
    actions.forget(ticket.saved_id, by=person_of(request))
    messages.success(request, _("Deleted. The code opens nothing any more."))
    return redirect("desk_codes:find")


class CodePanel(Component):
    """The box for the code, on the first page of the admin: whoever answers the phone has it at hand."""

    name = "codes"
    template_name = "listings/admin/code_panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = parent_context["request"] if parent_context else None
        answers = bool(request and rules.may_answer_codes(request.user))
        return {"form": CodeForm() if answers else None, "request": request}


CODES = [path("", find, name="find"), path("forget/", forget, name="forget")]
