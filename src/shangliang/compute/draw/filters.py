"""回避与间隔 · Who may not be drawn this time: whoever has a stake that forbids it, and whoever sat a short while ago."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from .case import Person


class Out(StrEnum):
    RECUSED = "recused"
    RESTING = "resting"


def eligible(
    people: Iterable[Person],
    *,
    recused: Collection[str] = (),
    seated: Mapping[str, dt.date] | None = None,
    on: dt.date | None = None,
    rest: int = 0,
) -> tuple[list[Person], dict[str, Out]]:
    """Who may be drawn on this day, and why the others may not. `seated`: when each sat last; `rest`: days until the next time."""
    sat = seated or {}
    may, out = [], {}
    for person in people:
        if person.id in recused:
            out[person.id] = Out.RECUSED
        elif on and person.id in sat and (on - sat[person.id]).days < rest:
            out[person.id] = Out.RESTING
        else:
            may.append(person)
    return may, out
