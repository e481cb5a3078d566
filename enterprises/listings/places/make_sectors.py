"""Make sectors.csv again: where each postcode sector ("GL5 1") is.

Run by hand when a newer source is worth having:

    python -m enterprises.listings.places.make_sectors

It reads the coordinates in the PyPI package `postcodez` 0.10, which is needed for this and nothing else:
install it in an environment of its own, never in the project's lock. ATTRIBUTION.md says whose data it is.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean, median

from enterprises.listings.places.geometry import degrees_apart

OUT = Path(__file__).with_name("sectors.csv")

# The islands' own edges. The source writes 99.999999, 0 for a postcode with no position.
SOUTH, NORTH, WEST, EAST = 49.0, 61.2, -9.0, 2.2
STRAY = 5  # a postcode this many times further out than the middle one is a slip in the source


def source_rows() -> Iterator[tuple[str, float, float]]:
    """Every postcode with a position in the source: ("GL5 1QA", latitude, longitude)."""
    spec = find_spec("postcodez")  # found, not imported: importing it needs pandas
    if spec is None or spec.origin is None:
        raise SystemExit("Install postcodez==0.10 in a scratch environment first, then run this from there.")
    with (Path(spec.origin).parent / "ukpostcodes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            latitude, longitude = float(row["latitude"]), float(row["longitude"])
            if SOUTH < latitude < NORTH and WEST < longitude < EAST:
                yield row["postcode"], latitude, longitude


def centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of the points, once strays are set aside.

    A few postcodes in the source lie in another county; one alone would pull a sector's middle by miles.
    """
    mid_lat, mid_lon = median(p[0] for p in points), median(p[1] for p in points)
    away = [degrees_apart(mid_lat, mid_lon, *p) for p in points]
    limit = max(0.6, STRAY * median(away))  # miles
    kept = [p for p, miles in zip(points, away, strict=True) if miles <= limit]
    return fmean(p[0] for p in kept), fmean(p[1] for p in kept)


def main() -> None:
    """Write the table: sector, the middle of it, and how many postcodes it holds."""
    sectors: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for postcode, latitude, longitude in source_rows():
        sectors[postcode[:-2]].append((latitude, longitude))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["sector", "latitude", "longitude", "postcodes"])
        for sector in sorted(sectors):
            latitude, longitude = centre(sectors[sector])
            writer.writerow([sector, f"{latitude:.4f}", f"{longitude:.4f}", len(sectors[sector])])
    sys.stdout.write(f"{len(sectors)} sectors written to {OUT.name}\n")


if __name__ == "__main__":
    main()
