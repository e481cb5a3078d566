"""Tables whose rows are written once: the database itself refuses to change or delete them.

Called by migrations (and by our `flush`, which empties every table on purpose). A migration that alters a
protected table must call protect() again: SQLite rebuilds the table and its triggers go with the old one.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
_POSTGRES = [
    "CREATE TRIGGER {table}_append_only_row BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "CREATE TRIGGER {table}_append_only_all BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
]
_SQLITE = [
    "CREATE TRIGGER {table}_append_only_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER {table}_append_only_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
]


def protect(connection: BaseDatabaseWrapper, table: str) -> None:
    """From now on the rows of `table` can be added and read, never changed or deleted."""
    release(connection, table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for statement in _POSTGRES if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement.format(table=table))


def release(connection: BaseDatabaseWrapper, table: str) -> None:
    """Take the protection away again (to alter or drop the table)."""
    with connection.cursor() as cursor:
        for name in ("row", "all") if connection.vendor == "postgresql" else ("update", "delete"):
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only_{name}{on_table}")


def freeze(connection: BaseDatabaseWrapper, table: str) -> None:
    """From now on the rows of `table` can be added, read and deleted, and never changed."""
    thaw(connection, table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
            cursor.execute(
                f"CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
        else:
            cursor.execute(
                f"CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
            )


def thaw(connection: BaseDatabaseWrapper, table: str) -> None:
    """Take that away again (to alter or drop the table)."""
    with connection.cursor() as cursor:
        on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER IF EXISTS {table}_never_changed{on_table}")


def protected_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that are protected in this database, read from the database."""
    if connection.vendor == "postgresql":
        query = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%%_append_only_row'"
    else:
        query = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%%_append_only_update'"
    with connection.cursor() as cursor:
        cursor.execute(query, [])
        return sorted(row[0] for row in cursor.fetchall())


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """While every table is emptied on purpose, nothing is protected."""
    tables = protected_tables(connection)
    for table in tables:
        release(connection, table)
    try:
        yield
    finally:
        for table in tables:
            protect(connection, table)
