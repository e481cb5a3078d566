"""What people read of a document on the listing's page, and nothing more of it."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

#: Written as dates are said: a month is enough for whoever chooses.
MONTH = "F Y"


def said_of(kind: str, seen_on: datetime.date, ends_on: datetime.date | None) -> str:
    """One sentence, in the language being spoken: "Insured until March 2027, seen by the support team."."""
    seen = date_format(seen_on, MONTH)
    if ends_on is None:
        return _("Seen by the support team in %(month)s.") % {"month": seen}
    until = date_format(ends_on, MONTH)
    if kind == "insurance":
        return _("Insured until %(month)s, seen by the support team.") % {"month": until}
    if kind == "police":
        facts = {"month": seen, "due": until}
        return _("Seen by the support team in %(month)s. The next check is due in %(due)s.") % facts
    return _("Good until %(month)s, seen by the support team.") % {"month": until}
