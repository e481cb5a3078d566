"""One site and one browser for the whole run; no test here touches the database of the other tests."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.gate import Gate
from tests.browser.site import Site, build, serve


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def _what_migrations_put_in():
    """The site has its own database in another process."""


@pytest.fixture(autouse=True)
def _fresh_memory():
    """The same for what the process remembers."""


@pytest.fixture(scope="session")
def var(tmp_path_factory):
    """A folder for this run, or the one in BROWSER_VAR, whose town stays for the next run."""
    kept = os.environ.get("BROWSER_VAR")
    return Path(kept).resolve() if kept else tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def facts(var):
    return build(var)


@pytest.fixture(scope="session")
def untouched(var, facts, tmp_path_factory):
    """The town as it was built, before anybody walked through it: each journey starts from a copy of this one."""
    kept = tmp_path_factory.mktemp("untouched") / "var"
    shutil.copytree(var, kept, ignore=shutil.ignore_patterns("server-*.log"))  # letters end so too
    return kept


@pytest.fixture(scope="session")
def site(var, facts, untouched) -> Site:
    with serve(var, facts) as running:
        yield running


@pytest.fixture(scope="session")
def gate(site):
    with sync_playwright() as playwright:
        made = Gate(playwright, site)
        yield made
        made.close()
