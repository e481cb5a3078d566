"""“Why this match” in plain sentences, for whoever reads them. Nothing here tells what the other person needs.

A Part of the engine holds facts in keys; the words of a key are the programme's (models.Choice).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enterprises.mentoring.models import Choice, Programme

DAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
PARTS_OF_DAY = (gettext_lazy("in the morning"), gettext_lazy("in the afternoon"), gettext_lazy("in the evening"))
REMOTE = {
    "phone": gettext_lazy("by phone"),
    "video": gettext_lazy("by video"),
    "message": gettext_lazy("by messages"),
}
#: So many sentences that speak for it, and one honest one that does not.
REASONS = 4
KM_OF_MILE = 1.609344


@dataclass(frozen=True)
class Why:
    """What speaks for it, the strongest first, and one thing to know. `gap` may be blank."""

    reasons: list[str]
    gap: str


def words_of(programme: Programme) -> dict[str, str]:
    """The words of each key of the programme, also of those that nobody can choose any more."""
    return dict(Choice.objects.filter(programme=programme).values_list("key", "words"))


def slot_words(slot: int) -> str:
    """Slot 0 is Monday in the morning.

    >>> slot_words(5)
    'Tuesday in the evening'
    """
    return f"{DAYS[slot // 3]} {PARTS_OF_DAY[slot % 3]}"


def explain(parts: Sequence[Mapping[str, Any]], words: Mapping[str, str], *, reader: str, other: str) -> Why:
    """For `reader` ("mentee", "mentor" or "worker"), about the one whose name is `other`; a worker reads of both."""
    told = [(part, *_SENTENCES[part["key"]](part, words, reader, other)) for part in parts if part["key"] in _SENTENCES]
    speaks = sorted((each for each in told if each[1]), key=lambda each: -each[0]["points"])
    against = sorted((each for each in told if each[2]), key=lambda each: each[0]["points"] - each[0]["most"])
    return Why([each[1] for each in speaks[:REASONS]], against[0][2] if against else "")


def _listed(keys: Iterable[str], words: Mapping[str, str]) -> str:
    return str(get_text_list([words.get(key, key) for key in keys], _("and")))


# --- a sentence for it and one against, either of which may be blank --------------------------------------------
Told = tuple[str, str]


def _topics(part: Mapping[str, Any], words: Mapping[str, str], reader: str, other: str) -> Told:
    if part["unsaid"]:
        return "", _("We do not know yet what help is wanted, or what can be given.")
    shared = _listed(part["facts"]["shared"], words)
    if not shared:
        return "", _("What is wanted and what can be given are different things.")
    facts = {"what": shared, "name": other}
    if reader == "mentee":
        return _("You would like help with %(what)s, and %(name)s can help with that.") % facts, ""
    if reader == "mentor":
        return _("%(name)s would like help with %(what)s, and you can help with that.") % facts, ""
    return _("Wanted and given: %(what)s.") % facts, ""


def _nearness(part: Mapping[str, Any], words: Mapping[str, str], reader: str, other: str) -> Told:
    facts = part["facts"]
    remote = str(get_text_list([str(REMOTE[way]) for way in facts["remote"]], _("or")))
    if not facts["in_person"]:
        return "", _("You would meet %(how)s, and not in one place.") % {"how": remote} if remote else ""
    if facts["km"] is None:
        return "", _("We do not know how far apart you live.")
    miles = max(1, round(facts["km"] / KM_OF_MILE))
    if part["points"] * 2 >= part["most"]:
        return (
            _("You live close to each other.") if miles <= 1 else _("You live about %(n)s miles apart.") % {"n": miles}
        ), ""
    return "", _("You live about %(n)s miles apart, so there is some way to go.") % {"n": miles}


def _time(part: Mapping[str, Any], words: Mapping[str, str], reader: str, other: str) -> Told:
    if part["unsaid"]:
        return "", _("We do not know yet when you are both free.")
    slots = [slot_words(each) for each in part["facts"]["slots"]]
    if not slots:
        return "", _("You are never free at the same time.")
    if len(slots) == 1:
        return _("You are both free on %(when)s.") % {"when": slots[0]}, _(
            "There is only one time when you are both free."
        )
    return _("You are both free on %(when)s.") % {"when": get_text_list(slots[:4], _("and"))}, ""


def _ways(part: Mapping[str, Any], words: Mapping[str, str], reader: str, other: str) -> Told:
    if part["unsaid"]:
        return "", _("We do not know yet how each of you likes to talk.")
    shared = _listed(part["facts"]["shared"], words)
    if not shared:
        return "", _("You talk in different ways.")
    return _("You both like: %(what)s.") % {"what": shared}, ""


def _common(part: Mapping[str, Any], words: Mapping[str, str], reader: str, other: str) -> Told:
    if part["unsaid"]:
        return "", ""  # not worth a sentence
    shared = _listed(part["facts"]["shared"], words)
    return (
        (_("You have in common: %(what)s.") % {"what": shared}, "") if shared else ("", _("You like different things."))
    )


_SENTENCES = {"topics": _topics, "nearness": _nearness, "time": _time, "ways": _ways, "common": _common}
