"""What suits somebody, and how their place on the list stands, in words. In the language being spoken."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from enterprises.booking import words
from enterprises.booking.models import Booking, Waiting
from enterprises.listings.models.parts import Weekday


def days(weekdays: list[int]) -> str:
    """Monday, Tuesday; or that any day suits."""
    return ", ".join(str(Weekday(each).label) for each in weekdays) or _("Any day")


def parts(chosen: list[str]) -> str:
    """Mornings, until 12:00; or that any time suits."""
    return ", ".join(str(Waiting.Part(each).label) for each in chosen) or _("Any time of day")


def suits(waiting: Waiting) -> list[str]:
    """What suits, a line each."""
    if waiting.starts_at is not None:
        when = {
            "day": words.day(waiting.starts_at, waiting.tz),
            "time": words.from_to(waiting.starts_at, waiting.minutes, waiting.tz),
        }
        return [_("%(day)s, %(time)s") % when]
    until = _("Until %(day)s") % {"day": date_format(waiting.until, "j F Y")}
    return [days(waiting.weekdays), parts(waiting.parts), until]


def standing(waiting: Waiting) -> tuple[str, str]:
    """A heading for whoever waits, and what it means."""
    name = waiting.offering.enterprise.name
    said = {
        Waiting.Status.WAITING: (
            _("You are on the list"),
            _("When a time comes free that suits you, we keep it for you and tell you. You need do nothing."),
        ),
        Waiting.Status.OFFERED: (_("A time is free for you"), _("It is kept for you, so there is no need to hurry.")),
        Waiting.Status.ASKED: (
            _("Do you still wait?"),
            _("We kept three times for you and did not hear from you. That is all right. Tell us if you still wait."),
        ),
        Waiting.Status.TAKEN: (_("You booked a time"), _("So you are not on the list any more.")),
        Waiting.Status.LEFT: (_("You left the list"), _("We do not look for a time for you any more.")),
    }
    if waiting.status != Waiting.Status.ENDED:
        return said[Waiting.Status(waiting.status)]
    if waiting.ended_by == Booking.Side.SYSTEM:
        return _("The waiting is over"), _("We are sorry. No time came free that suited you.")
    if waiting.words:
        return _("You are not on the list any more"), _("%(name)s took you off the list.") % {"name": name}
    return _("The waiting is over"), _("%(name)s does not offer this any more.") % {"name": name}
