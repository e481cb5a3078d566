"""`make run`: migrate, fill the demo town when there is nothing yet, and serve the site with its worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from typing import Any
from urllib.parse import urlsplit

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
        practice = start_practice_payments(port)
        signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(1))  # the practice server stops too
        try:
            self.prepare()
        except BaseException:
            for each in practice:
                each.terminate()
            raise
        self.stdout.write(accounts.welcome(port))
        if practice:
            self.stdout.write(f"Practice payments (no money moves): {settings.STRIPE_API_BASE}/")
        run_until_stopped(port, practice)

    def prepare(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("setup_site", verbosity=0)
        if not Enterprise.objects.exists():
            self.stdout.write("Building the demo town. This takes a minute or two, once.")
            call_command("demo")


def start_practice_payments(port: int) -> list[subprocess.Popen[bytes]]:
    """The Stripe of the tests, before the demo town is built: its enterprises have accounts there. None with real keys,
    nor where the tests are not.
    """
    if not settings.STRIPE_API_BASE or not (settings.BASE_DIR / "tests" / "stripe_server").exists():
        return []
    manage = str(settings.BASE_DIR / "manage.py")
    site = f"http://localhost:{port}"
    started = subprocess.Popen([sys.executable, manage, "stripe_test_server", "--site", site], env=os.environ)
    wait_for(settings.STRIPE_API_BASE)
    return [started]


def wait_for(address: str) -> None:
    """Until somebody listens there, for ten seconds at the most."""
    parts = urlsplit(address)
    for _try in range(100):
        try:
            socket.create_connection((parts.hostname or "", parts.port or 80), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def run_until_stopped(port: int, others: list[subprocess.Popen[bytes]]) -> None:
    """The web server and the worker, as child processes beside the others; when one ends or Ctrl-C comes, all are
    stopped.
    """
    manage = str(settings.BASE_DIR / "manage.py")
    # Said again, because without it the port of the practice server follows from PORT.
    stripe = {"STRIPE_TEST_PORT": str(settings.STRIPE_TEST_PORT)}
    environment = (
        os.environ | stripe | {"PORT": str(port), "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
    )
    children = [
        *others,
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
