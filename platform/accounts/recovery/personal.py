"""What is held about somebody who lost the way they sign in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Person, Recovery
from core.personal import hold


def held(person: Person) -> list[dict[str, Any]]:
    return [
        {
            str(_("Asked")): each.asked_at.isoformat(),
            str(_("How it stands")): each.get_status_display(),
            str(_("New e-mail address")): each.new_email,
            str(_("New phone number")): each.new_phone,
            str(_("The e-mail address goes")): each.drops_email,
            str(_("The second step and passkeys go")): each.drops_second_step,
            str(_("How we knew that it was you")): each.get_seen_display(),
        }
        for each in Recovery.objects.filter(person=person).order_by("pk")
    ]


def erase(person: Person) -> None:
    Recovery.objects.filter(person=person).delete()


hold(
    "recovery",
    _("When you could not sign in, and we helped"),
    held=held,
    erase=erase,
)
