"""成批写 · Many rows of one table at once: by COPY what is new, by one statement what differs.

Fields speak for themselves (sealed ones seal, blind indexes digest), as in `save`; no signal is sent, nothing is read back.
    sets.copy_in(Household, homes)
    sets.update_in(ImportRow, rows, ("outcome", "says"))
    Household.objects.filter(sets.among("ref", refs))          # as ref__in=refs: one parameter, however many
Both belong into the transaction of an action; the database's constraints and triggers hold as ever.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from psycopg import sql

from . import keys


def copy_in(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Insert rows that have their keys already (or get them from the table); IntegrityError where the table refuses one."""
    if not rows:
        return
    fields = [f for f in model._meta.concrete_fields if not (f.primary_key and rows[0].pk is None)]
    names = sql.SQL(", ").join(sql.Identifier(str(f.column)) for f in fields)
    order = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(model._meta.db_table), names)
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(order) as copy, _steadily() as at:
        for row in rows:
            copy.write_row([_value(at, field, row, add=True) for field in fields])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def update_in(model: type[models.Model], rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Write these fields of rows that exist."""
    if not rows:
        return
    key, found = model._meta.pk, {field.name: field for field in model._meta.concrete_fields}
    fields = [found[name] for name in names]
    columns = [sql.Identifier(str(f.column)) for f in fields]
    order = sql.SQL("UPDATE {table} AS t SET {sets} FROM unnest({arrays}) AS v ({key}, {columns}) WHERE t.{key} = v.{key}").format(
        table=sql.Identifier(model._meta.db_table), key=sql.Identifier(str(key.column)),
        sets=sql.SQL(", ").join(sql.SQL("{0} = v.{0}").format(c) for c in columns),
        arrays=sql.SQL(", ").join(sql.SQL("%s::{}[]").format(sql.SQL(_type(f))) for f in (key, *fields)),
        columns=sql.SQL(", ").join(columns),
    )  # fmt: skip
    with _steadily() as at:
        values = [[row.pk for row in rows], *([_value(at, field, row) for row in rows] for field in fields)]
    with connection.cursor() as cursor:
        cursor.execute(order, values)


class _Among(models.lookups.Lookup):  # type: ignore[type-arg]  # generic only for mypy
    """field = ANY(array): Django's `in` writes and checks a parameter for each value."""

    lookup_name, prepare_rhs = "among", False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, params = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*params, self.rhs]


def among(name: str, values: Iterable[Any]) -> models.Q:
    """Rows whose field (or what it leads to, `household__area`) is one of these plain values: numbers, texts or bytes."""
    return models.Q(_Among(models.F(name), list(values)))


def leant_on(model: type[models.Model], keys: Sequence[int], but: Sequence[type[models.Model]] = ()) -> set[int]:
    """Which of these rows others refer to, by foreign key (rows of the models `but` do not count): one query a table."""
    found: set[int] = set()
    for relation in model._meta.related_objects:
        if relation.related_model in but or not relation.related_model._meta.managed:
            continue
        name = relation.field.attname
        rows = relation.related_model._base_manager.filter(among(relation.field.name, keys))
        found |= set(rows.order_by().values_list(name, flat=True))
    return found


@contextmanager
def _steadily() -> Iterator[Any]:
    """The connection itself and the keys as they are, asked for once and not for every value."""
    with keys.steady():
        yield connections[DEFAULT_DB_ALIAS]


def _value(at: Any, field: Any, row: models.Model, *, add: bool = False) -> Any:
    return field.get_db_prep_save(field.pre_save(row, add), at)


def _type(field: Any) -> str:
    """The column's type: `bigint`, `varchar`, `bytea`."""
    return str(field.rel_db_type(connection) if field.is_relation else field.db_type(connection)).partition("(")[0]
