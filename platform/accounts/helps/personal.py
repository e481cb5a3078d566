"""What is held about what helps somebody."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Helps, Person
from core.personal import hold


def held(person: Person) -> list[dict[str, Any]]:
    return [
        {
            str(_("What helps you")): each.labels,
            str(_("In your own words")): each.words,
            str(_("Our team may see it")): each.team_may_see,
            str(_("People you book with or are paired with may see it")): each.others_may_see,
            str(_("Asked on")): each.asked_on.isoformat(),
            str(_("We ask again on")): each.review_on.isoformat(),
        }
        for each in Helps.objects.filter(person=person)
    ]


def erase(person: Person) -> None:
    Helps.objects.filter(person=person).delete()


hold("helps", _("What helps you"), held=held, erase=erase)
