"""测评一览 · One assessment: the totals of its sides, every indicator with its marks, the gaps and what became of them."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import clock, figures
from shangliang.matters.models import Matter

from .. import comparing, wording
from ..access import answers_for, hosts
from ..actions.assessing import indicators
from ..models import Gap, Side
from ..models.gaps import closings
from ..models.surveys import FEW, RATES
from .seen import seen


@login_required
@require_safe
def assessment(request, ref):
    """/desk/assessments/<ref>/."""
    found = seen(request.user, ref)
    site = request.build_absolute_uri("/").rstrip("/")
    return render(
        request,
        "scorecards/assessment.html",
        context(request.user, found) | {"site": site, "others": others(request.user, found)},
    )


def context(person, found) -> dict:
    """Everything that the page shows; each part is one query, however many indicators it has."""
    rounds = list(found.rounds.prefetch_related("marks"))
    sides = [row for row in rounds if row.side != Side.AFTER] + [row for row in rounds if row.side == Side.AFTER]
    gaps = gaps_of(person, found)
    known = person.is_authenticated
    hosting = known and hosts(person, found)
    return {
        "found": found, "tiles": [tile(found.framework, row) for row in sides], "sides": sides, "ring": ring(found.framework, sides),
        "groups": groups(found, sides, {gap["row"].indicator_id for gap in gaps}, hosting), "gaps": gaps,
        "period": period_said(found),
        "surveys": list(found.surveys.select_related("book")), "rates": rates(found), "hosting": hosting,
        "answers": hosting or (known and answers_for(person, found)), "marked": {row.side for row in rounds},
        "objections": list(found.objections.select_related("indicator", "organisation")),
    }  # fmt: skip


def others(person, found) -> list[dict]:
    """By the same framework: other places and this one's earlier assessments, each with its latest total."""
    rows = [(one, latest_round(one.rounds.all())) for one in comparing.others(person, found)]
    return [
        {"found": one, "score": wording.plain(row.score), "side": row.get_side_display(), "own": one.place_id == found.place_id}
        for one, row in rows
        if row is not None
    ]  # fmt: skip


def period_said(found) -> str:
    try:
        return figures.period_of(found.period, found.opened_on).label
    except figures.NoSuchPeriod:
        return found.period


def tile(framework, row) -> dict:
    """A side's total, whether it passes, and how many indicators have no data."""
    said = []
    if row.vetoed:
        said.append(_("一票否决"))
    elif framework.pass_line is not None and row.score is not None:
        line = wording.plain(framework.pass_line)
        enough = row.score >= framework.pass_line
        said.append(_("达到 %(line)s 分") % {"line": line} if enough else _("不到 %(line)s 分") % {"line": line})
    if row.missing and row.side != Side.AFTER:
        said.append(_("%(n)s 项没有数据") % {"n": row.missing})
    score = _("没有") if row.score is None else wording.plain(row.score)
    return {
        "label": row.get_side_display(),
        "number": score,
        "on": row.marked_on,
        "note": _("，").join(said),
        "bad": row.vetoed,
    }


def latest_round(sides):
    """What counts now: after closing, else the review, else what there is; None without any total."""
    order = (Side.AFTER, Side.REVIEW, Side.SELF, Side.THIRD)
    return next((one for side in order for one in sides if one.side == side and one.score is not None), None)


def ring(framework, sides) -> dict | None:
    """The latest of after, review, self as an arc: so much of what the scored indicators are worth."""
    row = latest_round(sides)
    if row is None:
        return None
    worth = sum(
        one.points
        for d in framework.dimensions.prefetch_related("indicators")
        for one in d.indicators.all()
        if one.kind == "score"
    )
    share = min(float(row.score / worth) * 100, 100) if worth else 0
    return {
        "label": row.get_side_display(),
        "score": wording.plain(row.score),
        "arc": f"{share:.1f}",
        "of": wording.plain(worth),
    }


def groups(found, sides, listed, hosting) -> list[dict]:
    """Per dimension its indicators, each with one cell per side; what is short and not listed yet may become a gap."""
    marks = {(row.side, m.indicator_id): m for row in sides for m in row.marks.all()}
    rows: dict = {}
    for one in indicators(found):
        rows.setdefault(one.dimension, []).append(_line(one, sides, marks, listed, hosting))
    return [{"dimension": d, "lines": lines, "points": wording.plain(_worth(lines)), "sums": _sums(lines, sides)}
            for d, lines in rows.items()]  # fmt: skip


def _worth(lines):
    return sum(line["one"].points for line in lines if line["one"].kind == "score")


def _sums(lines, sides) -> list[tuple[str, str]]:
    """What the dimension has earned on each side; after closing, what was not asked again stands as it was reviewed."""
    at = {side.side: place for place, side in enumerate(sides)}
    scored = [line["cells"] for line in lines if line["one"].kind == "score"]
    found = []
    for side in sides:
        stands = [at[side.side], *([at[Side.REVIEW]] if side.side == Side.AFTER and Side.REVIEW in at else [])]
        marks = [next((cells[n]["mark"] for n in stands if cells[n]["mark"]), None) for cells in scored]
        earned = [mark.points for mark in marks if mark and mark.points is not None]
        found.append((side.get_side_display(), wording.plain(sum(earned)) if earned else ""))
    return found


def _line(one, sides, marks, listed, hosting) -> dict:
    review = marks.get((Side.REVIEW, one.pk))
    short = one.short_of(review.value) if review and one.kind == "score" else None
    return {
        "one": one, "goal": wording.goal_said(one), "cells": [_cell(one, row, marks.get((row.side, one.pk))) for row in sides],
        "listed": one.pk in listed, "may_list": bool(short) and hosting and one.pk not in listed, "points": wording.plain(one.points),
    }  # fmt: skip


def _cell(one, row, mark) -> dict:
    """A side that left an indicator without data says so; what was not asked again stays empty."""
    empty = mark is None or (mark.value is None and one.kind != "score")  # nothing added, nothing taken off
    said = "" if empty else wording.value_said(mark.value, one.measure, one.unit)
    return {
        "label": row.get_side_display(),
        "mark": None if empty else mark,
        "points": wording.plain(mark.points) if mark else "",
        "said": said,
    }


def gaps_of(person, found) -> list[dict]:
    """Each gap with its suggestion, the rectification out of it, and the day it was closed."""
    rows = list(Gap.objects.filter(assessment=found).select_related("indicator__dimension", "unit", "matter"))
    closed = closings(rows)
    said = _said_of(found)
    refs = {pk for gap in rows for pk in (gap.matter_id, getattr(closed[gap.pk][0], "pk", None)) if pk}
    open_ = set(Matter.objects.visible_to(person).filter(pk__in=refs).values_list("pk", flat=True)) if refs else set()
    return [_gap(gap, closed[gap.pk], said, open_) for gap in rows]


def _said_of(found) -> dict:
    """(side, indicator) -> mark; what the review said, what was said after closing."""
    rounds = found.rounds.filter(side__in=(Side.REVIEW, Side.AFTER)).prefetch_related("marks")
    return {(row.side, m.indicator_id): m for row in rounds for m in row.marks.all()}


def _gap(gap, closing, said, seen_matters) -> dict:
    one = gap.indicator
    again, review = said.get((Side.AFTER, one.pk)), said.get((Side.REVIEW, one.pk))
    return {
        "row": gap, "value": wording.value_said(gap.value, one.measure, one.unit), "goal": wording.goal_said(one),
        "mended": closing[0], "closed": closing[1], "sees": seen_matters,
        "again": wording.value_said(again.value, one.measure, one.unit) if again else "", "again_points": wording.plain(again.points) if again else "",
        "before_points": wording.plain(review.points) if review else "",
        "by_itself": again is not None and again.asked, "ask": closing[1],
    }  # fmt: skip


def rates(found) -> list[tuple[str, str]]:
    """The three rates over all surveys; fewer than five asked are not shown as a share."""
    rows = list(found.surveys.counted(clock.today()))
    asked = sum(row.asked for row in rows)
    words = dict(zip(RATES, (_("知晓率"), _("支持率"), _("参与率")), strict=True))
    if asked < FEW:
        return []
    return [(words[name], f"{wording.plain(100 * sum(getattr(row, name) for row in rows) / asked)}%") for name in RATES]
