"""看见的理由 · Who may see a subject besides those in whose reach it lies: nouns further up say so (a helper's bond).

`@grounds.adds("assisted_person")` stands over a function (person) -> Q over that subject; it is called where `visible_to`
is. So bonds open a file to its helper, and close it the moment they end, without subjects knowing of bonds.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

Ground = Callable[[Any], Q | None]
_grounds: dict[str, dict[str, Ground]] = {}


def adds(subject: str) -> Callable[[Ground], Ground]:
    """Registered again under its own name a function replaces itself."""

    def fill(function: Ground) -> Ground:
        _grounds.setdefault(subject, {})[f"{function.__module__}.{function.__qualname__}"] = function
        return function

    return fill


def of(subject: str, person: Any) -> Q:
    """All of them together; matches nothing where there is none."""
    found = Q(pk__in=[])
    for _name, function in sorted(_grounds.get(subject, {}).items()):
        found |= function(person) or Q(pk__in=[])
    return found
