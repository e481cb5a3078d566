"""What somebody has spent on what they booked, or what was paid for them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from enterprises.booking.models import Payment
from enterprises.booking.money import rows, sheet, sums
from enterprises.listings.my.door import number_in, own_page


@require_safe
@own_page
def spent(request: HttpRequest) -> HttpResponse:
    """A year of it: by enterprise, by month, and by who paid; and what is still to pay."""
    paid = rows.of_person(request.user)
    found = rows.lines(paid)
    years = sums.years(found)
    year = number_in(request.GET.get("year", ""), otherwise=years[0] if years else 0)
    of_year = [line for line in found if line.day.year == year]
    context = {
        "year": year,
        "years": years,
        "sum": sums.total(of_year),
        "enterprises": sums.by(of_year, lambda line: line.booking.offering.enterprise.name),
        "months": sums.by_month(of_year),
        "payers": sums.by(of_year, lambda line: line.who),
        "to_pay": _to_pay(paid),
    }
    return render(request, "booking/money/spent.html", context)


def _to_pay(paid: Any) -> list[Payment]:
    return rows.with_invoices(paid.filter(status=Payment.Status.EXPECTED).order_by("booking__starts_at", "pk"))


@require_GET
@own_page
def as_csv(request: HttpRequest, year: int) -> HttpResponse:
    found = [line for line in rows.lines(rows.of_person(request.user)) if line.day.year == year]
    return sheet.of_person(found, f"spent-{year}")
