"""在后台 · What was confirmed, or is to be taken back, and waits: handful by handful, each in a transaction of its own.

A worker that is lost loses at most one handful, which is nothing: the next one goes on where it stopped.
"""

import logging
import time
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction

from shangliang.kit import clock, trail

from . import handfuls
from .importer import Importer, get
from .judging import Course
from .models import BUSY, EMPTY, ImportBatch, State

log = logging.getLogger(__name__)
TURN = 20  # seconds after which other jobs have their turn


def work_waiting(turn: float = TURN) -> int:
    """How many handfuls were done of what waits: one, and more as long as there is time."""
    until, done = time.monotonic() + turn, 0
    while (pk := _first()) and (not done or time.monotonic() < until):
        done += _work(pk, until)
    return done


def _first() -> int | None:
    waits = ImportBatch.objects.filter(state__in=BUSY).order_by("created", "id")
    return waits.values_list("pk", flat=True).first()


def _work(pk: int, until: float) -> int:
    """One batch, as far as there is time; what is only looked at goes to its end. What fails is marked: it is not tried again
    and keeps nobody waiting."""
    done, course = 0, None
    try:
        while time.monotonic() < until or not done or (course and course.batch.state == State.CHECKING):
            with transaction.atomic():
                batch = ImportBatch.objects.select_for_update().filter(pk=pk).first()
                if batch is None or not batch.working:
                    return done
                course = _course(batch, course)
                done += 1
                if not _step(course):
                    return done
    except Exception:
        log.exception("import %s was not written", pk)
        failed = ImportBatch.objects.filter(pk=pk)
        failed.filter(state=State.CHECKING).update(handled=0)  # nothing was written of it
        failed.update(state=State.FAILED)
    return done


def _course(batch: ImportBatch, before: Course | None) -> Course:
    """Whoever confirmed it must still be allowed to: their posts are read anew for every handful."""
    importer, by = get(batch.importer), get_user_model()._default_manager.filter(pk=batch.by_id).first()
    if importer is None or by is None:
        raise LookupError(batch.importer)
    allow(importer, by, batch.area)
    if before is None:
        return Course(importer, batch, by)
    before.batch, before.by = batch, by
    return before


def to_the_end(batch: ImportBatch, by: Any) -> None:
    """At once, in the transaction of the caller."""
    importer = get(batch.importer)
    assert importer
    course = Course(importer, batch, by)
    while _step(course):
        pass


def _step(course: Course) -> bool:
    """The next handful; after the last one it is said in the trail what came of it."""
    batch, undone = course.batch, course.batch.state == State.UNDOING
    if batch.state == State.CHECKING:
        return handfuls.preview_next(course) or _checked(batch)
    more = handfuls.undo_next(course.importer, batch, course.by) if undone else handfuls.write_next(course)
    if not more:
        _end(course, undone=undone)
    return more


def _checked(batch: ImportBatch) -> bool:
    """Now somebody may look, and confirm."""
    batch.state, batch.at, batch.handled = State.PREVIEW, 0, 0
    batch.save(update_fields=["state", "at", "handled"])
    return False


def _end(course: Course, *, undone: bool) -> None:
    batch = course.batch
    if undone:
        if (
            course.importer.sensitive
        ):  # what is not wanted is not kept either: numbers of lines and what came of them stay
            batch.rows.update(**EMPTY)
        batch.state, batch.undone_at = State.UNDONE, clock.now()
    else:
        batch.state, batch.done_at = State.DONE, clock.now()
    batch.save(update_fields=["state", "done_at", "undone_at"])
    record(batch, "undo" if undone else "confirm", course.by)


def allow(importer: Importer, by: Any, area: str) -> None:
    if not (by.can("import.run", area) and by.can(importer.ability, area)):
        raise PermissionDenied


def record(batch: ImportBatch, what: str, by: Any) -> None:
    """One row of the trail for the whole file; what came of each of its rows has rows of its own."""
    counts = {outcome: n for outcome, n in batch.counts().items() if n}
    detail = {"importer": batch.importer, "sha256": batch.sha256, "rows": counts}
    trail.record(by=by, action=f"import.{what}", noun="import", id=batch.ref, area=batch.area, detail=detail)
