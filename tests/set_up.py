"""A site that is set up, without setting it up for every test: 650 tests want one, and each took half a second.

The real command runs once for each run of pytest; the rows it changed are kept and put back. Its own tests call it.
"""

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Site

from directory import search
from directory.models import SearchState

Rows = list[tuple[Any, ...]]
#: Table -> its rows before and after.
_changed: dict[str, tuple[Rows, Rows]] = {}
#: Only says that something changed, and never goes back: making an area has moved it on.
STATE = SearchState._meta.db_table


def learn() -> None:
    """Set an empty site up, see what that changes, and take it back."""
    models = apps.get_models(include_auto_created=True)
    tables = sorted({model._meta.db_table for model in models if model._meta.managed} - {STATE})
    with transaction.atomic():
        before = {table: _rows(table) for table in tables}
        call_command("setup_site", verbosity=0)
        after = {table: _rows(table) for table in tables}
        transaction.set_rollback(True)
    _changed.update((table, (before[table], after[table])) for table in tables if before[table] != after[table])


def set_up_site() -> None:
    """As `setup_site` leaves it. Where a test has already made something that stands in its tables, it really runs."""
    if all(_rows(table) == before for table, (before, _after) in _changed.items()):
        with transaction.atomic():  # foreign keys are looked at when all tables are there
            for table, (_before, after) in _changed.items():
                _put(table, after)
            search.words_changed(in_documents=True)
        Site.clear_site_root_paths_cache()
    else:
        call_command("setup_site", verbosity=0)


def _rows(table: str) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
        return [tuple(row) for row in cursor.fetchall()]


def _put(table: str, rows: Rows) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{table}"')
        if rows:
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)
