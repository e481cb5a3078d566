"""What waits in the listings, on the first page of the admin."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Model, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import TaskState

from accounts.models import Call, PostalLetter, Prepared, Recovery
from accounts.recovery.rules import seen_by
from accounts.rules import decisions_looked_after, looked_after
from core import desk
from core.desk import Waiting, Way
from enterprises.listings.admin.scoping import visible_rows
from enterprises.listings.desk.keeping import hidden_by_owners, to_ring
from enterprises.listings.models import AreaTeamTask, Correction, EasyRead, Enterprise, ProblemReport, UnmetNeed

#: A question that nobody answered for so long: perhaps the message did not reach them.
ANSWERS_TAKE_DAYS = 3


@desk.queue(order=10)
def problems(person: Any) -> Waiting | None:
    count, oldest = _open(ProblemReport, person)
    words = ngettext("%(n)d problem is reported", "%(n)d problems are reported", count) % {"n": count}
    return Waiting(words, _list("problemreport"), _("Somebody may not be safe."), oldest) if count else None


@desk.queue(order=20)
def listings_to_check(person: Any) -> Waiting | None:
    states = [task.get_task_states_user_can_moderate(person) for task in AreaTeamTask.objects.filter(active=True)]
    found = TaskState.objects.filter(pk__in=[pk for each in states for pk in each.values_list("pk", flat=True)])
    count, oldest = _counted(found, "started_at")
    words = ngettext("%(n)d listing to check", "%(n)d listings to check", count) % {"n": count}
    why = _("Those who run it wait to be found.")
    return Waiting(words, reverse("desk:listings"), why, oldest) if count else None


@desk.queue(order=12)
def people_who_cannot_sign_in(person: Any) -> Waiting | None:
    asked = seen_by(person).filter(status=Recovery.Status.ASKED).exclude(asked_by=person)
    count, oldest = _counted(asked, "asked_at")
    words = ngettext(
        "%(n)d person cannot sign in: a second worker is needed",
        "%(n)d people cannot sign in: a second worker is needed",
        count,
    ) % {"n": count}
    why = _("They wait, shut out of what is theirs.")
    return Waiting(words, reverse("desk:recovery"), why, oldest) if count else None


@desk.queue(order=15)
def hidden_by_their_people(person: Any) -> Waiting | None:
    if not _works_on_listings(person):
        return None
    count, oldest = _counted(hidden_by_owners(person), "hidden_at")
    words = ngettext(
        "%(n)d listing was hidden by its own people", "%(n)d listings were hidden by their own people", count
    ) % {"n": count}
    why = _("Something may be wrong. Ask how they are.")
    return Waiting(words, reverse("desk:hidden"), why, oldest) if count else None


@desk.queue(order=28)
def waiting_for_a_yes(person: Any) -> Waiting | None:
    if not _works_on_listings(person):
        return None
    before = timezone.now() - timedelta(days=ANSWERS_TAKE_DAYS)
    waiting = Prepared.objects.waiting().filter(asked_at__lt=before).values("pk")
    count, oldest = _counted(decisions_looked_after(person).filter(pk__in=waiting), "asked_at")
    words = ngettext(
        "%(n)d thing waits for somebody's yes or no", "%(n)d things wait for somebody's yes or no", count
    ) % {"n": count}
    why = _("Ring them, read it out, and write down what they say.")
    return Waiting(words, reverse("desk:decisions"), why, oldest) if count else None


@desk.queue(order=48)
def listings_to_ring_about(person: Any) -> Waiting | None:
    if not _works_on_listings(person):
        return None
    count = to_ring(person).count()
    words = ngettext(
        "%(n)d listing nobody has confirmed for long", "%(n)d listings nobody has confirmed for long", count
    ) % {"n": count}
    return Waiting(words, reverse("desk:ring"), _("Ring them: is it still right?")) if count else None


@desk.queue(order=24)
def calls_to_make(person: Any) -> Waiting | None:
    count, oldest = _counted(looked_after(person, Call).filter(status="waiting"), "created_at")
    words = ngettext("%(n)d call to make", "%(n)d calls to make", count) % {"n": count}
    why = _("They have no e-mail, or asked to be rung: they know nothing of it yet.")
    return Waiting(words, reverse("listings_reach:calls") + "?status=waiting", why, oldest) if count else None


@desk.queue(order=26)
def letters_to_post(person: Any) -> Waiting | None:
    count, oldest = _counted(looked_after(person, PostalLetter).filter(status="waiting"), "created_at")
    words = ngettext("%(n)d letter to post", "%(n)d letters to post", count) % {"n": count}
    why = _("They asked to be told by post.")
    return Waiting(words, reverse("listings_reach:letters") + "?status=waiting", why, oldest) if count else None


@desk.queue(order=40)
def corrections(person: Any) -> Waiting | None:
    count, oldest = _open(Correction, person)
    words = ngettext("%(n)d correction is suggested", "%(n)d corrections are suggested", count) % {"n": count}
    return Waiting(words, _list("correction"), _("A listing may say something wrong."), oldest) if count else None


@desk.queue(order=42)
def easy_read_to_check(person: Any) -> Waiting | None:
    if not person.has_perm("listings.change_easyread"):
        return None
    count, oldest = _counted(visible_rows(EasyRead, person).exclude(asked_at=None), "asked_at")
    words = ngettext("%(n)d Easy Read was sent to be checked", "%(n)d Easy Reads were sent to be checked", count)
    address = reverse("wagtailsnippets_listings_easyread:list") + "?sent=yes"
    why = _("Those who run it wrote it. Find somebody it is written for, and read it with them.")
    return Waiting(words % {"n": count}, address, why, oldest) if count else None


@desk.queue(order=45)
def easy_read_out_of_date(person: Any) -> Waiting | None:
    if not person.has_perm("listings.change_easyread"):
        return None
    stale = visible_rows(EasyRead, person).filter(status=EasyRead.Status.OUT_OF_DATE)
    count = stale.count()
    words = ngettext("%(n)d Easy Read is out of date", "%(n)d Easy Reads are out of date", count)
    address = reverse("wagtailsnippets_listings_easyread:list") + "?status=out_of_date"
    why = _("The listing has changed, and the short sentences say what was.")
    return Waiting(words % {"n": count}, address, why) if count else None


@desk.queue(order=50)
def unmet_needs(person: Any) -> Waiting | None:
    count, oldest = _open(UnmetNeed, person)
    words = ngettext("%(n)d person found nothing", "%(n)d people found nothing", count) % {"n": count}
    return Waiting(words, _list("unmetneed"), _("You may know somebody."), oldest) if count else None


@desk.queue(order=70)
def my_listing_drafts(person: Any) -> Waiting | None:
    if not _works_on_listings(person):
        return None
    mine = visible_rows(Enterprise, person).filter(has_unpublished_changes=True, latest_revision__user=person)
    drafts = list(mine.order_by("-latest_revision__created_at")[: desk.MOST_NAMED + 1])
    count = len(drafts) if len(drafts) <= desk.MOST_NAMED else mine.count()
    words = ngettext(
        "%(n)d listing you changed is not published", "%(n)d listings you changed are not published", count
    ) % {"n": count}
    named = [
        Way(each.name, reverse("wagtailsnippets_listings_enterprise:edit", args=[each.pk]))
        for each in drafts[: desk.MOST_NAMED]
    ]
    return Waiting(words, reverse("wagtailsnippets_listings_enterprise:list"), named=named) if count else None


@desk.way(order=10)
def add_a_listing(person: Any) -> Way | None:
    may = person.has_perm("listings.add_enterprise")
    return Way(_("Add a listing"), reverse("wagtailsnippets_listings_enterprise:add")) if may else None


@desk.way(order=20)
def see_the_listings(person: Any) -> Way | None:
    address = reverse("wagtailsnippets_listings_enterprise:list")
    return Way(_("Look through the listings"), address) if _works_on_listings(person) else None


def _works_on_listings(person: Any) -> bool:
    return bool(person.has_perm("listings.change_enterprise"))


def _open(model: type[Model], person: Any) -> tuple[int, datetime | None]:
    """How many messages of this kind nobody has dealt with, in the areas of this person, and since when."""
    if not _works_on_listings(person):
        return 0, None
    return _counted(visible_rows(model, person).filter(status="open"), "created_at")


def _counted(rows: QuerySet[Any], since: str) -> tuple[int, datetime | None]:
    found = rows.aggregate(count=Count("pk"), oldest=Min(since))
    return found["count"], found["oldest"]


def _list(model_name: str) -> str:
    return reverse(f"wagtailsnippets_listings_{model_name}:list") + "?status=open"
