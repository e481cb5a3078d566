"""What is kept, for how long, and what is overdue: for the administrators' page and docs/retention.md."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import jobs
from core.models import PeriodRun
from core.retention import RULES

#: The sweep starts every hour: what is overdue for less than this is only waiting for it.
PATIENCE = timedelta(hours=2)


@dataclass(frozen=True)
class Line:
    """One rule, in words, with how many rows should be gone."""

    what: str
    age: str
    setting: str
    done_by: str
    overdue: int


def report(now: datetime | None = None) -> list[Line]:
    """Every rule of every app, by name."""
    jobs.discover()
    late = (now or timezone.now()) - PATIENCE
    return [
        Line(rule.what, in_words(rule.age), rule.setting, rule.done_by, rule.overdue(late))
        for _name, rule in sorted(RULES.items())
    ]


def in_words(age: timedelta) -> str:
    """“30 days”, as the table says it."""
    if not age:
        return _("until it ends by itself")
    return ngettext("%(n)d day", "%(n)d days", age.days) % {"n": age.days}


def last_runs() -> dict[str, datetime]:
    """When each periodic job that takes things away was started last."""
    named = [name for name in jobs.PERIODIC if name.endswith((".sweep", ".forget_old_messages"))]
    rows = PeriodRun.objects.filter(name__in=named).values_list("name").annotate(last=Max("period_start"))
    return dict(rows.order_by("name"))


def table() -> str:
    """The rules as docs/retention.md has them."""
    jobs.discover()
    lines = ["| What | Kept for | Setting |", "|---|---|---|"]
    for _name, rule in sorted(RULES.items()):
        setting = f"`{rule.setting}`" if rule.setting else ""
        lines.append(f"| {rule.what[:1].upper()}{rule.what[1:]} | {in_words(rule.age)} | {setting} |")
    return "\n".join(lines)


def age_of(setting: str) -> timedelta:
    """What a setting says now, to be held against the rule that names it."""
    return timedelta(days=getattr(settings, setting))
