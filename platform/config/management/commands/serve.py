"""`make run`: migrate, fill the demo town when there is nothing yet, and serve the site with its worker."""

import os
import signal
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from config.demo import accounts
from enterprises.listings.models import Enterprise


class Command(BaseCommand):
    help = "Prepare the database, then run the site and its worker until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        self.prepare()
        self.stdout.write(accounts.welcome(port))
        run_until_stopped(port)

    def prepare(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("setup_site", verbosity=0)
        if not Enterprise.objects.exists():
            self.stdout.write("Building the demo town. This takes a minute or two, once.")
            call_command("demo")


def run_until_stopped(port: int) -> None:
    """The web server and the worker, as two child processes; when one ends or Ctrl-C comes, both are stopped."""
    manage = str(settings.BASE_DIR / "manage.py")
    environment = os.environ | {"PORT": str(port), "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
    children = [
        subprocess.Popen([sys.executable, manage, "worker"], env=environment),
        subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--workers", "2", "config.wsgi"],
            env=environment,
            cwd=settings.BASE_DIR,
        ),
    ]

    def stop(*_signal: Any) -> None:
        for child in children:
            child.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    os.wait()  # returns when the first of them ends, whatever the reason
    stop()
    for child in children:
        child.wait()
