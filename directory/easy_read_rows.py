"""The sentences of an Easy Read copy with the pictures beside them, for a page and for paper."""

from typing import Any

from directory import photos
from enterprises.listings.models import Symbol

Rows = list[dict[str, Any]]


def with_pictures(rows: Rows, *, version: str = "") -> Rows:
    """Rows whose `src` is what <img> needs: of the drawing, or of the photograph's file. "" where there is none."""
    return _with_photographs(rows, photos.BESIDE, version)


def for_paper(rows: Rows) -> Rows:
    """The same for a document, which loads nothing from addresses: drawings stand in it. One query for all."""
    wanted = {row["symbol"] for row in rows if row["symbol"]}
    drawings = {symbol.slug: symbol.data_url for symbol in Symbol.objects.filter(slug__in=wanted)}
    drawn = [{**row, "src": drawings.get(row["symbol"], "")} for row in rows]
    return _with_photographs(drawn, photos.BESIDE_ON_PAPER, "")


def _with_photographs(rows: Rows, spec: str, version: str) -> Rows:
    photographed = [row for row in rows if row["picture"]]
    photos.add_files_to(photographed, spec, version=version)
    for row in photographed:
        file = row["files"][spec]
        row["src"] = file.url if file else ""
    return rows
