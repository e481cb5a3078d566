"""What one version of a listing changes against another, in plain sentences, part by part. No database.

A version is what Wagtail keeps of it (Enterprise.serializable_data, as JSON); `names` says what the ids in it are
called (contents.names_in). An empty version stands for nothing yet: all is new then. Only what the public page is made
from is compared: the private base is in no version, and no line here would name it.

    differences({"name": "Pat"}, {"name": "Pat's Garden"}, names)
    -> [Difference("What", "Name", "Pat", "Pat's Garden", "name")]
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from enterprises.listings.difference_words import AS_LINES, describe, field_of, in_words, label_of, names_of, row_key
from enterprises.listings.difference_words import PARTS as PARTS
from enterprises.listings.difference_words import Names as Names

Version = Mapping[str, Any]
Row = Mapping[str, Any]


class Difference(NamedTuple):
    """One thing that changed: in which part, what it is, the words before and after ("" for nothing).

    `name` is the field's. A photograph also says which picture stood there before and which after.
    """

    part: str
    label: str
    before: str
    after: str
    name: str
    picture_before: int | None = None
    picture_after: int | None = None


#: Changes for which a look at their words is enough. Never what somebody is called, where to find or ring them, what
#: they do, who comes, a picture or a check: those decide whether a person is safe, and are looked at one by one.
SMALL = frozenset(
    {"best_time", "contact_words", "exceptions", "opening_words", "openings"}
    | {"price_words", "prices", "waiting_words", "works_bank_holidays"}
)
#: Inside a small change somebody could still hide where else to go: an address, an e-mail, a phone number.
_ELSEWHERE = re.compile(r"https?:|www\.|@|\b\w+\.(?:com|org|net|uk|co)\b|(?:\d[ ()+-]*){7,}", re.IGNORECASE)


def differences(before: Version, after: Version, names: Names) -> list[Difference]:
    """Everything that differs, in the order of the page."""
    found: list[Difference] = []
    for part, fields in PARTS:
        for name in fields:
            found += _compare(str(part), name, before.get(name), after.get(name), names)
    return found


def are_small(changes: Iterable[Difference]) -> bool:
    """Whether these may be published together with others, without being looked at one by one."""
    listed = list(changes)
    return bool(listed) and all(each.name in SMALL and not _leads_elsewhere(each) for each in listed)


def _leads_elsewhere(change: Difference) -> bool:
    return bool(_ELSEWHERE.search(change.after))


def _compare(part: str, name: str, before: Any, after: Any, names: Names) -> list[Difference]:
    field = field_of(name)
    label = capfirst(str(label_of(field)))
    if field.one_to_many:
        return _rows(part, name, before or [], after or [], names)
    if field.many_to_many:
        return _list(part, name, label, *(names_of(field, value or [], names) for value in (before, after)))
    if name in AS_LINES:
        return _list(part, name, label, *(_lines(value) for value in (before, after)))
    was, now = (in_words(field, value, names) for value in (before, after))
    return [Difference(part, label, was, now, name)] if was != now else []


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _list(part: str, name: str, label: str, before: list[str], after: list[str]) -> list[Difference]:
    """What was added and what was taken away; the same things in another order are no change."""
    gone = [each for each in before if each not in after]
    new = [each for each in after if each not in before]
    found = []
    if new:
        found.append(Difference(part, _("%(what)s: added") % {"what": label}, "", ", ".join(new), name))
    if gone:
        found.append(Difference(part, _("%(what)s: taken away") % {"what": label}, ", ".join(gone), "", name))
    return found


def _rows(part: str, name: str, before: list[Row], after: list[Row], names: Names) -> list[Difference]:
    model = field_of(name).related_model
    found = []
    for was, now in matched(before, after, lambda row: row_key(name, row)):
        before_words, after_words = (describe(name, row, names) if row else "" for row in (was, now))
        before_picture, after_picture = (row.get("picture") if row else None for row in (was, now))
        if (before_words, before_picture) == (after_words, after_picture):
            continue
        shape = _("%(what)s: added") if not was else _("%(what)s: taken away") if not now else _("%(what)s: changed")
        label = capfirst(shape % {"what": model._meta.verbose_name})
        found.append(Difference(part, label, before_words, after_words, name, before_picture, after_picture))
    return found or _order(part, name, before, after, names)


def _order(part: str, name: str, before: list[Row], after: list[Row], names: Names) -> list[Difference]:
    """The first photograph stands for the listing everywhere, so their order matters; of other parts it does not."""
    was, now = ([describe(name, row, names) for row in rows] for rows in (before, after))
    if name != "photos" or was == now:
        return []
    return [Difference(part, _("The order of the photographs"), " → ".join(was), " → ".join(now), name)]


def matched(before: list[Row], after: list[Row], key: Callable[[Row], Any]) -> list[tuple[Row | None, Row | None]]:
    """Which row became which: the same id first, then the same key; (None, row) is new, (row, None) is gone.

    A new row has no id until it is published, so an id alone would take it for another one afterwards.
    """
    left = list(before)
    pairs: dict[int, Row] = {}
    for same in (lambda row: row.get("pk"), key):
        for place, row in enumerate(after):
            if place in pairs or same(row) is None:
                continue
            found = next((each for each in left if same(each) == same(row)), None)
            if found is not None:
                pairs[place] = found
                left.remove(found)
    kept: list[tuple[Row | None, Row | None]] = [(pairs.get(place), row) for place, row in enumerate(after)]
    return [*kept, *((row, None) for row in left)]
