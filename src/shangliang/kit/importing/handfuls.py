"""一批一批 · A batch in handfuls: previewed, written, taken back. Each handful is whole in itself and says how far it came,

so a worker that was lost is followed by one that goes on there, and memory does not grow with the file.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import transaction

from shangliang.kit import keys, sets
from shangliang.kit.memory import seldom_collected

from .importer import Importer
from .judging import WRITTEN, Course, as_json, say_of
from .models import ImportBatch, ImportRow, Outcome

HANDFUL = 1000  # lines


@contextmanager
def at_work() -> Iterator[None]:
    """A handful makes many small objects and seals many small texts: what that asks for again and again is asked once."""
    with keys.steady(), seldom_collected():
        yield


def preview(course: Course, lines: Iterable[tuple[int, list[Any]]]) -> None:
    """Say of each line what would come of it, and keep it."""
    for part in _parts(lines):
        with at_work():
            rows = [
                (ImportRow(batch=course.batch, number=number, cells=as_json(cells)), cells) for number, cells in part
            ]
            course.preview(rows)
            sets.copy_in(ImportRow, [row for row, _cells in rows])


def keep(batch: ImportBatch, lines: Iterable[tuple[int, list[Any]]]) -> None:
    """The lines as they are, to be judged by the worker."""
    for part in _parts(lines):
        with at_work():
            sets.copy_in(ImportRow, [ImportRow(batch=batch, number=n, cells=as_json(cells)) for n, cells in part])


@at_work()
def preview_next(course: Course) -> bool:
    """Judge the next handful; False when there is none. Who comes anew begins anew: what was seen is kept in memory only."""
    batch = course.batch
    if batch.at and not course.seen:
        batch.at = batch.handled = 0
    rows = list(batch.rows.filter(number__gt=batch.at).order_by("number")[:HANDFUL])
    if rows:
        course.preview([(row, row.values) for row in rows])
        sets.update_in(ImportRow, rows, ("outcome", "says", "differs"))
        _come_to(batch, rows)
    return bool(rows)


def preview_again(course: Course) -> None:
    """The lines that are kept, judged once more."""
    for part in _parts(course.batch.rows.order_by("number").iterator(HANDFUL)):
        with at_work():
            course.preview([(row, row.values) for row in part])
        sets.update_in(ImportRow, part, ("outcome", "says", "differs"))


@at_work()
def write_next(course: Course) -> bool:
    """Write the next handful; False when there is none. What was refused before it was confirmed stays refused."""
    batch, importer = course.batch, course.importer
    rows = list(batch.rows.filter(number__gt=batch.at).order_by("number")[:HANDFUL])
    if not rows:
        return False
    if batch.at and course.known is None:
        course.known = importer.recall(_made_before(batch))
    with transaction.atomic():
        found = course.read((row, row.values) for row in rows if row.outcome != Outcome.REFUSED)
        known = course.look([values for _row, values in found])
        settled = importer.settle([values for _row, values in found], known, by=course.by)
        for (row, _values), (verdict, made) in zip(found, settled, strict=True):
            say_of(row, verdict)
            if made:
                row.made_ref, row.made = made.ref, as_json(made.undo)
        sets.update_in(ImportRow, rows, ("outcome", "says", "differs", "made_ref", "made"))
        _come_to(batch, rows)
    return True


@at_work()
def undo_next(importer: Importer, batch: ImportBatch, by: Any) -> bool:
    """Take the next handful back, the last lines first; False when there is none."""
    there = batch.rows.filter(number__lt=batch.at, outcome__in=WRITTEN).exclude(made="")
    rows = list(there.order_by("-number")[:HANDFUL])
    if not rows:
        return False
    with transaction.atomic():
        for row, why in zip(rows, importer.take_back([json.loads(r.made) for r in rows], by=by), strict=True):
            row.outcome, row.says = (Outcome.KEPT, why[:400]) if why else (Outcome.UNDONE, "")
        sets.update_in(ImportRow, rows, ("outcome", "says"))
        _come_to(batch, rows)
    return True


def _come_to(batch: ImportBatch, rows: list[ImportRow]) -> None:
    batch.at, batch.handled = rows[-1].number, batch.handled + len(rows)
    batch.save(update_fields=["at", "handled"])


def _made_before(batch: ImportBatch) -> Iterable[dict[str, Any]]:
    rows = batch.rows.filter(number__lte=batch.at, outcome__in=WRITTEN).exclude(made="").only("made", "batch_id")
    return (json.loads(row.made) for row in rows.iterator(HANDFUL))


def _parts(lines: Iterable[Any]) -> Iterable[list[Any]]:
    source = iter(lines)
    while part := list(islice(source, HANDFUL)):
        yield part
