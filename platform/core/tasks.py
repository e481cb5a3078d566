"""The ground's periodic jobs."""

from datetime import timedelta

from django_tasks import task

from core import retention
from core.jobs import periodic


@periodic(every=timedelta(hours=1))
@task()
def sweep() -> None:
    """Delete what has been kept long enough."""
    retention.sweep()
