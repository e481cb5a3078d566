"""Asking those who run an enterprise to decide about what was prepared."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.helping import deciding
from accounts.helping.turns import take_turn
from accounts.models import Person, Prepared
from core.moves import WrongMoment
from enterprises.listings import actions, agreed, rules
from enterprises.listings.actions.guard import require
from enterprises.listings.complete import missing
from enterprises.listings.helping.capabilities import AVAILABILITY, KIND, WORDS, may_prepare
from enterprises.listings.models import Enterprise


@transaction.atomic
def ask_about_words(listing: Enterprise, *, by: Person, person: Person) -> Prepared:
    """The draft is ready: shall it be sent to be checked? Raises ValidationError when something must be there first,
    WrongMoment when nothing would be different or it is being checked.
    """
    _begin(listing, by, person, WORDS)
    if actions.task_in_progress(listing):
        _end_the_check(listing, by)
    if listing.live and not listing.has_unpublished_changes:
        raise WrongMoment(_("Nothing would be different. Change something first."))
    if gaps := missing(actions.draft_of(listing)):
        raise ValidationError([str(gap.sentence) for gap in gaps])
    if listing.latest_revision is None:
        listing.save_revision(user=by, clean=False)
    return _ask(listing, WORDS, by, person)


@transaction.atomic
def ask_about_today(
    listing: Enterprise,
    *,
    by: Person,
    person: Person,
    facts: Mapping[str, Any] | None = None,
    day: Mapping[str, Any] | None = None,
) -> Prepared:
    """What is true today, or days that are different, are ready. What already waits about them goes along."""
    _begin(listing, by, person, AVAILABILITY)
    waiting = waiting_about(listing, AVAILABILITY, by=by).filter(person=person).first()
    kept = deciding.content_of(waiting) if waiting else {"facts": None, "days": []}
    content = {
        "facts": _plain(facts) if facts else kept["facts"],
        "days": [*kept["days"], *([_plain(day)] if day else [])],
    }
    return _ask(listing, AVAILABILITY, by, person, content)


def _end_the_check(listing: Enterprise, by: Person) -> None:
    """The team changed words that were sent to be checked: their yes sends it once more."""
    if not rules.may_edit(by, listing):
        raise WrongMoment(_("The support team is looking at it now. You can go on when they have answered."))
    if not agreed.waits_for_yes(listing):
        raise WrongMoment(_("Those who run it sent these very words to be checked. There is nothing to ask."))
    listing.current_workflow_state.cancel(user=by)


def waiting_about(listing: Enterprise, capability: str, *, by: Person) -> Any:
    """What this person prepared about it that still waits for an answer."""
    mine = Prepared.objects.waiting().filter(prepared_by=by, capability=capability)
    return mine.filter(subject_type=KIND, subject_id=str(listing.pk)).select_related("person")


def _begin(listing: Enterprise, by: Person, person: Person, capability: str) -> None:
    require(may_prepare(by, listing, capability), _("Only a helper or the area's team can prepare this."))
    require(by.pk != person.pk and rules.owns(person, listing), _("Only those who run it can decide about it."))
    take_turn(person.pk)
    help_ = rules.help_with(by, listing, capability)
    is_asked_of_theirs = help_ is None or help_.person_id == person.pk or rules.may_edit(by, listing)
    require(is_asked_of_theirs, _("Your helper's code was from somebody else of this enterprise."))
    listing.refresh_from_db(from_queryset=Enterprise.objects.select_for_update())


def _ask(listing: Enterprise, capability: str, by: Person, person: Person, content: Any = None) -> Prepared:
    return deciding.ask(
        person,
        capability,
        (KIND, str(listing.pk)),
        by=by,
        content=content,
        help_=rules.help_with(by, listing, capability),
        area=listing.area,
    )


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
