"""/find/: search by what you need and where you live."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory import find, search, vocabulary
from directory.remembered import remembered


@dataclass
class Box:
    """One checkbox of the filter panel. `count` is how many listings it would leave."""

    value: str
    label: str
    count: int
    checked: bool
    is_part: bool


@dataclass
class Panel:
    """One group of the filter panel; `is_open` when something in it is chosen."""

    key: str
    title: str
    boxes: list[Box]
    is_open: bool


@dataclass
class Chip:
    """One choice that narrows the search, and the address without it."""

    label: str
    without: str


@require_safe
@remembered
def find_page(request: HttpRequest) -> HttpResponse:
    asked = find.read(request.GET)
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
        "within": asked.within or find.DEFAULT_DISTANCE,
        "map_tiles": settings.MAP_TILE_URL,
    }
    if not results.total:
        context |= nothing_found(asked)
    return render(request, "directory/find.html", context)


def panels(asked: find.Asked, results: search.Results) -> list[Panel]:
    """The filter panel: every group that would find something or has something chosen."""
    found = []
    for group in search.GROUPS:
        chosen, counts = asked.chosen.get(group.key, ()), results.counts[group.key]
        boxes = [
            Box(each.value, each.label, counts.get(each.value, 0), each.value in chosen, bool(each.parent))
            for each in vocabulary.current().choices[group.key]
            if counts.get(each.value) or each.value in chosen
        ]
        if boxes:
            found.append(Panel(group.key, str(group.title), boxes, bool(chosen)))
    return found


def chips(asked: find.Asked) -> list[Chip]:
    """What narrows the search now, each with the address that takes it away."""
    labels = vocabulary.current().labels
    made = []
    if asked.q:
        made.append(Chip(_("“%(words)s”") % {"words": asked.q}, asked.address(q=None)))
    if asked.place:
        made.append(Chip(_("near %(place)s") % {"place": asked.place.label}, asked.address(near=None, within=None, sort=None)))
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


def nothing_found(asked: find.Asked) -> dict[str, object]:
    """Ways on when nothing fits: what each choice costs, and what wider distances would find."""
    query, labels = asked.query(), vocabulary.current().labels
    return {
        "costs": [
            (labels[group][value], total, asked.without(group, value))
            for group, value, total in search.cost_of_each_filter(query)
            if total
        ],
        "wider": [(miles, total, asked.address(within=miles)) for miles, total in search.wider(query) if total],
        "without_place": search.search(_anywhere(query)).total if asked.place else 0,
        "without_place_address": asked.address(near=None, within=None),
    }


def _anywhere(query: search.Query) -> search.Query:
    return search.Query(words=query.words, filters=query.filters, size=1)


@require_safe
@remembered
def map_data(request: HttpRequest) -> HttpResponse:
    """The public points of the listings a search finds, for the map that is drawn only when asked for."""
    if not settings.MAP_TILE_URL:
        return JsonResponse({"detail": _("There is no map on this site.")}, status=404)
    asked = find.read(request.GET)
    return JsonResponse({"points": search.points(asked.query(), limit=500)})


@require_safe
def complete(request: HttpRequest) -> HttpResponse:
    """Words that begin as typed, for the search box with JavaScript."""
    return JsonResponse({"words": search.complete(request.GET.get("q", "")[:60])})
