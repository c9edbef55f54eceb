"""导入的做法 · Take a file in, match its columns, confirm, take the whole batch back; what lies about is dropped in time."""

import datetime as dt
import hashlib
import json
import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock, rules, trail
from shangliang.kit.files.names import clean_name
from shangliang.kit.rulekinds import between

from . import judging, sheet
from .columns import guess, heading_line
from .importer import Importer, get
from .models import ImportBatch, ImportRow, Outcome, State
from .refused import Refused

log = logging.getLogger(__name__)
UNCONFIRMED, KEPT = dt.timedelta(days=1), dt.timedelta(days=30)  # how long cells stay
rules.declare(
    "import.at_once", name=gettext_lazy("多少行以内当场导入（更多的在后台）"), default=300, basis=sheet.OURS, kind="int",
    check=between(1, 5000),
)  # fmt: skip


def take(upload: Any, importer: Importer, *, by: Any, area: str) -> ImportBatch:
    """Read a file and say of each row what would come of it; nothing is written of it. Refused: the whole file."""
    _allow(importer, by, area)
    data, rows = sheet.read(upload, area)
    at = heading_line(rows, importer.columns)
    headings = [str(cell).strip()[:60] for cell in rows[at][1]] if rows else []
    columns = guess(headings, importer.columns)
    if not columns:
        wanted = "、".join(c.label for c in importer.columns if c.required)
        raise Refused(_("没有认出表头。第一行应有这些列名：%(columns)s。可以先下载模板。") % {"columns": wanted})
    if len(rows) == at + 1:
        raise Refused(_("表头下面一行内容也没有。"))
    return _kept(importer, upload.name or "", data, headings, columns, rows[at + 1 :], by=by, area=area)


@transaction.atomic
def _kept(importer, name, data, headings, columns, lines, *, by, area) -> ImportBatch:
    batch = ImportBatch.objects.create(
        importer=importer.name, area=area, by_id=by.pk, file=clean_name(name, ("xlsx", "csv", "txt"), frozenset()),
        sha256=hashlib.sha256(data).hexdigest(), headings=headings, columns=columns,
    )  # fmt: skip
    rows = [ImportRow(batch=batch, number=number, cells=_json(cells)) for number, cells in lines]
    judging.preview(importer, batch, rows, by)
    ImportRow.objects.bulk_create(rows, batch_size=1000)
    return batch


@transaction.atomic
def match(batch: ImportBatch, columns: dict[str, int], *, by: Any) -> ImportBatch:
    """对应各列: as somebody says who knows the file; every row is judged again."""
    found, importer = _locked(batch, by, State.PREVIEW)
    found.columns = columns
    found.save(update_fields=["columns"])
    rows = list(found.rows.all())
    judging.preview(importer, found, rows, by)
    ImportRow.objects.bulk_update(rows, ["outcome", "says"], batch_size=500)
    return found


@transaction.atomic
def confirm(batch: ImportBatch, *, by: Any) -> ImportBatch:
    """确认导入: at once, or in the background above a number of rows. Confirmed twice it is done once."""
    found, importer = _locked(batch, by, State.PREVIEW)
    number = found.rows.filter(outcome__in=judging.WRITTEN).count()
    if not number:
        raise Refused(_("没有要导入的行。"))
    if number > int(rules.value("import.at_once", found.area)):
        found.state = State.WAITING
        found.save(update_fields=["state"])
        return found
    return _write(found, importer, by)


def write_waiting() -> int:
    """What was confirmed and waits; a batch is written whole or not at all, so a lost worker leaves nothing half done."""
    done = 0
    while _write_one():
        done += 1
    return done


@transaction.atomic
def _write_one() -> bool:
    """The next one, if nobody else is at it. What fails is marked: it is not tried again and keeps nobody waiting."""
    found = ImportBatch.objects.select_for_update(skip_locked=True).filter(state=State.WAITING).first()
    if found is None:
        return False
    importer, by = get(found.importer), get_user_model()._default_manager.filter(pk=found.by_id).first()
    try:
        with transaction.atomic():
            if importer is None or by is None:
                raise LookupError(found.importer)
            _write(found, importer, by)
    except Exception:
        log.exception("import %s was not written", found.ref)
        ImportBatch.objects.filter(pk=found.pk).update(state=State.FAILED)
    return True


def _write(batch: ImportBatch, importer: Importer, by: Any) -> ImportBatch:
    """Row by row by the noun's own actions, in the transaction of the caller; each row is judged once more before."""
    rows = list(batch.rows.all())
    for row, values, verdict, known in judging.judged(importer, judging.read_rows(importer, batch, rows), by):
        row.outcome, row.says = verdict.verdict, verdict.says[:400]
        if verdict.verdict in judging.WRITTEN:
            try:
                with transaction.atomic():
                    made = importer.write(values, verdict, known, by=by)
                row.made_ref, row.made = made.ref, _json(made.undo)
                row.save(update_fields=["made_ref", "made"])  # sealed: written through its row
            except importer.not_done as why:
                row.outcome, row.says = Outcome.REFUSED, (str(why) or _("这一行不归您管。"))[:400]
    ImportRow.objects.bulk_update(rows, ["outcome", "says"], batch_size=500)
    batch.state, batch.done_at = State.DONE, clock.now()
    batch.save(update_fields=["state", "done_at"])
    _record(batch, "confirm", by, batch.counts())
    return batch


@transaction.atomic
def undo(batch: ImportBatch, *, by: Any) -> ImportBatch:
    """撤销这次导入: the last row first; what was built upon since stays, and says so."""
    found, importer = _locked(batch, by, State.DONE)
    rows = list(found.rows.exclude(made="").filter(outcome__in=judging.WRITTEN).order_by("-number"))
    for row in rows:
        try:
            with transaction.atomic():
                importer.undo(json.loads(row.made), by=by)
            row.outcome, row.says = Outcome.UNDONE, ""
        except importer.not_done as why:
            row.outcome, row.says = Outcome.KEPT, (str(why) or _("这一行不归您管。"))[:400]
    ImportRow.objects.bulk_update(rows, ["outcome", "says"], batch_size=500)
    if importer.sensitive:  # what is not wanted is not kept either: the numbers of the lines and what came of them stay
        found.rows.update(cells="", made="")
    found.state, found.undone_at = State.UNDONE, clock.now()
    found.save(update_fields=["state", "undone_at"])
    _record(found, "undo", by, found.counts())
    return found


@transaction.atomic
def drop(batch: ImportBatch, *, by: Any) -> None:
    """不导入了: before it was confirmed nothing came of it, and nothing stays."""
    found, _importer = _locked(batch, by, State.PREVIEW)
    found.delete()


def forget() -> int:
    """Files that nobody confirmed in a day go; of the others the cells and what undoing would need, after thirty."""
    now = clock.now()
    old = ImportRow.objects.filter(batch__created__lt=now - KEPT).exclude(cells="", made="")
    old.update(cells="", made="")
    return ImportBatch.objects.filter(state__in=(State.PREVIEW, State.FAILED), created__lt=now - UNCONFIRMED).delete()[
        0
    ]


def handed_out(batch: ImportBatch, *, by: Any) -> None:
    """下载结果: that a table with sensitive cells was given out in clear stands in the trail."""
    _record(batch, "result", by, batch.counts())


def _locked(batch: ImportBatch, by: Any, state: State) -> tuple[ImportBatch, Importer]:
    found = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    importer = get(found.importer)
    if importer is None or found.by_id != by.pk:
        raise PermissionDenied
    _allow(importer, by, found.area)
    if found.state != state:
        raise Refused(_("这次导入现在是“%(state)s”，不能再这样做。") % {"state": State(found.state).label})
    return found, importer


def _allow(importer: Importer, by: Any, area: str) -> None:
    if not (by.can("import.run", area) and by.can(importer.ability, area)):
        raise PermissionDenied


def _record(batch: ImportBatch, what: str, by: Any, counts: dict[str, int]) -> None:
    detail = {"importer": batch.importer, "sha256": batch.sha256, "rows": {k: n for k, n in counts.items() if n}}
    trail.record(by=by, action=f"import.{what}", noun="import", id=batch.ref, area=batch.area, detail=detail)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)


def forget_made(ref: str) -> int:
    """What is kept of the rows from which this object was made or changed: emptied, because the object itself was erased."""
    return ImportRow.objects.filter(made_ref=ref).update(cells="", made="")


def forget_saying(importer: str, words: Iterable[str]) -> int:
    """Rows of any file of this kind of which a cell is one of the words (a name, a number): refused, unchanged or brought
    twice, they point at no object. What still waits to be confirmed is gone within a day by itself."""
    wanted = {word for word in words if word}
    rows = ImportRow.objects.filter(batch__importer=importer).exclude(cells="")
    rows = rows.exclude(batch__state__in=(State.PREVIEW, State.WAITING)) if wanted else rows.none()
    found = [row.pk for row in rows.only("cells").iterator() if wanted & {str(cell).strip() for cell in row.values}]
    return ImportRow.objects.filter(pk__in=found).update(cells="")
