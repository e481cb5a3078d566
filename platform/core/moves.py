"""A status changes only through move(): the table of moves stands on the model as MOVES."""

from typing import Any

from django.utils.translation import gettext as _


class WrongMoment(Exception):
    """The record is not in a state that allows this. The message is for the person reading."""


def move(record: Any, to: str, **facts: Any) -> None:
    """Change record.status to `to`, if MOVES allows it and nobody else changed it meanwhile.

    `facts` are written with it, where a constraint ties them to the status.

    Updates where the status is still what we read, so two movers cannot both win. Raises WrongMoment.
    """
    frm = record.status
    if to not in record.MOVES[frm]:
        raise WrongMoment(
            _("%(record)s is “%(frm)s”. It cannot become “%(to)s”.")
            % {"record": record, "frm": in_words(record, frm), "to": in_words(record, to)}
        )
    if not type(record)._base_manager.filter(pk=record.pk, status=frm).update(status=to, **facts):
        raise WrongMoment(
            _("%(record)s was changed by someone else. Look again before you go on.") % {"record": record}
        )
    for name, value in {"status": to, **facts}.items():
        setattr(record, name, value)


def in_words(record: Any, status: str) -> str:
    """A status as the screen says it."""
    return str(dict(record._meta.get_field("status").flatchoices).get(status, status))
