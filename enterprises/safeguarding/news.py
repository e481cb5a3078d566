"""What a contact is told: that something waits, and nothing of what it is. Nobody else hears of a worry."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from accounts.models import Person, Way
from core import phones, texts
from enterprises.safeguarding.models import Concern


def waits(concern: Concern, to: Person) -> None:
    """In the way they like to be reached; what is urgent by text as well."""
    address = lazy(lambda: settings.SITE_URL + reverse("desk_worries:register"), str)()
    template = "safeguarding/urgent" if concern.is_urgent else "safeguarding/waits"
    took = tell(to, template, {"address": address}, area=concern.area)
    if concern.is_urgent and took != Way.TEXT and texts.is_on() and phones.normal(to.phone):
        tell(to, template, {"address": address}, area=concern.area, way=Way.TEXT)


def contacts_changed(person: Person, *, name: str, is_new: bool) -> None:
    """To every contact of the area: who reads worries beside them has changed."""
    tell(person, "safeguarding/contacts_changed", {"name": name, "is_new": is_new})
