"""Days that are different, live at once: a holiday, a fair, somebody ill this week.

They are rows of the listing and so part of its drafts. What is said here goes into the newest draft and the published
version as well, so that publishing one later does not lose it.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Revision

from accounts.models import Person
from core.events import record
from enterprises.listings import rules
from enterprises.listings.actions.guard import require
from enterprises.listings.actions.live import tell_published
from enterprises.listings.models import Enterprise, OpeningException

Rows = list[dict[str, Any]]


@transaction.atomic
def say_different_days(
    enterprise: Enterprise,
    *,
    by: Person,
    starts_on: date,
    ends_on: date,
    is_open: bool,
    words: str,
    keyed_in_by: Person | None = None,
) -> OpeningException:
    """These days are different. Everybody sees it at once. `keyed_in_by` is who wrote it down for `by`."""
    _begin(enterprise, by)
    row = OpeningException.objects.create(
        enterprise_id=enterprise.pk, starts_on=starts_on, ends_on=ends_on, is_open=is_open, words=words
    )
    said = json.loads(json.dumps(get_serializable_data_for_fields(row), cls=DjangoJSONEncoder))
    _in_versions(enterprise, lambda rows: [*rows, said])
    _finish(enterprise, by, keyed_in_by)
    return row


@transaction.atomic
def take_back_different_days(enterprise: Enterprise, *, by: Person, row: OpeningException) -> None:
    """These days are as always after all."""
    _begin(enterprise, by)
    known = {"starts_on": str(row.starts_on), "ends_on": str(row.ends_on), "is_open": row.is_open, "words": row.words}
    pk = row.pk
    OpeningException.objects.filter(pk=pk, enterprise=enterprise).delete()

    def is_it(each: dict[str, Any]) -> bool:
        # A row that a draft brought had no number yet when the draft was written.
        return each.get("pk") == pk or (each.get("pk") is None and known.items() <= each.items())

    _in_versions(enterprise, lambda rows: [each for each in rows if not is_it(each)])
    _finish(enterprise, by)


def _begin(enterprise: Enterprise, by: Person) -> None:
    require(rules.may_update_today(by, enterprise), _("Only its owners and support workers can change it."))
    enterprise.refresh_from_db(from_queryset=Enterprise.objects.select_for_update())


def _in_versions(enterprise: Enterprise, change: Callable[[Rows], Rows]) -> None:
    ids = {enterprise.latest_revision_id, enterprise.live_revision_id} - {None}
    for revision in Revision.objects.filter(pk__in=ids):
        content = {**revision.content, "exceptions": change(revision.content.get("exceptions", []))}
        Revision.objects.filter(pk=revision.pk).update(content=content)


def _finish(enterprise: Enterprise, by: Person, keyed_in_by: Person | None = None) -> None:
    record("listing:updated", enterprise, by=keyed_in_by or by, on_behalf_of=by if keyed_in_by else None)
    # Read again: the instance remembers its rows of before.
    tell_published(Enterprise.objects.get(pk=enterprise.pk))
