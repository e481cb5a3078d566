"""Money as a CSV file for a spreadsheet or an accountant."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from enterprises.booking.models import Paper
from enterprises.booking.money.rows import Line

#: A cell that begins so is run as a formula by spreadsheets: somebody's name must not be one.
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n")


def plain(value: Any) -> Any:
    """Text that no spreadsheet runs. Numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_RUN) else value


def as_csv(name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    return HttpResponse(
        "\ufeff" + out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"},
    )


def of_enterprise(lines: Sequence[Line], name: str) -> HttpResponse:
    papers = _papers(lines)
    heads = [_("Day"), _("Paper"), _("What"), _("Booked for"), _("Who pays"), _("How"), _("Reference")]
    heads += [_("Pounds"), _("Of it VAT"), _("VAT rate")]
    rows = [
        [*_facts(line), line.who, str(line.payment.get_way_display()), line.payment.reference, *_money(line, paper)]
        for line, paper in zip(lines, papers, strict=True)
    ]
    for row, paper in zip(rows, papers, strict=True):
        row.insert(1, str(paper.number) if paper else "")
    return as_csv(name, heads, rows)


def of_person(lines: Sequence[Line], name: str) -> HttpResponse:
    heads = [_("Day"), _("What"), _("Booked for"), _("Enterprise"), _("Who pays"), _("How"), _("Pounds")]
    rows = [
        [
            *_facts(line),
            line.booking.offering.enterprise.name,
            line.who,
            str(line.payment.get_way_display()),
            _pounds(line),
        ]
        for line in lines
    ]
    return as_csv(name, heads, rows)


def _facts(line: Line) -> list[Any]:
    return [line.day.isoformat(), line.booking.offering.name, f"{line.booking.starts:%Y-%m-%d %H:%M}"]


def _pounds(line: Line) -> float:
    return line.pence / 100


def _money(line: Line, paper: Paper | None) -> list[Any]:
    if paper is None or paper.vat_rate is None:
        return [_pounds(line), "", ""]
    vat = -paper.vat_pence if line.is_back else paper.vat_pence
    return [_pounds(line), vat / 100, paper.vat_rate / 100]


def _papers(lines: Sequence[Line]) -> list[Paper | None]:
    """The receipt of each that came, and the credit note of each that went back."""
    found = Paper.objects.filter(payment_id__in={line.payment.pk for line in lines}).order_by("number")
    receipts = {each.payment_id: each for each in found if each.kind == Paper.Kind.RECEIPT}
    notes = {(each.payment_id, each.pence): each for each in found if each.refund_id}
    return [
        notes.get((line.payment.pk, -line.pence)) if line.is_back else receipts.get(line.payment.pk) for line in lines
    ]
