"""What can be booked: written, opened, paused, put in order, and taken away."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.booking import rules
from enterprises.booking.models import Length, Offering
from enterprises.booking.signals import offers_changed
from enterprises.booking.waiting import joining
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Enterprise

#: What people who know nothing of it read. The team looks at them once they have changed (actions.looking).
PUBLIC_WORDS = ("name", "words", "place_words", "who_comes", "bring")


@transaction.atomic
def add_offering(enterprise: Enterprise, *, by: Person, **facts: Any) -> Offering:
    """A first draft, which nobody else sees. In the first diary, unless the facts say which."""
    _may(enterprise, by)
    facts.setdefault("diary", enterprise.diaries.order_by("pk").first())
    offering = Offering.objects.create(
        enterprise=enterprise,
        position=enterprise.offerings.count(),
        words_changed_at=timezone.now(),
        **{"where": Offering.Where.VENUE, **facts},
    )
    record("offering:added", offering, by=by)
    return offering


@transaction.atomic
def change_offering(offering: Offering, *, by: Person, **facts: Any) -> None:
    """What is booked already stays as it was booked. Raises WrongMoment where it has to stay in its diary."""
    _may(offering.enterprise, by)
    if "diary" in facts and facts["diary"] != offering.diary and offering.slots.exists():
        raise WrongMoment(_("It is booked in this diary already. Write another one for the other diary."))
    if any(getattr(offering, name) != facts[name] for name in PUBLIC_WORDS if name in facts):
        facts["words_changed_at"] = timezone.now()
    for name, value in facts.items():
        setattr(offering, name, value)
    offering.save(update_fields=list(facts))
    _changed("offering:changed", offering, by)


@transaction.atomic
def set_lengths(offering: Offering, lengths: Mapping[int, int | None], *, price: str, by: Person) -> None:
    """How long, in minutes, and what each costs in pence."""
    _may(offering.enterprise, by)
    Offering.objects.filter(pk=offering.pk).update(price=price)
    offering.price = price
    offering.lengths.all().delete()
    Length.objects.bulk_create(
        Length(offering=offering, minutes=minutes, pence=pence) for minutes, pence in sorted(lengths.items())
    )
    _changed("offering:changed", offering, by)


def whats_missing(offering: Offering) -> list[str]:
    """What has to be there before people can book it, in sentences."""
    missing = []
    if not offering.lengths.exists():
        missing.append(_("Say how long it takes and what it costs."))
    if not offering.diary.weekly.exists() and not offering.diary.dated.exists():
        missing.append(_("Say at what times people can book."))
    return missing


@transaction.atomic
def move_offering(offering: Offering, status: str, *, by: Person) -> None:
    """Open, paused, or not offered any more: each can be taken back. What is booked stays booked. Whoever waits for
    what is not offered any more is told.
    """
    _may(offering.enterprise, by)
    if status == Offering.Status.OPEN and (missing := whats_missing(offering)):
        raise WrongMoment(missing[0])
    if status == Offering.Status.OPEN and offering.stopped_words:
        if offering.words_changed_at is None:
            raise WrongMoment(_("The support team paused this. Change the words they write about first, or ring them."))
        Offering.objects.filter(pk=offering.pk).update(stopped_words="")
        offering.stopped_words = ""
    if status == Offering.Status.CLOSED:
        joining.end_all_for(offering)
    move(offering, status)
    _changed(f"offering:{status}", offering, by)


@transaction.atomic
def put_in_order(enterprise: Enterprise, ids: Sequence[int], *, by: Person) -> None:
    """As people see them, from the first on. Ids of others are passed over."""
    _may(enterprise, by)
    for place, pk in enumerate(ids):
        enterprise.offerings.filter(pk=pk).update(position=place)
    record("offering:ordered", enterprise, by=by)


@transaction.atomic
def delete_offering(offering: Offering, *, by: Person) -> None:
    """Only what was never booked. What was is closed, and kept."""
    _may(offering.enterprise, by)
    if offering.bookings.exists() or offering.slots.exists():
        raise WrongMoment(_("Somebody booked this once, so it is kept. You can stop offering it."))
    joining.end_all_for(offering)
    record("offering:deleted", offering, by=by)
    offering.delete()
    offers_changed.send(Offering, enterprise=offering.enterprise)


def _changed(what: str, offering: Offering, by: Person) -> None:
    record(what, offering, by=by)
    offers_changed.send(Offering, enterprise=offering.enterprise)


def _may(enterprise: Enterprise, by: Person) -> None:
    require(rules.may_set_up(by, enterprise), _("Only those who run it can set this up."))
