"""What a visitor asked for: the address of a search page, read into a Query and sentences about what we could not use.

Nothing here fails: every odd value is left out with a sentence that says so.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from directory import search, vocabulary
from enterprises.listings import places
from enterprises.listings.models import PostcodeUnit

#: The distances offered, in miles. They limit venues; whoever comes to people has an area of their own.
DISTANCES = (1, 2, 5, 10, 20, 50)
DEFAULT_DISTANCE = 10
LONGEST_WORDS = 200
LONGEST_NEAR = 80
MOST_CHOICES = 40
SORTS = ("best", "nearest", "confirmed")


@dataclass
class Asked:
    """One search as it was asked: the cleaned parameters, the query made of them and what to tell the visitor."""

    q: str = ""
    near: str = ""
    within: int | None = None
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "best"
    page: int = 1
    place: places.Place | None = None
    other_places: list[places.Place] = field(default_factory=list)
    near_suggestions: list[str] = field(default_factory=list)
    near_problem: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.q or self.near or self.chosen)

    def query(self) -> search.Query:
        return search.Query(
            words=self.q,
            point=self.place.point if self.place else None,
            within=self.within,
            filters=self.chosen,
            sort=self.sort,
            page=self.page,
        )

    def address(self, **changes: object) -> str:
        """The query string of this search with some parameters changed; None takes one out. Always from page 1."""
        pairs: list[tuple[str, object]] = [("q", self.q), ("near", self.near), ("within", self.within)]
        for group in search.GROUPS:
            pairs += [(group.key, value) for value in self.chosen.get(group.key, ())]
        if self.sort != "best":
            pairs.append(("sort", self.sort))
        kept = [(key, value) for key, value in pairs if key not in changes and value not in ("", None)]
        for key, value in changes.items():
            values = value if isinstance(value, (list, tuple)) else [value]
            kept += [(key, each) for each in values if each not in ("", None)]
        return urlencode(kept)

    def without(self, group: str, value: str | None = None) -> str:
        """The query string with one choice, or a whole group, taken away."""
        left = [each for each in self.chosen.get(group, ()) if value is not None and each != value]
        return self.address(**{group: left})


def read(parameters: QueryDict) -> Asked:
    """Read a search page's parameters. Looks a full postcode up in the units the area has loaded."""
    asked = Asked()
    _read_words(asked, parameters)
    _read_near(asked, parameters)
    _read_within(asked, parameters)
    _read_choices(asked, parameters)
    _read_sort_and_page(asked, parameters)
    return asked


def _plain(text: str) -> str:
    """One line of printable text: control characters are spaces, runs of space are one."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _read_words(asked: Asked, parameters: QueryDict) -> None:
    text = _plain(parameters.get("q", "")[: LONGEST_WORDS * 10])
    if len(text) > LONGEST_WORDS:
        asked.notes.append(
            _("That is a lot of words. We looked for the first %(count)s letters only.") % {"count": LONGEST_WORDS}
        )
        text = text[:LONGEST_WORDS]
    asked.q = text


def _read_near(asked: Asked, parameters: QueryDict) -> None:
    text = _plain(parameters.get("near", "")[: LONGEST_NEAR * 10])
    if not text:
        return
    asked.near = text[:LONGEST_NEAR]
    answer = places.find_place(text, around=vocabulary.current().middle)
    asked.near_problem = answer.problem
    asked.near_suggestions = [str(each) for each in answer.suggestions]
    asked.other_places = list(answer.others)
    asked.place = _sharpened(answer.match, asked.near)


def _sharpened(place: places.Place | None, text: str) -> places.Place | None:
    """The searcher's own full postcode is placed by its unit, where the area has loaded units."""
    parsed = places.parse_postcode(text) if place and place.kind == "postcode" else None
    if place is None or parsed is None or not parsed.unit:
        return place
    unit = PostcodeUnit.objects.filter(pk=parsed.unit.replace(" ", "")).first()
    if unit is None:
        return place
    return places.Place(**{**_fields(place), "point": places.Point(unit.latitude, unit.longitude)})


def _fields(place: places.Place) -> dict[str, object]:
    return {name: getattr(place, name) for name in place.__dataclass_fields__}


def _read_within(asked: Asked, parameters: QueryDict) -> None:
    text = _plain(parameters.get("within", "")[:20])
    if not text:
        return
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        asked.notes.append(_("We could not read the distance “%(text)s”, so we left it out.") % {"text": text})
        return
    miles = min(DISTANCES, key=lambda choice: (abs(choice - int(text)), choice))
    if miles != int(text):
        asked.notes.append(
            _("We can look within 1 to %(most)s miles. We used %(miles)s.") % {"most": DISTANCES[-1], "miles": miles}
        )
    asked.within = miles
    if not asked.near:
        asked.notes.append(_("To search by distance, say where: a postcode, a town or a village."))


def _read_choices(asked: Asked, parameters: QueryDict) -> None:
    known = vocabulary.current().labels
    odd: list[str] = []
    for group in search.GROUPS:
        wanted = list(dict.fromkeys(parameters.getlist(group.key)))[:MOST_CHOICES]
        kept = tuple(value for value in wanted if value in known[group.key])
        odd += [_plain(value)[:40] for value in wanted if value and value not in known[group.key]]
        if kept:
            asked.chosen[group.key] = kept
    if odd:
        asked.notes.append(
            _("We do not know the choice “%(choice)s”, so we left it out.") % {"choice": "”, “".join(odd[:3])}
        )


def _read_sort_and_page(asked: Asked, parameters: QueryDict) -> None:
    sort = _plain(parameters.get("sort", "")[:20])
    if sort and sort not in SORTS:
        asked.notes.append(_("We do not know that order, so the best matches come first."))
        sort = ""
    if sort == "nearest" and not asked.place:
        asked.notes.append(_("To put the nearest first, say where: a postcode, a town or a village."))
        sort = ""
    asked.sort = sort or "best"
    text = _plain(parameters.get("page", "")[:12])
    if text.isascii() and text.isdigit() and 1 <= int(text):
        asked.page = min(int(text), 100_000)
    elif text:
        asked.notes.append(_("That page number is not one we know, so this is the first page."))

