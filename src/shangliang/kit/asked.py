"""问句 · What a page asks the database is written once and kept; the answer never is.

Django takes longer to write most questions than PostgreSQL to answer them. Here a queryset is compiled once and asked
again and again:

    asked.rows(lambda matter: WorkOrder.objects.filter(matter=matter).named(), matter=found.pk)

The function gets blanks in place of the values. Whatever else it depends on belongs into the key, the arguments after it:
who asks (`people.reach.key`), the filters, the day.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.query import ValuesIterable, get_related_populators

MOST = 1000  # questions a process keeps; then it begins anew
_kept: dict[Hashable, "Question"] = {}


class Blank(Expression):
    """空格 · Stands in a queryset where a value comes when it is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> Any:
        return "%s", [self]


class Question:
    """问句 · A queryset of objects or of `values()` with its text; its blanks are filled when it is asked."""

    def __init__(self, queryset: QuerySet) -> None:
        compiler = queryset.query.get_compiler(queryset.db)
        try:
            self.sql, self.params = compiler.as_sql()
        except EmptyResultSet:
            self.sql, self.params = "", ()
            return
        self.queryset = queryset
        if not any(
            isinstance(p, Blank) for p in self.params
        ):  # with its values in its text it is planned once, not at each asking
            self.sql, self.params = connection.ops.compose_sql(self.sql, self.params), ()  # type: ignore[attr-defined]
        self.converters = list(compiler.get_converters([column for column, *_ in compiler.select]).items())
        self.made = _values(queryset) if queryset._iterable_class is ValuesIterable else _objects(compiler)

    def rows(self, **values: Any) -> list[Any]:
        """What the database answers now."""
        if not self.sql:
            return []
        params = [values[p.name] if isinstance(p, Blank) else p for p in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params or None)
            found = cursor.fetchall()
        return [self.made(row) for row in (self._converted(found) if self.converters else found)]

    def _converted(self, rows: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
        for row in map(list, rows):
            for place, (converters, column) in self.converters:
                for convert in converters:
                    row[place] = convert(row[place], column, connection)
            yield row


def question(make: Callable[..., QuerySet], *key: Hashable, blanks: Sequence[str] = ()) -> Question:
    """The kept question of this function and key; the function is called if there is none."""
    name = (make.__code__, key)
    if name not in _kept:
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[name] = Question(make(**{blank: Blank(blank) for blank in blanks}))
    return _kept[name]


def rows(make: Callable[..., QuerySet], *key: Hashable, **values: Any) -> list[Any]:
    """The rows of the queryset that `make` writes, with these values in its blanks."""
    return question(make, *key, blanks=tuple(values)).rows(**values)


def one(make: Callable[..., QuerySet], *key: Hashable, **values: Any) -> Any:
    """The only row, or None."""
    return next(iter(rows(make, *key, **values)), None)


def _values(queryset: QuerySet) -> Callable[[Sequence[Any]], dict[str, Any]]:
    names = list(queryset.query.selected or ())
    return lambda row: dict(zip(names, row, strict=True))


def _objects(compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """As Django's own ModelIterable makes them."""
    info, select, alias = compiler.klass_info, compiler.select, compiler.using
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, *_ in select[first:last]]
    joined = get_related_populators(info, select, alias)  # type: ignore[call-arg]  # the stubs are of Django 6
    more = list(compiler.annotation_col_map.items())

    def make(row: Sequence[Any]) -> Any:
        found = info["model"].from_db(alias, names, row[first:last])
        for other in joined:
            other.populate(row, found)
        for name, place in more:
            setattr(found, name, row[place])
        return found

    return make
