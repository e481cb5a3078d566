"""One function for each piece of news about what helps somebody. None of them says what it is."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from accounts.models import Person, Way


def written_down(person: Person, *, by: Person) -> None:
    """A worker wrote it down for them. By e-mail alone: they said it themselves a moment ago."""
    if person.email:
        tell(person, "accounts/helps_written", {"worker": by.name, "address": _address()}, way=Way.EMAIL)


def look_again(person: Person) -> None:
    """A year is over: is it still right?"""
    tell(person, "accounts/helps_review", {"address": _address()})


def _address() -> str:
    return lazy(lambda: settings.SITE_URL + reverse("helps"), str)()
