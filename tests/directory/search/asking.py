"""What the stories about searching share."""

from directory import search
from directory.search.query import Query
from enterprises.listings.places import Point

STROUD = (51.7457, -2.2178)
HERE = Point(*STROUD)


def names(query: Query) -> list[str]:
    return [hit.card["name"] for hit in search.search(query).hits]


def north(miles: float) -> tuple[float, float]:
    """A point so many miles north of here."""
    return STROUD[0] + miles / 69.09, STROUD[1]
