"""Worries stand in nobody's copy of their data and are not erased with it: a copy can be read over somebody's shoulder,
and whom a worry is about must find no trace of it. The contacts answer whoever asks them (docs/worries.md).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.personal import hold


def held(person: Any) -> list[dict[str, Any]]:
    """Nothing, for everybody alike: so an empty part says nothing."""
    return []


def erase(person: Any) -> None:
    """Kept as long as the law and the host organisation ask."""


hold(
    "worries",
    _("Worries about somebody"),
    held=held,
    erase=erase,
    why_kept=_(
        "If somebody told us a worry, it is kept apart to keep people safe, and does not stand here. This says nothing "
        "about whether there is one."
    ),
)
