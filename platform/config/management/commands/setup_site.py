"""Everything a site needs before its first listing.

Safe to run again: it adds what is missing and changes nothing else.
"""

from typing import Any

from django.core.management.base import BaseCommand

from directory.setup import set_up_pages, set_up_search
from enterprises.listings.setup import set_up_listings


class Command(BaseCommand):
    help = "Make the groups, words, moderation and first pages of a site. It can be run again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        set_up_listings()
        set_up_pages()
        set_up_search()
        if options["verbosity"]:
            self.stdout.write("The site is set up: groups, words, moderation of listings, and the first pages.")
