"""What waits about people's own data, on the desk and the first page of the admin."""

from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules import may_read_retention
from core import desk
from core.desk import Waiting, Way
from enterprises.listings import rules
from enterprises.listings.desk.own_data import doubts_for


@desk.queue(order=28)
def wrong_data(person: Any) -> Waiting | None:
    if not rules.may_work_at_the_desk(person):
        return None
    waiting = doubts_for(person).order_by().aggregate(count=Count("pk"), oldest=Min("asked_at"))
    words = ngettext(
        "%(n)d person says that something we hold is wrong",
        "%(n)d people say that something we hold is wrong",
        waiting["count"],
    ) % {"n": waiting["count"]}
    why = _("The law gives us a month.")
    return Waiting(words, reverse("desk:own_data"), why, waiting["oldest"]) if waiting["count"] else None


@desk.way(order=36)
def somebody_asks(person: Any) -> Way | None:
    may = rules.may_work_at_the_desk(person)
    return Way(_("Somebody asks about their data"), reverse("desk:own_data")) if may else None


@desk.way(order=45)
def how_long(person: Any) -> Way | None:
    return Way(_("See how long things are kept"), reverse("desk:kept")) if may_read_retention(person) else None
