"""`make demo`: the demo town, for looking at and for trying things out. Never on a real site."""

import logging
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from config.demo import accounts, cards, town


class Command(BaseCommand):
    help = "Build the demo town. With --rebuild: throw away the one that is there first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--rebuild", action="store_true", help="delete the town's listings and pictures, then build it again"
        )
        parser.add_argument("--no-pictures", action="store_true", help="build it without pictures, which is quick")

    def handle(self, *args: Any, rebuild: bool, no_pictures: bool, **options: Any) -> None:
        if not settings.DEV_TOOLS:
            raise CommandError(
                "The demo town has passwords that everybody knows, so it is never built with these settings. "
                "Nothing was changed."
            )
        # `make demo` may be somebody's first command, or their first after an upgrade.
        call_command("migrate", verbosity=0)
        call_command("setup_site", verbosity=0)
        if town.is_there() and not rebuild:
            raise CommandError("The demo town is there already. To throw it away and build it again: --rebuild")
        # A line for every listing that is published would bury the progress bar.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        if rebuild:
            self.clear()
        self.build(with_pictures=not no_pictures)
        town.send_messages()
        cards.take_cards()
        self.stdout.write(f"The password of every demo account is {accounts.PASSWORD}")

    def clear(self) -> None:
        names = " and ".join(name for _slug, name, *_rest in town.AREAS)
        self.stdout.write(
            f"Deleting every listing of {names} in {settings.DATABASES['default']['NAME']}, with their pictures and "
            "messages. Demo accounts get their old passwords back. Other areas stay as they are."
        )
        gone = town.clear_town()
        self.stdout.write(f"Deleted {gone.listings} listings, {gone.pictures} pictures and {gone.needs} unmet needs.")

    def build(self, *, with_pictures: bool) -> None:
        bars: dict[str, tqdm[Any]] = {}

        def say(what: str, done: int, total: int) -> None:
            bar = bars.setdefault(what, tqdm(desc=what, total=total, file=self.stderr, disable=None))
            bar.update(done - bar.n)
            if done == total:
                bar.close()

        count = town.build_town(say, with_pictures=with_pictures)
        town.build_site(say, with_pictures=with_pictures)
        self.stdout.write(f"The demo town has {count} enterprises.")
