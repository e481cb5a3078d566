"""What messages say about a person: one who runs an enterprise, or who wrote to one from an address of theirs."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.addresses import addresses_of
from core.personal import hold
from enterprises.listings.models import BlockedSender, Talk, TalkMessage
from enterprises.listings.talking.actions import sender_of


def _senders(person: Any) -> set[str]:
    """Their own addresses, as talks know them."""
    return {sender_of(each) for each in addresses_of(person)}


def _talks(person: Any) -> QuerySet[Talk]:
    theirs = Q(enterprise__ownership__person=person) | Q(sender__in=_senders(person))
    return Talk.objects.filter(theirs).distinct().select_related("enterprise").order_by("created_at")


def held(person: Any) -> list[dict[str, Any]]:
    """Every message with the other side, the newest last. The other side's address is not theirs to have."""
    rows = TalkMessage.objects.filter(Q(talk__in=_talks(person)) | Q(by=person)).select_related("talk__enterprise")
    return [
        {
            "enterprise": each.talk.enterprise.name,
            "written": each.written_at.isoformat(),
            "by": each.talk.called if each.from_visitor else each.talk.enterprise.name,
            "words": each.words,
        }
        for each in rows.order_by("written_at", "pk")
    ]


def erase(person: Any) -> None:
    """All they wrote as visitors, with the answers; all of enterprises that nobody else runs; their own answers."""
    Talk.objects.filter(sender__in=_senders(person)).delete()
    alone = [each.pk for each in _talks(person) if not each.enterprise.ownership_set.exclude(person=person).exists()]
    Talk.objects.filter(pk__in=alone).delete()
    TalkMessage.objects.filter(by=person).delete()
    BlockedSender.objects.filter(sender__in=_senders(person)).delete()


hold("talks", _("Messages between you and visitors, or enterprises"), held=held, erase=erase)
