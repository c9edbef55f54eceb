"""看板 · An area at a glance: five numbers with their months, what stands where, coverage, quality, activity, tasks."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shangliang.compute.discreet import LEAST
from shangliang.kit.periods import Period
from shangliang.matters.lifecycle import LABELS, OPEN, Stage
from shangliang.people import areas
from shangliang.people.areas import COUNTY, TOWNSHIP, acts_as_county

from .parts import MONTHS
from .rollups import Kept, kept

NAMES = ("counts", "satisfaction", "stages", "trend", "consultations", "quality", "rooms", "councils", "care", "talks",
         "duty", "tasks", "drills", "enterprise_contact", "where")  # fmt: skip
NONE = (0, 0, 0, 0)  # open, late, near the limit, within it
LEVELS = 5  # shades of the heat map
WIDTH, HEIGHT = 96, 24  # of a line of months, in units of its drawing


@cache
def page_of(name: str) -> str:
    """Where a list is: a board has six hundred links to three of them."""
    return reverse(name)


@dataclass(frozen=True)
class Board:
    """看板 · What is kept of the area, and the links that its numbers open."""

    kept: Kept
    code: str

    @property
    def period(self) -> Period:
        return self.kept.period

    def rows_url(self, query: str = "", code: str = "", page: str = "matter-list") -> str:
        """The list of these very matters, where rows may be listed: in a county or below; else the table of the places."""
        place = code or self.code
        return f"{page_of(page)}?area={place}{query}" if acts_as_county(place) else f"#{PLACES}"

    @cached_property
    def since(self) -> str:
        if self.period.kind == "all":
            return ""
        return f"&since={self.period.start}&until={self.period.end}"


def board(code: str, period: str) -> Board:
    """Of one area; counted anew only where something has happened."""
    return Board(kept(code, period, [*NAMES, *_inner(code)]), code)


def _inner(code: str) -> list[str]:
    """Within a county the places below and the units are counted by themselves; above, the chains tell the places."""
    if not acts_as_county(code):
        return []
    return ["units", *(["townships"] if len(code) <= COUNTY else ["villages"] if len(code) == TOWNSHIP else [])]


def five(found: Board) -> list[dict[str, Any]]:
    """提出, 正在办, 逾期, 办结, 满意: the number, what it counts, its last twelve months, the list it counts."""
    m, s, t = found.kept["counts"], found.kept["satisfaction"], found.kept["trend"]
    still = still_open(t)
    good, asked = s["satisfied_of"]
    answers = s["answered_by_raiser"] + s["answered_by_witness"]
    content = (
        _("提出人确认 %(n)s 次，不足 5 次不显示份额") % {"n": answers}
        if s["satisfied"] is None
        else _("提出人确认 %(asked)s 次，满意或基本满意 %(good)s 次") % {"asked": asked, "good": good}
    )
    return [
        _number(m["raised"], _("提出"), _("%(period)s提出的事项") % {"period": found.period.label}, t["raised"], found, ""),
        _number(m["open"], _("正在办"), _("其中还没有结果的"), still, found, "&stage=open"),
        _number(m["overdue"], _("已逾期"), _("其中超过时限的"), t["late"], found, "&light=late", "late" if m["overdue"] else ""),
        _number(m["closed"], _("已办结"), _("其中办结、归档的（当场办结 %(n)s 件）") % {"n": m["settled"]}, t["closed"], found, "&stage=done"),
        {"number": "–" if s["satisfied"] is None else f"{s['satisfied']:.0%}", "label": _("群众满意"), "note": content,
         "line": line(shares_said(t)), "url": found.rows_url(found.since, page="answers"), "kind": ""},
    ]  # fmt: skip


def _number(n, label, note, months, found, query, kind="") -> dict[str, Any]:
    url = found.rows_url(found.since + query)
    return {"number": f"{n:,}", "label": label, "note": note, "line": line(months), "url": url, "kind": kind}


PLACES = "places"  # the table in which a wide area's numbers are told apart


def still_open(trend) -> list[int]:
    """How many were open at the end of each month: what had come less what had ended by then."""
    level, found = trend["opened_before"] - trend["closed_before"], []
    for came, went in zip(trend["raised"], trend["closed"], strict=True):
        level += came - went
        found.append(level)
    return found


def shares_said(trend) -> list[float | None]:
    """The share content of each month, where it may be said. What is not said hides together five who are content and five who
    are not, or nobody: else the smallest month that could be said is not said either."""
    answers = [(good, n - good) for good, n in zip(trend["good"], trend["answered"], strict=True)]
    sure = sorted((n for n, pair in enumerate(answers) if min(pair) >= LEAST), key=lambda n: sum(answers[n]))
    hidden = [pair for n, pair in enumerate(answers) if n not in sure]
    while sure and any(0 < sum(side) < LEAST for side in zip(*hidden, strict=True)):
        hidden.append(answers[sure.pop(0)])
    return [good / (good + bad) if n in sure else None for n, (good, bad) in enumerate(answers)]


def line(values) -> str:
    """The points of a line of twelve months, from the lowest to the highest value; gaps where nothing is known."""
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    low, span = min(known), (max(known) - min(known)) or 1
    step = WIDTH / (MONTHS - 1)
    points = [
        f"{n * step:.1f},{HEIGHT - 2 - (v - low) / span * (HEIGHT - 4):.1f}"
        for n, v in enumerate(values)
        if v is not None
    ]
    return " ".join(points)


def lights(found: Board) -> list[dict[str, Any]]:
    """Of what is open now: late, near its limit, within it, without a clock that runs."""
    sums = [sum(four[n] for four in found.kept["stages"].values()) for n in range(4)]
    rows = [("late", _("已逾期"), sums[1], "late"), ("warn", _("将到期"), sums[2], "warn"),
            ("calm", _("时限内"), sums[3], "calm"), ("plain", _("不计时"), sums[0] - sum(sums[1:]), "untimed")]  # fmt: skip
    return [
        {"kind": kind, "label": label, "n": n, "url": found.rows_url(f"&stage=open&light={light}"),
         "share": round(100 * n / sums[0], 1) if sums[0] else 0}
        for kind, label, n, light in rows
        if n or kind != "plain"
    ]  # fmt: skip


def columns(rows) -> list[Stage]:
    """The stages in which anything stands, in their order."""
    there = {stage for row in rows for stage in row["stages"]}
    return [stage for stage in Stage if stage in OPEN and stage.value in there]


def places(found: Board) -> list[dict[str, Any]]:
    """The places of the next level, each with what is open by stage; 本级 for what is the area's own."""
    parts = _county_parts(found) if acts_as_county(found.code) else _chain_parts(found)
    codes = sorted(parts, key=lambda code: (code != found.code, code))
    known = areas.names([code for code in codes if code != found.code])
    return [
        {"name": _("本级") if code == found.code else known.get(code, code), "code": code,
         "url": "" if code == found.code else reverse("board", args=[code])} | parts[code]
        for code in codes
    ]  # fmt: skip


def _county_parts(found: Board) -> dict[str, dict[str, Any]]:
    inner = found.kept.parts.get("townships") or found.kept.parts.get("villages") or {}
    return {code: {"stages": {}, "raised": 0, "closed": 0} | value for code, value in inner.items()}


def _chain_parts(found: Board) -> dict[str, dict[str, Any]]:
    """Chains added up to the next level: counties to their city, for a province."""
    digits, sums = len(found.code) + 2, {}
    for chain, stages in found.kept.by_chain["stages"].items():
        here = sums.setdefault(chain[:digits], {"stages": {}, "raised": 0, "closed": 0})
        counted = found.kept.by_chain["counts"].get(chain, {})
        here["raised"] += counted.get("raised", 0)
        here["closed"] += counted.get("closed", 0)
        for stage, four in stages.items():
            here["stages"][stage] = [a + b for a, b in zip(here["stages"].get(stage, NONE), four, strict=True)]
    return {code: row for code, row in sums.items() if row["stages"] or row["raised"] or code != found.code}


def grid(found: Board, rows, shown, link) -> list[dict[str, Any]]:
    """Rows with a cell for each stage: its number, its shade, whether any is late, the list it opens; and with the lists of
    their sums. `link(row, what)`: of a stage, or of "raised", "closed", "open", "late"."""
    most = max((row["stages"][s.value][0] for row in rows for s in shown if s.value in row["stages"]), default=0)
    return [
        row | {"cells": [_cell(row, stage, most, link(row, stage.value)) for stage in shown], **_sums(row), "urls": {s: link(row, s) for s in SUMS}}
        for row in rows
    ]  # fmt: skip


SUMS = ("raised", "closed", "open", "late")


def _cell(row, stage, most, url) -> dict[str, Any]:
    n, late, _soon, _calm = row["stages"].get(stage.value, NONE)
    return {"n": n, "late": late, "shade": -(-n * LEVELS // most) if most else 0, "url": url if n else ""}


def _sums(row) -> dict[str, int]:
    return {"open": sum(v[0] for v in row["stages"].values()), "late": sum(v[1] for v in row["stages"].values())}


def stage_name(stage: Stage) -> str:
    return _(LABELS[stage])


def units(found: Board) -> list[dict[str, Any]]:
    """Who has open orders, the busiest first."""
    rows = [value | {"ref": ref} for ref, value in (found.kept.parts.get("units") or {}).items()]
    return sorted(rows, key=lambda row: (-sum(v[0] for v in row["stages"].values()), row["name"]))


def coverage(found: Board) -> list[dict[str, Any]]:
    """Shares of what should be covered, each with its list."""
    k, here = found.kept, f"?area={found.code}"
    places_all = k["rooms"]["places"]
    councils = k["councils"]["villages"] + k["councils"]["communities"]
    rows = [
        (_("村、社区有协商议事会"), [councils, places_all], reverse("organisations") + f"{here}&kind=council"),
        (_("村、社区有协商议事室"), [k["rooms"]["with_room"], places_all], reverse("room-coverage") + here),
        (_("议事室近期用过"), k["rooms"]["coverage_of"], reverse("room-coverage") + here),
        (_("关爱对象已结对"), k["care"]["paired_of"], reverse("coverage") + here),
        (_("关爱对象已走访"), k["care"]["visited_of"], reverse("coverage") + here),
        (_("谈心走访按计划见面"), k["talks"]["met_of"], reverse("talks")),
        (_("乡镇（街道）一年内演练过"), k["drills"]["drilled_of"], reverse("drills") + here),
    ]
    few = {_("关爱对象已结对"), _("关爱对象已走访")}  # people: of fewer than five nothing is said
    return [
        _share(label, part, whole, url) for label, (part, whole), url in rows if whole >= (LEAST if label in few else 1)
    ]


def _share(label, part, whole, url="") -> dict[str, Any]:
    return {
        "label": label,
        "part": part,
        "whole": whole,
        "url": url,
        "percent": round(100 * part / whole, 1) if whole else None,
    }


def quality(found: Board) -> list[dict[str, Any]]:
    """The three numbers of consultations, and the content of who confirmed."""
    q = found.kept["quality"]
    rows = [
        (_("充分表达"), q["expression_of"]),
        (_("深度互动"), q["interaction_of"]),
        (_("广泛共识"), q["consensus_of"]),
    ]
    return [
        _share(label, part, whole, reverse("consultations") + f"?area={found.code}") for label, (part, whole) in rows
    ]


def activity(found: Board) -> list[dict[str, Any]]:
    """What members and people do: a number, its word, the list."""
    c, d, e = found.kept["consultations"], found.kept["duty"], found.kept["enterprise_contact"]
    tables = f"?area={found.code}"
    held, duty = reverse("consultations") + tables, reverse("duty")
    people = [
        (c["participants"], _("人次参加"), held), (c["interested"], _("人次是利益相关方"), held),
        (d["members"], _("名委员有履职积分"), duty), (d["graded"], _("名委员评了等次"), duty),
        (d["minimum_met"], _("名委员基本职责都完成"), duty),
    ]  # fmt: skip
    rows = [
        (c["opened"], _("场协商"), held), (c["agreed"], _("场形成共识"), held),
        *[row for row in people if row[0] >= LEAST], (c["points"], _("条共识"), held),
        (e["problems"], _("个企业问题"), reverse("enterprises")), (e["problems_closed"], _("个企业问题办结"), reverse("enterprises")),
    ]  # fmt: skip
    return [{"number": f"{n:,}", "word": word, "url": url} for n, word, url in rows if n]


def tasks(found: Board) -> dict[str, Any]:
    """时间过半、任务过半: key tasks done beside the time that has passed."""
    t = found.kept["tasks"]
    done = round(100 * t["done"] / t["all"], 1) if t["all"] else None
    return {"done": t["done"], "all": t["all"], "percent": done, "elapsed": round(100 * t["elapsed"], 1),
            "behind": done is not None and done < 100 * t["elapsed"], "url": found.rows_url("&kind=key_task")}  # fmt: skip
