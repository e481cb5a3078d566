"""What the worker does for the directory. Each may run twice."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from core import retention
from core.forgetting import squeeze_word_index
from core.jobs import periodic
from directory import consent, listing_page, needs, search
from directory.booklet import actions as booklets
from directory.models import Booklet, StoryConsent


@periodic(every=timedelta(days=1), at=timedelta(hours=3))
@task()
def compact_search() -> None:
    """Make a new base of the search index: every few hundred changes, and each night (equals take turns weekly)."""
    search.compact()


class SearchIsBusy(Exception):
    """Somebody else makes a base just now, perhaps from what was there before."""


@task()
def forget_words() -> None:
    """Somebody was erased: no base of the search, and no index of words, may still hold theirs. Tried again if busy."""
    squeeze_word_index()
    if not search.compact():
        raise SearchIsBusy


@task()
def rebuild_search() -> None:
    """Editors changed categories or terms: write the documents and pages anew."""
    search.rebuild()
    listing_page.rebuild()


@task()
def tell_people_looking(enterprise_id: int) -> None:
    """What the public sees of a listing changed: tell those who looked for such a thing and left an address."""
    needs.tell_people_looking(enterprise_id)


@task()
def make_booklet(booklet_id: int) -> None:
    """Somebody asked for the printed directory of an area."""
    booklet = Booklet.objects.select_related("area", "asked_by").filter(pk=booklet_id).first()
    if booklet:
        booklets.make(booklet)


@periodic(every=timedelta(days=1), at=timedelta(hours=2, minutes=45))
@task()
def take_old_booklets_away() -> None:
    """What was printed long ago says prices and days that have changed."""
    booklets.take_old_away(timezone.now() - timedelta(days=settings.BOOKLET_KEEP_DAYS))


@periodic(every=timedelta(days=1), at=timedelta(hours=1, minutes=15))
@task()
def end_old_consents() -> None:
    """Remove the stories whose permission has ended. They have not been shown since; this deletes them for good."""
    consent.end_old_consents()


retention.keep(
    "printed directories",
    timedelta(days=settings.BOOKLET_KEEP_DAYS),
    lambda at: Booklet.objects.filter(status=Booklet.Status.READY, made_at__lt=at),
    setting="BOOKLET_KEEP_DAYS",
    done_by="directory.booklet",
)
# Somebody said yes and no story was made of it: their name is not kept for ever.
retention.keep(
    "permissions without a story",
    timedelta(days=90),
    lambda at: StoryConsent.objects.filter(stories=None, recorded_at__lt=at),
)
