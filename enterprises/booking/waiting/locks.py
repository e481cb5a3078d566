"""Whoever changes a place on a waiting list holds its row first, and the diary's after it (docs/adr/0006)."""

from uuid import UUID

from django.utils.translation import gettext as _

from core.moves import WrongMoment, move
from enterprises.booking import taking
from enterprises.booking.models import Offer, Waiting


def hold(pk: UUID) -> Waiting:
    """The place as it is now, until the transaction ends. Raises WrongMoment when it is not there any more."""
    rows = Waiting.objects.select_for_update(of=("self",))
    found = rows.select_related("offering__diary", "offering__enterprise__area").filter(pk=pk).first()
    if found is None:
        raise WrongMoment(_("This place on the list is not there any more."))
    taking.hold(found.offering.diary)
    return found


def hold_offer(offer: Offer) -> Offer:
    """The same for a time that is kept. Raises WrongMoment when it is not kept any more."""
    waiting = hold(offer.waiting_id)
    found = Offer.objects.filter(pk=offer.pk, status=Offer.Status.OPEN).first()
    if found is None:
        raise WrongMoment(_("This time is not kept for you any more."))
    found.waiting = waiting
    return found


def let_go(waiting: Waiting) -> None:
    """Part of what ends a place: the time that is kept for it, if any, is free again."""
    for offer in waiting.offers.filter(status=Offer.Status.OPEN):
        move(offer, Offer.Status.WITHDRAWN)
        taking.give_back(offer.pk)
