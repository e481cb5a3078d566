"""Closing for good, and opening again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.listings import emails, rules
from enterprises.listings.actions.guard import require
from enterprises.listings.actions.live import tell_published
from enterprises.listings.models import Closing, Enterprise
from enterprises.listings.signals import listing_withdrawn


@transaction.atomic
def close_for_good(enterprise: Enterprise, *, by: Person, why: str = "") -> None:
    """Gone from the public at once, also through later publishing; nothing is deleted, and no check goes on."""
    require(rules.may_close(by, enterprise), _("Only those who run it can close it for good."))
    enterprise.refresh_from_db(from_queryset=Enterprise.objects.select_for_update())
    if is_closed_for_good(enterprise):
        raise WrongMoment(_("It is closed already."))
    Closing.objects.create(enterprise=enterprise, why=why, closed_by=by, was_hidden_at=enterprise.hidden_at)
    _hide_since(enterprise, enterprise.hidden_at or timezone.now())
    if (state := enterprise.current_workflow_state) is not None:
        state.cancel(user=by)
    record("listing:closed_for_good", enterprise, by=by)
    listing_withdrawn.send(Enterprise, enterprise=enterprise)
    emails.something_waits(enterprise.area)


@transaction.atomic
def reopen(enterprise: Enterprise, *, by: Person) -> None:
    """Its people asked for it back. Shown at once if it is live and nobody had hidden it before it closed."""
    require(rules.may_reopen(by, enterprise), _("Only this area's support workers and editors can open it again."))
    enterprise.refresh_from_db(from_queryset=Enterprise.objects.select_for_update())
    closing = Closing.objects.filter(enterprise=enterprise).first()
    if closing is None:
        raise WrongMoment(_("It is not closed for good."))
    _hide_since(enterprise, closing.was_hidden_at)
    closing.delete()
    record("listing:reopened", enterprise, by=by)
    tell_published(enterprise)


def is_closed_for_good(enterprise: Enterprise) -> bool:
    return Closing.objects.filter(enterprise=enterprise).exists()


def _hide_since(enterprise: Enterprise, moment: object) -> None:
    enterprise.hidden_at = moment  # type: ignore[assignment]  # a moment or None
    Enterprise.objects.filter(pk=enterprise.pk).update(hidden_at=moment)
