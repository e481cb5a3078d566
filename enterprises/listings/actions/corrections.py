"""What visitors say is not right on a listing: its owners and the area's team read it, and either deals with it.

Where it names a line, accepting it writes the line's new words: onto the draft, which goes the way of all changes, or
at once where it is a fact of today.
"""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import move
from enterprises.listings import emails, lines, rules
from enterprises.listings.actions.drafts import draft_of, put_words
from enterprises.listings.actions.guard import require
from enterprises.listings.actions.live import update_today
from enterprises.listings.models import Correction, Enterprise

#: However many come, owners are told once in so long.
NEWS_EVERY = timedelta(days=1)


@transaction.atomic
def suggest_correction(
    enterprise: Enterprise,
    *,
    about: str,
    words: str = "",
    line: str = "",
    value: str = "",
    contact: str = "",
    by: Person | None = None,
) -> Correction:
    """A visitor says that part of a listing is not right. Those who run it and the area's team are told that something
    waits. `contact` is for the team alone; `by` is who works here and entered it for them.
    """
    lately = timezone.now() - NEWS_EVERY
    told = enterprise.corrections.for_owners().filter(created_at__gt=lately).exists()
    correction = Correction.objects.create(
        enterprise=enterprise,
        about=about,
        words=words,
        line=line,
        value=value,
        contact=contact,
        owners_may_read=True,
    )
    record("correction:suggested", correction, by=by)
    emails.something_waits(enterprise.area)
    if not told:
        emails.correction_suggested(enterprise)
    return correction


@transaction.atomic
def accept_correction(correction: Correction, *, by: Person) -> None:
    """The visitor was right. A line's new words are written; other changes are the next step of whoever accepts."""
    _may(correction, by)
    move(correction, Correction.Status.ACCEPTED)
    was = _write(correction, by) if correction.line else {}
    _stamp(correction, handled_by=by, handled_at=timezone.now(), was=was)
    record("correction:accepted", correction, by=by)


@transaction.atomic
def dismiss_correction(correction: Correction, *, by: Person) -> None:
    """Looked at, and the listing stays as it is."""
    _may(correction, by)
    move(correction, Correction.Status.DISMISSED)
    _stamp(correction, handled_by=by, handled_at=timezone.now())
    record("correction:dismissed", correction, by=by)


@transaction.atomic
def reopen_correction(correction: Correction, *, by: Person) -> None:
    """It was the wrong button: it waits again. What accepting it wrote is taken back, if it still stands there."""
    _may(correction, by)
    move(correction, Correction.Status.OPEN)
    if correction.was:
        _take_back(correction, by)
    _stamp(correction, handled_by=None, handled_at=None, was={})
    record("correction:opened_again", correction, by=by)


def _may(correction: Correction, by: Person) -> None:
    require(
        rules.may_handle_corrections(by, correction.enterprise),
        _("Only those who run it and this area's support workers and editors can deal with it."),
    )


def _write(correction: Correction, by: Person) -> dict[str, Any]:
    """Gives what stood there before."""
    line, value = correction.line, correction.value
    if line not in lines.TODAY:
        return put_words(correction.enterprise, {line: value}, by=by)
    was = _facts_now(correction)
    update_today(correction.enterprise, by=by, **lines.facts(line, value))
    return was


def _take_back(correction: Correction, by: Person) -> None:
    line, enterprise = correction.line, correction.enterprise
    now = Enterprise.objects.get(pk=enterprise.pk) if line in lines.TODAY else draft_of(enterprise)
    if lines.says(now, line) != correction.value:
        return
    if line not in lines.TODAY:
        put_words(enterprise, correction.was, by=by)
        return
    was = dict(correction.was)
    if was.get("closed_until"):
        was["closed_until"] = date.fromisoformat(was["closed_until"])
    update_today(enterprise, by=by, **was)


def _facts_now(correction: Correction) -> dict[str, Any]:
    now = Enterprise.objects.filter(pk=correction.enterprise_id).values(*lines.TODAY[correction.line]).get()
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in now.items()}


def _stamp(correction: Correction, **values: object) -> None:
    """Only these fields: the status was written by move()."""
    for name, value in values.items():
        setattr(correction, name, value)
    Correction.objects.filter(pk=correction.pk).update(**values)
