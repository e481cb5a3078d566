"""What of mentoring waits at the desk, and the way there."""

from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import desk
from core.desk import Waiting, Way
from enterprises.listings.models import AreaWorker
from enterprises.mentoring.models import Task


@desk.queue(order=20)
def tasks_due(person: Any) -> Waiting | None:
    areas = AreaWorker.objects.filter(person=person).values("area")
    rows = Task.objects.filter(programme__area__in=areas, status=Task.Status.TO_DO, due_on__lte=timezone.localdate())
    waiting = rows.aggregate(count=Count("pk"), oldest=Min("created_at"))
    words = ngettext("%(n)d thing to do for mentoring", "%(n)d things to do for mentoring", waiting["count"])
    why = _("People wait for a word.")
    address = reverse("desk_mentoring:front")
    return Waiting(words % {"n": waiting["count"]}, address, why, waiting["oldest"]) if waiting["count"] else None


@desk.way(order=12)
def run_mentoring(person: Any) -> Way | None:
    return Way(_("Run mentoring"), reverse("desk_mentoring:front"))
