"""What waits in the documents, on the first page of the desk and of the admin: for the area's own workers alone."""

from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import desk
from core.desk import Waiting, Way
from enterprises.listings import rules
from enterprises.listings.models import Area, Document


@desk.queue(order=28)
def documents_to_look_at(person: Any) -> Waiting | None:
    if not rules.may_work_at_the_desk(person):
        return None
    found = Document.objects.of_areas_of(person).waiting().aggregate(count=Count("pk"), oldest=Min("added_at"))
    words = ngettext("%(n)d document to look at", "%(n)d documents to look at", found["count"])
    why = _("They sent it so that people can trust them.")
    line = Waiting(words % {"n": found["count"]}, reverse("desk_documents:waiting"), why, found["oldest"])
    return line if found["count"] else None


@desk.queue(order=46)
def documents_that_ran_out(person: Any) -> Waiting | None:
    if not rules.may_work_at_the_desk(person):
        return None
    count = Document.objects.of_areas_of(person).ran_out().count()
    words = ngettext("%(n)d document has run out", "%(n)d documents have run out", count) % {"n": count}
    why = _("They were reminded. Ring them: is there a new one?")
    return Waiting(words, reverse("desk_documents:ran_out"), why) if count else None


@desk.way(order=35)
def record_a_paper(person: Any) -> Way | None:
    if not (rules.may_work_at_the_desk(person) and Area.objects.filter(areaworker__person=person).exists()):
        return None
    return Way(
        _("Write down an insurance, a training or a police check you have seen"), reverse("desk_documents:waiting")
    )
