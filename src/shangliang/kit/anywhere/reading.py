"""读 · The newest rows of a ground that hold the words: by walking back in time, or by the index of words, whichever is less.

A frequent word is met at once on the way back in time; a rare one is found at once by the index. How frequent it is shows
in the first rows of the way: of W newest rows k hold the words. So n of them cost about n * W / k rows of walking, or k / W of
the whole ground by the index. Which is less is walked or looked up; no statistics are kept, and the same question asked
twice goes the same way. The worst lies where both cost the same: at the square root of n times the ground (bench/search.py).
"""

import datetime as dt
import time
from typing import Any, NamedTuple

from django.db import connection

from .grounds import Ground

FIRST = 1_000  # rows that are walked to see how frequent the words are
MARGIN = 1.5  # so much further than it should take
MOST = 60_000  # rows that are walked at most, a tenth of a second
KEPT = 3600.0  # seconds for which a process trusts the size of a ground
_sizes: dict[Ground, tuple[float, int]] = {}

WALK = """SELECT id, noun, object, day FROM (SELECT id, noun, object, day, terms FROM kit_findable WHERE {where}
    ORDER BY day DESC, id DESC LIMIT %s) walked WHERE terms @@ %s::tsquery ORDER BY day DESC, id DESC LIMIT %s"""
# MATERIALIZED: else PostgreSQL, which thinks rare words frequent, would walk the whole table for twenty of them
LOOK_UP = """WITH held AS MATERIALIZED (SELECT id, noun, object, day FROM kit_findable WHERE {where} AND terms @@ %s::tsquery)
    SELECT id, noun, object, day FROM held ORDER BY day DESC, id DESC LIMIT %s"""


class Candidate(NamedTuple):
    """可能的 · A row that holds the words and may be shown to the person, if its noun agrees."""

    id: int
    noun: str
    object: str
    day: dt.date

    @property
    def place(self) -> tuple[dt.date, int]:
        return self.day, self.id


def read(ground: Ground, asked: Any, before, most: int) -> list[Candidate]:
    """Up to `most` rows behind `before`, the newest first."""
    query = asked.within(ground)
    where, values = _where(ground, asked, before)

    def walk(rows: int) -> list[Candidate]:
        return _rows(WALK.format(where=where), [*values, rows, query, most])

    if ground.walked:
        met = walk(FIRST)
        if len(met) == most:
            return met
        further = int(most * FIRST / len(met) * MARGIN) if met else MOST + 1
        if further <= MOST and further < len(met) / FIRST * _size(ground):
            met = walk(further)
            if len(met) == most:
                return met
    return _rows(LOOK_UP.format(where=where), [*values, query, most])


def _where(ground: Ground, asked: Any, before) -> tuple[str, list]:
    parts = {
        "county = %s": ground.county, "day >= %s": asked.since, "day <= %s": asked.until,
        "(day, id) < (%s, %s)": before,
    }  # fmt: skip
    kept = {sql: value for sql, value in parts.items() if value}
    values = [one for value in kept.values() for one in (value if isinstance(value, tuple) else (value,))]
    return " AND ".join([*kept, *(["public"] if ground.public else [])]) or "true", values


def _rows(sql: str, values: list) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Candidate(*row) for row in cursor.fetchall()]


def _size(ground: Ground) -> int:
    """How many rows a ground has, as the planner thinks."""
    known = _sizes.get(ground)
    now = time.monotonic()
    if known and now - known[0] < KEPT:
        return known[1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'kit_findable'")
        number = int(cursor.fetchone()[0])
        if ground.county:
            cursor.execute("SELECT count(*) FROM kit_findable WHERE county = %s", [ground.county])
            number = cursor.fetchone()[0]
    _sizes[ground] = (now, number)
    return number
