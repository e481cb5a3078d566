"""What was typed into a form, as pairs of name and value: kept, put back, and read out at the desk."""

import json

from django.forms import CheckboxInput
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.saved.kinds import Kind
from core.saved.models import SavedForm

#: In characters, as kept. Longer than any form of ours can become; a file would be another matter.
LONGEST = 60_000
#: What our own buttons send, the token, and the box that only machines fill in.
OURS = ("csrfmiddlewaretoken", "website", "saved", "carry_on", "get_code", "save_later")


class TooLong(Exception):
    """More was typed than is kept."""


def pack(typed: QueryDict) -> str:
    """What people typed, without what pages add. Raises TooLong."""
    pairs = [
        (name, value)
        for name, values in typed.lists()
        for value in values
        if name not in OURS and "password" not in name
    ]
    packed = json.dumps(pairs, ensure_ascii=False)
    if len(packed) > LONGEST:
        raise TooLong
    return packed


def unpack(saved: SavedForm) -> QueryDict:
    """As a form sends it."""
    typed = QueryDict(mutable=True)
    for name, value in json.loads(saved.content or "[]"):
        typed.appendlist(name, value)
    typed._mutable = False
    return typed


def in_words(saved: SavedForm, kind: Kind) -> list[tuple[str, str]]:
    """Each question with its answer so far, in the order of the form; what is empty is left out."""
    typed = unpack(saved)
    form = kind.form(initial={})
    lines = []
    for field in form:
        names = [name for name in typed if name == field.html_name or name.startswith(f"{field.html_name}_")]
        choices = {str(value): str(label) for value, label in getattr(field.field, "choices", [])}
        answers = [choices.get(value, value) for name in names for value in typed.getlist(name) if value.strip()]
        if answers and isinstance(field.field.widget, CheckboxInput):
            answers = [_("Yes")]
        if answers:
            lines.append((capfirst(str(field.label)), ", ".join(answers)))
    return lines
