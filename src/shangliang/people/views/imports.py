"""导入的页面 · Choose what, hand over a file, see what would come of it, confirm, take the result away, undo the whole batch."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import importing, ledger
from shangliang.kit.importing import templates
from shangliang.kit.importing.models import Outcome, State

from ..forms.imports import ColumnsForm, UploadForm
from .finding import allow, form_page, one

LAST, SHOWN = 20, 100  # batches of one's own; rows of one outcome on the page
KIND = {Outcome.NEW: "done", Outcome.CHANGED: "warn", Outcome.REFUSED: "late", Outcome.KEPT: "late"}


def _area(person, importer) -> str:
    """The widest place where the person may import this; '' if nowhere."""
    codes = [p.organisation.area_id for p in person.held_posts]
    able = [c for c in codes if person.can("import.run", c) and person.can(importer.ability, c)]
    return min(able, key=len, default="")


def _importer(person, name: str):
    found = importing.get(name)
    if found is None:
        raise Http404
    area = _area(person, found)
    allow(area)
    return found, area


@login_required
@require_safe
def imports(request):
    """/desk/import/: what one may bring in, and what one has brought in."""
    able = [found for found in importing.registered() if _area(request.user, found)]
    allow(able)
    batches = list(importing.ImportBatch.objects.filter(by_id=request.user.pk)[:LAST])
    known = {found.name: found for found in able}
    rows = [
        {"batch": b, "word": found.label}
        for b in batches
        if (found := known.get(b.importer)) and _still(request.user, b, found)
    ]
    return render(request, "people/imports.html", {"able": able, "rows": rows})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def upload(request, name):
    """/desk/import/<name>/: a wrong file is refused here, in one sentence."""
    importer, area = _importer(request.user, name)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not form.is_bound:
        form = UploadForm({}, {})
    if form.is_bound and form.is_valid():
        try:
            made = importing.take(form.cleaned_data["file"], importer, by=request.user, area=area)
            return redirect("import-batch", name, made.ref)
        except importing.Refused as why:
            form.add_error("file", str(why))
    return render(request, "people/import.html", {"importer": importer, "form": form})


@login_required
@require_safe
def template(request, name):
    """/desk/import/<name>/template/: the headings with notes, formats and drop-downs, and one example that is no line."""
    return templates.answer(*_importer(request.user, name))


def _batch(request, name, ref):
    """One's own, as long as one may import this there: whose post has ended, or is elsewhere now, reads nothing of it."""
    importer = _importer(request.user, name)[0]
    found = one(importing.ImportBatch.objects.filter(by_id=request.user.pk, importer=name), ref=ref)
    if not _still(request.user, found, importer):
        raise Http404
    return importer, found


def _still(person, batch, importer) -> bool:
    return person.can("import.run", batch.area) and person.can(importer.ability, batch.area)


@login_required
@require_safe
@never_cache
def batch(request, name, ref):
    """/desk/import/<name>/<ref>/?show=: counts, rows of one outcome with what is wrong, the next step."""
    importer, found = _batch(request, name, ref)
    counts = found.counts()
    first = next((o for o in (Outcome.REFUSED, Outcome.KEPT, Outcome.NEW, Outcome.CHANGED) if counts[o]), Outcome.SAME)
    show = request.GET.get("show", "") if request.GET.get("show", "") in Outcome.values else first.value
    rows = list(found.rows.filter(outcome=show)[:SHOWN])
    used = sorted(found.columns.items(), key=lambda pair: pair[1])
    labels = {column.name: column.label for column in importer.columns}
    lines = [{"row": row, "cells": _cells(importer, found, row, used)} for row in rows]
    context = {
        "importer": importer, "found": found, "tiles": _tiles(found, counts, show), "rows": lines, "show": Outcome(show),
        "heads": [labels[n] for n, _place in used], "more": counts[show] - len(rows), "unused": _unused(found),
        "writes": counts[Outcome.NEW] + counts[Outcome.CHANGED], "share": found.percent / 100,
        "refused": counts[Outcome.REFUSED], "state": State(found.state),
    }  # fmt: skip
    return render(request, "people/import_batch.html", context)


def _cells(importer, found, row, used) -> list[dict]:
    """What the row says in the columns that are used; of a changed one what stood there before."""
    now, before = importing.shown(importer, found, row), importing.shown_before(importer, row)
    return [{"now": _cell(now, place), "before": before.get(name)} for name, place in used]


def _cell(cells, place):
    """As it stands in the table: a spreadsheet hands over 120 as 120.0."""
    cell = cells[place] if place < len(cells) else ""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _unused(found) -> list[str]:
    return [word for n, word in enumerate(found.headings) if word and n not in found.columns.values()]


def _tiles(found, counts, show) -> list[dict]:
    kinds = [o for o in Outcome if counts[o] or o in (Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.REFUSED)]
    return [
        {"number": counts[o], "label": o.label, "url": f"?show={o.value}", "here": o == show,
         "kind": "late" if counts[o] and o in (Outcome.REFUSED, Outcome.KEPT) else ""}
        for o in kinds
    ]  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request, name, ref):
    """/desk/import/<name>/<ref>/columns/: where a heading was guessed wrong."""
    importer, found = _batch(request, name, ref)
    form = ColumnsForm(request.POST if request.method == "POST" else None, importer=importer, batch=found)
    back = reverse("import-batch", args=[name, ref])

    def act(_data):
        importing.match(found, form.facts(), by=request.user)
        return back

    if request.method == "POST" and found.state != State.PREVIEW:
        messages.error(request, _("这次导入现在是“%(state)s”，不能再这样做。") % {"state": State(found.state).label})
        return redirect(back)
    return form_page(request, form, act, heading=_("对应各列"), back=back, note=found.file)


@login_required
@require_POST
def act(request, name, ref, act):
    """/desk/import/<name>/<ref>/confirm|undo|drop/."""
    found = _batch(request, name, ref)[1]
    acts = {"confirm": importing.confirm, "undo": importing.undo, "drop": importing.drop}
    if act not in acts:
        raise Http404
    try:
        acts[act](found, by=request.user)
    except importing.Refused as why:
        messages.error(request, str(why))
    else:
        if act == "drop":
            messages.success(request, _("没有导入，文件已删去。"))
            return redirect("imports")
    return redirect("import-batch", name, ref)


@login_required
@require_POST
@never_cache
def result(request, name, ref):
    """/desk/import/<name>/<ref>/result/: the file again, with what came of each row; what is sensitive to who may read it."""
    importer, found = _batch(request, name, ref)
    clear = importing.readable(importer, found, request.user)
    if clear and importer.sensitive:
        importing.handed_out(found, by=request.user)
    words = dict(Outcome.choices)

    def value(at):
        return lambda row: _cell(row["cells"], at)

    made = [ledger.Column(word or str(n + 1), value(n), 18) for n, word in enumerate(found.headings)]
    head = [
        ledger.Column(_("行号"), "number", 8),
        *made,
        ledger.Column(_("结果"), "outcome", 10),
        ledger.Column(_("说明"), "says", 50),
    ]
    rows = ({"number": row.number, "cells": importing.shown(importer, found, row, clear=clear), "outcome": words[row.outcome], "says": row.says}
            for row in found.rows.iterator(chunk_size=500))  # fmt: skip
    title = _("%(what)s导入结果") % {"what": importer.label}
    return ledger.export(head, rows, title=title, by=str(request.user), about=[(_("文件"), found.file)])
