"""是否结对 · Who of the persons under care has a helper: the noun that knows (bonds) says so; nobody has one until it does.

paired.by(lambda: Exists(Bond.objects.open().filter(person=OuterRef("pk"))))
"""

from collections.abc import Callable
from typing import Any

from django.db.models import BooleanField, Value

_known: list[Callable[[], Any]] = []


def by(expression: Callable[[], Any]) -> Callable[[], Any]:
    """`expression` returns a condition over a queryset of AssistedPerson; the last one registered counts."""
    _known[:] = [expression]
    return expression


def condition() -> Any:
    return _known[0]() if _known else Value(False, output_field=BooleanField())
