"""Write docs/permissions.md again, after a rule or an address changed."""

from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Write docs/permissions.md from the rules and the table of addresses."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            document = import_module("tests.permissions.document")
        except ModuleNotFoundError as error:
            raise CommandError("Run this from a checkout: the table of addresses stands among the tests.") from error
        document.PATH.write_text(document.text())
