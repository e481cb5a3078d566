"""Version 1 of the API writes nested values as a[b][0]=c, in the query and in the body."""

import re
from typing import Any
from urllib.parse import parse_qsl


def decode(encoded: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in parse_qsl(encoded, keep_blank_values=True, strict_parsing=bool(encoded)):
        first, *rest = re.findall(r"[^\[\]]+", name)
        place, key = found, first
        for step in rest:
            place = place.setdefault(key, {})
            key = step
        place[key] = value
    return {key: _lists(value) for key, value in found.items()}


def _lists(value: Any) -> Any:
    """What has the keys 0, 1, 2… is a list."""
    if not isinstance(value, dict):
        return value
    inner = {key: _lists(each) for key, each in value.items()}
    return list(inner.values()) if all(key.isdigit() for key in inner) else inner
