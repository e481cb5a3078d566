"""The people who run an enterprise write its draft, part by part, and send it to be checked."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState, WorkflowState

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.listings import merging, rules
from enterprises.listings.actions.guard import require
from enterprises.listings.actions.live import save_at_a_free_address
from enterprises.listings.complete import missing
from enterprises.listings.contents import stamp, written_fields
from enterprises.listings.models import Enterprise

#: How far back we look for who changed something.
FAR_BACK = 30


class Change(NamedTuple):
    """Who last changed a field, and when. No name: nobody signed in did."""

    who: str
    at: datetime | None


class EditedMeanwhile(Exception):
    """Somebody else changed the same fields since the page was opened. Nothing was saved.

    `theirs` is the newest draft; `merged` the same with what was typed; `clashing` names the fields both changed.
    """

    def __init__(self, theirs: Enterprise, merged: Enterprise, clashing: dict[str, Change]) -> None:
        super().__init__(sorted(clashing))
        self.theirs, self.merged, self.clashing = theirs, merged, clashing


def draft_of(enterprise: Enterprise) -> Enterprise:
    """The newest draft, or the listing as the public has it when there is none. A copy of its own."""
    draft: Enterprise = Enterprise.objects.get(pk=enterprise.pk).get_latest_revision_as_object()
    return draft


@transaction.atomic
def save_part(
    enterprise: Enterprise,
    *,
    by: Person,
    values: Mapping[str, Any],
    based_on: Mapping[str, str],
    sitting: int | None = None,
) -> Revision | None:
    """Put these fields onto the newest draft. Gives the version made; None when nothing was different.

    `based_on` are the digests (merging.digests) of the fields as the page showed them: what others changed meanwhile
    stays. `sitting` is the version this same page made before, which is then written again instead of a new one.
    Raises EditedMeanwhile.
    """
    row = _locked(enterprise, by)
    theirs = draft_of(row).serializable_data()
    mine = draft_of(row)
    apply(mine, values)
    content = mine.serializable_data()
    merge = merging.compare(values, base=based_on, mine=content, theirs=theirs)
    wanted = {name: content[name] for name in merge.taken | merge.clashing}
    if merge.clashing:
        changes = {name: _last_change(row, name, theirs[name]) for name in merge.clashing}
        raise EditedMeanwhile(draft_of(row), row.with_content_json({**theirs, **wanted}), changes)
    if not merge.taken:
        return None
    return _keep(row, {**theirs, **wanted}, by=by, again=_same_sitting(row, by, sitting))


@transaction.atomic
def change_draft(enterprise: Enterprise, change: Callable[[Enterprise], None], *, by: Person) -> Revision:
    """Change the newest draft by a step that is right whatever it holds: this photograph up, that one away."""
    row = _locked(enterprise, by)
    draft = draft_of(row)
    change(draft)
    return _keep(row, draft.serializable_data(), by=by)


@transaction.atomic
def put_words(enterprise: Enterprise, values: Mapping[str, Any], *, by: Person) -> dict[str, Any]:
    """Put these plain words onto the newest draft, for those who run it or the area's team. Gives what stood there
    before, of what is different now. Raises WrongMoment.
    """
    row = Enterprise.objects.select_for_update().get(pk=enterprise.pk)
    require(rules.may_handle_corrections(by, row), _("Only those who run it and its area's team can change it."))
    if row.locked and row.locked_by_id != by.pk:
        raise WrongMoment(_("This listing is locked for now, so nothing can be changed."))
    content = draft_of(row).serializable_data()
    before = {name: content[name] for name, value in values.items() if content[name] != value}
    if before:
        _keep(row, {**content, **{name: values[name] for name in before}}, by=by)
    return before


@transaction.atomic
def undo(enterprise: Enterprise, *, by: Person, version: int) -> Revision:
    """Put back what this version changed, as a new version. What was changed after it stays.

    Raises WrongMoment when somebody changed the same words again, or there is nothing before it.
    """
    row = _locked(enterprise, by)
    versions = Revision.objects.for_instance(row)
    undone = versions.filter(pk=version).first()
    before = versions.filter(pk__lt=version).order_by("-pk").first() if undone else None
    if undone is None or before is None:
        raise WrongMoment(_("There is nothing to put back."))
    names = written_fields(undone.content)
    changed = [
        name
        for name in names
        if merging.digest(undone.content[name]) != merging.digest(before.content.get(name, undone.content[name]))
    ]
    theirs = draft_of(row).serializable_data()
    base = merging.digests(undone.content, changed)
    merge = merging.compare(changed, base=base, mine=before.content, theirs=theirs)
    if merge.clashing or not merge.taken:
        raise WrongMoment(_("This was changed again since, so it cannot be put back like this."))
    back = {name: before.content[name] for name in merge.taken}
    return _keep(row, {**theirs, **back}, by=by, tag="listing:undone")


@transaction.atomic
def send_for_checking(
    enterprise: Enterprise, *, by: Person, keyed_in_by: Person | None = None, version: str = ""
) -> WorkflowState:
    """Ask the area's team to look. Raises ValidationError when something must be there first, WrongMoment when it is
    with them already or there is nothing new. `keyed_in_by` is the worker who wrote down that they want it sent;
    `version` (contents.stamp) what they saw, where they saw it: they send nothing that came after.
    """
    row = _own(enterprise, by)
    if version and row.latest_revision and stamp(row.latest_revision) != version:
        raise WrongMoment(_("Somebody wrote in it while you looked. Here is the newest. Look once more."))
    state, workflow = row.current_workflow_state, row.get_workflow()
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        raise WrongMoment(_("It is with the support team already."))
    if row.live and not row.has_unpublished_changes:
        raise WrongMoment(_("Nothing has changed since the team looked last."))
    if workflow is None:
        raise WrongMoment(_("Listings are not checked here just now. Please ring the support team."))
    if gaps := missing(draft_of(row)):
        raise ValidationError([str(gap.sentence) for gap in gaps])
    if row.latest_revision is None:
        row.save_revision(user=by, clean=False)
    if state:
        state.resume(by)
    else:
        state = workflow.start(row, by)
    record("listing:sent", row, by=keyed_in_by or by, on_behalf_of=by if keyed_in_by else None)
    return state


@transaction.atomic
def take_back(enterprise: Enterprise, *, by: Person) -> None:
    """Not yet, after all: the team need not look. The draft stays as it is. Raises WrongMoment."""
    row = _own(enterprise, by)
    state = row.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        raise WrongMoment(_("It is not with the support team now. They may have looked at it already."))
    state.cancel(user=by)
    record("listing:taken_back", row, by=by)


def apply(draft: Enterprise, values: Mapping[str, Any]) -> None:
    """Set these fields of a draft, parts and shared words too."""
    for name, value in values.items():
        field: Any = draft._meta.get_field(name)
        if field.many_to_many or field.one_to_many:
            getattr(draft, name).set(value)
        else:
            setattr(draft, name, value)


def _locked(enterprise: Enterprise, by: Person) -> Enterprise:
    """The row, kept from everybody else until the transaction ends, for somebody who may write its draft."""
    row = Enterprise.objects.select_for_update().get(pk=enterprise.pk)
    require(rules.may_write(by, row), _("Only those who run it and their helpers can change it."))
    if row.locked:
        raise WrongMoment(_("The support team has locked this listing for now. Please ring them."))
    state = row.current_workflow_state
    # What is being checked takes the newest version along, and a helper's words go nowhere without a yes.
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS and not rules.owns(by, row):
        raise WrongMoment(_("The support team is looking at it now. You can go on when they have answered."))
    return row


def _own(enterprise: Enterprise, by: Person) -> Enterprise:
    """The same for somebody who runs it: what a helper never does."""
    require(rules.may_edit_own(by, enterprise), _("Only those who run it can send it or take it back."))
    return _locked(enterprise, by)


def helped_by(enterprise: Enterprise, by: Person) -> Person | None:
    """Whom somebody writes for; None who writes for themselves."""
    given = None if rules.owns(by, enterprise) else rules.help_with(by, enterprise, "words")
    return given.person if given else None


def _keep(
    row: Enterprise, content: dict[str, Any], *, by: Person, again: Revision | None = None, tag: str = "listing:drafted"
) -> Revision:
    """Save a version. One being checked takes the newest along: it is what the team publishes."""
    if row.latest_revision is None:  # what there was before, to come back to
        row.save_revision(changed=False, clean=False)
    draft = row.with_content_json(content)
    if not row.live:  # nobody sees the row: as in the admin, it is the draft itself
        _save_row(draft)
    # Not cleaned: a part that is still to be written must not stand in the way of one that is.
    revision: Revision = draft.save_revision(user=by, clean=False, overwrite_revision=again, log_action=again is None)
    TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__in=WorkflowState.objects.for_instance(row).active()
    ).update(revision=revision)
    if again is None:
        record(tag, row, by=by, on_behalf_of=helped_by(row, by))
    return revision


def _save_row(draft: Enterprise) -> None:
    """Until the public has seen its address, that follows the name."""
    if draft.first_published_at is None:
        save_at_a_free_address(draft)
    else:
        draft.save()


def _same_sitting(row: Enterprise, by: Person, sitting: int | None) -> Revision | None:
    """The newest version, if this person's page made it a moment ago and nobody has published it since."""
    newest = row.latest_revision
    if newest is None or newest.pk != sitting or newest.user_id != by.pk or not row.has_unpublished_changes:
        return None
    return None if row.live_revision_id == newest.pk or newest.approved_go_live_at else newest


def _last_change(row: Enterprise, name: str, value: Any) -> Change:
    """Who made the field what it is now."""
    found = Change("", None)
    wanted = merging.digest(value)
    newest = Revision.objects.for_instance(row).select_related("user").order_by("-pk")
    for revision in newest[:FAR_BACK]:
        if merging.digest(revision.content.get(name)) != wanted:
            break
        found = Change(revision.user.get_short_name() if revision.user else "", revision.created_at)
    return found
