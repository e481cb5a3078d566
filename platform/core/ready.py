"""Queries whose SQL is worked out once.

The ORM works the SQL of a queryset out anew each time it is used, which takes ten times as long as running a small one.
The few that run at every listing written and every page shown are querysets still, but kept as SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import get_related_populators


class _Kept(NamedTuple):
    """The SQL before and after the marks for the values, the queryset's own parameters likewise."""

    compiler: Any
    before: str
    after: str
    first: tuple[Any, ...]
    last: tuple[Any, ...]
    converters: dict[int, Any]


class Ready:
    """A queryset with `__in` of some values, ready for any others.

        VENUES = Ready(lambda ids: Venue.objects.filter(enterprise__in=ids).values_list("name", "town"))
        VENUES.rows([7, 8])

    `mark` stands in for the values while the SQL is worked out: something of their type that is none of the queryset's
    own. All else in the queryset stays as it is the first time, so it must not depend on the day.
    """

    def __init__(self, make: Callable[[Collection[Any]], QuerySet[Any, Any]], mark: Any = -7) -> None:
        self._make = make
        self._mark = mark
        self._kept: _Kept | None = None

    def objects(self, values: Collection[Any]) -> list[Any]:
        """The objects for these values, with what select_related() of the queryset names. Without prefetching."""
        compiler = (self._kept or self._work_out()).compiler
        columns = compiler.klass_info["select_fields"]
        first, end = columns[0], columns[-1] + 1
        names = [column[0].target.attname for column in compiler.select[first:end]]
        related = get_related_populators(  # type: ignore[call-arg]  # the stubs are of a later Django
            compiler.klass_info, compiler.select, connection.alias
        )
        found = []
        for row in self.rows(values):
            made = compiler.klass_info["model"].from_db(connection.alias, names, row[first:end])
            for populator in related:
                populator.populate(row, made)
            found.append(made)
        return found

    def rows(self, values: Collection[Any]) -> list[Any]:
        """The rows for these values, as values_list() of the queryset gives them."""
        if not values:
            return []
        kept = self._kept or self._work_out()
        marks = ", ".join(["%s"] * len(values))
        with connection.cursor() as cursor:
            cursor.execute(f"{kept.before}{marks}{kept.after}", [*kept.first, *values, *kept.last])
            rows = cursor.fetchall()
        return list(kept.compiler.apply_converters(rows, kept.converters)) if kept.converters else rows

    def _work_out(self) -> _Kept:
        compiler: Any = self._make([self._mark]).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        at = parameters.index(self._mark)
        pieces = sql.split("%s")
        self._kept = _Kept(
            compiler,
            "%s".join(pieces[: at + 1]),
            "%s".join(pieces[at + 1 :]),
            parameters[:at],
            parameters[at + 1 :],
            compiler.get_converters([column for column, *_rest in compiler.select]),
        )
        return self._kept
