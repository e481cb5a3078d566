"""Every address pattern of the site, with an example of each that can be asked for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

NOBODY: Mapping[str, int] = {"": 999_999}
#: What stands in an example for a part of an address, by name. Others get one by their kind.
PARTS = {
    "slug": "garden-gang",
    "app_label": "listings",
    "app_name": "listings",
    "model_name": "enterprise",
    "action": "delete",
    "number": "2345",
    "what": "report",
    "line": "phone",
    "question": "topics",
    "role": "mentee",
    "filter_spec": "width-100",
}
UUID = "00000000-0000-0000-0000-000000000000"
KINDS = {"slug": "nothing", "path": "nothing", "uuid": UUID}


@dataclass(frozen=True)
class Address:
    """One pattern: `route` names it as Django does, `example` can be asked for."""

    route: str
    example: str


def addresses(ids: Mapping[str, int] = NOBODY) -> list[Address]:
    """All of them. `ids` says which id stands for a number in an address that starts so; the longest start wins."""
    return [Address(route, example(route, ids)) for route in _walk(get_resolver().url_patterns, "")]


def _walk(patterns: list[Any], before: str) -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def example(route: str, ids: Mapping[str, int] = NOBODY) -> str:
    """An address that the route matches."""
    number = str(ids[max((start for start in ids if route.startswith(start)), key=len)])

    def part(kind: str, name: str) -> str:
        return PARTS.get(name) or KINDS.get(kind, number)

    made = re.sub(r"<(?:(\w+):)?(\w+)>", lambda found: part(found[1] or "str", found[2]), route)
    made = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda found: part("str", found[1]), made)
    made = made.replace(r"((?:[\w\-]+/)*)$", "").replace(r"(\d+)/(.*)$", f"{number}/nothing.pdf")
    return "/" + re.sub(r"\.\*|[\^$?\\]", "", made)
