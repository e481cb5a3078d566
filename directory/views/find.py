"""/find/: search by what you need and where you live."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory import find, promoted, search, site_pages
from directory.context import stamp
from directory.remembered import remembered

#: Groups whose choices are in view before anything is chosen.
OPEN_AT_FIRST = ("category",)
#: Pages of words shown beside the listings found.
MOST_SITE_PAGES = 3


@dataclass(slots=True)
class Box:
    """One checkbox of the filter panel. `count` is how many listings it would leave."""

    value: str
    label: str
    count: int
    checked: bool
    is_part: bool


@dataclass
class Panel:
    """One group of the filter panel; `is_open` when something in it is chosen.

    With `any_label` one box at most is chosen: they are radio buttons, and this is the one for none.
    """

    key: str
    title: str
    boxes: list[Box]
    chosen: int
    is_open: bool
    any_label: str = ""


@dataclass
class Chip:
    """One choice that narrows the search, and the address without it."""

    label: str
    without: str


@require_safe
@remembered
def find_page(request: HttpRequest) -> HttpResponse:
    asked = find.read(request.GET, stamp(request))
    results = search.search(asked.query())
    if asked.page > results.pages:
        asked.notes.append(_("There is no page %(page)s, so this is the last one.") % {"page": asked.page})
        asked.page = results.pages
        results = search.search(asked.query())
    context = {
        "asked": asked,
        "results": results,
        "panels": panels(asked, results),
        "chips": chips(asked),
        "sorts": sorts(asked),
        "distances": find.DISTANCES,
        "within": find.DEFAULT_DISTANCE if asked.within is None else asked.within,
        "page_links": page_links(asked, results),
        "clear_address": asked.address(**dict.fromkeys(asked.chosen)),
        "map_tiles": settings.MAP_TILE_URL,
        "map_attribution": settings.MAP_ATTRIBUTION,
    }
    if asked.q and asked.page == 1:
        context |= beside_listings(asked, results, search.words_part(stamp(request)))
    if not results.total:
        context |= nothing_found(asked)
    return render(request, "directory/find.html", context)


def beside_listings(asked: find.Asked, results: search.Results, words_part: str) -> dict[str, object]:
    """What editors want to be shown first for these words, and a few of the site's own pages about them.

    Pages with the words as typed come before listings with others. Slips of the finger are forgiven only where there
    is no listing to show: it takes a look at every word.
    """
    found = site_pages.find(asked.q, words_part, forgive=not results.total).entries
    return {
        "promoted": promoted.shown_for(asked.q, words_part),
        "site_pages": found[:MOST_SITE_PAGES],
        "pages_first": bool(found and (not results.total or results.did_you_mean)),
        "site_pages_total": len(found),
        "site_pages_address": urlencode({"q": asked.q}),
    }


def panels(asked: find.Asked, results: search.Results) -> list[Panel]:
    """The filter panel: every group that would find something or has something chosen."""
    found = []
    for group in search.GROUPS:
        chosen, counts = asked.chosen.get(group.key, ()), results.counts[group.key]
        boxes = [
            Box(value, label, count, value in chosen, bool(parent))
            for value, label, parent in asked.choices.get(group.key, ())
            if (count := counts.get(value, 0)) or value in chosen
        ]
        is_choice = len(boxes) > 1 or group.key != "area"  # one area alone is nothing to choose
        if boxes and (is_choice or chosen):
            is_open = bool(chosen) or group.key in OPEN_AT_FIRST
            found.append(Panel(group.key, str(group.title), boxes, len(chosen), is_open, str(group.any_label)))
    return found


def chips(asked: find.Asked) -> list[Chip]:
    """What narrows the search now, each with the address that takes it away."""
    labels = asked.labels
    made = []
    if asked.q:
        made.append(Chip(_("“%(words)s”") % {"words": asked.q}, asked.address(q=None)))
    if asked.place:
        made.append(
            Chip(
                _("near %(place)s") % {"place": asked.place.label},
                asked.address(near=None, within=None, sort=None),
            )
        )
        if asked.within == 0:
            made.append(Chip(_("who come to me"), asked.address(within=None)))
    for group, values in asked.chosen.items():
        made += [Chip(labels[group][value], asked.without(group, value)) for value in values]
    return made


def sorts(asked: find.Asked) -> list[tuple[str, str, bool]]:
    """The orders on offer: address, words, whether it is the one in use."""
    offered = [("best", _("Best match")), ("nearest", _("Nearest")), ("confirmed", _("Recently confirmed"))]
    return [
        (asked.address(sort=None if key == "best" else key), label, asked.sort == key)
        for key, label in offered
        if key != "nearest" or asked.place
    ]


def page_links(asked: find.Asked, results: search.Results) -> dict[str, object]:
    """Addresses of the pages before, after and around this one; (None, "") stands for a gap."""
    page, last = results.page, results.pages
    shown = sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)})
    numbers: list[tuple[int | None, str]] = []
    for number in shown:
        if numbers and numbers[-1][0] and number - (numbers[-1][0] or 0) > 1:
            numbers.append((None, ""))
        numbers.append((number, asked.address(page=number if number > 1 else None)))
    return {
        "numbers": numbers,
        "previous": asked.address(page=page - 1 if page > 2 else None) if page > 1 else "",
        "next": asked.address(page=page + 1) if page < last else "",
    }


def nothing_found(asked: find.Asked) -> dict[str, object]:
    """Ways on when nothing fits: what each choice costs, and what wider distances would find."""
    query, labels = asked.query(), asked.labels
    return {
        "costs": [
            (labels[group][value], total, asked.without(group, value))
            for group, value, total in search.cost_of_each_filter(query)
            if total
        ],
        "wider": [(miles, total, asked.address(within=miles)) for miles, total in search.wider(query) if total],
        "without_words": search.search(replace(query, words="", size=1)).total if asked.q and asked.chosen else 0,
        "without_words_address": asked.address(q=None),
        "without_place": search.search(replace(query, point=None, within=None, size=1)).total if asked.place else 0,
        "without_place_address": asked.address(near=None, within=None),
    }


@require_safe
@remembered
def map_data(request: HttpRequest) -> HttpResponse:
    """The public points of the listings a search finds, for the map that is drawn only when asked for."""
    if not settings.MAP_TILE_URL:
        return JsonResponse({"detail": _("There is no map on this site.")}, status=404)
    asked = find.read(request.GET, stamp(request))
    found = [point._asdict() for point in search.points(asked.query(), limit=500)]
    return JsonResponse({"points": found})


@require_safe
def complete(request: HttpRequest) -> HttpResponse:
    """Words that begin as typed, for the search box with JavaScript."""
    return JsonResponse({"words": search.complete(request.GET.get("q", "")[:60])})
