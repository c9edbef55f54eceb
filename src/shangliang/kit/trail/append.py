"""记录轨迹 · Appends to the trail, inside the transaction of the action that it tells of."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from shangliang.kit import clock

from .chain import GENESIS, canonical, chain_of, plain
from .commitments import guarded
from .rows import BODY, TrailRow
from .touched import touch

COLUMNS = [*BODY, "prev", "hash"]
COPY = f"COPY kit_trailrow ({', '.join(COLUMNS)}) FROM STDIN"
LOCK = "SELECT chain, seq, hash FROM kit_chainhead WHERE chain = ANY(%s) ORDER BY chain FOR UPDATE"
BEGIN = "INSERT INTO kit_chainhead (hash, seq, chain) SELECT %s, 0, unnest(%s::text[]) ON CONFLICT DO NOTHING"


def record(
    *,
    by: Any,
    action: str,
    noun: str,
    id: Any,  # noqa: A002 — the word of the trail: (noun, id)
    area: str,
    on: dt.date | None = None,
    detail: dict[str, Any] | None = None,
    also: Iterable[str] = (),
) -> TrailRow:
    """Add one row to the chain of `area`. `by` is a Person (anything with `.ref`), or None for the system. `also`: where
    else it changes what is counted; f"{area}*" is all that lies below (see touched.py)."""
    row = _row(by=by, action=action, noun=noun, id=id, area=area, on=on, detail=detail)
    made = _appended([row])[0]
    touch(also, but=row.chain)
    return made


def record_many(entries: Iterable[dict[str, Any]]) -> list[TrailRow]:
    """Many rows at once, each a dict of the arguments of `record`; chains are locked in the order of their codes."""
    return _appended([_row(**entry) for entry in entries])


def _appended(rows: list[TrailRow]) -> list[TrailRow]:
    if not connection.in_atomic_block:
        raise TransactionManagementError("a trail row is written in the transaction of its action")
    waiting = defaultdict(list)
    for row in rows:
        waiting[row.chain].append(row)
    for chain, (last, prev) in _locked(sorted(waiting)).items():
        link = prev
        for seq, row in enumerate(waiting[chain], last + 1):
            link = row.linked(seq, link)
    _insert(rows)
    return rows


def _row(
    *,
    by: Any,
    action: str,
    noun: str,
    id: Any,  # noqa: A002
    area: str,
    on: dt.date | None = None,
    detail: dict[str, Any] | None = None,
) -> TrailRow:
    now = clock.now()
    return TrailRow(
        chain=chain_of(area),
        suite=settings.SHANGLIANG_TRAIL,
        occurred=_moment(on, now),
        recorded=now,
        actor=by.ref if by is not None else "",
        action=str(action),
        noun=str(noun),
        object=str(id),
        area=area,
        detail=guarded(plain(detail or {})),
    )


def _moment(on: dt.date | None, now: dt.datetime) -> dt.datetime:
    """When it happened: a moment as it is, a day as its beginning in Shanghai, today or nothing as now."""
    if isinstance(on, dt.datetime):
        return on if timezone.is_aware(on) else timezone.make_aware(on)
    if on is None or on == timezone.localdate(now):
        return now
    return timezone.make_aware(dt.datetime.combine(on, dt.time()))


def _locked(chains: list[str]) -> dict[str, tuple[int, bytes]]:
    """Sequence and hash of the heads, locked in the order of their codes; a chain begins with its first row."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [chains])
        heads = cursor.fetchall()
        if len(heads) < len(chains):
            cursor.execute(BEGIN, [GENESIS, chains])
            cursor.execute(LOCK, [chains])
            heads = cursor.fetchall()
    return {chain: (seq, bytes(found)) for chain, seq, found in heads}


def _insert(rows: list[TrailRow]) -> None:
    """COPY: one statement, however many; the trigger checks the links and moves the heads."""
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for row in rows:
            values = [getattr(row, name) for name in COLUMNS]
            values[COLUMNS.index("detail")] = canonical(row.detail).decode()
            copy.write_row(values)
