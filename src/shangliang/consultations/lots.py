"""做签 · From a plan and its pool to compute.draw and back: whether there is a panel, the lottery, its commitment, the pick.

Numpy and the solver are loaded with this file: pages load it only when they draw.
"""

import csv
import hashlib
import io
import json
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import asdict
from importlib.metadata import version
from typing import Any, NamedTuple

from shangliang.compute.draw import Choices, Impossible, Person, Quota, draw
from shangliang.compute.draw.addresses import same
from shangliang.compute.draw.picking import pick
from shangliang.kit.draw import outputs
from shangliang.kit.draw.telling import conflict_words

from .models import Candidate, SeatDraw

TICKETS, FEW_TICKETS = 10_000, 10
OF, COMMITMENT = "of", "commitment"  # what the trial of a large pool notes in SeatDraw.told beside the report


class Made(NamedTuple):
    commitment: str
    lottery: bytes
    told: dict[str, Any]


def households(addresses: Iterable[str]) -> list[int]:
    """The same number for the same address, however it is written; 0 where none is known or nobody else lives there."""
    names = [same(address) for address in addresses]
    shared = sorted({name for name in names if name and names.count(name) > 1})
    return [shared.index(name) + 1 if name in shared else 0 for name in names]


def quotas_of(rows: Iterable[dict[str, Any]]) -> list[Quota]:
    return [_quota(row) for row in rows]


def _quota(row: dict[str, Any]) -> Quota:
    """`give`: by how many seats each limit may be moved if need be; None: by as many as it takes."""
    cells, least, most, give = (
        tuple((f, v) for f, v in sorted(row["cells"])),
        row["least"],
        row["most"],
        row.get("give"),
    )
    if give is None:
        return Quota(cells, least, most)
    return Quota(cells, least, most, max(0, least - give), None if most is None else most + give)


def choices_of(found: SeatDraw, tickets: int) -> Choices:
    cap = found.cap / 100 if found.cap else None
    return Choices(found.seats, tickets=tickets, per_household=found.per_household, cap=cap)


def _people(found: SeatDraw) -> tuple[list[Person], list[Person]]:
    may, fixed = [], []
    for one in found.candidates.filter(out=""):
        person = Person(one.number, one.features, f"{one.household}" if one.household else "")
        (fixed if one.fixed else may).append(person)
    return may, fixed


class Refusal(NamedTuple):
    """做不到 · In sentences; `offer`: the smallest change that helps. No words: there is a panel."""

    words: list[str]
    offer: list[dict[str, Any]]


def refused(found: SeatDraw, rows: list[dict[str, Any]]) -> Refusal:
    """Why there is no panel with these quotas, and the smallest change that helps."""
    people, fixed = _people(found)
    try:
        draw(people, quotas_of(rows), choices_of(found, FEW_TICKETS), fixed)
    except Impossible as why:
        offer = [
            {
                "cells": [list(cell) for cell in one.limit.quota.cells],
                "side": one.limit.side,
                "from": one.limit.value,
                "to": one.to,
            }
            for one in why.reason.relaxation
        ]
        return Refusal(conflict_words(why.reason, found.seats, len(people) + len(fixed)), offer)
    return Refusal([], [])


def warm() -> None:
    """One draw of two: what a first draw loads is there for the next."""
    draw([Person("1", {"": ""}), Person("2", {"": ""})], [Quota((("", ""),), 1, 1)], Choices(1, tickets=FEW_TICKETS))


class _Case(NamedTuple):
    people: list[Person]
    fixed: list[Person]
    quotas: list[Quota]
    choices: Choices

    @property
    def digest(self) -> str:
        """Of all that a lottery is made from, in the order of ids, and of what makes it."""
        folk = [sorted(map(asdict, some), key=lambda one: one["id"]) for some in (self.people, self.fixed)]
        limits = sorted(map(asdict, self.quotas), key=lambda quota: quota["cells"])
        whole = [outputs.VERSION, version("highspy"), folk, limits, asdict(self.choices)]
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def _case(found: SeatDraw) -> _Case:
    return _Case(*_people(found), quotas_of(found.quotas), choices_of(found, TICKETS))


def there(found: SeatDraw) -> bool:
    """Whether the trial has made the lottery of this very pool and plan."""
    return bool(found.lottery) and found.told.get(OF) == _case(found).digest


def made(found: SeatDraw, progress: Callable[[float], None] = lambda _part: None) -> Made:
    """The lottery as it is committed to. Raises Impossible. What the trial made of the same is not made again."""
    began, case = time.monotonic(), _case(found)
    if found.lottery and found.told.get(OF) == case.digest:
        return Made(found.told[COMMITMENT], bytes(found.lottery), found.told)
    done = draw(case.people, case.quotas, case.choices, case.fixed, progress)
    tables = outputs.tables(done)
    committed = outputs.commitment(done, tables)
    left_out = found.candidates.exclude(out="").count()
    told = outputs.as_dict(done, time.monotonic() - began, left_out) | {OF: case.digest, COMMITMENT: committed}
    chances = dict(outputs.chances(done))
    told["chances"] = {one.id: round(float(chances[one.id]), 6) for one in done.people}
    told["tables"] = {name: tables[name] for name in ("pool.csv", "quotas.csv")}
    return Made(committed, zlib.compress(tables["lottery.csv"].encode()), told)


def lottery_csv(found: SeatDraw) -> str:
    return zlib.decompress(bytes(found.lottery or b"")).decode()


def picked(found: SeatDraw, seed: str) -> tuple[int, list[str], list[str]]:
    """(ticket, the numbers on it, all others in the order of alternates)."""
    seated = [row["ids"].split() for row in csv.DictReader(io.StringIO(lottery_csv(found)))]
    pool = list(Candidate.objects.filter(draw=found, out="").values_list("number", flat=True))
    ticket, others = pick(seed, found.root, len(seated), pool, seated)
    return ticket, seated[ticket - 1], others
