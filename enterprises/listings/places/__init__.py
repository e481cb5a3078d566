"""Postcodes and places, from tables in this folder: no network, no database, no Django.

`find_place` answers a search; `parse_postcode` reads a postcode; the points are WGS84.
"""

from enterprises.listings.places.coarse import coarse_place
from enterprises.listings.places.find import Place, PlaceAnswer, UnitLookup, find_place, nearest_place
from enterprises.listings.places.geometry import Box, Point, bounding_box, miles_between
from enterprises.listings.places.postcodes import Postcode, districts_in, is_district_like, parse_postcode
from enterprises.listings.places.sectors import (
    area_point,
    district_point,
    nearest_sector,
    public_point,
    sector_point,
)

__all__ = [
    "Box",
    "Place",
    "PlaceAnswer",
    "Point",
    "Postcode",
    "UnitLookup",
    "area_point",
    "bounding_box",
    "coarse_place",
    "district_point",
    "districts_in",
    "find_place",
    "is_district_like",
    "miles_between",
    "nearest_place",
    "nearest_sector",
    "parse_postcode",
    "public_point",
    "sector_point",
]
