"""Somebody of the team looks at the words of what can be booked, which everybody reads already (docs/adr/0009)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.booking import news, rules
from enterprises.booking.models import Offering
from enterprises.booking.signals import offers_changed
from enterprises.listings.actions.guard import require


@transaction.atomic
def is_fine(offering: Offering, as_of: datetime | None, *, by: Person) -> None:
    """They have read it as it was at that moment. Raises WrongMoment when it has changed since, or nobody need look."""
    _read(offering, as_of, by)
    Offering.objects.filter(pk=offering.pk).update(words_changed_at=None)
    record("offering:looked_at", offering, by=by)


@transaction.atomic
def stop(offering: Offering, as_of: datetime | None, words: str, *, by: Person) -> None:
    """Nobody can book it for now. Those who run it read why, change it, and open it again. Raises the same."""
    _read(offering, as_of, by)
    move(offering, Offering.Status.PAUSED)
    Offering.objects.filter(pk=offering.pk).update(words_changed_at=None, stopped_words=words)
    record("offering:stopped", offering, by=by)
    offers_changed.send(Offering, enterprise=offering.enterprise)
    news.offering_stopped(offering)


def _read(offering: Offering, as_of: datetime | None, by: Person) -> None:
    """Holds the row, so that two who look at it come one after the other."""
    require(rules.may_look_at(by, offering), _("Only those who work in this area can look at this."))
    now = Offering.objects.select_for_update().get(pk=offering.pk)
    if now.status != Offering.Status.OPEN or now.words_changed_at is None:
        raise WrongMoment(_("Somebody else has looked at this already, or it is not offered now."))
    if now.words_changed_at != as_of:
        raise WrongMoment(_("The words have just been changed. Please read them again."))
