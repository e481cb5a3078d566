"""The choices offered for narrowing a search, with their words, in the editors' order."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory import search
from enterprises.listings import places
from enterprises.listings.models import Area, Category, Term
from enterprises.listings.models.parts import ComingPerson, PartOfDay, Weekday


@dataclass(frozen=True)
class Choice:
    """One value of one group. `parent` is the value it is part of, for categories."""

    value: str
    label: str
    parent: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """All of it, as it stood at one content version."""

    choices: dict[str, list[Choice]]
    labels: dict[str, dict[str, str]]
    middle: places.Point | None


_remembered: dict[str, tuple[object, Vocabulary]] = {}


def current() -> Vocabulary:
    """The vocabulary in the reader's language. Read once and kept until something published changes."""
    stamp, language = search.content_version(), get_language() or ""
    kept = _remembered.get(language)
    if kept is None or kept[0] != stamp:
        kept = _remembered[language] = (stamp, _read())
    return kept[1]


def _read() -> Vocabulary:
    choices = _read_choices()
    labels = {group: {each.value: each.label for each in values} for group, values in choices.items()}
    return Vocabulary(choices, labels, _middle())


def _read_choices() -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = {group.key: [] for group in search.GROUPS}
    found["category"] = [
        Choice(each.slug, each.name, each.parent.slug if each.parent else "")
        for each in Category.objects.in_order().select_related("parent")
    ]
    for term in Term.objects.order_by("sort_order", "name"):
        found[term.group].append(Choice(term.slug, term.name))
    found["day"] = [
        *(Choice(Weekday(day).name.lower(), str(Weekday(day).label)) for day in range(7)),
        Choice("bank-holiday", _("Bank holidays")),
    ]
    found["time"] = [Choice(part.value, str(part.label)) for part in PartOfDay]
    found["gender"] = [Choice(each.value, str(each.label)) for each in ComingPerson.Gender if each.value]
    found["room"] = [Choice("yes", _("Has room now"))]
    found["drives"] = [Choice("yes", _("Somebody drives"))]
    return found


def _middle() -> places.Point | None:
    """The middle of all areas: it decides which Newport is meant."""
    points = [places.district_point(district) for area in Area.objects.all() for district in area.district_list()]
    known = [point for point in points if point]
    if not known:
        return None
    count = len(known)
    return places.Point(sum(point.latitude for point in known) / count, sum(point.longitude for point in known) / count)
