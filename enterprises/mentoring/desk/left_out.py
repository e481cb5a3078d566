"""Why nobody was found for somebody, and what would help, in words for a worker."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

#: What would have to change, for a rule that alone keeps mentors away.
HELPS = {
    "no_room": gettext_lazy("a mentor with a place left"),
    "before": gettext_lazy("letting two meet again who met before"),
    "needs": gettext_lazy("looking again at what must be so"),
    "no_language": gettext_lazy("an interpreter"),
    "no_way": gettext_lazy("another way of talking"),
    "no_time": gettext_lazy("another time of the week"),
    "too_far": gettext_lazy("meeting by phone or video, or going further"),
    "not_ready": gettext_lazy("getting more mentors ready"),
}


def in_words(part: Mapping[str, Any]) -> str:
    """“3 mentors would suit, and all their places went to others.”"""
    if part.get("suited"):
        n = part["suited"]
        return ngettext(
            "%(n)d mentor would suit, and all their places went to others.",
            "%(n)d mentors would suit, and all their places went to others.",
            n,
        ) % {"n": n}
    if not part.get("rules"):
        return _("There is no mentor yet.")
    only = part.get("only", {})
    helps = max((rule for rule in only if rule in HELPS and only[rule]), key=lambda rule: only[rule], default="")
    if helps:
        return _("No mentor fits. What would help most: %(what)s.") % {"what": HELPS[helps]}
    return _("No mentor fits, for more than one reason each. Talk with them about what they said.")
