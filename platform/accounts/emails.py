"""One function for each message about people's accounts."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy

from accounts import devices
from accounts.by_phone.texting import tell_number
from accounts.messages import tell
from accounts.models import Person, SignInPhone, Way
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
    """Somebody signed in as them on a phone or computer we do not know. Where codes go: by e-mail,
    or by text to whoever has none.
    """
    context = {
        # Both worked out while it is written: in the language of whoever reads it.
        "device": lazy(lambda: devices.described(user_agent), str)(),
        "address": lazy(lambda: settings.SITE_URL + reverse("devices"), str)(),
        "at": timezone.now(),
    }
    if person.email:
        tell(person, "accounts/new_device", context, way=Way.EMAIL)
    elif number := SignInPhone.objects.number_of(person):
        tell_number(person, number, "accounts/new_device", context)


def fresh_code(person: Person, code: str) -> None:
    """The code that shows again that it is them, for somebody who signs in by codes."""
    address = lazy(lambda: settings.SITE_URL + reverse("devices"), str)()
    tell(person, "accounts/fresh_code", {"code": code, "address": address}, way=Way.EMAIL)


def sign_in_phone_changed(person: Person, *, before: str, is_gone: bool) -> None:
    """They sign in with another number now, or with none: their e-mail address and the number before hear it."""
    context = {"is_gone": is_gone, "before": before}
    if person.email:
        tell(person, "accounts/phone_changed", context, way=Way.EMAIL)
    if before:
        tell_number(person, before, "accounts/phone_changed", context)
