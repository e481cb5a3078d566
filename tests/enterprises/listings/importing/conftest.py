"""What the import's tests share: the words of a new site, a web site on this machine, and the command."""

from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from enterprises.listings.starter import load_vocabulary
from tests.enterprises.listings.importing.feeds import Site


@pytest.fixture
def stroud(area):
    """The area, and the words a new site starts with."""
    load_vocabulary()
    return area


@pytest.fixture
def site():
    site = Site()
    yield site
    site.close()


@pytest.fixture
def import_services(stroud):
    """Run the command and give back what it printed."""

    def run(feed, **options):
        out = StringIO()
        call_command("import_services", str(feed), stdout=out, **options)
        return out.getvalue()

    return run


@pytest.fixture
def import_from_site(import_services, settings):
    """The same, allowed to read this machine."""
    settings.DEBUG = True

    def run(feed, **options):
        return import_services(feed, allow_private=True, **options)

    return run


@pytest.fixture
def november():
    """A Monday the feeds of feeds.py are right on."""
    with time_machine.travel("2026-11-23 12:00:00Z", tick=True):
        yield
