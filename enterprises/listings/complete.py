"""What a listing must say before anybody checks it. Asked of a draft; no database of its own."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enterprises.listings.models import Enterprise

#: Any one of these will do.
WAYS_TO_REACH = ("phone", "text_number", "email", "website", "post_address")


@dataclass(frozen=True)
class Missing:
    """Something that must be there: the step of the form that asks for it, and a sentence."""

    step: str
    sentence: str | Promise


def missing(draft: Enterprise) -> list[Missing]:
    """What must still be written, in the order of the form."""
    asked = (
        (bool(draft.name.strip()), Missing("name", _("Write the name of your enterprise."))),
        (bool(draft.one_line.strip()), Missing("name", _("Say in one line what you do."))),
        (bool(draft.categories.all()), Missing("kinds", _("Choose at least one kind of help."))),
        (is_somewhere(draft), Missing("where", _("Say where: at a place, at people's homes, or by phone or video."))),
        (can_be_reached(draft), Missing("contact", _("Give at least one way to get in touch."))),
    )
    return [gap for is_there, gap in asked if not is_there]


def is_somewhere(draft: Enterprise) -> bool:
    return bool(draft.comes_to_you or draft.works_remotely or draft.venues.all())


def can_be_reached(draft: Enterprise) -> bool:
    return any(getattr(draft, name).strip() for name in WAYS_TO_REACH)
