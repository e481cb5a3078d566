"""Whether an enterprise comes to a home: within so many miles of where it works from, or to the districts it named."""

from enterprises.listings import actions, places
from enterprises.listings.models import Enterprise


def comes_to(enterprise: Enterprise, postcode: str) -> bool:
    """Where it said neither miles nor districts it comes to all of its area, as the search has it. True for a place
    that is not on our map: the enterprise says no itself.
    """
    parsed = places.parse_postcode(postcode)
    if parsed is None:
        return False
    named = enterprise.reach_district_list
    if parsed.outward in named:
        return True
    if enterprise.reach_miles:
        return _is_within(enterprise, postcode, enterprise.reach_miles)
    return not named and parsed.outward in enterprise.area.district_list()


def _is_within(enterprise: Enterprise, postcode: str, miles: int) -> bool:
    there = actions.postcode_point(postcode)
    if there is None or enterprise.public_latitude is None or enterprise.public_longitude is None:
        return True
    here = places.Point(enterprise.public_latitude, enterprise.public_longitude)
    return places.miles_between(here, there) <= miles
