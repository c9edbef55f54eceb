"""开放数据 · What anybody may take of an area and the places right below it: one table for each quarter that is over.

Numbers of people below five are left out, and others with them, so that none can be worked out (compute/suppress). Each
quarter stands for itself and no sum over quarters is published, so one quarter can not be solved by another; a quarter is
published when it is over, so nobody sees single people come. Records entered late for a quarter that is over change it."""

import datetime as dt
from collections import Counter
from functools import lru_cache
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncQuarter
from django.utils.translation import gettext_lazy as _

from shangliang.compute.suppress import family
from shangliang.consultations.models import Consultation, Participant
from shangliang.kit import clock
from shangliang.kit.periods import Period, period_of
from shangliang.matters.models import Matter
from shangliang.people import areas
from shangliang.people.areas import VILLAGE, Area

QUARTERS = 8  # that are published, the newest first
OWN = "="  # the row of what belongs to the area itself and to no place below
PEOPLE = ("participants", "interested", "others")
PARTS = {"participants": ("interested", "others")}
ROWS = ("whole", "below", "own")
# Column: what it is, unit, whether it is protected.
DICTIONARY: dict[str, tuple[Any, Any, bool]] = {
    "quarter": (_("季度，例如 2023-Q1：只有已经结束的季度，每季各自成表"), "", False),
    "row": (_("哪一行：whole 全辖区，below 下一级，own 本级自己的（不属于任何下一级）；below 与 own 相加等于 whole"), "", False),
    "code": (_("区划代码"), "", False),
    "name": (_("名称"), "", False),
    "consultations": (_("当季发起的协商（撤回的不算）"), _("次"), False),
    "agreed": (_("其中到现在形成共识的"), _("次"), False),
    "released": (_("当季公开的事项"), _("件"), False),
    "participants": (_("参加当季发起的协商并表达看法的人次"), _("人次"), True),
    "interested": (_("其中利益相关方"), _("人次"), True),
    "others": (_("其中其他人"), _("人次"), True),
}  # fmt: skip
COUNTS = tuple(DICTIONARY)[4:]
HEADS = {"consultations": _("发起协商"), "agreed": _("形成共识"), "released": _("公开事项"), "participants": _("参与人次"),
         "interested": _("利益相关方"), "others": _("其他人")}  # fmt: skip


def quarters() -> list[Period]:
    """Those that are over, the newest first."""
    found, day = [], period_of("quarter", clock.today()).start
    for _n in range(QUARTERS):
        found.append(period_of("quarter", day - dt.timedelta(1)))
        day = found[-1].start
    return found


def of(area: Area) -> list[dict[str, Any]]:
    """The rows of all published quarters; a number that is left out is None."""
    spans = quarters()
    line = [code for code in areas.lineage(area.pk) if len(code) <= VILLAGE]
    below = {code: _below(code) for code in line}
    counted = _counted(line[0], spans)
    found = []
    for span in spans:
        found += _table(area.pk, span, line, below, {key[1:]: n for key, n in counted.items() if key[0] == span.start})
    return found


def _below(code: str) -> list[str]:
    """A village's own groups are too small for numbers."""
    return (
        sorted(one for one in areas.children([code]) if len(one) <= VILLAGE and one != code)
        if len(code) < VILLAGE
        else []
    )


def _counted(root: str, spans: list[Period]) -> Counter[tuple[dt.date, str, str]]:
    """Of every place within: first day of the quarter, code, column."""
    days, found = (spans[-1].start, spans[0].end), Counter[tuple[dt.date, str, str]]()
    held = Consultation.objects.within(root).exclude(withdrawn_on__isnull=False, closed_at__isnull=True)
    held = held.filter(begun_on__range=days)
    people = Participant.objects.filter(consultation__in=held).deliberating()
    asked = {
        "consultations": _by(held, "begun_on", "area_id"),
        "agreed": _by(held.filter(agreed_on__isnull=False), "begun_on", "area_id"),
        "released": _by(Matter.objects.public().within(root).filter(released_on__range=days), "released_on", "area_id"),
        "interested": _by(people.filter(interested=True), "consultation__begun_on", "consultation__area_id"),
        "others": _by(people.filter(interested=False), "consultation__begun_on", "consultation__area_id"),
    }  # fmt: skip
    for column, rows in asked.items():
        for quarter, code, n in rows:
            found[quarter, code, column] += n
            if column in PARTS["participants"]:
                found[quarter, code, "participants"] += n
    return found


def _by(rows, day: str, code: str):
    return rows.order_by().annotate(quarter=TruncQuarter(day)).values_list("quarter", code).annotate(n=Count("pk"))


def _table(
    code: str, span: Period, line: list[str], below: dict[str, list[str]], counted: dict
) -> list[dict[str, Any]]:
    """Hidden from the top of the tree down, each table knowing what the one above hides."""
    above, gone = None, {}
    for place in line:
        rows = _rows(place, below[place], counted)
        if below[place]:
            gone = _hidden(place, tuple((name, tuple(row[c] for c in PEOPLE)) for name, row in rows.items()), above)
        else:
            gone = {place: above or frozenset()}
        if place == code:
            return [_row(code, span, name, row, gone[name]) for name, row in rows.items()]
        above = gone[line[line.index(place) + 1]]
    return []


@lru_cache(maxsize=4096)
def _hidden(place: str, rows: tuple, above: frozenset[str] | None) -> dict[str, frozenset[str]]:
    """Kept by the numbers themselves: others are another question."""
    return family({name: dict(zip(PEOPLE, row, strict=True)) for name, row in rows}, place, PARTS, above)


def _rows(place: str, below: list[str], counted: dict) -> dict[str, dict[str, int]]:
    rows = {name: dict.fromkeys(COUNTS, 0) for name in (place, *below, *([OWN] if below else []))}
    for (code, column), n in counted.items():
        if code.startswith(place):
            rows[place][column] += n
            if below:
                rows[next((name for name in below if code.startswith(name)), OWN)][column] += n
    return rows


def _row(code: str, span: Period, name: str, row: dict[str, int], gone: frozenset[str]) -> dict[str, Any]:
    own = code if name == OWN else name
    kind = "whole" if name == code else "own" if name == OWN else "below"
    told = {"quarter": span.name, "row": kind, "code": own, "name": areas.names([own]).get(own, own)}
    return told | {column: None if column in gone else row[column] for column in COUNTS}
