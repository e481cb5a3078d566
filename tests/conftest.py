"""The people: Ana owns, Ben is a peer, Mo mentors, Sam may see nothing; Jo supports Stroud, Ed edits, Root runs it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from wagtail.models import Collection

from core import site, texts
from directory import menus, promoted, remembered, search, site_pages, stories
from tests import set_up
from tests.factories.accounts import PersonFactory
from tests.factories.listings import AreaFactory
from tests.factories.listings import make_listing as build_listing


@pytest.fixture(autouse=True)
def _what_migrations_put_in(django_db_serialized_rollback):
    """A test that really commits leaves empty tables; the next one gets the root page and the rest back."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The same for the next run, which uses this database again, also after a run that was stopped halfway."""
    kept = settings.VAR_DIR / f"{Path(connection.settings_dict['NAME']).name}.rows.json"
    with django_db_blocker.unblock():
        if Collection.objects.exists():
            kept.write_text(connection.creation.serialize_db_to_string())
        elif not kept.exists():
            pytest.exit("The test database is empty. Run pytest once with --create-db.", 1)
        rows = connection._test_serialized_contents = kept.read_text()
        _give_back(rows)
        set_up.learn()
    yield
    with django_db_blocker.unblock():
        _give_back(rows)


def _give_back(rows):
    if not Collection.objects.exists():
        call_command("flush", interactive=False, inhibit_post_migrate=True, reset_sequences=False, verbosity=0)
        connection.creation.deserialize_db_from_string(rows)


@pytest.fixture(autouse=True)
def _fresh_memory():
    """What a process remembers between requests must not leak from one test's database into the next."""
    search.forget_process_memory()
    remembered.forget()
    for memory in (menus, site, site_pages, promoted, stories):
        memory.forget()
    for name in ("parts", "renditions"):
        caches[name].clear()


@pytest.fixture
def area(db):
    return AreaFactory()


@pytest.fixture
def other_area(db):
    return AreaFactory(name="Dean", slug="dean", districts="GL14, GL15, GL16", email="dean@example.org")


@pytest.fixture
def ana(db):
    return PersonFactory(name="Ana Silva", email="ana@example.com")


@pytest.fixture
def ben(db):
    return PersonFactory(name="Ben Okoro", email="ben@example.com")


@pytest.fixture
def mo(db):
    return PersonFactory(name="Mo Hussain", email="mo@example.com")


@pytest.fixture
def sam(db):
    return PersonFactory(name="Sam Price", email="sam@example.com")


@pytest.fixture
def groups(db):
    """The two groups every site has, made as a new site makes them."""
    set_up.set_up_site()
    return {group.name: group for group in Group.objects.all()}


@pytest.fixture
def jo(area, groups):
    """A support worker of the area."""
    person = PersonFactory(name="Jo Reed", email="jo@example.com", is_staff=True)
    person.groups.add(groups["Support workers"])
    area.areaworker_set.create(person=person)
    return person


@pytest.fixture
def dee(other_area, groups):
    """A support worker of the other area."""
    person = PersonFactory(name="Dee Marsh", email="dee@example.com", is_staff=True)
    person.groups.add(groups["Support workers"])
    other_area.areaworker_set.create(person=person)
    return person


@pytest.fixture
def ed(groups):
    """An editor, who works on every area."""
    person = PersonFactory(name="Ed Lowe", email="ed@example.com", is_staff=True)
    person.groups.add(groups["Editors"])
    return person


@pytest.fixture
def root(db):
    return PersonFactory(name="Root Admin", email="root@example.com", is_staff=True, is_superuser=True)


@pytest.fixture
def make_listing(area):
    """Build a published listing in the area: see tests.factories.listings.make_listing."""

    def make(**fields):
        fields.setdefault("area", area)
        return build_listing(**fields)

    return make


@pytest.fixture
def textbox():
    """Texts that were sent, as mailoutbox has the e-mails."""
    texts.outbox.clear()
    texts.wrong_numbers.clear()
    yield texts.outbox
    texts.outbox.clear()
    texts.wrong_numbers.clear()
