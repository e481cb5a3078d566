"""manage.py rebuild_search: the whole search index, from the listings."""

from typing import Any

from django.core.management.base import BaseCommand

from directory import search


class Command(BaseCommand):
    help = "Writes the search index anew. Safe at any time: the site goes on searching meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = search.rebuild()
        self.stdout.write(f"{changed} documents were out of date and are written anew. The index is compact.")
