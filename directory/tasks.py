"""What the worker does for the directory. Each may run twice."""

from django_tasks import task

from directory import search


@task()
def compact_search() -> None:
    """Make a new base of the search index: every few hundred changes, and each night (equals take turns weekly)."""
    search.compact()


@task()
def rebuild_search() -> None:
    """Editors changed categories or terms: write the documents anew."""
    search.rebuild()
