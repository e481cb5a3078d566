"""What a visitor asked for: a search page's address, read into a Query and sentences about what we left out.

Nothing here fails: every odd value is left out with a sentence that says so.
"""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from directory import search
from directory.search.query import DEFAULT_WITHIN, SORTS, ages_of
from enterprises.listings import actions, places

#: The distances offered, in miles. They limit venues; whoever comes to people has an area of their own. 0: no venues at
#: all, for somebody who cannot go anywhere.
DISTANCES = (0, 1, 2, 5, 10, 20, 50)
DEFAULT_DISTANCE = DEFAULT_WITHIN
LONGEST_WORDS = 200
LONGEST_NEAR = 80
MOST_CHOICES = 40


@dataclass
class Asked:
    """One search as it was asked: cleaned parameters, the query made of them, and what to tell the visitor."""

    choices: dict[str, list[search.Choice]]
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

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """group -> value -> words for people."""
        return {group: {choice.value: choice.label for choice in values} for group, values in self.choices.items()}

    @property
    def is_empty(self) -> bool:
        return not (self.q or self.near or self.chosen)

    @property
    def near_suggestion_links(self) -> list[tuple[str, str]]:
        """(name, address) of places the visitor may have meant by a name nobody knows."""
        return [(name, self.address(near=name)) for name in self.near_suggestions]

    @property
    def other_place_links(self) -> list[tuple[str, str]]:
        """(label, address) of the other places of the same name."""
        return [(place.label, self.address(near=place.label)) for place in self.other_places[:5]]

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
        """This search's query string with some parameters changed; None takes one out. Always from page 1."""
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


def read(parameters: QueryDict, version: str = "") -> Asked:
    """Read a search page's parameters. Looks a full postcode up in the units the area has loaded.

    `version` is the content version, where it has just been read.
    """
    asked = Asked(search.choices(version))
    _read_words(asked, parameters)
    _read_near(asked, parameters)
    _read_within(asked, parameters)
    _read_choices(asked, parameters)
    _read_sort_and_page(asked, parameters)
    return asked


def read_words(parameters: QueryDict) -> Asked:
    """Only the words and the page number: for searches that know no places and no choices."""
    asked = Asked({})
    _read_words(asked, parameters)
    _read_page(asked, parameters)
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
    answer = places.find_place(text, around=middle(asked.choices), units=actions.unit_point)
    asked.near_problem = answer.problem
    asked.near_suggestions = [str(each) for each in answer.suggestions]
    asked.other_places = list(answer.others)
    asked.place = answer.match


def _read_within(asked: Asked, parameters: QueryDict) -> None:
    text = _plain(parameters.get("within", "")[:20])
    if not text:
        return
    if not (text.isascii() and text.isdigit()):
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
    known = asked.labels
    odd: list[str] = []
    for group in search.GROUPS:
        wanted = list(dict.fromkeys(parameters.getlist(group.key)))[:MOST_CHOICES]
        if group.key == "age":
            wanted = _read_ages(asked, wanted, known["age"])
        kept = tuple(value for value in wanted if value in known[group.key])
        odd += [_plain(value)[:40] for value in wanted if value and value not in known[group.key]]
        if kept:
            asked.chosen[group.key] = kept
    if odd:
        asked.notes.append(
            _("We do not know the choice “%(choice)s”, so we left it out.") % {"choice": "”, “".join(odd[:3])}
        )


def _read_ages(asked: Asked, wanted: list[str], labels: dict[str, str]) -> list[str]:
    """One answer, since a person has one age. Years (?age=12) are taken for the answer they belong to."""
    read = []
    for text in filter(None, wanted):
        years = text if text.isascii() and text.isdigit() and len(text) < 4 else ""
        ages = ages_of(int(years)) if years else None
        if ages:
            asked.notes.append(
                _("You asked for age %(age)s. We looked for this: %(ages)s.") % {"age": years, "ages": labels[ages]}
            )
        read.append(ages or text)
    known = list(dict.fromkeys(value for value in read if value in labels))
    if len(known) > 1:
        asked.notes.append(_("We look for one age at a time, so we used the first."))
    return known[:1] + [value for value in read if value not in labels]


def _read_sort_and_page(asked: Asked, parameters: QueryDict) -> None:
    sort = _plain(parameters.get("sort", "")[:20])
    if sort and sort not in SORTS:
        asked.notes.append(_("We do not know that order, so the best matches come first."))
        sort = ""
    if sort == "nearest" and not asked.place:
        asked.notes.append(_("To put the nearest first, say where: a postcode, a town or a village."))
        sort = ""
    asked.sort = sort or "best"
    _read_page(asked, parameters)


def _read_page(asked: Asked, parameters: QueryDict) -> None:
    text = _plain(parameters.get("page", "")[:12])
    if text.isascii() and text.isdigit() and int(text) >= 1:
        asked.page = min(int(text), 100_000)
    elif text:
        asked.notes.append(_("That page number is not one we know, so this is the first page."))


_middle: tuple[object, places.Point | None] | None = None


def middle(choices: dict[str, list[search.Choice]]) -> places.Point | None:
    """The middle of all areas, which decides which Newport is meant. Read again when the list of areas is another."""
    global _middle
    known = _middle
    if known is None or known[0] is not choices["area"]:
        known = _middle = choices["area"], actions.middle_of_areas()
    return known[1]
