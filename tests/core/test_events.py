"""The log of what happened is only added to: the code refuses unlisted tags, the database refuses changes."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from core import append_only
from core.events import TAGS, record
from core.models import Event


@pytest.fixture
def event(ana):
    return record("listing:created", ana, by=ana)


def test_an_event_says_who_did_what_to_what(event, ana):
    assert (event.tag, event.subject_type, event.subject_id, event.by) == (
        "listing:created",
        "accounts.person",
        str(ana.pk),
        ana,
    )


def test_a_tag_that_is_not_listed_is_refused(ana):
    with pytest.raises(ValueError, match="listing:exploded"):
        record("listing:exploded", ana)

    assert not Event.objects.exists()


def test_every_tag_is_subject_and_happened():
    assert all(tag.count(":") == 1 and tag == tag.lower() for tag in TAGS)


@pytest.mark.parametrize(
    "attack",
    [
        lambda event: Event.objects.filter(pk=event.pk).update(tag="listing:published"),
        lambda event: Event.objects.filter(pk=event.pk).delete(),
        lambda event: event.delete(),
        lambda event: (setattr(event, "by", None), event.save()),
    ],
    ids=["update", "delete many", "delete one", "save"],
)
def test_the_database_refuses_to_change_or_delete_an_event(event, ana, attack):
    with pytest.raises(IntegrityError, match="core_event is append-only"), transaction.atomic():
        attack(event)

    assert list(Event.objects.values_list("tag", "by")) == [("listing:created", ana.pk)]


def test_the_database_refuses_plain_sql_too(event):
    statements = ["UPDATE core_event SET tag = 'x'", "DELETE FROM core_event"]
    if connection.vendor == "postgresql":
        statements.append("TRUNCATE core_event")
        connection.check_constraints()  # or PostgreSQL refuses for another reason

    for statement in statements:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    assert Event.objects.count() == 1


def test_the_log_is_still_protected_after_every_migration(db):
    assert "core_event" in append_only.protected_tables(connection)


@pytest.mark.django_db(transaction=True)
def test_emptying_the_whole_database_on_purpose_leaves_the_protection_in_place(ana):
    record("listing:created", ana)

    call_command("flush", interactive=False, inhibit_post_migrate=True, reset_sequences=False, verbosity=0)

    assert not Event.objects.exists()
    assert append_only.protected_tables(connection) == ["core_event"]
