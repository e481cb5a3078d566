"""What waits among the site's own pages, on the first page of the admin. Of whatever kind the pages are."""

from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState, get_default_page_content_type
from wagtail.permissions import policy_registry

from core import desk
from core.desk import Waiting, Way
from directory.admin.viewsets import SOON
from directory.models import StoryConsent
from enterprises.listings.admin.scoping import visible_rows


@desk.queue(order=30)
def pages_to_check(person: Any) -> Waiting | None:
    of_pages = {"revision__base_content_type": get_default_page_content_type()}
    found = TaskState.objects.reviewable_by(person).filter(**of_pages)
    rows = TaskState.objects.filter(pk__in=list(found.values_list("pk", flat=True)))
    waiting = rows.aggregate(count=Count("pk"), oldest=Min("started_at"))
    words = ngettext("%(n)d page to check", "%(n)d pages to check", waiting["count"]) % {"n": waiting["count"]}
    address = reverse("wagtailadmin_reports:workflow") + "?reviewable=true"
    why = _("Somebody wrote it and waits to see it on the site.")
    return Waiting(words, address, why, waiting["oldest"]) if waiting["count"] else None


@desk.queue(order=55)
def stories_about_to_end(person: Any) -> Waiting | None:
    if not person.has_perm("directory.view_storyconsent"):
        return None
    today = timezone.localdate()
    seen = visible_rows(StoryConsent, person)
    count = seen.filter(ends_on__range=(today, today + SOON), stories__isnull=False).distinct().count()
    words = ngettext("%(n)d story goes within 60 days", "%(n)d stories go within 60 days", count) % {"n": count}
    address = reverse("wagtailsnippets_directory_storyconsent:list") + "?ends=soon"
    why = _("The person's yes ends then. Ask them whether it may stay.")
    return Waiting(words, address, why) if count else None


@desk.queue(order=60)
def my_page_drafts(person: Any) -> Waiting | None:
    mine = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=person)
    mine = mine.filter(pk__in=_pages_to_edit(person).values("pk"))
    drafts = list(mine.order_by("-latest_revision_created_at")[: desk.MOST_NAMED + 1])
    count = len(drafts) if len(drafts) <= desk.MOST_NAMED else mine.count()
    words = ngettext("%(n)d page you wrote is not published", "%(n)d pages you wrote are not published", count)
    named = [
        Way(each.draft_title, reverse("wagtailadmin_pages:edit", args=[each.pk])) for each in drafts[: desk.MOST_NAMED]
    ]
    address = named[0].address if count == 1 else reverse("wagtailadmin_explore_root")
    return Waiting(words % {"n": count}, address, named=named if count > 1 else []) if count else None


@desk.way(order=30)
def write_a_page(person: Any) -> Way | None:
    may = _pages_to_edit(person).exists()
    return Way(_("Write or change a page"), reverse("wagtailadmin_explore_root")) if may else None


@desk.way(order=40)
def name_and_look(person: Any) -> Way | None:
    may = person.has_perm("core.change_sitesettings")
    address = reverse("wagtailsettings:edit", args=["core", "sitesettings"])
    return Way(_("Change the site's name, telephone number or look"), address) if may else None


@desk.way(order=50)
def see_the_site(person: Any) -> Way:
    return Way(_("See the site as visitors do"), "/")


def _pages_to_edit(person: Any) -> Any:
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(person, "change")
