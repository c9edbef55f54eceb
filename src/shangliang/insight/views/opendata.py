"""开放数据的页面 · What can be taken of an area, the dictionary, the newest table; the files as CSV and JSON. Nobody signs in."""

import csv
import hashlib
import io
import json

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit.cells import safe
from shangliang.people.areas import Area

from .. import opendata
from .area import crumbs

BOM = "\ufeff"  # without it a spreadsheet takes the Chinese for something else


@require_safe
def page(request, code):
    """/<area>/data/."""
    area = get_object_or_404(Area, code=code)
    rows, spans = opendata.of(area), opendata.quarters()
    newest = [row for row in rows if row["quarter"] == spans[0].name]
    context = {
        "area": area, "crumbs": crumbs(code), "columns": _columns(), "spans": spans, "newest": spans[0], "oldest": spans[-1], "licence": licence(),
        "heads": [opendata.HEADS[name] for name in opendata.COUNTS],
        "rows": [{"name": _said(row), "counts": [row[column] for column in opendata.COUNTS]} for row in newest],
    }  # fmt: skip
    return render(request, "insight/public/data.html", context)


@require_safe
def table(request, code):
    """/<area>/data.csv: the machine names of the columns first; what is left out is an empty cell."""
    rows, made = opendata.of(get_object_or_404(Area, code=code)), io.StringIO()
    sheet = csv.writer(made)
    sheet.writerow(opendata.DICTIONARY)
    for row in rows:
        sheet.writerow(
            "" if row[c] is None else safe(row[c]) if isinstance(row[c], str) else row[c] for c in opendata.DICTIONARY
        )
    return _file(request, BOM + made.getvalue(), "text/csv; charset=utf-8", f"{code}.csv")


@require_safe
def data(request, code):
    """/<area>/data.json: the same rows with their dictionary; what is left out is null."""
    area = get_object_or_404(Area, code=code)
    whole = {
        "area": {"code": area.pk, "name": area.name}, "as_of": opendata.quarters()[0].end.isoformat(), "licence": licence(),
        "columns": _columns(), "rows": opendata.of(area),
    }  # fmt: skip
    return _file(request, json.dumps(whole, ensure_ascii=False, indent=1), "application/json", f"{code}.json")


def licence() -> str:
    return _("可以免费取用、转载和分析，请注明来源和截止日期；不要试图推算没有列出的数字。")


def _columns() -> list[dict]:
    return [
        {"name": name, "sentence": str(sentence), "unit": str(unit), "protected": protected}
        for name, (sentence, unit, protected) in opendata.DICTIONARY.items()
    ]


def _said(row) -> str:
    return _("本级自己的") if row["row"] == "own" else row["name"]


def _file(request, text: str, kind: str, name: str) -> HttpResponse:
    """The same numbers are the same bytes; who has them already is told so."""
    body = text.encode()
    made = HttpResponse(body, content_type=kind)
    made["Content-Disposition"] = f'attachment; filename="{name}"'
    made["ETag"] = etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    made["Cache-Control"] = "public, no-cache"
    return get_conditional_response(request, etag=etag, response=made) or made
