"""Django's `flush`, which empties every table by design: also those the database otherwise protects."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from core import append_only


class Command(flush.Command):
    # Tests that really commit are cleaned up with `flush`. It deletes row by row on SQLite and truncates on
    # PostgreSQL: the append-only guard refuses both, so it is lifted while this runs and put back at once.
    def handle(self, **options: Any) -> None:
        with append_only.lifted(connections[options["database"]]):
            super().handle(**options)
