"""The second step of signing in to a demo account, for whoever has no authenticator app at hand."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.demo import accounts


class Command(BaseCommand):
    help = "Print the six digits that a demo account signs in with now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="for example jo@demo.example, or just jo")
        parser.add_argument("--wait", action="store_true", help="wait for the next code, which nobody has used")

    def handle(self, *args: Any, email: str, wait: bool, **options: Any) -> None:
        if not settings.DEV_TOOLS:
            raise CommandError("This is for the demo town only.")
        account = accounts.account_of(email.lower())
        if account is None or not account.works_here:
            known = ", ".join(each.email for each in accounts.ACCOUNTS if each.works_here)
            raise CommandError(f"No demo account needs a code at {email!r}. These do: {known}")
        if wait:
            time.sleep(accounts.seconds_left())
        self.stdout.write(accounts.current_code(account.email))
        self.stderr.write(f"It changes in {accounts.seconds_left()} seconds and works once.")
