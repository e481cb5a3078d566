"""The money pages of those who run an enterprise."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from core import throttle
from enterprises.booking.models import Terms
from enterprises.booking.money import actions, rows, sheet, sums
from enterprises.booking.money.forms import SearchForm, VatForm
from enterprises.booking.money.statement import statement_pdf
from enterprises.booking.papers import drawn
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import number_in, own_listing, person_of

#: Rows on one page; files that one household may have made in an hour.
SHOWN, FILES = 30, 60
#: From so many on a list can be searched.
LONG = 8


@require_safe
@own_listing
def front(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """What is still to come in, and what has to be given back."""
    to_come = rows.to_come(listing)
    form = SearchForm(request.GET or None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = rows.search(to_come, words) if words else to_come
    context = {
        "listing": listing,
        "page": Paginator(found, SHOWN).get_page(request.GET.get("page")),
        "words": words,
        "query": f"q={words}" if words else "",
        "form": form if words or len(to_come) >= LONG else None,
        "pence": sum(each.pence for each in to_come),
        "late": sum(each.is_late for each in to_come),  # type: ignore[attr-defined]  # set by rows
        "refunds": rows.to_give_back(listing),
        "disputed": rows.disputed(listing),
        "earned": sums.total(rows.of_enterprise(listing)),
    }
    return render(request, "booking/money/front.html", context)


@require_safe
@own_listing
def earned(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """A year of it: month by month, by what was booked, and by how it was paid."""
    found = rows.of_enterprise(listing)
    years = sums.years(found)
    year = number_in(request.GET.get("year", ""), otherwise=years[0] if years else 0)
    of_year = [line for line in found if line.day.year == year]
    context = {
        "listing": listing,
        "year": year,
        "years": years,
        "sum": sums.total(of_year),
        "months": sums.by_month(of_year),
        "offerings": sums.by(of_year, lambda line: line.booking.offering.name),
        "ways": sums.by(of_year, lambda line: line.payment.get_way_display()),
    }
    return render(request, "booking/money/earned.html", context)


@require_GET
@own_listing
@throttle.throttled("paper as a file", capacity=FILES, per=throttle.HOUR, methods=("GET",))
def statement(request: HttpRequest, listing: Enterprise, year: int, month: int) -> HttpResponse:
    if not (2000 <= year <= 2200 and 1 <= month <= 12):
        raise Http404
    return drawn.as_pdf(statement_pdf(listing, date(year, month, 1)), f"statement-{year}-{month:02}.pdf")


@require_GET
@own_listing
def as_csv(request: HttpRequest, listing: Enterprise, year: int) -> HttpResponse:
    found = [line for line in rows.of_enterprise(listing) if line.day.year == year]
    return sheet.of_enterprise(found, f"money-{year}")


@require_safe
@own_listing
def written(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Every paper, the newest first; one by its number."""
    found = listing.papers.order_by("-number")
    number = number_in(request.GET.get("number", ""))
    chosen = found.filter(number=number) if 0 < number < 2**31 else found.none() if number else found
    page = Paginator(chosen, SHOWN).get_page(request.GET.get("page"))
    return render(request, "booking/money/papers.html", {"listing": listing, "page": page, "number": number})


@require_GET
@own_listing
@throttle.throttled("paper as a file", capacity=FILES, per=throttle.HOUR, methods=("GET",))
def paper(request: HttpRequest, listing: Enterprise, number: int) -> HttpResponse:
    if number >= 2**31:
        raise Http404
    return drawn.as_download(get_object_or_404(listing.papers, number=number))


@require_http_methods(["GET", "HEAD", "POST"])
@own_listing
def vat(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """What papers say from now on. Those that are written stay as they are."""
    terms = Terms.objects.filter(enterprise=listing).first()
    if terms is None:
        raise Http404
    form = VatForm(request.POST if request.method == "POST" else None, instance=terms)
    if form.is_valid():
        actions.change_invoices(terms, by=person_of(request), **form.cleaned_data)
        messages.success(request, _("Saved. New receipts and invoices say it so."))
        return redirect("money:front", listing.pk)
    return render(request, "booking/money/vat.html", {"listing": listing, "form": form})
