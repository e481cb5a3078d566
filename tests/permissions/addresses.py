"""Every address pattern of the site, with an example of each that can be asked for."""

import re
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

#: What stands in an example for a part of an address, by name. Others get one by their kind.
PARTS = {
    "slug": "canary-listing",
    "app_label": "listings",
    "app_name": "listings",
    "model_name": "enterprise",
    "action": "delete",
    "number": "2345",
    "what": "report",
    "path": "nothing.jpg",
    "size": "large",
    "key": "nothing-here",
    "uidb36": "1",
    "signature": "nothing",
    "filter_spec": "width-100",
    "block_path": "body",
    "panel_name": "x",
}
KINDS = {
    "int": "999999",
    "str": "999999",
    "slug": "nothing",
    "path": "nothing",
    "uuid": "0" * 8 + "-0000" * 3 + "-" + "0" * 12,
}


@dataclass(frozen=True)
class Address:
    """One pattern: `route` names it as Django does, `example` can be asked for, `name` is its url name."""

    route: str
    example: str
    name: str
    keys: tuple[str, ...]


def addresses() -> list[Address]:
    return list(_walk(get_resolver().url_patterns, "", "", ()))


def _walk(patterns: list[Any], route: str, namespace: str, keys: tuple[str, ...]) -> Any:
    for pattern in patterns:
        here = route + str(pattern.pattern).removeprefix("^")
        own = tuple(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, here, inner, keys + own)
        elif isinstance(pattern, URLPattern):
            yield Address(here, example(here), f"{namespace}{pattern.name or ''}", keys + own)


def example(route: str) -> str:
    """An address that the route matches."""
    made = re.sub(r"<(?:(\w+):)?(\w+)>", lambda found: _part(found[1] or "str", found[2]), route)
    made = re.sub(r"\(\?P(<)?(\w+)(>)?[^)]*\)", lambda found: _part("str", found[2]), made)
    made = (
        made.replace(r"((?:[\w\-]+/)*)$", "")
        .replace(r"(\d+)/(.*)$", "1/nothing.pdf")
        .replace("(.*)", "x.jpg")
    )
    made = re.sub(r"\(\\d[*+]\)|\\d\+", "999999", made)
    made = re.sub(r"\([^()]*\)", "nothing", made)
    return "/" + re.sub(r"\.\*|[\^$?\\]", "", made)


def _part(kind: str, name: str) -> str:
    return PARTS.get(name, KINDS.get(kind, "nothing"))
