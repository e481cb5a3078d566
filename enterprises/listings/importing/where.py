"""Places: venues people come to, and how roughly a place may be shown when it is masked or may be a home.

A location with a street is a venue. One that the feed masks, that has no street, or that may be somebody's
home gives only the postcode sector its postcode lies in (or the district, if that is all the feed says).
Never more than the feed gave.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from enterprises.listings import places
from enterprises.listings.importing import clean, reading

MOST_VENUES = 40
FAR = 15.0  # miles between a point and its own postcode: one of them is wrong
#: "Towns" that are not.
NO_TOWN = re.compile(
    r"(?:nation|county|country|borough|district|uk|area|world)[ -]?wide|online|virtual|various.*|n/?a|none"
    r"|remote|zoom|mobile|all areas|united kingdom|england|uk",
    re.IGNORECASE,
)
ONLINE = re.compile(r"online|virtual|zoom|remote|telephone|phone|web ?site", re.IGNORECASE)
#: Words in a location that say a person lives or hides there.
HOME = re.compile(
    r"\b(?:home address|private (?:address|residence|home|house)|own home"
    r"|address (?:withheld|not disclosed|confidential|supplied)"
    r"|confidential|undisclosed|refuge|not (?:published|disclosed)|c/o)\b",
    re.IGNORECASE,
)
#: “Flat 2, ...”, “14 Acacia Avenue”.
HOUSE = re.compile(
    r"(?:flat|apartment|apt)\b"
    r"|\d+[a-z]?,? [\w' -]+ (?:close|avenue|drive|crescent|gardens|grove|rise|mews|walk|terrace|cottages)\b",
    re.IGNORECASE,
)
#: Kinds of service that are given in the giver's own home, or must not be found.
AT_HOME = re.compile(
    r"\bchild ?minders?\b|\bchildminding\b|\brefuges?\b|\bfoster(?:ing)? carers?\b"
    r"|\bshared lives carers?\b|\bsafe house",
    re.IGNORECASE,
)
IN_THE_UK = {
    "",
    "gb",
    "gbr",
    "uk",
    "united kingdom",
    "great britain",
    "england",
    "scotland",
    "wales",
    "northern ireland",
}
#: Where every place in the country lies, islands included.
SOUTH, NORTH, WEST, EAST = 49.0, 61.5, -9.0, 2.5

Note = Callable[[str], None]


@dataclass(slots=True)
class VenueGiven:
    name: str
    address: str
    town: str
    postcode: str
    latitude: float | None
    longitude: float | None
    access: list[str] = field(default_factory=list)
    travel: str = ""


@dataclass(slots=True)
class Where:
    venues: list[VenueGiven] = field(default_factory=list)
    sector: str = ""  # "GL5 1" or "GL5": of a place that is not shown
    is_remote: bool = False
    post_address: str = ""

    @property
    def outward(self) -> str:
        """The postcode district to find the area by."""
        for text in (*(venue.postcode for venue in self.venues), self.sector):
            if text:
                return text.split(" ")[0]
        return ""

    @property
    def point(self) -> places.Point | None:
        for venue in self.venues:
            if venue.latitude is not None and venue.longitude is not None:
                return places.Point(venue.latitude, venue.longitude)
        return places.public_point(self.sector) if self.sector else None


def where(record: dict[str, Any], service_name: str, kinds: list[str], note: Note) -> Where:
    """The record's places. Raises Rejected for coordinates that are not on Earth, or not in this country."""
    found = Where()
    is_at_home = bool(AT_HOME.search(f"{service_name} {' '.join(kinds)}"))
    for location in locations(record)[: MOST_VENUES * 2]:
        _read(location, found, service_name, is_at_home, note)
    del found.venues[MOST_VENUES:]
    return found


def locations(record: dict[str, Any]) -> list[dict[str, Any]]:
    """UK 1's `locations`; UK 3's `service_at_locations`, each holding its location."""
    found = reading.objects(record, "locations", "location")
    for link in reading.objects(record, "service_at_locations"):
        found += reading.objects(link, "location")
    seen: dict[str, dict[str, Any]] = {}
    for index, location in enumerate(found):
        seen.setdefault(reading.identity(location) or f"#{index}", location)
    return list(seen.values())


def _read(location: dict[str, Any], found: Where, service_name: str, is_at_home: bool, note: Note) -> None:
    name = clean.name(reading.first(location, "name"), longest=200)
    kind = reading.line(location.get("location_type"), longest=20).lower()
    address = _address(location)
    town = _town(address)
    if kind == "virtual" or ONLINE.fullmatch(town) or (ONLINE.fullmatch(name) and not town):
        found.is_remote = True
        return
    street = _street(address)
    postcode = _postcode(address)
    point = _point(location, postcode, note)
    if kind == "postal" or reading.line(address.get("address_type")).lower() == "virtual":
        found.post_address = found.post_address or _post(street, town, postcode)
        return
    if reading.line(address.get("country"), longest=40).lower() not in IN_THE_UK and not postcode and not point:
        note("a place in another country was left out")
        return
    if street and _is_like_a_home(name, street):
        note("an address that may be somebody's home is shown by its area only")
        street = ""
    if is_at_home or not street or _is_masked(location, name, street):
        found.sector = found.sector or _sector(postcode, point)
        return
    if re.fullmatch(r"[\d\s/&–-]+[a-z]?", name, re.IGNORECASE):  # the house number stands where the name should
        street, name = f"{name} {street}", ""
    if NO_TOWN.fullmatch(town):
        town = ""
    found.venues.append(
        VenueGiven(
            name=clean.cut(name or service_name, 120),
            address=clean.cut(_without_repeats(street, name, town, postcode), 200),
            town=clean.cut(town, 80),
            postcode=str(postcode.unit or "") if postcode else "",
            latitude=point.latitude if point else None,
            longitude=point.longitude if point else None,
            access=_access(location),
            travel=clean.phrase(reading.first(location, "transportation"), longest=300),
        )
    )


def _address(location: dict[str, Any]) -> dict[str, Any]:
    """The address as an object: in the location itself (UK 1), or the physical one of its list (UK 3)."""
    listed = reading.objects(location, "addresses", "physical_addresses", "address")
    physical = [one for one in listed if reading.line(one.get("address_type")).lower() in ("physical", "")]
    return (physical or listed or [location])[0]


def _street(address: dict[str, Any]) -> str:
    lines = [
        clean.name(address.get(name), longest=200)
        for name in ("address_1", "address_2", "street_address", "address_line_1")
    ]
    return ", ".join(dict.fromkeys(line for line in lines if len(re.sub(r"\W", "", line)) > 1))


def _town(address: dict[str, Any]) -> str:
    town = clean.name(reading.first(address, "city", "town", "locality"), longest=80)
    return re.sub(r"[\s,]*\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$", "", town)


def _postcode(address: dict[str, Any]) -> places.Postcode | None:
    """Only where such a sector or district exists."""
    read = places.parse_postcode(reading.line(reading.first(address, "postal_code", "postcode"), longest=40))
    if read is None or places.sector_point(read.sector or read.outward) is None:
        return None
    return read


def _is_masked(location: dict[str, Any], name: str, street: str) -> bool:
    """Whether the feed hides the place, or its words say that somebody lives there."""
    for flag in ("mask_exact_address", "masked", "is_masked", "hide_address", "confidential"):
        if reading.yes(location.get(flag)):
            return True
    visible = reading.yes(location.get("visible"))
    return visible is False or bool(HOME.search(f"{name} {street}"))


def _is_like_a_home(name: str, street: str) -> bool:
    """A house in a quiet street, or a flat, that nobody gave the name of a place."""
    return not name and bool(HOUSE.match(street))


def _sector(postcode: places.Postcode | None, point: places.Point | None) -> str:
    """No finer than the sector, and no finer than the feed's own postcode."""
    if postcode:
        return postcode.sector or postcode.outward
    return places.nearest_sector(point) if point else ""


def _point(location: dict[str, Any], postcode: places.Postcode | None, note: Note) -> places.Point | None:
    latitude, longitude = _coordinates(location)
    if latitude is None or longitude is None or (abs(latitude) < 0.01 and abs(longitude) < 0.01):
        return None  # 0, 0 is how databases say "not known"
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise reading.Rejected(f"its place is at latitude {latitude:g}, longitude {longitude:g}, which is not on Earth")
    if not _in_the_uk(latitude, longitude) and _in_the_uk(longitude, latitude):
        note("latitude and longitude were the wrong way round")
        latitude, longitude = longitude, latitude
    known = places.sector_point(postcode.sector or postcode.outward) if postcode else None
    if not _in_the_uk(latitude, longitude):
        if known is None:
            raise reading.Rejected(
                f"its place is at latitude {latitude:g}, longitude {longitude:g}, which is not in this country"
            )
        note("coordinates outside the country gave way to the postcode")
        return None
    point = places.Point(latitude, longitude)
    if known and places.miles_between(point, known) > FAR:
        note("coordinates far from their own postcode gave way to it")
        return None
    return point


def _coordinates(location: dict[str, Any]) -> tuple[float | None, float | None]:
    """UK 3's latitude and longitude; UK 1's geometry, whose order is longitude first."""
    latitude = reading.number(reading.first(location, "latitude", "lat"))
    longitude = reading.number(reading.first(location, "longitude", "lng", "lon"))
    if latitude is not None and longitude is not None:
        return latitude, longitude
    geometry = reading.first(location, "geometry", "geom", "point")
    pair = geometry.get("coordinates") if isinstance(geometry, dict) else geometry
    if isinstance(pair, list) and len(pair) >= 2:
        return reading.number(pair[1]), reading.number(pair[0])
    return None, None


def _in_the_uk(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def _post(street: str, town: str, postcode: places.Postcode | None) -> str:
    """An address for letters is shown only if it cannot be a home: a box, or a freepost address."""
    if not re.search(r"\bp\.? ?o\.? box\b|\bfreepost\b", street, re.IGNORECASE):
        return ""
    return clean.cut("\n".join(part for part in (street, town, str(postcode or "")) if part), 300)


def _without_repeats(street: str, name: str, town: str, postcode: places.Postcode | None) -> str:
    """The street without the place's name before it and the town and postcode after it."""
    parts = [part.strip() for part in street.split(",") if part.strip()]
    said = {
        name.lower(),
        town.lower(),
        str(postcode or "").lower(),
        str(postcode or "").lower().replace(" ", ""),
    }
    return ", ".join(part for part in parts if part.lower() not in said) or street


def _access(location: dict[str, Any]) -> list[str]:
    """The words about getting in, one for each entry."""
    found = []
    for entry in reading.many(location, "accessibilities", "accessibility", "accessibility_for_disabilities"):
        parts = [entry]
        if isinstance(entry, dict):
            parts = [entry.get(name) for name in ("name", "accessibility", "description", "details")]
        found += [clean.phrase(part, longest=300) for part in parts]
    return list(dict.fromkeys(word for word in found if word))
