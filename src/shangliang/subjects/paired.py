"""是否结对 · Who of the persons under care has a helper: the noun that knows (bonds) says so; nobody has one until it does.

paired.by(lambda: Exists(Bond.objects.open().filter(person=OuterRef("pk"))))
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import BooleanField, Value

Helpers = Callable[[list[int]], dict[int, int]]
_known: list[Callable[[], Any]] = []
_helpers: list[Helpers] = []


def by(expression: Callable[[], Any]) -> Callable[[], Any]:
    """`expression` returns a condition over a queryset of AssistedPerson; the last one registered counts."""
    _known[:] = [expression]
    return expression


def condition() -> Any:
    return _known[0]() if _known else Value(False, output_field=BooleanField())


def helpers_by(found: Helpers) -> Helpers:
    """`found` gives, of keys of persons under care, the key of the helper of each who has one; the last registered counts."""
    _helpers[:] = [found]
    return found


def helpers(persons: Iterable[int]) -> dict[int, int]:
    """Who looks after each of them today."""
    return _helpers[0](list(persons)) if _helpers else {}
