"""Worries nobody has answered."""

from datetime import timedelta

from django_tasks import task

from core.jobs import periodic
from enterprises.safeguarding import actions


@periodic(every=timedelta(minutes=5))
@task()
def ask_the_next() -> None:
    """Whoever was asked has not said that they have it: the next is asked."""
    actions.ask_where_nobody_answered()
