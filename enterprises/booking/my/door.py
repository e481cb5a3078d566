"""Who comes to the pages about an enterprise's bookings: those who run it, once it is getting ready for them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from enterprises.booking.models import Diary, Offering, Terms
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import own_form, own_listing

View = Callable[..., HttpResponseBase]
Row = TypeVar("Row", bound=models.Model)


def own_bookings(view: View) -> View:
    """A page: the view gets the enterprise. Before they began with bookings, it leads to where they begin."""
    return own_listing(_begun(view))


def own_bookings_form(view: View) -> View:
    """The same for a form, which comes back filled in when whoever typed had been signed out."""
    return own_form(_begun(view))


def _begun(view: View) -> View:
    @wraps(view)
    def begun(request: HttpRequest, listing: Enterprise, **kwargs: Any) -> HttpResponseBase:
        if not Terms.objects.filter(enterprise=listing).exists():
            return redirect("bookings:front", listing.pk)
        return view(request, listing, **kwargs)

    return begun


def found(rows: models.QuerySet[Row], pk: Any) -> Row:
    """That row, or the page is not there: also for a longer number than any id, an error of SQLite's own."""
    row = None if isinstance(pk, int) and pk >= 2**63 else rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def diary_of(listing: Enterprise, pk: int) -> Diary:
    return found(Diary.objects.filter(enterprise=listing), pk)


def offering_of(listing: Enterprise, pk: int) -> Offering:
    return found(Offering.objects.filter(enterprise=listing).select_related("diary", "enterprise"), pk)
