"""Reading files of full postcodes: the ONS Postcode Directory, and Ordnance Survey's Code-Point Open.

Both come as CSV, alone, in a zip or in a folder of many files. Which is which is seen from the columns.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from enterprises.listings.places.geometry import Point
from enterprises.listings.places.osgrid import grid_to_point, on_the_grid
from enterprises.listings.places.postcodes import parse_postcode

# What each release has called the same column.
POSTCODE_COLUMNS = ("pcds", "pcd8", "pcd7", "pcd", "postcode")
LATITUDE_COLUMNS = ("lat", "latitude")
LONGITUDE_COLUMNS = ("long", "lon", "longitude")
CODE_POINT_COLUMNS = ("postcode", "positional_quality_indicator", "eastings", "northings")

# The British Isles with room to spare. ONS writes latitude 99.999999 for "no position".
SOUTH, NORTH, WEST, EAST = 49.0, 61.5, -9.0, 2.5
NO_LATITUDE = 99.0

ENDED, NOWHERE, REFUSED = "ended", "nowhere", "refused"


class CannotRead(Exception):
    """The source is not one of the files this reads; the message says why, for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A full postcode without its space, and its middle."""

    postcode: str
    point: Point


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that gave no unit: no longer in use, without a position, or wrong (and then why)."""

    why: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row each value is. A file has degrees or grid metres."""

    postcode: int
    north: int
    east: int
    ended: int | None = None
    metres: bool = False
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV of postcodes, not yet opened."""

    name: str
    size: int
    columns: Columns
    open: Callable[[], IO[bytes]]


@contextmanager
def tables_in(source: Path) -> Iterator[list[Table]]:
    """The postcode tables of a CSV, a zip or a folder; other files in there are passed over."""
    if not source.exists():
        raise CannotRead(f"There is no file or folder at {source}.")
    if source.is_file() and zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            members = [info for info in archive.infolist() if info.filename.lower().endswith(".csv")]
            files = [(info.filename, info.file_size, _opener(archive, info)) for info in members]
            yield _postcode_tables(files, source)
        return
    paths = sorted(p for p in source.rglob("*") if p.suffix.lower() == ".csv") if source.is_dir() else [source]
    yield _postcode_tables([(str(path), path.stat().st_size, _path_opener(path)) for path in paths], source)


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)


def _path_opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _postcode_tables(files: Iterable[tuple[str, int, Callable[[], IO[bytes]]]], source: Path) -> list[Table]:
    found = []
    for name, size, opener in files:
        with opener() as raw:
            columns = recognise(next(_rows(_text(raw)), []))
        if columns is not None:
            found.append(Table(name, size, columns, opener))
    if not found:
        raise CannotRead(
            f"{source.name} holds no table of postcodes. It should be the ONS Postcode Directory or "
            "Code-Point Open: a CSV, the zip it came in, or the folder of its files."
        )
    # ONS packs the same postcodes twice: in one file, and again in one file for each area.
    whole = [table for table in found if "multi_csv" not in PurePosixPath(table.name).parts]
    return whole or found


def recognise(row: Sequence[str]) -> Columns | None:
    """Which columns to read, from the first row of a file; None when it is not a table of postcodes."""
    names = [cell.strip().casefold() for cell in row]
    postcode = _first(names, POSTCODE_COLUMNS)
    latitude, longitude = _first(names, LATITUDE_COLUMNS), _first(names, LONGITUDE_COLUMNS)
    if postcode is not None and latitude is not None and longitude is not None:
        return Columns(postcode, latitude, longitude, ended=_first(names, ("doterm",)))
    easting, northing = _first(names, ("eastings",)), _first(names, ("northings",))
    if postcode is not None and easting is not None and northing is not None:
        return Columns(postcode, northing, easting, metres=True)
    # Code-Point Open's own files have no header: postcode, quality, easting, northing.
    if len(row) >= len(CODE_POINT_COLUMNS) and all(cell.strip().isdigit() for cell in row[1:4]):
        first = parse_postcode(row[0])
        if first and first.unit:
            return Columns(0, north=3, east=2, metres=True, has_header=False)
    return None


def _first(names: list[str], wanted: Sequence[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def read_table(table: Table, on_bytes: Callable[[int], object] = lambda _: None) -> Iterator[Unit | LeftOut]:
    """Every row of a table, as a unit or as the reason it gave none. Calls `on_bytes` as it goes."""
    with table.open() as raw:
        rows = _rows(_counted(_text(raw), on_bytes))
        for number, row in enumerate(rows, 1):
            if row and not (number == 1 and table.columns.has_header):
                yield read_row(row, table.columns, f"{PurePosixPath(table.name).name} line {number}")


def read_row(row: Sequence[str], columns: Columns, where: str) -> Unit | LeftOut:
    """One row. `where` begins the sentence for a row that is wrong."""
    if len(row) <= max(columns.postcode, columns.north, columns.east):
        return LeftOut(REFUSED, f"{where}: it has too few columns.")
    if columns.ended is not None and columns.ended < len(row) and row[columns.ended].strip():
        return LeftOut(ENDED)
    typed = row[columns.postcode].strip()
    postcode = parse_postcode(typed)
    if postcode is None or not postcode.unit or postcode.compact != typed.replace(" ", "").upper():
        return LeftOut(REFUSED, f"{where}: “{typed[:20]}” is not a full postcode.")
    try:
        north, east = float(row[columns.north] or 0), float(row[columns.east] or 0)
    except ValueError:
        return LeftOut(REFUSED, f"{where}: the position of {postcode} is not a pair of numbers.")
    if (north, east) == (0, 0) or (not columns.metres and north > NO_LATITUDE):
        return LeftOut(NOWHERE)
    point = _point(north, east, columns.metres)
    if point is None:
        return LeftOut(REFUSED, f"{where}: the position of {postcode} is not in the British Isles.")
    return Unit(postcode.compact, point)


def _point(north: float, east: float, metres: bool) -> Point | None:
    if metres:
        return grid_to_point(east, north) if on_the_grid(east, north) else None
    return Point(north, east) if SOUTH <= north <= NORTH and WEST <= east <= EAST else None


def _text(raw: IO[bytes]) -> io.TextIOWrapper:
    # A stray byte spoils its own row, which is then refused, and not the whole file.
    return io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="")


def _counted(lines: Iterable[str], on_bytes: Callable[[int], object]) -> Iterator[str]:
    for line in lines:
        on_bytes(len(line))
        yield line


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """Rows of a CSV; a line the reader cannot take (a NUL, a huge field) comes out as one short row."""
    reader = csv.reader(lines)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield ["?"]
