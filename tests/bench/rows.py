"""Rows straight into tables, many at once: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models


def defaults_of(model: type[models.Model]) -> dict[str, Any]:
    """Column -> what a new row has there, without the primary key."""
    return {field.column: field.get_default() for field in model._meta.concrete_fields if not field.primary_key}


def next_key(model: type[models.Model]) -> int:
    return (model._base_manager.aggregate(top=models.Max("pk"))["top"] or 0) + 1


def insert(model: type[models.Model], columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    """Values as the database keeps them; see kept()."""
    if not rows:
        return
    names = ", ".join(map(connection.ops.quote_name, columns))
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def kept(model: type[models.Model], column: str, value: Any) -> Any:
    """A value as this database keeps it: dates and UUIDs differ."""
    field = next(field for field in model._meta.concrete_fields if field.column == column)
    return field.get_db_prep_save(value, connection)


def reset_keys(*tables: type[models.Model]) -> None:
    """Keys were given by hand: let the database count on from there."""
    statements = connection.ops.sequence_reset_sql(no_style(), tables)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def analyse() -> None:
    """Tell the database's planner what the tables hold now."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
