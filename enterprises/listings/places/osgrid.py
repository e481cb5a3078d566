"""National Grid references (OSGB36 eastings and northings) to WGS84 latitude and longitude.

The method is the one Ordnance Survey publishes in "A guide to coordinate systems in Great Britain":
undo the Transverse Mercator projection (annexe C), then move from the Airy 1830 ellipsoid to
GRS80 with one seven-parameter Helmert shift (section 6.6). One shift for the whole country is good to about
5 metres, which is far finer than a postcode.
"""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

from enterprises.listings.places.geometry import Point

AIRY_A, AIRY_B = 6377563.396, 6356256.909
GRS80_A, GRS80_B = 6378137.000, 6356752.314140
SCALE = 0.9996012717
ORIGIN_LAT, ORIGIN_LON = radians(49), radians(-2)
ORIGIN_E, ORIGIN_N = 400000.0, -100000.0

# OSGB36 to WGS84: metres, parts per million, seconds of arc.
SHIFT = (446.448, -125.157, 542.060)
PPM = -20.4894
TURN = (0.1502, 0.2470, 0.8421)

# The grid covers Great Britain and nothing else.
MAX_EASTING, MAX_NORTHING = 700_000, 1_300_000


def grid_to_point(easting: float, northing: float) -> Point:
    """Where an easting and northing in metres lie, in WGS84 degrees."""
    latitude, longitude = _airy_degrees(easting, northing)
    x, y, z = _helmert(*_to_cartesian(latitude, longitude))
    return _from_cartesian(x, y, z)


def on_the_grid(easting: float, northing: float) -> bool:
    """False for the (0, 0) that means "no position", and for anything off the map."""
    return 0 < easting <= MAX_EASTING and 0 < northing <= MAX_NORTHING


def _meridian_arc(latitude: float) -> float:
    """Metres along the central meridian from the true origin (the guide's M)."""
    n = (AIRY_A - AIRY_B) / (AIRY_A + AIRY_B)
    less, more = latitude - ORIGIN_LAT, latitude + ORIGIN_LAT
    return (
        AIRY_B
        * SCALE
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )


def _foot_latitude(northing: float) -> float:
    """The latitude on the central meridian with this northing, found by repeated correction."""
    latitude = ORIGIN_LAT
    for _ in range(20):  # three or four rounds are enough; the limit keeps odd input from looping
        short = northing - ORIGIN_N - _meridian_arc(latitude)
        if abs(short) < 0.00001:
            break
        latitude += short / (AIRY_A * SCALE)
    return latitude


def _airy_degrees(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude on the Airy ellipsoid, in radians (the guide's VII to XIIA)."""
    foot = _foot_latitude(northing)
    e2 = 1 - (AIRY_B / AIRY_A) ** 2
    bend = 1 - e2 * sin(foot) ** 2
    nu = AIRY_A * SCALE / sqrt(bend)
    rho = AIRY_A * SCALE * (1 - e2) / bend**1.5
    eta2 = nu / rho - 1
    t, sec, d = tan(foot), 1 / cos(foot), easting - ORIGIN_E
    latitude = (
        foot
        - t / (2 * rho * nu) * d**2
        + t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta2 - 9 * t**2 * eta2) * d**4
        - t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4) * d**6
    )
    longitude = (
        ORIGIN_LON
        + sec / nu * d
        - sec / (6 * nu**3) * (nu / rho + 2 * t**2) * d**3
        + sec / (120 * nu**5) * (5 + 28 * t**2 + 24 * t**4) * d**5
        - sec / (5040 * nu**7) * (61 + 662 * t**2 + 1320 * t**4 + 720 * t**6) * d**7
    )
    return latitude, longitude


def _to_cartesian(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Metres from the middle of the Airy ellipsoid, for a point on its surface."""
    e2 = 1 - (AIRY_B / AIRY_A) ** 2
    nu = AIRY_A / sqrt(1 - e2 * sin(latitude) ** 2)
    ring = nu * cos(latitude)
    return ring * cos(longitude), ring * sin(longitude), (1 - e2) * nu * sin(latitude)


def _helmert(x: float, y: float, z: float) -> tuple[float, float, float]:
    grow = 1 + PPM / 1_000_000
    rx, ry, rz = (radians(seconds / 3600) for seconds in TURN)
    return (
        SHIFT[0] + grow * x - rz * y + ry * z,
        SHIFT[1] + rz * x + grow * y - rx * z,
        SHIFT[2] - ry * x + rx * y + grow * z,
    )


def _from_cartesian(x: float, y: float, z: float) -> Point:
    e2 = 1 - (GRS80_B / GRS80_A) ** 2
    ring = hypot(x, y)
    latitude = atan2(z, ring * (1 - e2))
    for _ in range(6):
        nu = GRS80_A / sqrt(1 - e2 * sin(latitude) ** 2)
        latitude = atan2(z + e2 * nu * sin(latitude), ring)
    return Point(degrees(latitude), degrees(atan2(y, x)))
