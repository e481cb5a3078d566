"""Write docs/lifecycles.md again, after a table of moves changed."""

from typing import Any

from django.core.management.base import BaseCommand

from config import lifecycles


class Command(BaseCommand):
    help = "Write docs/lifecycles.md from the tables of moves on the models."

    def handle(self, *args: Any, **options: Any) -> None:
        lifecycles.PATH.write_text(lifecycles.text())
