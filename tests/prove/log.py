"""G18: the database refuses to change or delete what is in the log."""

from collections.abc import Callable

from django.db import DatabaseError, connection, transaction

from core import append_only
from core.events import record
from core.models import Event
from tests.factories.accounts import PersonFactory
from tests.prove.row import Row, Scale

TABLE = Event._meta.db_table


def _plain(statement: str) -> Callable[[int], object]:
    def attack(pk: int) -> object:
        with connection.cursor() as cursor:
            return cursor.execute(statement.format(table=TABLE, pk=int(pk)))

    return attack


ATTACKS: dict[str, Callable[[int], object]] = {
    "update": lambda pk: Event.objects.filter(pk=pk).update(tag="x"),
    "bulk update": lambda pk: Event.objects.bulk_update([Event(pk=pk, tag="x")], ["tag"]),
    "delete": lambda pk: Event.objects.filter(pk=pk).delete(),
    "raw delete": lambda pk: Event.objects.filter(pk=pk)._raw_delete(connection.alias),
    "SQL update": _plain("UPDATE {table} SET tag = 'x' WHERE id = {pk}"),
    "SQL delete": _plain("DELETE FROM {table} WHERE id = {pk}"),
    "SQL upsert": _plain(
        "INSERT INTO {table} (id, tag, subject_type, subject_id, at) SELECT id, 'x', subject_type, subject_id, at "
        "FROM {table} WHERE id = {pk} ON CONFLICT (id) DO UPDATE SET tag = 'x'"
    ),
}


def run(scale: Scale) -> list[Row]:
    attacks = ATTACKS | ({"truncate": _plain("TRUNCATE {table}")} if connection.vendor == "postgresql" else {})
    rounds = scale.of(100, least=2)
    person = PersonFactory()
    events = [record("listing:created", person).pk for _ in range(rounds)]
    # Or PostgreSQL refuses to truncate for another reason: keys it has yet to check.
    connection.check_constraints()
    through = [f"{name} {pk}" for pk in events for name, attack in attacks.items() if _succeeds(attack, pk)]
    with transaction.atomic():
        append_only.release(connection, TABLE)
        unguarded = sum(_succeeds(attack, events[0], keep=False) for attack in attacks.values())
        transaction.set_rollback(True)
    kept = Event.objects.filter(pk__in=events, tag="listing:created").count()
    return [
        Row(
            "G18",
            "The log can only be added to",
            f"{len(attacks)} ways to change or delete × {rounds} events",
            f"{len(through)} got through, {kept} of {rounds} events as they were",
            f"with the triggers taken away: {unguarded} of {len(attacks)} get through",
            not through and kept == rounds and unguarded == len(attacks),
        )
    ]


def _succeeds(attack: Callable[[int], object], pk: int, *, keep: bool = True) -> bool:
    try:
        with transaction.atomic():
            attack(pk)
            transaction.set_rollback(not keep)
    except DatabaseError:
        return False
    return True
