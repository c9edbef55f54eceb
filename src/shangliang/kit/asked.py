"""问句 · What a page asks the database is written once and kept; the answer never is.

Django takes longer to write most questions than PostgreSQL to answer them. Here a queryset is compiled once and asked
again and again:

    asked.rows(lambda matter: WorkOrder.objects.filter(matter=matter).named(), matter=found.pk)

The function gets blanks in place of the values. What else it uses from around it (its free variables) is written into the
text, so it belongs to the question's name and is taken into it by itself: words, numbers, days, tuples and functions of
these, and objects that say what their part in a question depends on (`asked_key`: a person's reach, a list's filters).
Anything else is refused, so that nobody is ever answered another one's question. The day belongs to every name.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Sequence
from types import FunctionType, MethodType
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.query import ValuesIterable, get_related_populators

from . import clock

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


def question(make: Callable[..., QuerySet], blanks: Sequence[str] = ()) -> Question:
    """The kept question of this function; the function is called if there is none."""
    name = (_name(make), tuple(blanks), clock.today())
    if name not in _kept:
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[name] = Question(make(**{blank: Blank(blank) for blank in blanks}))
    return _kept[name]


def rows(make: Callable[..., QuerySet], **values: Any) -> list[Any]:
    """The rows of the queryset that `make` writes, with these values in its blanks."""
    return question(make, tuple(values)).rows(**values)


def one(make: Callable[..., QuerySet], **values: Any) -> Any:
    """The only row, or None."""
    return next(iter(rows(make, **values)), None)


def _name(make: Any) -> Hashable:
    """Which function it is, and all that it sees around itself."""
    if isinstance(make, MethodType):
        return _part(make.__self__), _name(make.__func__)
    if make.__defaults__ or make.__kwdefaults__:
        raise TypeError(f"{make.__qualname__}: a question has blanks, not defaults")
    return make.__module__, make.__code__, tuple(_part(cell.cell_contents) for cell in make.__closure__ or ())


def _part(value: Any) -> Hashable:
    if isinstance(value, FunctionType | MethodType):
        return _name(value)
    if isinstance(value, tuple):
        return tuple(map(_part, value))
    if isinstance(value, str | int | dt.date | type | None) and not isinstance(value, dt.datetime):
        return value
    if hasattr(value, "asked_key"):
        return type(value), value.asked_key()
    raise TypeError(f"a question can not be kept for {type(value).__name__}; give its value as a blank")


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
