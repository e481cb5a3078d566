"""What can be booked: the list, one of them, and its pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from core.moves import WrongMoment
from enterprises.booking.actions import offering as actions
from enterprises.booking.models import Offering
from enterprises.booking.my.door import offering_of, own_bookings, own_bookings_form
from enterprises.booking.my.examples import examples, sample_price, starts
from enterprises.booking.my.offering_forms import PAGES, OfferingForm, PriceForm, RuleForm, WhatForm
from enterprises.booking.my.undoing import can_undo, remember
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import come_back, number_in, person_of

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@own_bookings
def offerings(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """All of them in the order people see, with the buttons that change it."""
    rows = list(listing.offerings.in_order().select_related("diary").prefetch_related("lengths"))
    if request.method == "POST":
        ids = [row.pk for row in rows]
        new = moved(ids, number_in(request.POST.get("up", "")), by=-1)
        new = moved(new, number_in(request.POST.get("down", "")), by=1)
        remember(request, listing, "order", ids=ids)
        actions.put_in_order(listing, new, by=person_of(request))
        return redirect("bookings:offerings", listing.pk)
    shown = [row for row in rows if row.status != Offering.Status.CLOSED]
    context = {
        "listing": listing,
        "offerings": shown,
        "closed": [row for row in rows if row.status == Offering.Status.CLOSED],
        "has_several_diaries": listing.diaries.count() > 1,
        "can_undo": can_undo(request, listing),
    }
    return render(request, "booking/my/offerings.html", context)


def moved(ids: list[int], pk: int, *, by: int) -> list[int]:
    """The same with one of them a place earlier or later, as far as there is one."""
    if pk not in ids:
        return ids
    at = ids.index(pk)
    there = min(max(at + by, 0), len(ids) - 1)
    new = [each for each in ids if each != pk]
    return [*new[:there], pk, *new[there:]]


@require_http_methods(FORM)
@own_bookings_form
def add(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Its first page; from then on it is kept, and can be gone on with another day."""
    blank = Offering(enterprise=listing)
    left = come_back(request)
    form = WhatForm(left or request.POST or None, instance=blank)
    if request.method == "POST" and left is None and form.is_valid():
        made = actions.add_offering(listing, by=person_of(request), **form.facts())
        return redirect("bookings:offering_page", pk=listing.pk, offering=made.pk, page="where")
    return _page(request, listing, form, "name", None)


@require_http_methods(FORM)
@own_bookings_form
def page(request: HttpRequest, listing: Enterprise, offering: int, page: str) -> HttpResponse:
    """One page of one of them."""
    row = offering_of(listing, offering)
    left = come_back(request)
    form = PAGES[page](left or request.POST or None, instance=offering_of(listing, offering))
    if request.method == "POST" and left is None and form.is_valid() and "look" not in request.POST:
        try:
            _save(request, listing, row, form)
            return redirect(_after(row, page, is_new=row.status == Offering.Status.DRAFT))
        except WrongMoment as moment:
            messages.error(request, str(moment))
    return _page(request, listing, form, page, row)


def _save(request: HttpRequest, listing: Enterprise, row: Offering, form: OfferingForm) -> None:
    by = person_of(request)
    if isinstance(form, PriceForm):
        had = [[each.minutes, each.pence] for each in row.lengths.all()]
        remember(request, listing, "offering", pk=row.pk, facts={"price": row.price}, lengths=had)
        actions.set_lengths(row, form.lengths(), price=form.price, by=by)
        return
    facts = form.facts()
    before = {name: row.diary_id if name == "diary" else getattr(row, name) for name in facts}
    remember(request, listing, "offering", pk=row.pk, facts=before)
    actions.change_offering(row, by=by, **facts)


def _after(row: Offering, page: str, *, is_new: bool) -> str:
    """A new one goes on to its next page; whoever changes one thing is back at once."""
    pages = list(PAGES)
    following = pages[pages.index(page) + 1 :] if is_new else []
    if following:
        return reverse(
            "bookings:offering_page", kwargs={"pk": row.enterprise_id, "offering": row.pk, "page": following[0]}
        )
    return reverse("bookings:offering", args=[row.enterprise_id, row.pk])


def _page(
    request: HttpRequest, listing: Enterprise, form: OfferingForm, page: str, row: Offering | None
) -> HttpResponse:
    context: dict[str, Any] = {
        "listing": listing,
        "form": form,
        "offering": row,
        "place": list(PAGES).index(page) + 1,
        "all": len(PAGES),
    }
    if row and isinstance(form, RuleForm):
        context |= rule_in_figures(row, form)
    return render(request, "booking/my/offering_page.html", context)


def rule_in_figures(row: Offering, form: RuleForm) -> dict[str, Any]:
    """The rule as it stands in the form, in words and in examples."""
    typed = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rule = {name: typed.get(name, getattr(row, name)) for name in ("free_until_hours", "late_percent")}
    now, pence = timezone.localtime(timezone=row.diary.tz), sample_price(row)
    return {"rule": rule, "starts": starts(now), "pence": pence, "examples": examples(pence, now=now, **rule)}


@require_http_methods(FORM)
@own_bookings
def offering(request: HttpRequest, listing: Enterprise, offering: int) -> HttpResponse:
    """How it stands, as people will see it, and what can be done with it."""
    row = offering_of(listing, offering)
    status = request.POST.get("to", "")
    if request.method == "POST":
        try:
            if status not in row.MOVES[row.status]:
                raise WrongMoment(_("That cannot be done just now. Look again."))
            actions.move_offering(row, status, by=person_of(request))
            messages.success(request, SAID[status])
        except WrongMoment as moment:
            messages.error(request, str(moment))
        return redirect("bookings:offering", listing.pk, row.pk)
    context = {
        "listing": listing,
        "offering": row,
        "missing": actions.whats_missing(row),
        "lengths": row.lengths.order_by("minutes"),
        "pages": [(key, form.title) for key, form in PAGES.items()],
        "was_booked": row.bookings.exists() or row.slots.exists(),
        "terms": listing.booking_terms,
        "can_undo": can_undo(request, listing),
    }
    return render(request, "booking/my/offering.html", context)


SAID: dict[str, Any] = {
    "open": gettext_lazy("People can book it now."),
    "paused": gettext_lazy("Nobody can book it for now. What is booked stays booked."),
    "closed": gettext_lazy("You do not offer it any more. What is booked stays booked."),
}


@require_http_methods(FORM)
@own_bookings
def delete(request: HttpRequest, listing: Enterprise, offering: int) -> HttpResponse:
    """Asks first. Only what was never booked."""
    row = offering_of(listing, offering)
    if request.method == "POST":
        try:
            actions.delete_offering(row, by=person_of(request))
            messages.success(request, _("It is deleted."))
            return redirect("bookings:offerings", listing.pk)
        except WrongMoment as moment:
            messages.error(request, str(moment))
            return redirect("bookings:offering", listing.pk, row.pk)
    return render(request, "booking/my/offering_delete.html", {"listing": listing, "offering": row})
