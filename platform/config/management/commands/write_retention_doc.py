"""Write docs/retention.md again, after a rule of what is kept changed."""

from typing import Any

from django.core.management.base import BaseCommand

from config import kept_doc


class Command(BaseCommand):
    help = "Write docs/retention.md from the rules of core.retention."

    def handle(self, *args: Any, **options: Any) -> None:
        kept_doc.PATH.write_text(kept_doc.text())
