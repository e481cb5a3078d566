"""What the home page shows of the directory: kinds of help, enterprises, and what somebody said."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from directory import news, search, stories
from directory.models import HomePage
from enterprises.listings.models import Enterprise, Testimonial

#: The drawing for each kind of help a new site starts with (static/img/icons.svg).
ICONS = {
    "at-home": "home",
    "home-garden": "spade",
    "out-about": "sun",
    "creative": "palette",
    "wellbeing": "wellbeing",
    "buy": "basket",
}
ANY_ICON = "leaf"
#: Colours go round: mh-tint-1 to mh-tint-6 in static/sass/_cards.scss.
TINTS = 6
PARTS_SHOWN = 4
FEATURED = 6
LONGEST_QUOTE = 240


@dataclass
class Kind:
    """A kind of help with listings in it, and the busiest of its parts."""

    value: str
    label: str
    total: int
    icon: str
    tint: int
    parts: list[search.Choice] = field(default_factory=list)


def home_context(page: HomePage) -> dict[str, Any]:
    """One search answers for the counts and the enterprises: what is promised here is what /find/ finds."""
    results = search.search(search.Query(sort="confirmed", size=40))
    return {
        "kinds": kinds_of(results.counts.get("category", {})),
        "featured": featured(page.featured.all(), results.hits),
        "total": results.total,
        "news": news.latest(),
        "news_address": news.index_address(),
        "story": stories.one_for(page.story),
        "quote": _quote(),
    }


def featured(chosen: Iterable[Any], newest: list[search.Hit]) -> list[search.Hit]:
    """Those editors chose, while the public may see them; with none of them, some that were confirmed lately."""
    ids = [each.enterprise_id for each in chosen]
    hits = search.cards(list(dict.fromkeys(ids))) if ids else []
    return hits[:FEATURED] or _varied([hit for hit in newest if hit.card["photo"] and not hit.card["closed"]])


def kinds_of(counts: dict[str, int]) -> list[Kind]:
    """Only kinds and parts that find something."""
    choices = [choice for choice in search.choices().get("category", []) if counts.get(choice.value)]
    kinds = []
    for number, top in enumerate(choice for choice in choices if not choice.parent):
        parts = [choice for choice in choices if choice.parent == top.value]
        parts.sort(key=lambda part: -counts[part.value])
        icon = ICONS.get(top.value, ANY_ICON)
        tint = number % TINTS + 1
        kinds.append(Kind(top.value, top.label, counts[top.value], icon, tint, parts[:PARTS_SHOWN]))
    return kinds


def _varied(hits: list[search.Hit]) -> list[search.Hit]:
    """The first few, each of another kind of help while there are others."""
    seen: set[str] = set()
    first: list[search.Hit] = []
    rest: list[search.Hit] = []
    for hit in hits:
        kind = hit.card["tags"][0]["value"] if hit.card["tags"] else ""
        (rest if kind in seen else first).append(hit)
        seen.add(kind)
    return (first + rest)[:FEATURED]


def _quote() -> Testimonial | None:
    """The newest kind word that is short enough to stand alone."""
    said = Testimonial.objects.filter(enterprise__in=Enterprise.objects.public())
    newest = said.select_related("enterprise").order_by("-agreed_on", "-pk")[:20]
    return next((each for each in newest if len(each.words) <= LONGEST_QUOTE), None)
