"""核验轨迹 · Reads every chain once, in constant memory, and names the first row of each that does not hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection, transaction

from .chain import GENESIS, SUITES, digest
from .rows import BODY, ChainHead, DailyHead, TrailRow, body

CHUNK = 2000


class Fault(StrEnum):
    """毛病 · What is wrong at a row."""

    MISSING = "missing"  # a row is gone, or one was put between
    LINK = "link"  # does not follow the row before it
    CONTENT = "content"  # was changed after it was written
    CUT = "cut"  # the chain ends before its head or before a published head
    BEYOND = "beyond"  # rows behind the head
    HEAD = "head"  # the head is not the last row's hash
    ANCHOR = "anchor"  # differs from a head that was published


@dataclass(frozen=True)
class Break:
    """断点 · The first row of a chain that does not hold."""

    chain: str
    seq: int
    fault: Fault

    def __str__(self) -> str:
        return f"{self.chain}-{self.seq}: {self.fault}"


@dataclass(frozen=True)
class Anchor:
    """锚点 · A head that was published, and may be kept where nobody here can change it."""

    chain: str
    seq: int
    hash: bytes


def verify(chain: str | None = None, anchors: Iterable[Anchor] = ()) -> list[Break]:
    """The first break of every chain (of one chain); empty when all hold. `anchors` come from outside, if any."""
    with _snapshot():
        kept = _anchors(chain, anchors)
        heads = {h.chain: h for h in _of(chain, ChainHead)}
        found = {chain: _Walk(head, kept[chain]) for chain, head in heads.items()}
        for row in _of(chain, TrailRow).values_list(*BODY, "prev", "hash").order_by("chain", "seq").iterator(CHUNK):
            walk = found.get(row[0]) or found.setdefault(row[0], _Walk(ChainHead(chain=row[0], hash=GENESIS), []))
            walk.step(row)
        lost = [Break(c, marks[0].seq, Fault.CUT) for c, marks in kept.items() if marks and c not in found]
    breaks = [walk.end() for walk in found.values()]
    return sorted([b for b in breaks if b] + lost, key=lambda b: b.chain)


class _Walk:
    """One chain on its way from the first row to its head."""

    def __init__(self, head: ChainHead, anchors: list[Anchor]) -> None:
        self.head = head
        self.anchors = defaultdict(set)
        for anchor in anchors:
            self.anchors[anchor.seq].add(anchor.hash)
        self.seq, self.hash = 0, GENESIS
        self.fault: Break | None = None

    def step(self, row: tuple[Any, ...]) -> None:
        if self.fault is None and (fault := self._check(row)):
            self.fault = Break(self.head.chain, min(row[1], self.seq + 1), fault)
        self.seq, self.hash = row[1], bytes(row[-1])

    def _check(self, row: tuple[Any, ...]) -> Fault | None:
        *content, prev, found = row
        _, seq, suite = content[:3]
        if seq != self.seq + 1:
            return Fault.MISSING
        if seq > self.head.seq:
            return Fault.BEYOND
        if suite not in SUITES or digest(suite, bytes(prev), body(*content)) != bytes(found):
            return Fault.CONTENT
        if bytes(prev) != self.hash:
            return Fault.LINK
        wanted = self.anchors.get(seq, {bytes(found)})
        return None if wanted == {bytes(found)} else Fault.ANCHOR

    def end(self) -> Break | None:
        """What remains to be said when the last row was read."""
        last = max([self.head.seq, *self.anchors])
        if self.fault:
            return self.fault
        if self.seq < last:
            return Break(self.head.chain, self.seq + 1, Fault.CUT)
        if self.hash != bytes(self.head.hash):
            return Break(self.head.chain, self.seq, Fault.HEAD)
        return None


def heads() -> list[Anchor]:
    """The head of every chain, by its code: what is published, and what `verify` takes back as anchors."""
    return [Anchor(h.chain, h.seq, bytes(h.hash)) for h in ChainHead.objects.filter(seq__gt=0).order_by("chain")]


def _of(chain: str | None, model: Any) -> Any:
    return model.objects.filter(chain=chain) if chain else model.objects.all()


def _anchors(chain: str | None, outside: Iterable[Anchor]) -> dict[str, list[Anchor]]:
    """By chain: those from outside and the daily heads of our own."""
    kept = defaultdict(list)
    for anchor in outside:
        if chain in (None, anchor.chain):
            kept[anchor.chain].append(anchor)
    for daily in _of(chain, DailyHead):
        kept[daily.chain].append(Anchor(daily.chain, daily.seq, bytes(daily.hash)))
    return kept


@contextmanager
def _snapshot() -> Iterator[None]:
    """One state of the database for rows and heads, so that a row added meanwhile is no break."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
