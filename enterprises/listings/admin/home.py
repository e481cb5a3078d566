"""What waits, on the first page of the admin."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from accounts.models import Call, PostalLetter
from enterprises.listings.admin.reach_menu import waiting
from enterprises.listings.admin.scoping import visible_rows
from enterprises.listings.models import AreaTeamTask, Correction, EasyRead, ProblemReport, UnmetNeed


class QueuesPanel(Component):
    """“3 corrections waiting, 2 listings to check”: each a link to its list."""

    name = "listing_queues"
    template_name = "listings/admin/queues.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        person = parent_context["request"].user if parent_context else None
        return {"queues": what_waits(person) if person and person.has_perm("listings.change_enterprise") else None}


def what_waits(person: Any) -> list[dict[str, Any]]:
    """Everything that waits for somebody, with its number; what is at nothing is left out."""
    tasks = AreaTeamTask.objects.filter(active=True)
    to_check = sum(task.get_task_states_user_can_moderate(person).count() for task in tasks)
    open_now = {
        model: visible_rows(model, person).filter(status="open").count()
        for model in (Correction, ProblemReport, UnmetNeed)
    }
    stale = visible_rows(EasyRead, person).filter(status=EasyRead.Status.OUT_OF_DATE).count()
    queues = [
        (to_check, ngettext("%(n)d listing to check", "%(n)d listings to check", to_check), _checks_url()),
        (
            open_now[Correction],
            ngettext("%(n)d correction waiting", "%(n)d corrections waiting", open_now[Correction]),
            _open_list("correction"),
        ),
        (
            open_now[ProblemReport],
            ngettext("%(n)d problem waiting", "%(n)d problems waiting", open_now[ProblemReport]),
            _open_list("problemreport"),
        ),
        (
            open_now[UnmetNeed],
            ngettext("%(n)d thing nobody could find", "%(n)d things nobody could find", open_now[UnmetNeed]),
            _open_list("unmetneed"),
        ),
        (stale, ngettext("%(n)d Easy Read out of date", "%(n)d Easy Read out of date", stale), _stale_url()),
        *_people_to_reach(person),
    ]
    return [{"label": label % {"n": n}, "url": url} for n, label, url in queues if n]


def _people_to_reach(person: Any) -> list[tuple[int, str, str]]:
    letters, calls = waiting(person, PostalLetter), waiting(person, Call)
    return [
        (
            letters,
            ngettext("%(n)d letter to post", "%(n)d letters to post", letters),
            reverse("listings_reach:letters") + "?status=waiting",
        ),
        (
            calls,
            ngettext("%(n)d call to make", "%(n)d calls to make", calls),
            reverse("listings_reach:calls") + "?status=waiting",
        ),
    ]


def _checks_url() -> str:
    return reverse("wagtailsnippets_listings_enterprise:list") + "?state=waiting"


def _stale_url() -> str:
    return reverse("wagtailsnippets_listings_easyread:list") + "?status=out_of_date"


def _open_list(model_name: str) -> str:
    return reverse(f"wagtailsnippets_listings_{model_name}:list") + "?status=open"
