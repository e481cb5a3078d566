"""/reading/: choose how to read, look at it, keep it, put it back."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core import reading
from core.languages import in_language

A_YEAR = 365 * 24 * 3600


class ReadingForm(forms.Form):
    use_required_attribute = False
    text = forms.ChoiceField(
        label=_("Size of letters"),
        required=False,
        choices=[("", _("Normal")), ("large", _("Large")), ("larger", _("Very large"))],
        widget=forms.RadioSelect,
    )
    colours = forms.ChoiceField(
        label=_("Colours"),
        required=False,
        choices=[
            ("", _("Normal")),
            ("light", _("Black on white")),
            ("dark", _("White on black")),
        ],
        widget=forms.RadioSelect,
    )
    spacing = forms.BooleanField(
        label=_("More space between letters, words and lines"),
        required=False,
        help_text=_("Many people with dyslexia find this easier."),
    )
    motion = forms.BooleanField(label=_("Nothing moves"), required=False)
    layout = forms.BooleanField(label=_("Plain pages: no pictures, everything in one column"), required=False)
    marks_optional = False

    def reading(self) -> reading.Reading:
        """The way to read that was chosen."""
        said = self.cleaned_data
        return reading.Reading(
            text=said["text"],
            colours=said["colours"],
            spacing="spaced" if said["spacing"] else "",
            motion="still" if said["motion"] else "",
            layout="plain" if said["layout"] else "",
        )


@require_http_methods(["GET", "POST"])
@never_cache
def settings_page(request: HttpRequest) -> HttpResponse:
    """Three buttons: look at it, keep it, put everything back."""
    now = reading.of(request)
    form = ReadingForm(request.POST if request.method == "POST" else None, initial=now.answers())
    do, chosen = request.POST.get("do", ""), None
    if do == "reset":
        return _keep(request, reading.Reading())
    if form.is_bound and form.is_valid():
        chosen = form.reading()
        if do == "keep":
            return _keep(request, chosen)
        request.reading = chosen  # type: ignore[attr-defined]  # this page alone is shown in it
    context = {
        "form": form,
        "is_kept": "kept" in request.GET and not form.is_bound,
        "is_shown": chosen is not None,
        "is_ordinary": now == reading.Reading(),
        "next": next_page(request),
    }
    return render(request, "reading/settings.html", context)


def _keep(request: HttpRequest, chosen: reading.Reading) -> HttpResponse:
    """Keep it in this browser, and with the account of whoever is signed in."""
    if request.user.is_authenticated:
        get_user_model()._default_manager.filter(pk=request.user.pk).update(reading=chosen.key)
    response = redirect(f"{reverse('core:reading')}?{urlencode({'kept': 1, 'next': next_page(request)})}")
    if chosen.key:
        facts: dict[str, Any] = {"secure": settings.SESSION_COOKIE_SECURE, "samesite": "Lax", "httponly": True}
        response.set_cookie(reading.COOKIE, chosen.key, max_age=A_YEAR, **facts)
    else:
        response.delete_cookie(reading.COOKIE, samesite="Lax")
    return response


def next_page(request: HttpRequest) -> str:
    """The page of ours they came from, to go back to; "/" when that is not known."""
    given = request.POST.get("next") or request.GET.get("next")
    if given is None:
        given = _came_from(request)
    given = given.rstrip("?")
    if not (given.startswith("/") and url_has_allowed_host_and_scheme(given, {request.get_host()})):
        return in_language("/")
    is_itself = urlsplit(given).path == reverse("core:reading")
    return given if not is_itself and len(given) <= 1500 else in_language("/")


def _came_from(request: HttpRequest) -> str:
    """The address without its site that their browser says they come from; "" for another site's."""
    try:
        found = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # brackets in the wrong place
        return ""
    return f"{found.path}?{found.query}" if found.netloc == request.get_host() else ""
