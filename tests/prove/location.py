"""G16: ten thousand searches find the published point of a listing, and never the home it works from.

The attacker searches from thousands of places, notes the miles shown, who is nearer than whom and who "comes to you",
and works out where the listing must be. Only the test knows the base. The control asks a planted search that
measures from the base itself: the same attack finds it.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np
from django.core.management import call_command
from django.test import Client, override_settings

from directory.find import DISTANCES
from enterprises.listings import actions, places
from enterprises.listings.models import Enterprise, PostcodeUnit
from enterprises.listings.places import Point, miles_between
from enterprises.listings.places.sectors import sectors
from tests.factories.accounts import PersonFactory
from tests.factories.listings import AreaFactory, make_listing, move_to
from tests.prove.row import Row, Scale

SECTOR = "GL5 1"
#: (postcode, miles north, miles east of the sector's middle): two homes in one sector, in units the site has loaded.
HOMES = (("GL5 1XA", 0.55, -0.4), ("GL5 1XB", -0.3, 0.6))
REACH = 8
CLOSE = 0.15  # miles: an estimate nearer than this has found the place
MILES = 3958.7613  # radius of the earth
DISTANCE, COMES = re.compile(r"(\d+) miles? away"), "Comes to you"


@dataclass(frozen=True)
class Answer:
    """What one search tells about the listing that stays and the one that comes: None when it is not there."""

    shown: int | None
    is_beside: bool
    comes: bool
    #: For each other listing: whether the target stands before it.
    before: tuple[tuple[str, bool], ...] = ()


Ask = Callable[[str, int], Answer]


def run(scale: Scale) -> list[Row]:
    here = _Town()
    searches = scale.of(10_000, least=120)
    probes = _probes(here.public, searches)
    answers = [(probe, within, here.ask(probe, within)) for probe, within in probes]
    found = _estimate(here, answers)
    planted = [(probe, within, here.planted(probe, within)) for probe, within in probes]
    control = _estimate(here, planted)
    homes = [here.homes[0], here.homes[1]]
    same = here.pages_of(probes[:: max(1, len(probes) // scale.of(500, least=12))])
    told = [here.planted(probe, within) for probe, within in probes]
    here.move_home(1)
    moved = here.pages_of(probes[:: max(1, len(probes) // scale.of(500, least=12))])
    told_moved = [here.planted(probe, within) for probe, within in probes]
    to_public, to_home = miles_between(found, here.public), miles_between(found, homes[0])
    published, control_far = miles_between(here.public, homes[0]), miles_between(control, homes[0])
    changed = sum(a != b for a, b in zip(same, moved, strict=True))
    changed_control = sum(a != b for a, b in zip(told, told_moved, strict=True))
    return [
        Row(
            "G16",
            "Where a listing is, worked out from searches",
            f"{searches} searches (sort=nearest, within {DISTANCES[0]} to {DISTANCES[-1]} miles) from "
            f"{len({probe for probe, _within in probes})} places; home {published:.2f} miles from the published point",
            f"estimate {to_public:.2f} miles from the published point, {to_home:.2f} from the home",
            f"distance from the home itself: estimate {control_far:.2f} miles from the home",
            to_public < CLOSE and to_home > published - CLOSE and control_far < CLOSE,
        ),
        Row(
            "G16",
            "What changes for anybody when the home moves within its sector",
            f"{len(same)} searches before and after, with both listings' pages and the map's points",
            f"{changed} answers differ by a single byte",
            f"distance from the home itself: {changed_control} of {len(told)} answers differ",
            changed == 0 and changed_control > 0,
        ),
    ]


class _Town:
    """A home-based listing that stays, one that comes to you, and others around them whose points are published."""

    def __init__(self) -> None:
        call_command("setup_site", verbosity=0)
        self.area = AreaFactory()
        self.worker = PersonFactory(is_staff=True)
        self.area.areaworker_set.create(person=self.worker)
        middle = places.sector_point(SECTOR)
        assert middle is not None
        self.homes = [_moved(middle, north, east) for _postcode, north, east in HOMES]
        for (postcode, _north, _east), home in zip(HOMES, self.homes, strict=True):
            PostcodeUnit.objects.create(
                postcode=postcode.replace(" ", ""), latitude=home.latitude, longitude=home.longitude
            )
        self.stays = make_listing(area=self.area, name="The target that stays", slug="target-stays")
        self.comes = make_listing(
            area=self.area, name="The target that comes", slug="target-comes", comes_to_you=True, reach_miles=REACH
        )
        self.others = self._others(middle)
        self.client = Client()
        self.now = 0
        self.move_home(0)
        point = Enterprise.objects.get(pk=self.stays.pk)
        self.public = Point(point.public_latitude, point.public_longitude)

    def _others(self, middle: Point) -> dict[str, Point]:
        found = {}
        for number in range(12):
            point = _moved(middle, 1.5 * np.cos(number) * (1 + number / 5), 1.5 * np.sin(number) * (1 + number / 5))
            slug = f"other-{number}"
            move_to(make_listing(area=self.area, name=f"Other {number}", slug=slug), point.latitude, point.longitude)
            found[slug] = point
        return found

    def move_home(self, which: int) -> None:
        self.now = which
        for listing in (self.stays, self.comes):
            listing = Enterprise.objects.get(pk=listing.pk)
            actions.set_base(listing, by=self.worker, postcode=HOMES[which][0], address="A private lane")

    def _page(self, probe: str, within: int) -> str:
        query = urlencode({"near": probe, "within": within, "sort": "nearest"})
        return self.client.get(f"/find/?{query}").content.decode()

    def ask(self, probe: str, within: int) -> Answer:
        """The real search, read as a visitor reads it."""
        body = self._page(probe, within)
        results = body.partition('<ol class="mh-results">')[2].partition("</ol>")[0]
        cards = re.split(r"(?=<article)", results)
        slugs = [match[1] if (match := re.search(r'href="/enterprises/([\w-]+)/"', card)) else "" for card in cards]
        shown, comes = None, False
        for slug, card in zip(slugs, cards, strict=True):
            if slug == self.stays.slug:
                far = DISTANCE.search(card)
                shown = int(far[1]) if far else 0
            comes |= slug == self.comes.slug and COMES in card
        if self.stays.slug not in slugs:
            return Answer(None, True, comes)
        mine = slugs.index(self.stays.slug)
        before = tuple((slug, mine < at) for at, slug in enumerate(slugs) if slug in self.others)
        return Answer(shown, False, comes, before)

    def planted(self, probe: str, within: int) -> Answer:
        """The control: the same answers, measured from the home."""
        here = places.sector_point(probe)
        assert here is not None
        far = miles_between(here, self.homes[self.now])
        if far > within:
            return Answer(None, True, far <= REACH)
        near = {slug: miles_between(here, point) for slug, point in self.others.items()}
        order = tuple((slug, far < other) for slug, other in near.items() if other <= within)
        return Answer(round(far), False, far <= REACH, order)

    def pages_of(self, probes: Iterable[tuple[str, int]]) -> list[str]:
        """Digests of what everybody sees: of searches, the listings' pages and the map."""
        pages = [self._page(probe, within) for probe, within in probes]
        with override_settings(MAP_TILE_URL="/tiles/{z}/{x}/{y}.png"):
            for address in (self.stays.get_absolute_url(), self.comes.get_absolute_url(), "/find/map.json"):
                response = self.client.get(address)
                if response.status_code != 200:
                    raise LookupError(f"{address} answered {response.status_code}.")
                pages.append(response.content.decode())
        return [hashlib.sha256(page.encode()).hexdigest() for page in pages]


def _probes(around: Point, searches: int) -> list[tuple[str, int]]:
    """Sectors, the nearest first, each with every distance on offer, until there are so many searches."""
    known = sectors().of_sector
    middle = np.array([[row[0], row[1]] for row in known.values()])
    order = np.argsort(_far(middle[:, 0], middle[:, 1], around.latitude, around.longitude))
    names = [list(known)[at] for at in order[: -(-searches // len(DISTANCES))]]
    return [(name, within) for name in names for within in DISTANCES][:searches]


def _moved(point: Point, north: float, east: float) -> Point:
    degree = MILES * np.pi / 180
    across = degree * np.cos(np.radians(point.latitude))
    return Point(float(point.latitude + north / degree), float(point.longitude + east / across))


def _far(latitude, longitude, other_latitude, other_longitude):
    """Miles between points; arrays are welcome."""
    a, b, c, d = (np.radians(each) for each in (latitude, longitude, other_latitude, other_longitude))
    half = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    return 2 * MILES * np.arcsin(np.sqrt(half))


def _limits(town: _Town, answers: list[tuple[str, int, Answer]]) -> np.ndarray:
    """One line for each place searched from: its point, and the least and most miles that the answers allow."""
    limits: dict[str, tuple[float, float]] = {}
    for probe, within, answer in answers:
        here = places.sector_point(probe)
        assert here is not None
        least, most = limits.get(probe, (0.0, 9e9))
        if answer.shown is None:
            least = max(least, within)
        else:
            least, most = max(least, answer.shown - 0.5), min(most, answer.shown + 0.5, within)
        least, most = (least, min(most, REACH)) if answer.comes else (max(least, REACH), most)
        for slug, is_before in answer.before:
            other = miles_between(here, town.others[slug])
            least, most = (least, min(most, other)) if is_before else (max(least, other), most)
        limits[probe] = (least, most)
    rows = [(places.sector_point(probe), limit) for probe, limit in limits.items()]
    return np.array([(here.latitude, here.longitude, *limit) for here, limit in rows if here], float)


def _estimate(town: _Town, answers: list[tuple[str, int, Answer]]) -> Point:
    """Where the answers are least contradicted: a grid, made finer around its best part again and again."""
    lines = _limits(town, answers)
    best = lines[np.argmin(lines[:, 3])]
    centre, size = (float(best[0]), float(best[1])), 0.4
    for _round in range(9):
        spread = np.linspace(-size, size, 41)
        grid = np.array([(centre[0] + north, centre[1] + 1.6 * east) for north in spread for east in spread])
        wrong = np.zeros(len(grid))
        for latitude, longitude, least, most in lines:
            far = _far(grid[:, 0], grid[:, 1], latitude, longitude)
            wrong += np.clip(least - far, 0, None) ** 2 + np.clip(far - most, 0, None) ** 2
        fits = grid[wrong <= wrong.min() + 1e-12]
        centre = (float(fits[:, 0].mean()), float(fits[:, 1].mean()))
        size = max(size / 2.5, float(np.ptp(fits[:, 0])) * 0.6, float(np.ptp(fits[:, 1])) * 0.4)
    return Point(*centre)
