"""Listings that come from another directory's feed. Done by the system: no person stands behind an import."""

from typing import Any

from django.db import transaction

from core.events import record
from enterprises.listings.actions.live import give_short_number, save_at_a_free_address
from enterprises.listings.models import Enterprise


@transaction.atomic
def publish_imported(enterprise: Enterprise, **today: Any) -> None:
    """Save what a feed says of this listing, new or known, and put it before the public. Ends in went_live.

    `today` are facts of Enterprise.LIVE_FIELDS, which no draft carries.
    """
    if enterprise.pk is None:
        enterprise.live = False
        save_at_a_free_address(enterprise)
        give_short_number(enterprise)
    _keep(enterprise, today)
    revision = enterprise.save_revision()
    record("listing:imported", enterprise)
    enterprise.publish(revision, skip_permission_checks=True)


@transaction.atomic
def propose_imported(draft: Enterprise, **today: Any) -> None:
    """Save what a feed says as a draft only: somebody here changed the listing, and a worker decides."""
    _keep(draft, today)
    draft.save_revision()
    record("listing:imported", draft)


@transaction.atomic
def withdraw_imported(enterprise: Enterprise) -> None:
    """The feed no longer has it: off the public pages, never deleted. Ends in went_dark.

    The empty digest says that the import took it down, so that a later import may put it back.
    """
    _keep(enterprise, {"source_digest": ""})
    enterprise.unpublish()


def _keep(enterprise: Enterprise, today: dict[str, Any]) -> None:
    unknown = set(today) - set(Enterprise.LIVE_FIELDS)
    if unknown:
        raise ValueError(f"{sorted(unknown)} are not facts of today.")
    for name, value in today.items():
        setattr(enterprise, name, value)
    if today:
        Enterprise.objects.filter(pk=enterprise.pk).update(**today)
