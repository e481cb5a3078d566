"""What is true today, said by those who run it and seen by everybody at once. Each change can be undone."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enterprises.listings import actions
from enterprises.listings.models import Enterprise, OpeningException
from enterprises.listings.own.door import of_ones_own, person_of
from enterprises.listings.own.forms import DifferentDaysForm, TodayForm

FACTS = ("is_closed_now", "closed_words", "closed_until", "places_left")
_DAYS = ("starts_on", "ends_on", "is_open", "words")


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_own
def today(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    doing = request.POST.get("do", "")
    now = {**_facts(enterprise), "is_closed_now": "closed" if enterprise.is_closed_now else "open"}
    form = TodayForm(request.POST if doing == "today" else None, initial=now)
    days = DifferentDaysForm(request.POST if doing == "days" else None, prefix="days")
    act = {"today": _say_today, "days": _say_days, "as_always": _as_always, "undo": _undo}.get(doing)
    if act and act(request, enterprise, days if doing == "days" else form):
        return redirect("listing_today:today", enterprise.pk)
    context = {
        "enterprise": enterprise,
        "today": form,
        "days": days,
        "form": days if doing == "days" else form,  # whose mistakes stand on top of the page
        "different": enterprise.exceptions.filter(ends_on__gte=timezone.localdate()).order_by("starts_on", "pk"),
        "may_undo": _key(enterprise) in request.session,
    }
    return render(request, "listings/own/today.html", context)


def _facts(enterprise: Enterprise) -> dict[str, Any]:
    return {name: getattr(enterprise, name) for name in FACTS}


def _key(enterprise: Enterprise) -> str:
    return f"undo_today_{enterprise.pk}"


def _say_today(request: HttpRequest, enterprise: Enterprise, form: forms.Form) -> bool:
    if not form.is_valid():
        return False
    _remember(request, enterprise, facts=_facts(enterprise))
    actions.update_today(enterprise, by=person_of(request), **form.cleaned_data)
    messages.success(request, _("Everybody sees it now."))
    return True


def _say_days(request: HttpRequest, enterprise: Enterprise, form: forms.Form) -> bool:
    if not form.is_valid():
        return False
    row = actions.say_different_days(enterprise, by=person_of(request), **form.cleaned_data)
    _remember(request, enterprise, row=row.pk)
    messages.success(request, _("Everybody sees these days now."))
    return True


def _as_always(request: HttpRequest, enterprise: Enterprise, form: forms.Form) -> bool:
    row = _row(enterprise, request.POST.get("row"))
    if row:
        _remember(request, enterprise, days={name: getattr(row, name) for name in _DAYS})
        actions.take_back_different_days(enterprise, by=person_of(request), row=row)
        messages.success(request, _("These days are as always again."))
    return True


def _undo(request: HttpRequest, enterprise: Enterprise, form: forms.Form) -> bool:
    before = request.session.pop(_key(enterprise), {})
    by, row = person_of(request), _row(enterprise, before.get("row"))
    if before.get("facts"):
        actions.update_today(enterprise, by=by, **_dated(before["facts"]))
    if before.get("days"):
        actions.say_different_days(enterprise, by=by, **_dated(before["days"]))
    if row:
        actions.take_back_different_days(enterprise, by=by, row=row)
    if before:
        messages.success(request, _("It is as it was before."))
    return True


def _row(enterprise: Enterprise, number: Any) -> OpeningException | None:
    digits = str(number or "")
    known = digits.isascii() and digits.isdigit() and len(digits) < 18
    return OpeningException.objects.filter(enterprise=enterprise, pk=digits).first() if known else None


def _remember(request: HttpRequest, enterprise: Enterprise, **before: Any) -> None:
    """In the session, because an address must hold no words somebody typed."""
    for facts in before.values():
        if isinstance(facts, dict):
            facts.update({name: value.isoformat() for name, value in facts.items() if isinstance(value, date)})
    request.session[_key(enterprise)] = before


def _dated(facts: dict[str, Any]) -> dict[str, Any]:
    days = ("closed_until", "starts_on", "ends_on")
    return {name: date.fromisoformat(value) if name in days and value else value for name, value in facts.items()}
