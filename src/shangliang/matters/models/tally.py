"""点数 · How many matters lie in each pile of a person: one query.

A dozen conditions cost Django more to write than PostgreSQL to answer, so the text of the question is kept, never the
answer. It depends on the person, the posts in force and the day: these are its key.
"""

from django.db import connection
from django.db.models import Count, Value

from shangliang.kit import clock

from .matter import Matter
from .piles import PILES, Pile

MOST = 500
_questions: dict[tuple, tuple[list[str], str]] = {}


def counts(person, only=()) -> list[tuple[Pile, int]]:
    """Every pile of the person with its number."""
    names, sql = _question(person, tuple(only))
    if not names:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows = cursor.fetchall()
    return [(PILES[name], sum(column)) for name, column in zip(names, zip(*rows, strict=True), strict=True)]


def _question(person, only: tuple) -> tuple[list[str], str]:
    posts = tuple((p.role, p.organisation_id, p.organisation.area_id) for p in person.held_posts)
    key = (person.pk, only, clock.today(), posts)
    if key not in _questions:
        if len(_questions) >= MOST:
            _questions.clear()
        _questions[key] = _written(person, only)
    return _questions[key]


def _written(person, only: tuple) -> tuple[list[str], str]:
    """The names of the piles, and the question: one row of numbers for each part of what the person sees.

    The values stand in its text: a prepared statement without parameters is planned once, and psycopg need not look
    for sixty placeholders each time.
    """
    piles = [pile for pile in PILES.values() if not only or pile.name in only]
    asked = {p.name: Count("stage", filter=c) for p in piles if (c := p.condition(person)) is not None}
    if not asked:
        return [], ""
    parts = [_counted(part, asked) for part in Matter.objects.visible_parts(person)]
    sql, params = parts[0].union(*parts[1:], all=True).query.sql_with_params()
    return list(asked), connection.ops.compose_sql(sql, params)  # type: ignore[attr-defined] # PostgreSQL's


def _counted(matters, asked: dict):
    """Every pile is of open matters: so says the index that is counted (it counts a column of it, not the key)."""
    found = matters.filter(closed_on__isnull=True).annotate(whole=Value(1)).values("whole")
    return found.annotate(**asked).values_list(*asked)
