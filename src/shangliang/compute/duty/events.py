"""履职事项 · What is scored: one thing a member did, or failed to do, on a day, with its evidence."""

import datetime as dt
from typing import NamedTuple


class Event(NamedTuple):
    """事项 · A tuple, so that events sort and compare by all they say: the order in which they come decides nothing."""

    member: str
    date: dt.date
    evidence: str  # by what it can be looked up
    event: str  # a name that the rules declare
    part: str = ""  # in joint work; empty: the first part that the rules declare
    authors: int = 0  # of joint work; 0: not known
    place: int = 0  # among the authors, from 1; 0: not known
    roles: tuple[str, ...] = ()  # on that day; empty: as listed


class Listed(NamedTuple):
    """名册 · A member who has a score although nothing was done. `year` 0: in every year of the table."""

    member: str
    year: int = 0
    roles: tuple[str, ...] = ()
    months: int = 12  # of that year, as a member
