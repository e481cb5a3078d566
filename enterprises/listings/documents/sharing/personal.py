"""What is held of somebody in shared documents: of those they share, and of those that are shared with them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.personal import day, hold
from enterprises.listings.documents.sharing.actions import receiver_of
from enterprises.listings.models import DocumentShare


def _with(person: Any) -> Q:
    return Q(receiver=receiver_of(person.email)) if person.email else Q(pk__in=[])


def _rows(person: Any) -> QuerySet[DocumentShare]:
    theirs = Q(document__enterprise__ownership__person=person) | Q(made_by=person) | _with(person)
    return DocumentShare.objects.filter(theirs).distinct().select_related("document__enterprise").order_by("pk")


def held(person: Any) -> list[dict[str, Any]]:
    return [
        {
            _("A document of"): each.document.enterprise.name,
            _("Shared with"): each.name,
            _("Their e-mail"): each.email,
            _("Since"): day(each.made_at),
            _("Until"): day(each.ended_at or each.ends_at),
        }
        for each in _rows(person)
    ]


def erase(person: Any) -> None:
    """Nobody shares with them any more. What they shared stays with who runs the enterprise, or goes with it."""
    DocumentShare.objects.filter(_with(person)).delete()


hold("shares", gettext_lazy("Documents that are shared"), held=held, erase=erase)
