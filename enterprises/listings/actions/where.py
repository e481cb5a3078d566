"""Where an enterprise is: the private base, the venues, and the one public point made from them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from enterprises.listings import places, rules
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Area, Base, Enterprise, PostcodeUnit, Venue
from enterprises.listings.signals import listing_published


@transaction.atomic
def set_base(
    enterprise: Enterprise,
    *,
    by: Person,
    postcode: str,
    address: str = "",
    precision: str = Base.Precision.SECTOR,
) -> Base:
    """Keep where the enterprise works from, and move its public point to the middle of that postcode's
    sector.

    Raises ValidationError for a postcode we do not know.
    """
    require(
        rules.may_read_base(by, enterprise),
        _("Only its owners and this area's support workers can set the base."),
    )
    parsed = places.parse_postcode(postcode)
    if parsed is None or not parsed.unit:
        raise ValidationError({"postcode": _("We do not know that postcode. Write it in full, like GL5 1QA.")})
    base, _created = Base.objects.update_or_create(
        enterprise=enterprise, defaults={"postcode": postcode, "address": address, "precision": precision}
    )
    record("base:changed", enterprise, by=by)
    refresh_places(enterprise)
    if enterprise.is_public:
        listing_published.send(Enterprise, enterprise=enterprise)
    return base


@transaction.atomic
def read_base(enterprise: Enterprise, *, by: Person) -> Base | None:
    """The private base, for somebody who may read it; that they did is written down."""
    require(
        rules.may_read_base(by, enterprise),
        _("Only its owners and this area's support workers can see the base."),
    )
    record("base:read", enterprise, by=by)
    return Base.objects.filter(enterprise=enterprise).first()


def refresh_places(enterprise: Enterprise) -> None:
    """Work out the venues' points and the one public point again.

    The base gives only its sector's centroid.
    """
    for venue in Venue.objects.filter(enterprise=enterprise, latitude=None).exclude(postcode=""):
        point = postcode_point(venue.postcode)
        if point:
            Venue.objects.filter(pk=venue.pk).update(latitude=point.latitude, longitude=point.longitude)
    point = _base_point(enterprise) or _venue_point(enterprise) or places.public_point(enterprise.given_sector)
    enterprise.public_latitude = point.latitude if point else None
    enterprise.public_longitude = point.longitude if point else None
    near = places.nearest_place(point) if point else None
    enterprise.public_place = near.label[:80] if near else ""
    Enterprise.objects.filter(pk=enterprise.pk).update(
        public_latitude=enterprise.public_latitude,
        public_longitude=enterprise.public_longitude,
        public_place=enterprise.public_place,
    )


def postcode_point(text: str) -> places.Point | None:
    """The middle of a public postcode: of the full postcode where units are loaded, else of its sector."""
    parsed = places.parse_postcode(text)
    if parsed is None:
        return None
    sector = places.sector_point(parsed.sector) if parsed.sector else places.district_point(parsed.outward)
    return unit_point(parsed) or sector


def unit_point(postcode: places.Postcode, /) -> places.Point | None:
    """The point of one full postcode, where the area has loaded units: a venue's or a searcher's, never
    a base's.
    """
    row = PostcodeUnit.objects.filter(pk=postcode.compact).first() if postcode.unit else None
    return places.Point(row.latitude, row.longitude) if row else None


def place_point(near: str) -> places.Point | None:
    """Where a visitor says they live: a place, a postcode or part of one."""
    match = places.find_place(near, units=unit_point).match
    return match.point if match else None


def _base_point(enterprise: Enterprise) -> places.Point | None:
    """Never finer than the sector's centroid, whatever units are loaded (the public must not find a home)."""
    base = Base.objects.filter(enterprise=enterprise).first()
    parsed = places.parse_postcode(base.postcode) if base else None
    if base is None or parsed is None:
        return None
    closest = parsed.sector if base.precision == Base.Precision.SECTOR else None
    return places.public_point(closest or parsed.outward)


def _venue_point(enterprise: Enterprise) -> places.Point | None:
    venue = Venue.objects.filter(enterprise=enterprise).exclude(latitude=None).order_by("sort_order", "pk").first()
    return places.Point(venue.latitude, venue.longitude) if venue and venue.longitude is not None else None


def middle_of_areas() -> places.Point | None:
    """The middle of all areas' postcode districts: it decides which of two places of one name is meant."""
    districts = [district for area in Area.objects.all() for district in area.district_list()]
    points = [point for point in map(places.district_point, districts) if point]
    if not points:
        return None
    count = len(points)
    return places.Point(
        sum(point.latitude for point in points) / count, sum(point.longitude for point in points) / count
    )


def area_for(point: places.Point | None) -> Area | None:
    """The area whose postcode districts hold this point, or the only area there is."""
    sector = places.nearest_sector(point) if point else None
    outward = sector.split(" ")[0] if sector else ""
    areas = list(Area.objects.all())
    for area in areas:
        if outward in area.district_list():
            return area
    return areas[0] if len(areas) == 1 else None
