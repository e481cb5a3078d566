"""manage.py rebuild_search: the whole search index and the page kept of each listing, from the listings."""

from typing import Any

from django.core.management.base import BaseCommand

from directory import listing_page, search


class Command(BaseCommand):
    help = "Writes the search index and the kept pages of listings anew. Safe at any time: the site goes on."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = search.rebuild()
        self.stdout.write(f"{changed} documents were out of date and are written anew. The index is compact.")
        self.stdout.write(f"{listing_page.rebuild()} pages of listings are written anew.")
