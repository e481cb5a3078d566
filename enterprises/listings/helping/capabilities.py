"""What may be prepared for those who run an enterprise: the words and photos of its listing, and what is true today.
Said to accounts.helping when the app is ready.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.helping import log, registry
from accounts.helping.registry import Capability, Subject
from accounts.models import Person, Prepared
from core.moves import WrongMoment
from enterprises.listings import actions, contents, history, rules
from enterprises.listings.differences import Difference
from enterprises.listings.models import Enterprise
from enterprises.listings.own import shown

KIND = Enterprise._meta.label_lower
WORDS, AVAILABILITY = "words", "availability"
_DAYS = ("closed_until", "starts_on", "ends_on")


def subjects_of(person: Person) -> list[Subject]:
    rows = Enterprise.objects.filter(ownership__person=person).order_by("name", "pk").values_list("pk", "name")
    return [Subject(KIND, str(pk), name) for pk, name in rows]


def names_of(ids: Iterable[str]) -> Mapping[str, str]:
    known = [pk for pk in ids if pk.isascii() and pk.isdigit()]
    return {str(pk): name for pk, name in Enterprise.objects.filter(pk__in=known).values_list("pk", "name")}


def listing_of(prepared: Prepared) -> Enterprise | None:
    """The listing it is about, while the person it asks still runs it."""
    rows = Enterprise.objects.select_related("area", "latest_revision", "live_revision")
    return rows.filter(pk=prepared.subject_id, ownership__person=prepared.person).first()


def _listing(prepared: Prepared) -> Enterprise:
    listing = listing_of(prepared)
    if listing is None:
        raise WrongMoment(_("This listing is not there any more."))
    return listing


def changed_words(prepared: Prepared) -> list[Difference]:
    """The newest draft against what everybody sees."""
    listing = listing_of(prepared)
    if listing is None:
        return []
    newest = listing.latest_revision
    return contents.compared(contents.shown_content(listing), newest.content if newest else {})


def words_version(prepared: Prepared) -> str:
    listing = listing_of(prepared)
    return contents.stamp(listing.latest_revision) if listing and listing.latest_revision else ""


def send_words(prepared: Prepared, *, keyed_in_by: Person | None) -> None:
    """A yes sends the draft to the area's team, as the person's own press would."""
    actions.send_for_checking(_listing(prepared), by=prepared.person, keyed_in_by=keyed_in_by)


def changed_today(prepared: Prepared) -> list[Difference]:
    """What is true today against what would be."""
    listing = listing_of(prepared)
    if listing is None:
        return []
    wished = dated(prepared.content)
    part = str(gettext_lazy("Today"))
    before, after = (_facts_in_words(facts) for facts in (_facts_of(listing), wished["facts"] or _facts_of(listing)))
    found = [Difference(part, label, before[label], after[label], "today") for label in after]
    found = [each for each in found if each.before != each.after]
    label = _("Days that are different: added")
    return found + [Difference(part, label, "", _day_in_words(each), "exceptions") for each in wished["days"]]


def _facts_of(listing: Enterprise) -> dict[str, Any]:
    names = ("is_closed_now", "closed_words", "closed_until", "places_left")
    return {name: getattr(listing, name) for name in names}


def _facts_in_words(facts: Mapping[str, Any]) -> dict[str, str]:
    until, places = facts["closed_until"], facts["places_left"]
    return {
        _("Open or closed"): _("closed for now") if facts["is_closed_now"] else _("open as always"),
        _("Why closed"): facts["closed_words"],
        _("Open again"): date_format(until, "j F Y") if until else "",
        _("Places left"): "" if places is None else str(places),
    }


def _day_in_words(day: Mapping[str, Any]) -> str:
    first, last = (date_format(day[name], "j F Y") for name in ("starts_on", "ends_on"))
    days = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    words = [days, _("open") if day["is_open"] else _("closed"), day["words"]]
    return "; ".join(word for word in words if word)


def dated(content: str) -> dict[str, Any]:
    """What is wished for today, out of how it is kept: `facts` of today or None, and `days` that are different."""
    kept = json.loads(content)
    rows = [kept["facts"]] if kept["facts"] else []
    for row in [*rows, *kept["days"]]:
        row.update({name: date.fromisoformat(row[name]) for name in _DAYS if row.get(name)})
    return dict(kept)


def today_version(prepared: Prepared) -> str:
    """What is wished does not change by itself; what it is compared with may."""
    return str(prepared.key)


def say_today(prepared: Prepared, *, keyed_in_by: Person | None) -> None:
    """A yes says it to everybody, as the person's own press would."""
    listing, wished = _listing(prepared), dated(prepared.content)
    facts = wished["facts"]
    if facts and facts["closed_until"] and facts["closed_until"] <= timezone.localdate():
        raise ValidationError(_("The day it opens again is over. Ask your helper to get it ready once more."))
    if facts:
        actions.update_today(listing, by=prepared.person, keyed_in_by=keyed_in_by, **facts)
    for day in wished["days"]:
        actions.say_different_days(listing, by=prepared.person, keyed_in_by=keyed_in_by, **day)


registry.about(KIND, of=subjects_of, names=names_of)
registry.offer(
    Capability(
        WORDS,
        gettext_lazy("Words and photos"),
        gettext_lazy("They write what the page says, and add photos. You say whether it is sent to be checked."),
        changes=changed_words,
        parts=lambda prepared: shown.by_part(changed_words(prepared)),
        version=words_version,
        agree=send_words,
    )
)
registry.offer(
    Capability(
        AVAILABILITY,
        gettext_lazy("When you are open"),
        gettext_lazy("Open or closed, places left, days that are different. You say whether everybody sees it."),
        changes=changed_today,
        parts=lambda prepared: shown.by_part(changed_today(prepared)),
        version=today_version,
        agree=say_today,
    )
)
#: What else is told of a listing to those who run it; its history says it by the versions and the checks.
_SENTENCES = {
    **history.SENTENCES,
    "listing:drafted": gettext_lazy("%(who)s wrote in the draft."),
    "easy_read:drafted": gettext_lazy("%(who)s wrote sentences in Easy Read."),
    "listing:undone": gettext_lazy("%(who)s took back what was written last in the draft."),
    "listing:put_back": gettext_lazy("%(who)s put back an earlier version as the draft."),
    "listing:sent": gettext_lazy("%(who)s sent it to be checked, because you said so."),
    "listing:sent_back": gettext_lazy("%(who)s sent it back to you with words."),
    "listing:owner_invited": gettext_lazy("%(who)s invited somebody to run it."),
    "listing:owner_joined": gettext_lazy("%(who)s runs it now too."),
}
log.tell_of(_SENTENCES, lambda person: Q(subject_type=KIND, subject_id__in=[each.id for each in subjects_of(person)]))


def may_prepare(by: Any, listing: Enterprise, capability: str) -> bool:
    """A helper named for it; and the area's team, who prepare for everybody they look after."""
    return rules.help_with(by, listing, capability) is not None or rules.may_edit(by, listing)
