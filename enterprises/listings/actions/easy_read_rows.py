"""The sentences of an Easy Read draft, as those who run the enterprise write them. What the public reads stays as it is
until somebody it is written for has checked it: the team sees to that.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Revision

from accounts.models import Person
from core.events import record
from core.models import Picture
from core.moves import WrongMoment
from enterprises.listings import emails, rules
from enterprises.listings.actions.drafts import helped_by
from enterprises.listings.actions.formats import draft_again, start_easy_read
from enterprises.listings.actions.guard import require
from enterprises.listings.models import EasyRead, EasyReadRow, Enterprise, Symbol
from enterprises.listings.written_languages import ENGLISH

#: Three pages or so. More are a book.
MOST_SENTENCES = 40

Rows = list[EasyReadRow]


class Beside(NamedTuple):
    """What stands beside a sentence: a symbol, or one's own photograph with its words."""

    symbol: Symbol | None = None
    photograph: Picture | None = None
    alt: str = ""


def easy_read_of(enterprise: Enterprise) -> EasyRead | None:
    """The English copy, which those who run it write. Copies in other languages are the team's."""
    return enterprise.easy_reads.filter(language=ENGLISH).first()


def rows_of(copy: EasyRead) -> Rows:
    """The sentences of the newest draft."""
    return list(copy.get_latest_revision_as_object().rows.all())


@transaction.atomic
def begin_easy_read(enterprise: Enterprise, *, by: Person) -> EasyRead:
    """A first draft from the listing, in English whatever language its owner speaks here; or new sentences in the one
    there is. Raises WrongMoment.
    """
    copy = easy_read_of(enterprise)
    with translation.override(ENGLISH):
        if copy is None:
            return start_easy_read(enterprise, by=by, from_listing=True)
        copy = _locked(enterprise, by)
        draft_again(copy, by=by)
    return copy


def write_sentence(
    enterprise: Enterprise, *, by: Person, place: int | None, was: str, sentence: str, beside: Beside
) -> Revision:
    """Change the sentence at this place, or put a new one last. `was` is the sentence the page showed there.

    Raises WrongMoment when another sentence is there now, ValidationError when there are enough.
    """

    def write(rows: Rows) -> Rows:
        if place is None:
            if len(rows) >= MOST_SENTENCES:
                raise ValidationError(_("You have %(most)s sentences. Remove one first."), params={"most": len(rows)})
            rows.append(EasyReadRow())
        row = rows[_at(rows, place, was) if place is not None else -1]
        row.sentence, row.symbol, row.photograph, row.alt = sentence, *beside
        return rows

    return _change(enterprise, write, by=by)


def move_sentence(enterprise: Enterprise, *, by: Person, place: int, was: str, step: int) -> Revision:
    """One place up (-1) or down (1). Raises WrongMoment."""

    def move(rows: Rows) -> Rows:
        here = _at(rows, place, was)
        if 0 <= here + step < len(rows):
            rows.insert(here + step, rows.pop(here))
        return rows

    return _change(enterprise, move, by=by)


def remove_sentence(enterprise: Enterprise, *, by: Person, place: int, was: str) -> Revision:
    """Take it off the draft. Raises WrongMoment."""

    def remove(rows: Rows) -> Rows:
        del rows[_at(rows, place, was)]
        return rows

    return _change(enterprise, remove, by=by)


@transaction.atomic
def undo_sentence(enterprise: Enterprise, *, by: Person, version: int) -> Revision:
    """Put back how it was before this version. Raises WrongMoment when it is not the newest any more."""
    copy = _locked(enterprise, by)
    before = Revision.objects.for_instance(copy).filter(pk__lt=version).order_by("-pk").first()
    if copy.latest_revision_id != version or before is None:
        raise WrongMoment(_("This was changed again since, so it cannot be put back like this."))
    return _keep(copy, copy.with_content_json(before.content), by=by)


@transaction.atomic
def send_easy_read(enterprise: Enterprise, *, by: Person) -> None:
    """Ask the team to have it read by somebody it is written for. Raises WrongMoment."""
    require(rules.may_edit_own(by, enterprise), _("Only those who run it can send it or take it back."))
    copy = _locked(enterprise, by)
    if copy.asked_at:
        raise WrongMoment(_("It is with the support team already."))
    if copy.live and not copy.has_unpublished_changes:
        raise WrongMoment(_("Nothing has changed since it was checked last."))
    if not rows_of(copy):
        raise WrongMoment(_("Write at least one sentence first."))
    EasyRead.objects.filter(pk=copy.pk).update(asked_at=timezone.now())
    record("easy_read:sent", copy, by=by)
    transaction.on_commit(lambda: emails.something_waits(enterprise.area))


def _at(rows: Rows, place: int, was: str) -> int:
    """Where the sentence is that the page showed: there, or where somebody else has moved it meanwhile."""
    if 0 <= place < len(rows) and rows[place].sentence == was:
        return place
    moved = [here for here, row in enumerate(rows) if row.sentence == was]
    if len(moved) != 1:
        raise WrongMoment(_("Somebody has changed this sentence since. Here it is as it is now."))
    return moved[0]


@transaction.atomic
def _change(enterprise: Enterprise, change: Callable[[Rows], Rows], *, by: Person) -> Revision:
    copy = _locked(enterprise, by)
    draft = copy.get_latest_revision_as_object()
    rows = change(list(draft.rows.all()))
    for place, row in enumerate(rows):
        row.sort_order = place
    draft.rows.set(rows)
    return _keep(copy, draft, by=by)


def _keep(copy: EasyRead, draft: EasyRead, *, by: Person) -> Revision:
    # Who checked it is not known yet, so it is not cleaned.
    revision: Revision = draft.save_revision(user=by, clean=False)
    record("easy_read:drafted", copy, by=by, on_behalf_of=helped_by(copy.enterprise, by))
    return revision


def _locked(enterprise: Enterprise, by: Person) -> EasyRead:
    require(rules.may_draft_easy_read(by, enterprise), _("Only those who run it and their helpers can change it."))
    copy = EasyRead.objects.select_for_update().filter(enterprise=enterprise, language=ENGLISH).first()
    if copy is None:
        raise WrongMoment(_("There is no Easy Read yet. Make a first draft."))
    # What was sent takes the newest sentences along, and a helper's words go nowhere without a yes.
    if copy.asked_at and not rules.owns(by, enterprise):
        raise WrongMoment(_("The support team is looking at it now. You can go on when they have answered."))
    return copy
