"""How somebody likes to read: larger letters, other colours, more space, less motion, no pictures.

Kept as a few words in a cookie ("large-dark-plain") and, for whoever is signed in, with their account. The words
become classes of <html>, so it works without JavaScript. Whole pages are remembered for visitors without a session
(directory.remembered); there are 72 ways to read, and each is remembered by itself: the cookie's words are checked
against the list, so a visitor cannot make up more.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

COOKIE = "reading"
#: Question -> its answers; the first is how everybody reads who has chosen nothing, and is not written down.
CHOICES: dict[str, tuple[str, ...]] = {
    "text": ("", "large", "larger"),
    "colours": ("", "light", "dark"),
    "spacing": ("", "spaced"),
    "motion": ("", "still"),
    "layout": ("", "plain"),
}


@dataclass(frozen=True)
class Reading:
    """One way to read. The fields are the keys of CHOICES."""

    text: str = ""
    colours: str = ""
    spacing: str = ""
    motion: str = ""
    layout: str = ""

    @property
    def key(self) -> str:
        """The words of it in their one order; "" for the ordinary way."""
        return "-".join(word for word in self.answers().values() if word)

    @property
    def classes(self) -> str:
        """For <html>."""
        return " ".join(f"mh-reads-{word}" for word in self.answers().values() if word)

    @property
    def has_pictures(self) -> bool:
        return self.layout != "plain"

    def answers(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in CHOICES}


def read(key: str) -> Reading:
    """The way to read that a key names. Anything but one of the 72 keys is the ordinary way."""
    words = set(key[:60].split("-"))
    made = Reading(**{name: next((word for word in answers if word in words), "") for name, answers in _SAID.items()})
    return made if made.key == key else Reading()


_SAID = {name: answers[1:] for name, answers in CHOICES.items()}


def of(request: HttpRequest) -> Reading:
    """How whoever asks likes to read: as their account says, else as this browser does."""
    known: Reading | None = getattr(request, "reading", None)
    if known is None:
        known = read(_of_account(request) or request.COOKIES.get(COOKIE, ""))
        request.reading = known  # type: ignore[attr-defined]  # our own note on the request
    return known


def _of_account(request: HttpRequest) -> str:
    # Visitors without a session are not looked up: their pages are remembered.
    user = getattr(request, "user", None)
    if user is None or settings.SESSION_COOKIE_NAME not in request.COOKIES or not user.is_authenticated:
        return ""
    return str(user.reading)
