"""Robyn of the demo town rang: she moves away, and wants all of hers erased. It waits its days, and can be stopped."""

from accounts.models import Erasure, Identity, Person
from accounts.own_data import actions
from enterprises.listings.models import Enterprise

WHO, RUNS = "Robyn Tuck", "Mop and Mindful"


def ask_to_erase() -> None:
    """Through the desk, as for anybody who rings. When the town is built again it may wait already."""
    enterprise = Enterprise.objects.select_related("area").get(name=RUNS)
    robyn = Person.objects.get(name=WHO, enterprises=enterprise)
    if Erasure.objects.filter(person=robyn, status=Erasure.Status.WAITING).exists():
        return
    worker = enterprise.area.workers.order_by("pk")[0]
    actions.ask_erasure(robyn, by=worker, identity=Identity.RANG_BACK)
