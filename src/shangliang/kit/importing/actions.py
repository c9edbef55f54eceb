"""导入的做法 · Take a file in, match its columns, confirm, take the whole batch back; what lies about is dropped in time."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock, rules
from shangliang.kit.files.names import clean_name
from shangliang.kit.rulekinds import between

from . import handfuls, sheet, working
from .columns import guess, headed
from .importer import Importer, get
from .judging import WRITTEN, Course
from .models import EMPTY, ImportBatch, ImportRow, State
from .refused import Refused

UNCONFIRMED, KEPT = dt.timedelta(days=1), dt.timedelta(days=30)  # how long cells stay
rules.declare(
    "import.judged_at_once", name=gettext_lazy("多少行以内当场检查（更多的在后台）"), default=2000, basis=sheet.OURS, kind="int",
    check=between(1, 100_000),
)  # fmt: skip
rules.declare(
    "import.at_once", name=gettext_lazy("多少行以内当场导入（更多的在后台）"), default=300, basis=sheet.OURS, kind="int",
    check=between(1, 5000),
)  # fmt: skip


def take(upload: Any, importer: Importer, *, by: Any, area: str) -> ImportBatch:
    """Read a file and say of each row what would come of it; nothing is written of it. Refused: the whole file."""
    working.allow(importer, by, area)
    data, rows = sheet.read(upload, area)
    headings, lines = headed(rows, importer.columns)
    columns = guess(headings, importer.columns)
    if not columns:
        wanted = "、".join(c.label for c in importer.columns if c.required)
        raise Refused(_("没有认出表头。第一行应有这些列名：%(columns)s。可以先下载模板。") % {"columns": wanted})
    if not lines:
        raise Refused(_("表头下面一行内容也没有。"))
    sheet.fits(len(lines), int(rules.value(sheet.ROWS, area)))
    return _kept(importer, upload.name or "", data, headings, columns, lines, by=by, area=area)


@transaction.atomic
def _kept(importer, name, data, headings, columns, lines, *, by, area) -> ImportBatch:
    batch = ImportBatch.objects.create(
        importer=importer.name, area=area, by_id=by.pk, file=clean_name(name, ("xlsx", "csv", "txt"), frozenset()),
        sha256=hashlib.sha256(data).hexdigest(), headings=headings, columns=columns, total=len(lines),
    )  # fmt: skip
    if len(lines) > int(rules.value("import.judged_at_once", area)):
        handfuls.keep(batch, lines)
        return _queued(batch, State.CHECKING, len(lines))
    handfuls.preview(Course(importer, batch, by), lines)
    return batch


@transaction.atomic
def match(batch: ImportBatch, columns: dict[str, int], *, by: Any) -> ImportBatch:
    """对应各列: as somebody says who knows the file; every row is judged again, many of them in the background."""
    found, importer = _locked(batch, by, State.PREVIEW)
    found.columns = columns
    found.save(update_fields=["columns"])
    if found.total > int(rules.value("import.judged_at_once", found.area)):
        return _queued(found, State.CHECKING, found.total)
    handfuls.preview_again(Course(importer, found, by))
    return found


@transaction.atomic
def confirm(batch: ImportBatch, *, by: Any) -> ImportBatch:
    """确认导入: at once, or in the background above a number of rows. Confirmed twice it is done once."""
    found, _importer = _locked(batch, by, State.PREVIEW)
    number = found.rows.filter(outcome__in=WRITTEN).count()
    if not number:
        raise Refused(_("没有要导入的行。"))
    return _begin(found, State.WAITING, found.total, number, by)


@transaction.atomic
def undo(batch: ImportBatch, *, by: Any) -> ImportBatch:
    """撤销这次导入: the last row first; what was built upon since stays, and says so."""
    found, _importer = _locked(batch, by, State.DONE, State.FAILED)
    written = found.rows.filter(outcome__in=WRITTEN).exclude(made="")
    number, last = written.count(), written.aggregate(last=Max("number"))["last"] or 0
    if not number and found.state == State.FAILED:
        raise Refused(_("没有要撤销的行。"))
    found.at = last + 1
    return _begin(found, State.UNDOING, number, number, by)


def _begin(batch: ImportBatch, state: State, total: int, number: int, by: Any) -> ImportBatch:
    """Small ones at once, in the transaction of the caller; the others wait for the worker."""
    _queued(batch, state, total)
    if number <= int(rules.value("import.at_once", batch.area)):
        working.to_the_end(batch, by)
    return batch


def _queued(batch: ImportBatch, state: State, total: int) -> ImportBatch:
    """For the worker."""
    batch.state, batch.total, batch.handled = state, total, 0
    batch.save(update_fields=["state", "total", "handled", "at"])
    return batch


@transaction.atomic
def drop(batch: ImportBatch, *, by: Any) -> None:
    """不导入了: before it was confirmed nothing came of it, and nothing stays."""
    found, _importer = _locked(batch, by, State.PREVIEW, State.CHECKING)
    found.delete()


def forget() -> int:
    """Files that nobody confirmed in a day go; of the others the cells and what undoing would need, after thirty."""
    now = clock.now()
    old = ImportRow.objects.filter(batch__created__lt=now - KEPT).exclude(cells="", made="", differs="")
    old.update(**EMPTY)
    idle = ImportBatch.objects.filter(created__lt=now - UNCONFIRMED)
    return idle.filter(Q(state__in=(State.PREVIEW, State.CHECKING)) | Q(state=State.FAILED, handled=0)).delete()[0]


def handed_out(batch: ImportBatch, *, by: Any) -> None:
    """下载结果: that a table with sensitive cells was given out in clear stands in the trail."""
    working.record(batch, "result", by)


def _locked(batch: ImportBatch, by: Any, *states: State) -> tuple[ImportBatch, Importer]:
    found = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    importer = get(found.importer)
    if importer is None or found.by_id != by.pk:
        raise PermissionDenied
    working.allow(importer, by, found.area)
    if found.state not in states:
        raise Refused(_("这次导入现在是“%(state)s”，不能再这样做。") % {"state": State(found.state).label})
    return found, importer


def forget_made(ref: str) -> int:
    """What is kept of the rows from which this object was made or changed: emptied, because the object itself was erased."""
    return ImportRow.objects.filter(made_ref=ref).update(**EMPTY)


def forget_saying(importer: str, words: Iterable[str]) -> int:
    """Rows of any file of this kind of which a cell is one of the words (a name, a number): refused, unchanged or brought
    twice, they point at no object. What still waits to be confirmed is gone within a day by itself."""
    wanted = {word for word in words if word}
    rows = ImportRow.objects.filter(batch__importer=importer).exclude(cells="")
    rows = rows.exclude(batch__state__in=(State.CHECKING, State.PREVIEW, State.WAITING)) if wanted else rows.none()
    found = [row.pk for row in rows.only("cells").iterator() if wanted & {str(cell).strip() for cell in row.values}]
    return ImportRow.objects.filter(pk__in=found).update(cells="", differs="")
