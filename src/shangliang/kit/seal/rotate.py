"""换封 · Seals every value again under the current key and suite, in batches, while the rows are in use.

Nothing is kept of how far it has come: what is done no longer matches, so a run that was killed is simply begun again.
A personal key is sealed anew like any other value; what it seals itself changes only with the suite.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from psycopg import sql

from shangliang.kit.keys import KeyMissing

from .envelope import Broken
from .fields import SealedTextField
from .personal import Erased

UNREADABLE = (Broken, KeyMissing, Erased)


def reseal(model: type[models.Model], *, batch: int = 500, unreadable: list[str] | None = None) -> int:
    """How many values were sealed anew. `unreadable` takes the cells of damaged values; without it one stops the run."""
    return sum(_field(field, batch, unreadable) for field in sealed_fields(model))


def models_with_seals() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.managed and sealed_fields(model)]


def sealed_fields(model: type[models.Model]) -> list[SealedTextField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedTextField)]


def waiting() -> Iterator[tuple[str, int, int]]:
    """(table.field, values, of these not yet under the current key) of every sealed field there is."""
    for field in (field for model in models_with_seals() for field in sealed_fields(model)):
        head = field.head()
        count = sql.SQL(
            "SELECT count(*), count(*) FILTER (WHERE substr({column}, 1, %s) <> %s) FROM {table} WHERE length({column}) > 0"
        )
        with connection.cursor() as cursor:
            cursor.execute(count.format(**_names(field)), [len(head), head])
            whole, old = cursor.fetchone()
        yield f"{field.model._meta.db_table}.{field.column}", whole, old


def _field(field: SealedTextField, batch: int, unreadable: list[str] | None) -> int:
    done, after = 0, -1
    while True:
        found, count, after = _batch(field, batch, after, unreadable)
        done += count
        if not found:
            return done


@transaction.atomic
def _batch(
    field: SealedTextField, batch: int, after: int = -1, unreadable: list[str] | None = None
) -> tuple[int, int, int]:
    """One batch in one transaction: (found, sealed anew, last key). The rows are locked: nothing written meanwhile is lost."""
    names, head = _names(field), field.head()
    find = sql.SQL(
        "SELECT {pk}, {owner}, {column} FROM {table} WHERE {pk} > %s AND length({column}) > 0"
        " AND substr({column}, 1, %s) <> %s ORDER BY {pk} LIMIT %s FOR UPDATE"
    ).format(**names)
    write = sql.SQL("UPDATE {table} SET {column} = %s WHERE {pk} = %s").format(**names)
    with connection.cursor() as cursor:
        cursor.execute(find, [after, len(head), head, batch])
        rows: list[tuple[int, int, Any]] = cursor.fetchall()
        sealed = [(new, pk) for pk, owner, old in rows if (new := _again(field, pk, owner, bytes(old), unreadable))]
        cursor.executemany(write, sealed)
    return len(rows), len(sealed), rows[-1][0] if rows else after


def _again(field: SealedTextField, pk: int, owner: int, old: bytes, unreadable: list[str] | None) -> bytes | None:
    try:
        return field.resealed(pk, owner, old)
    except UNREADABLE:
        if unreadable is None:
            raise
        unreadable.append(field.cell(pk))
        return None


def _names(field: SealedTextField) -> dict[str, sql.Identifier]:
    return {
        "table": sql.Identifier(field.model._meta.db_table),
        "pk": sql.Identifier(str(field.model._meta.pk.column)),
        "owner": sql.Identifier(field.owner_column),
        "column": sql.Identifier(str(field.column)),
    }
