"""What the worker does for the directory. Each may run twice."""

from datetime import timedelta

from django_tasks import task

from core import retention
from core.jobs import periodic
from directory import consent, listing_page, needs, search
from directory.models import StoryConsent


@periodic(every=timedelta(days=1), at=timedelta(hours=3))
@task()
def compact_search() -> None:
    """Make a new base of the search index: every few hundred changes, and each night (equals take turns weekly)."""
    search.compact()


@task()
def rebuild_search() -> None:
    """Editors changed categories or terms: write the documents and pages anew."""
    search.rebuild()
    listing_page.rebuild()


@task()
def tell_people_looking(enterprise_id: int) -> None:
    """What the public sees of a listing changed: tell those who looked for such a thing and left an address."""
    needs.tell_people_looking(enterprise_id)


@periodic(every=timedelta(days=1), at=timedelta(hours=1, minutes=15))
@task()
def end_old_consents() -> None:
    """Remove the stories whose permission has ended. They have not been shown since; this deletes them for good."""
    consent.end_old_consents()


# Somebody said yes and no story was made of it: their name is not kept for ever.
retention.keep(
    "permissions without a story",
    timedelta(days=90),
    lambda at: StoryConsent.objects.filter(stories=None, recorded_at__lt=at),
)
