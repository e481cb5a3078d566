"""Long lists in pages: one way for every list of pages."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


def page_of(rows: QuerySet[Any], number: str | None, size: int) -> Page[Any]:
    """The page asked for. Anything odd is the first page, anything too far the last."""
    return Paginator(rows, size).get_page((number or "1")[:12])


def links(page: Page[Any]) -> dict[str, Any]:
    """What the numbers under a list need; None in `numbers` stands for a gap."""
    last = page.paginator.num_pages
    shown = sorted({1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)})
    numbers: list[int | None] = []
    for number in shown:
        if numbers and numbers[-1] is not None and number > numbers[-1] + 1:
            numbers.append(None)
        numbers.append(number)
    return {
        "number": page.number,
        "last": last,
        "numbers": numbers,
        "previous": page.number - 1 if page.has_previous() else None,
        "next": page.number + 1 if page.has_next() else None,
    }
