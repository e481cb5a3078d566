"""`manage.py stripe_test_server`: a Stripe on this machine, for practising card payment. No money moves."""

from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Run the Stripe of the tests on 127.0.0.1 until Ctrl-C, and send its events to the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.STRIPE_TEST_PORT)
        parser.add_argument("--site", default=settings.SITE_URL, help="where its events go")
        parser.add_argument("--keep", type=Path, default=settings.VAR_DIR / "practice-payments.json")

    def handle(self, *args: Any, port: int, site: str, keep: Path, **options: Any) -> None:
        try:
            # The server is part of the tests, which an installed site has not got.
            by_hand = import_module("tests.stripe_server.by_hand")
        except ModuleNotFoundError as missing:
            raise CommandError(
                "The practice server stands in the folder tests/, which is not here. "
                "It works in a copy of the whole repository."
            ) from missing
        try:
            by_hand.run(port=port, site=site, keep=keep, say=self.stdout.write)
        except KeyboardInterrupt:
            return
