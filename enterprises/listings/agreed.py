"""Whether those who run an enterprise said yes to the words of its draft: without that, nobody publishes them.

A yes is what they sent to be checked, by their own press or by their answer to somebody who got it ready; what they
went on writing while it is checked goes along. What the public has seen needs no second yes. Everything else waits:
what a helper wrote, what the team wrote, what they wrote themselves and have not sent or took back. A listing that
nobody runs here is the team's own to publish. Reads only.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from accounts.models import Person
from core.models import Event
from enterprises.listings import merging
from enterprises.listings.contents import written_fields
from enterprises.listings.models import Enterprise

#: Not the words of those who run it: what the team vouches for, and days that are different, which count at once.
_NOT_THEIRS = frozenset({"checks", "exceptions"})
_SENT, _PUBLISHED = "listing:sent", "listing:published"


class NotAgreed(PermissionDenied):
    """Nobody who runs it has said yes to this version."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Nobody who runs this enterprise has said yes to these words, so they cannot be published. Ask them "
                "first: open the listing at the desk and choose “Ask those who run it to decide about this draft”."
            )
        )


class _Row(NamedTuple):
    pk: int
    at: datetime
    by: int | None


class _Said(NamedTuple):
    """What happened to one listing: the last of sent, taken back and published; when it was published last; and the
    newest check.
    """

    last: tuple[str, datetime] | None
    published_at: datetime | None
    check: tuple[str, int | None, datetime] | None


def waits_for_yes(enterprise: Enterprise, version: int | None = None) -> bool:
    """Whether this version, the newest when none is named, says what nobody who runs it has agreed to."""
    return enterprise.pk in waiting_for_yes([(enterprise, version or enterprise.latest_revision_id)])


def waiting_for_yes(drafts: Iterable[tuple[Enterprise, int | None]]) -> set[int]:
    """Which of these listings wait so: in five queries however many there are, when ownership_set was fetched."""
    owned = [(each, version) for each, version in drafts if version and each.ownership_set.all()]
    if not owned:
        return set()
    keys = [str(each.pk) for each, _version in owned]
    rows, said = _versions(keys), _said(keys)
    pairs = {}
    for each, version in owned:
        known = [row for row in rows.get(str(each.pk), []) if row.pk <= version]
        pairs[each.pk] = (_decided(each, known, said[str(each.pk)]), version)
    compared = {pk for pair in pairs.values() for pk in pair if pk and pair[0] != pair[1]}
    content = dict(Revision.objects.filter(pk__in=compared).values_list("pk", "content"))
    return {pk for pk, (yes, asked) in pairs.items() if yes != asked and _differ(content.get(yes), content.get(asked))}


def wrote_for_them(enterprise: Enterprise) -> list[Person]:
    """Who else wrote in the draft since the last yes: those who run it are shown that before they send it."""
    key = str(enterprise.pk)
    rows = _versions([key]).get(key, [])
    yes = _decided(enterprise, rows, _said([key])[key]) or 0
    owners = {each.person_id for each in enterprise.ownership_set.all()}
    others = {row.by for row in rows if row.by and row.pk > yes} - owners
    return list(Person.objects.filter(pk__in=others).order_by("name", "pk"))


def _decided(enterprise: Enterprise, rows: list[_Row], said: _Said) -> int | None:
    """The newest of these versions that has a yes."""
    owners = {each.person_id for each in enterprise.ownership_set.all()}
    sent_at = _sent_at(said, owners)
    is_checked = said.check is not None and said.check[0] in (
        WorkflowState.STATUS_IN_PROGRESS,
        WorkflowState.STATUS_APPROVED,  # just now: approving comes before publishing
    )
    found = previous = None
    for row in rows:
        goes_along = bool(sent_at and is_checked and row.by in owners and found == previous is not None)
        if _was_public(enterprise, row, said) or (sent_at and row.at <= sent_at) or goes_along:
            found = row.pk
        previous = row.pk
    return found


def _was_public(enterprise: Enterprise, row: _Row, said: _Said) -> bool:
    if enterprise.live_revision_id:
        return row.pk == enterprise.live_revision_id
    return said.published_at is not None and row.at <= said.published_at


def _sent_at(said: _Said, owners: set[int]) -> datetime | None:
    """When those who run it said yes last; None when they took that back, or it has been published since."""
    tag, at = said.last or ("", None)
    if tag == _SENT:
        return at
    # One of the team who runs it themselves may have sent it by the admin's own button.
    if said.check and said.check[1] in owners and said.check[0] != WorkflowState.STATUS_CANCELLED:
        return said.check[2] if at is None or said.check[2] > at else None
    return None


def _versions(keys: list[str]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    of_them = Revision.objects.filter(base_content_type=Enterprise.get_base_content_type(), object_id__in=keys)
    for key, *row in of_them.order_by("pk").values_list("object_id", "pk", "created_at", "user"):
        found.setdefault(key, []).append(_Row(*row))
    return found


def _said(keys: list[str]) -> dict[str, _Said]:
    last: dict[str, tuple[str, datetime]] = {}
    published: dict[str, datetime] = {}
    events = Event.objects.filter(subject_type=Enterprise._meta.label_lower, subject_id__in=keys)
    told = events.filter(tag__in=(_SENT, "listing:taken_back", _PUBLISHED)).order_by("pk")
    for key, tag, at in told.values_list("subject_id", "tag", "at"):
        last[key] = (tag, at)
        if tag == _PUBLISHED:
            published[key] = at
    states = WorkflowState.objects.filter(
        base_content_type=Enterprise.get_base_content_type(), object_id__in=keys
    ).order_by("pk")
    checks = {key: tuple(row) for key, *row in states.values_list("object_id", "status", "requested_by", "created_at")}
    return {key: _Said(last.get(key), published.get(key), checks.get(key)) for key in keys}


def _differ(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> bool:
    if before is None or after is None:  # nothing has a yes yet; or a version that was taken back with its transaction
        return True
    names = [name for name in written_fields(after) if name not in _NOT_THEIRS]
    return any(merging.digest(before.get(name, after[name])) != merging.digest(after[name]) for name in names)
