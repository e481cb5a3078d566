"""Easy Read copies: made as drafts, shown when somebody they are written for has checked them, out of date when the
listing changes.
"""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import Person
from core.events import record
from core.moves import move
from enterprises.listings import drift, emails, first_draft, rules
from enterprises.listings.actions.guard import require
from enterprises.listings.models import EasyRead, EasyReadRow, Enterprise, Symbol
from enterprises.listings.signals import listing_published
from enterprises.listings.written_languages import ENGLISH

Status = EasyRead.Status
_TEAM_ONLY = gettext_noop("Only this area's support workers and editors can show it or take it down.")


@transaction.atomic
def start_easy_read(enterprise: Enterprise, *, by: Person, from_listing: bool, language: str = ENGLISH) -> EasyRead:
    """A draft nobody has checked: with our own first sentences from the listing, or empty. Shown to nobody yet."""
    _require_draft(by, enterprise)
    copy = EasyRead(enterprise=enterprise, language=language, live=False, has_unpublished_changes=True)
    if from_listing:
        copy.rows.set(drafted_rows(enterprise))
    copy.save()
    copy.save_revision(user=by, clean=False)  # who checked it is not known yet
    record("easy_read:drafted", copy, by=by)
    return copy


@transaction.atomic
def draft_again(copy: EasyRead, *, by: Person) -> None:
    """A new draft with sentences from the listing as it is now. What the public reads stays until it is checked."""
    _require_draft(by, copy.enterprise)
    draft = copy.get_latest_revision_as_object()
    draft.rows.set(drafted_rows(copy.enterprise))
    draft.save_revision(user=by, clean=False)
    record("easy_read:drafted", copy, by=by)


def drafted_rows(enterprise: Enterprise) -> list[EasyReadRow]:
    symbols = {symbol.slug: symbol for symbol in Symbol.objects.all()}
    return [
        EasyReadRow(sentence=sentence, symbol=symbols.get(slug) or symbols.get("information"), sort_order=place)
        for place, (sentence, slug) in enumerate(first_draft.sentences(enterprise, symbols.values()))
    ]


@transaction.atomic
def publish_easy_read(copy: EasyRead, *, by: Person) -> None:
    """Show the newest draft: somebody has checked it. Ends in easy_read_shown, as Wagtail's own button does."""
    require(rules.may_publish(by, copy.enterprise), _(_TEAM_ONLY))
    revision = copy.get_latest_revision() or copy.save_revision(user=by)
    copy.publish(revision, user=by, skip_permission_checks=True)
    copy.refresh_from_db()


def easy_read_shown(copy: EasyRead, *, by: Person | None) -> None:
    """A version has just been made public: it is right for the listing as it is today. Inside that transaction."""
    was_asked = copy.asked_at is not None
    _is_right(copy)
    record("easy_read:checked", copy, by=by)
    _tell(copy.enterprise)
    if was_asked:
        transaction.on_commit(lambda: emails.easy_read_shown(copy, by=by))


@transaction.atomic
def confirm_easy_read(copy: EasyRead, *, by: Person, checked_by: str, checked_on: datetime.date) -> None:
    """“It is still right”: somebody has looked at it beside the listing as it is now."""
    require(rules.may_publish(by, copy.enterprise), _(_TEAM_ONLY))
    require(copy.is_shown, _("Show it first: nobody has checked this one yet."))
    copy.checked_by, copy.checked_on = checked_by, checked_on
    EasyRead.objects.filter(pk=copy.pk).update(checked_by=checked_by, checked_on=checked_on)
    if not copy.has_unpublished_changes:  # or the next draft would start from the old name and day
        copy.save_revision(user=by, changed=False)
    easy_read_shown(copy, by=by)


def _is_right(copy: EasyRead) -> None:
    if copy.status != Status.CURRENT:
        move(copy, Status.CURRENT)
    copy.facts, copy.why, copy.out_of_date_since = drift.facts_of(copy.enterprise), [], None
    EasyRead.objects.filter(pk=copy.pk).update(facts=copy.facts, why=[], out_of_date_since=None, asked_at=None)


def check_copies(enterprise: Enterprise) -> None:
    """The listing may have changed: a copy that says something else than it does is out of date from now on.

    One whose listing is again as it was when the copy was checked is right again: closed for a week, for example.
    """
    for copy in EasyRead.objects.shown().filter(enterprise=enterprise).select_for_update():
        now = Enterprise.objects.get(pk=enterprise.pk)  # what is in the caller's hands may be older
        changed = drift.changed_since(copy.facts, now)
        if changed:
            _went_out_of_date(copy, changed)
        elif copy.status == Status.OUT_OF_DATE:
            move(copy, Status.CURRENT)
            EasyRead.objects.filter(pk=copy.pk).update(why=[], out_of_date_since=None)
            record("easy_read:right_again", copy)


def look_at_copies_again() -> None:
    """A day has come by itself ("closed until Friday"): look at those out of date once more."""
    waiting = EasyRead.objects.shown().filter(status=Status.OUT_OF_DATE).values("enterprise")
    for enterprise in Enterprise.objects.public().filter(pk__in=waiting):
        with transaction.atomic():
            check_copies(enterprise)
            _tell(enterprise)


def _went_out_of_date(copy: EasyRead, changed: list[str]) -> None:
    since = copy.out_of_date_since or timezone.localdate()
    EasyRead.objects.filter(pk=copy.pk).update(why=changed, out_of_date_since=since)
    if copy.status == Status.CURRENT:
        move(copy, Status.OUT_OF_DATE)
        record("easy_read:out_of_date", copy)


@transaction.atomic
def take_down_easy_read(copy: EasyRead, *, by: Person) -> None:
    """Back to a draft. Ends in easy_read_taken_down, as Wagtail's own button does."""
    require(rules.may_publish(by, copy.enterprise), _(_TEAM_ONLY))
    copy.unpublish(user=by)


def easy_read_taken_down(copy: EasyRead, *, by: Person | None) -> None:
    """Wagtail has just unpublished it. Inside that transaction."""
    if copy.status != Status.DRAFT:
        move(copy, Status.DRAFT)
    copy.why, copy.out_of_date_since = [], None
    EasyRead.objects.filter(pk=copy.pk).update(why=[], out_of_date_since=None)
    record("easy_read:taken_down", copy, by=by)
    _tell(copy.enterprise)


@transaction.atomic
def delete_easy_read(copy: EasyRead, *, by: Person) -> None:
    """For good, with its drafts."""
    _require_edit(by, copy.enterprise)
    record("easy_read:deleted", copy, by=by)
    enterprise = copy.enterprise
    copy.delete()
    _tell(enterprise)


def _tell(enterprise: Enterprise) -> None:
    """The search and the page say which formats there are."""
    if enterprise.is_public:
        listing_published.send(Enterprise, enterprise=enterprise)


def _require_edit(by: Person, enterprise: Enterprise) -> None:
    require(rules.may_edit(by, enterprise), _("Only this area's support workers and editors can change it."))


def _require_draft(by: Person, enterprise: Enterprise) -> None:
    require(rules.may_draft_easy_read(by, enterprise), _("Only those who run it and its area's team can change it."))
