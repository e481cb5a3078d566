"""One function for each message about people's accounts."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy

from accounts import devices
from accounts.messages import tell
from accounts.models import Person, Way
from accounts.reach import reach_of


def reach_changed(person: Person, *, by: Person) -> None:
    """We reach them in another way now. An e-mail or a text shows at once whether that works.

    Somebody who changed it for them may have been wrong, or may not mean well: then their e-mail address is
    told too, whatever way was chosen. Nobody posts a letter or rings only to say this.
    """
    way = reach_of(person).way
    ways = {way} & {Way.EMAIL, Way.TEXT} | ({Way.EMAIL} if by != person and person.email else set())
    context = {"way": Way(way).label, "worker": "" if by == person else by.get_short_name()}
    for each in sorted(ways):
        tell(person, "accounts/reach_changed", context, way=each)


def new_device(person: Person, user_agent: str) -> None:
    """Somebody signed in as them on a phone or computer we do not know. By e-mail always: that is how one signs in."""
    if not person.email:
        return
    context = {
        # Both worked out while it is written: in the language of whoever reads it.
        "device": lazy(lambda: devices.described(user_agent), str)(),
        "address": lazy(lambda: settings.SITE_URL + reverse("devices"), str)(),
        "at": timezone.now(),
    }
    tell(person, "accounts/new_device", context, way=Way.EMAIL)


def fresh_code(person: Person, code: str) -> None:
    """The code that shows again that it is them, for somebody who signs in by codes."""
    address = lazy(lambda: settings.SITE_URL + reverse("devices"), str)()
    tell(person, "accounts/fresh_code", {"code": code, "address": address}, way=Way.EMAIL)
