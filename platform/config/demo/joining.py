"""People on their way into the demo town: one invited by e-mail, one who got stuck, one who told us about herself."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Person
from config.demo.accounts import HOST
from enterprises.listings import actions
from enterprises.listings.models import Enterprise, Invitation

AREA = "stroud-valleys"


def welcome() -> None:
    """Sam's code lies in the inbox; a slip that nobody used and a newcomer without e-mail wait at Jo's desk."""
    jo = Person.objects.get(email=f"jo@{HOST}")
    free = Enterprise.objects.public().filter(area__slug=AREA, ownership=None).order_by("name", "pk")
    for_sam, forgotten = free[:2]
    way = Invitation.Way
    actions.invite_owner(for_sam, by=jo, way=way.EMAIL, address=f"sam@{HOST}", for_whom="Sam")
    slip = actions.invite_owner(forgotten, by=jo, way=way.PAPER, for_whom="Reg")
    Invitation.objects.filter(pk=slip.pk).update(made_at=timezone.now() - timedelta(days=5))
    told = actions.Told(
        enterprise_name="Iris Irons",
        one_line="I iron shirts and bed linen, and bring them back the next day.",
        postcode="GL5 1QA",
        person_name="Iris Webb",
        phone="01632 960442",
        wants=["words", "online"],
    )
    actions.tell_about_enterprise(told, by=None)
