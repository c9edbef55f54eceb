"""换封 · Seals every value again under the current key and suite, in batches, while the rows are in use."""

from typing import Any

from django.db import connection, models, transaction
from psycopg import sql

from .envelope import HEAD, current_head, open_, seal
from .fields import SealedTextField


def reseal(model: type[models.Model], *, batch: int = 500) -> int:
    """How many values were sealed anew. Stopped at any moment it goes on from there: what is done no longer matches."""
    return sum(_field(field, batch) for field in model._meta.concrete_fields if isinstance(field, SealedTextField))


def _field(field: SealedTextField, batch: int) -> int:
    done = 0
    while count := _batch(field, batch):
        done += count
    return done


@transaction.atomic
def _batch(field: SealedTextField, batch: int) -> int:
    """One batch in one transaction. The rows are locked, so a value written meanwhile is never overwritten."""
    names = {
        "table": sql.Identifier(field.model._meta.db_table),
        "pk": sql.Identifier(str(field.model._meta.pk.column)),
        "column": sql.Identifier(str(field.column)),
    }
    find = sql.SQL(
        "SELECT {pk}, {column} FROM {table} WHERE length({column}) > 0 AND substr({column}, 1, %s) <> %s"
        " ORDER BY {pk} LIMIT %s FOR UPDATE"
    ).format(**names)
    write = sql.SQL("UPDATE {table} SET {column} = %s WHERE {pk} = %s").format(**names)
    with connection.cursor() as cursor:
        cursor.execute(find, [HEAD, current_head(), batch])
        rows: list[tuple[int, Any]] = cursor.fetchall()
        cursor.executemany(write, [(_again(field, pk, bytes(old)), pk) for pk, old in rows])
    return len(rows)


def _again(field: SealedTextField, pk: int, old: bytes) -> bytes:
    return seal(open_(old, field.cell(pk)), field.cell(pk))
