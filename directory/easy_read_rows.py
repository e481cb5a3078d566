"""The sentences of an Easy Read copy with the pictures beside them, for a page and for paper."""

from typing import Any

from directory import photos
from enterprises.listings.models.symbols import data_url_of

Rows = list[dict[str, Any]]


def with_pictures(rows: Rows, *, version: str = "") -> Rows:
    """Rows whose `src` is the address of a photograph's file, "" where a drawing stands in the page itself."""
    return _with_photographs([{**row, "src": ""} for row in rows], photos.BESIDE, version)


def for_paper(rows: Rows) -> Rows:
    """The same for a document, where drawings are pictures like the others."""
    drawn = [{**row, "src": data_url_of(row["drawing"]) if row["drawing"] else ""} for row in rows]
    return _with_photographs(drawn, photos.BESIDE_ON_PAPER, "")


def _with_photographs(rows: Rows, spec: str, version: str) -> Rows:
    photographed = [row for row in rows if row["picture"]]
    photos.add_files_to(photographed, spec, version=version)
    for row in photographed:
        file = row["files"][spec]
        row["src"] = file.url if file else ""
    return rows
