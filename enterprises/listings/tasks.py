"""What listings need done every so often."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from core.jobs import periodic
from enterprises.listings import actions, retention, unused_pictures
from enterprises.listings.documents import tasks as documents  # noqa: F401 -- as those of joining
from enterprises.listings.joining import tasks  # noqa: F401 -- its jobs and retention lines are found through this
from enterprises.listings.talking import keeping  # noqa: F401 -- the same


@periodic(every=timedelta(days=1), at=timedelta(hours=2, minutes=30))
@task()
def forget_old_messages() -> None:
    """Erase what visitors told us when its time is over."""
    retention.sweep(timezone.now())


@periodic(every=timedelta(days=1), at=timedelta(hours=2))
@task()
def erase_removed_pictures() -> None:
    """Photographs that were taken off their listing long ago."""
    unused_pictures.sweep()


@periodic(every=timedelta(minutes=5))
@task()
def publish_what_is_due() -> None:
    """Wagtail's own command: versions planned for now go live, those that end now are taken down."""
    call_command("publish_scheduled")


@periodic(every=timedelta(days=1), at=timedelta(hours=8, minutes=15))
@task()
def ask_if_still_right() -> None:
    """Ask the people of listings nobody has confirmed for a while. In the morning: some are sent a text."""
    actions.ask_what_is_old()


@periodic(every=timedelta(days=1), at=timedelta(hours=1))
@task()
def look_at_copies_again() -> None:
    """Easy Read copies of what opened again today are right again."""
    actions.look_at_copies_again()
