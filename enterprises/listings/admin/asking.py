"""A small page of the admin that says what one act will do, and does it when the button is pressed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.moves import WrongMoment

Trail = list[dict[str, str]]


def allow(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def crumbs(*steps: tuple[str, str]) -> Trail:
    """The way from the admin's first page, as (address, words); the page itself has no address."""
    home = (reverse("wagtailadmin_home"), _("Home"))
    return [{"url": url, "label": label} for url, label in (home, *steps)]


def ask(
    request: HttpRequest,
    *,
    act: Callable[[], str],
    back: str,
    then: Callable[[], str] | None = None,
    form: forms.Form | None = None,
    **page: Any,
) -> HttpResponse:
    """Show what will happen; on pressing the button do it (`act` gives the sentence that says it is done).

    Leads `back`, or where `then` says once it is done. `page` holds what listings/admin/act.html shows: title,
    breadcrumbs, words, button.
    """
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            done = act()
        except ValidationError as error:
            form.add_error(None, error) if form is not None else messages.error(request, " ".join(error.messages))
        except WrongMoment as error:
            messages.error(request, str(error))
            return redirect(back)
        else:
            messages.success(request, done)
            return redirect(then() if then else back)
    return TemplateResponse(request, "listings/admin/act.html", {"form": form, "back": back, **page})
