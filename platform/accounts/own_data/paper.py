"""A copy of somebody's data: as JSON for machines, and as a PDF for reading. In the language being spoken."""

import json
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from accounts.models import Helps, Person
from accounts.models_helps import print_size
from accounts.own_data.files import Choice
from core.pdf import render_pdf
from core.personal import day, parts


def made_for(person: Person, files: Choice) -> tuple[bytes, bytes]:
    """Both, with the names of the files beside them, and of those that are not."""
    given = [{"key": part.key, "heading": str(part.heading), "rows": part.held(person)} for part in parts()]
    made_on, names = day(timezone.now()), [name for name, _file in files.taken]
    data = {"made": made_on, "parts": given, "files": names, "files left out": [*files.too_large, *files.gone]}
    words = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    context = {"parts": [_on_paper(part) for part in given], "made_on": made_on, "name": person.name}
    context |= {"files": names, "too_large": files.too_large, "gone": files.gone}
    context["size"] = print_size(Helps.objects.filter(person=person).first())
    return words.encode(), render_pdf("documents/accounts/own_data.html", context, base_url=settings.SITE_URL)


def _on_paper(part: dict[str, Any]) -> dict[str, Any]:
    return part | {"rows": [said(row) for row in part["rows"]]}


def said(row: dict[str, Any]) -> list[tuple[str, Any]]:
    """A row for reading: what is empty is left out, yes and no are words, a list has its lines."""
    return [(key, _value(value)) for key, value in row.items() if value not in ("", None, [], {})]


def _value(value: Any) -> Any:
    if isinstance(value, bool):
        return translation.gettext("Yes") if value else translation.gettext("No")
    if isinstance(value, dict):
        return [f"{key}: {_value(each)}" for key, each in value.items() if each not in ("", None, [], {})]
    return [_value(each) for each in value] if isinstance(value, list) else str(value)
