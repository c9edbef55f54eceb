"""留底 · What many tests begin with is made by actions once per process; after that its rows are put back as they were.

    @kept
    def noticed(**more): ...        # a consultation, up to its notice: 600 statements; put back: 30

The first test that asks runs the actions, whatever they refuse fails there. Rows are put back only where they were
taken: in an empty world, on the same day or stopped moment, under the same keys, and for plain arguments; anything else
is made anew. Sequences are never turned back, so that what a test adds gets keys that nothing of the rows has.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from shangliang.insight import shelf
from shangliang.kit import clock
from shangliang.people import areas

PLAIN = (str, int, bool, type(None))
STATIC = ("django_migrations", "django_content_type", "auth_permission")  # what an empty world holds
_copies: dict[tuple, "Copy"] = {}


@dataclass(frozen=True)
class Copy:
    """一份底 · The rows of each table, and what the function returned."""

    rows: dict[str, bytes]
    made: bytes

    def put_back(self) -> Any:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SET LOCAL session_replication_role = replica"
            )  # what guards the trail saw these rows before
            for table, data in self.rows.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as into:
                    into.write(data)
            cursor.execute("SET LOCAL session_replication_role = origin")
        areas.forget()  # what a process remembers of another test
        shelf.forget()
        return pickle.loads(self.made)


def kept(make: Callable) -> Callable:
    """Remember what `make` makes in an empty world."""

    @wraps(make)
    def given(*args, **more):
        what = (*args, *more.items())
        if not _plain(what) or _filled() or not _may_put_back():
            return make(*args, **more)
        key = make, what, clock.today(), clock._stopped.get(), settings.SHANGLIANG_KEYS
        if key in _copies:
            return _copies[key].put_back()
        made = make(*args, **more)
        _copies[key] = Copy({table: _rows(table) for table in _filled()}, pickle.dumps(made))
        return made

    return given


def sweep() -> bool:
    """After a test that committed: delete what it left, table by table; TRUNCATE of all of them takes far longer.
    False: this server does not let us."""
    if not _may_put_back():
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in _filled():
            cursor.execute(f'DELETE FROM "{table}"')
    return True


def _plain(value) -> bool:
    return all(_plain(part) for part in value) if isinstance(value, tuple) else isinstance(value, PLAIN)


def _filled() -> list[str]:
    """The tables that hold a row."""
    with connection.cursor() as cursor:
        cursor.execute(_question())
        return [table for (table,) in cursor.fetchall()]


@cache
def _may_put_back() -> bool:
    """A server of the tests' own lets them; one of DATABASE_URL perhaps not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        return cursor.fetchone()[0]


@cache
def _question() -> str:
    tables = [name for name in connection.introspection.table_names() if name not in STATIC]
    return " UNION ALL ".join(f"""SELECT '{name}' WHERE EXISTS (SELECT FROM "{name}")""" for name in tables)


def _rows(table) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as out:
        return b"".join(bytes(part) for part in out)
