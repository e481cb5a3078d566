"""docs/lifecycles.md: which status becomes which, drawn from the tables of moves that stand on the models (MOVES)."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.text import capfirst

PATH = settings.BASE_DIR / "docs" / "lifecycles.md"
HEAD = """# Lifecycles

Made by `manage.py write_lifecycles_doc` from `MOVES` on the models. Do not edit it by hand:
tests/config/test_lifecycles.py fails when it is out of date.

A status changes only through `core.moves.move`, along these lines and no others. Where a line ends in a dot, nothing
follows. Whether the public sees a listing is no status of this kind: it is live or not (Wagtail), and hidden or not
(`hidden_at`).
"""


def text() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for model in models() for line in _chapter(model))])


def models() -> list[Any]:
    """Every model that has a table of moves, in the order of their names."""
    return sorted((model for model in apps.get_models() if hasattr(model, "MOVES")), key=_name)


def _name(model: Any) -> str:
    return capfirst(str(model._meta.verbose_name))


def _chapter(model: Any) -> Iterator[str]:
    words = {status: str(label) for status, label in model._meta.get_field("status").flatchoices}
    about = " ".join((model.__doc__ or "").split())
    yield from (f"## {_name(model)}", "", f"`{model._meta.label}`: {about}", "")
    yield from ("```mermaid", "stateDiagram-v2", *_diagram(model, words), "```", "")
    yield from ("| It is | It can become |", "|---|---|")
    for status, nexts in _moves(model):
        can_become = ", ".join(words[each] for each in nexts) or "nothing else"
        yield f"| {words[status]} | {can_become} |"
    yield ""


def _diagram(model: Any, words: dict[str, str]) -> Iterator[str]:
    yield from (f'    state "{label}" as {status}' for status, label in words.items())
    yield f"    [*] --> {model._meta.get_field('status').default!s}"
    for status, nexts in _moves(model):
        yield from (f"    {status} --> {each}" for each in nexts or ["[*]"])


def _moves(model: Any) -> Iterator[tuple[str, list[str]]]:
    """Every status with what it can become, both in the order of the choices."""
    order = [str(status) for status, _label in model._meta.get_field("status").flatchoices]
    moves = {str(status): {str(each) for each in nexts} for status, nexts in model.MOVES.items()}
    yield from ((status, [each for each in order if each in moves[status]]) for status in order)
