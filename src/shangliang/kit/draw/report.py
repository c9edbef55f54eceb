"""报告 · One page for whoever asks whether the draw is fair: who may be drawn, who will sit, who lives here, and everybody's chance.
Self-contained: its sheet and drawings are in it; no script, no request."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from shangliang.compute.draw import Aim, Draw, Quota

from .outputs import gini

SHEET = Path(__file__).parents[1] / "static/kit/shangliang.css"
FEW = 5  # a class of fewer people is not broken down
WIDTH, HEIGHT = 480, 160
JOINED = "\u2060–\u2060"  # no line is broken there


class Row(NamedTuple):
    """One value: parts of 100."""

    name: str
    pool: str
    panel: str
    population: str
    low: str
    reach: str
    said: str
    few: bool


class Feature(NamedTuple):
    name: str
    rows: tuple[Row, ...]


def report(found: Draw, quotas: Sequence[Quota], population: dict[Quota, float], commitment: str, left_out: int) -> str:
    """`quotas`: in the order in which they were written down (young, middle, old): a page is read in that order."""
    return render_to_string("kit/draw/page.html", context(found, quotas, population, commitment, left_out))


def context(
    found: Draw, quotas: Sequence[Quota], population: dict[Quota, float], commitment: str, left_out: int
) -> dict[str, Any]:
    never = {person.id for person in found.never}
    able = np.sort([c for p, c in zip(found.people, found.chances, strict=True) if p.id not in never])
    return {
        "sheet": mark_safe(f"<style>{SHEET.read_text(encoding='utf-8')}</style>"),  # noqa: S308 - our own sheet
        "counts": _counts(found, able),
        "features": _features(found, quotas, population),
        "population": bool(population),
        "curve": _curve(able),
        "equal": f"{HEIGHT - HEIGHT * _equal(found, able):.1f}",
        "width": WIDTH,
        "height": HEIGHT,
        "facts": _facts(found, able, left_out),
        "commitment": commitment.splitlines(),
    }


def _counts(found: Draw, able: Any) -> list[tuple[str, str]]:
    return [
        (f"{len(found.people) + len(found.fixed):,}", _("人报名或在册")),
        (str(found.choices.seats), _("个席位")),
        (_short(found.certificate.lowest), _("最低概率")),
        (_short(float(able.max()) if len(able) else 1.0), _("最高概率")),
    ]


def _short(share: float) -> str:
    """Three digits: four such numbers stand side by side on a phone."""
    return f"{100 * share:.3g}%"


def percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def _features(found: Draw, written: Sequence[Quota], population: dict[Quota, float]) -> list[Feature]:
    everybody = [*found.people, *found.fixed]
    chances = [*found.chances.tolist(), *[1.0] * len(found.fixed)]
    groups: dict[str, list[Quota]] = {}
    for quota in written:
        groups.setdefault(_("且").join(feature for feature, _value in quota.cells), []).append(quota)
    made = []
    for name, quotas in groups.items():
        living = sum(population.get(quota, 0) for quota in quotas)
        plain = all(len(quota.cells) == 1 for quota in quotas)
        rows = []
        for quota in quotas:
            inside = [at for at, person in enumerate(everybody) if quota.fits(person)]
            share = population[quota] / living if living and plain and quota in population else None
            rows.append(_row(found, quota, len(inside), len(everybody), sum(chances[at] for at in inside), share))
        made.append(Feature(name, tuple(rows)))
    return made


def _row(found: Draw, quota: Quota, inside: int, people: int, seats: float, share: float | None) -> Row:
    whole = found.choices.seats
    most = whole if quota.most is None else quota.most
    between = str(quota.least) if most == quota.least else f"{quota.least}{JOINED}{most}"
    told = {"inside": inside, "seats": f"{seats:.1f}", "between": between}
    few = 0 < inside < FEW
    said = _("名单不足 5 人；名额 %(between)s") if few else _("名单 %(inside)s 人；平均 %(seats)s 席，名额 %(between)s")
    name = "、".join(value for _feature, value in quota.cells)
    low, high = 100 * quota.least / whole, 100 * min(most, whole) / whole
    return Row(
        name,
        f"{100 * inside / people:.1f}",
        f"{100 * seats / whole:.1f}",
        "" if share is None else f"{100 * share:.1f}",
        f"{low:.1f}",
        f"{max(high - low, 0.6):.1f}",
        said % told,
        few,
    )


def _equal(found: Draw, able: Any) -> float:
    """The chance of all if it were the same for everybody."""
    return float(able.mean()) if len(able) else 1.0


def _curve(able: Any) -> str:
    """Everybody's chance from the lowest to the highest, as points of a line of steps."""
    if not len(able):
        return ""
    levels, firsts = np.unique(able.round(6), return_index=True)
    ends = np.append(firsts[1:], len(able))
    points = []
    for level, first, end in zip(levels, firsts, ends, strict=True):
        y = HEIGHT - HEIGHT * min(level, 1.0)
        points += [f"{WIDTH * first / len(able):.1f},{y:.1f}", f"{WIDTH * end / len(able):.1f},{y:.1f}"]
    return " ".join(points)


def _facts(found: Draw, able: Any, left_out: int) -> list[tuple[str, str]]:
    told, aim = found.certificate, found.choices.aim
    rows = [(_("怎样算公平"), _(
        "先让概率最低的人概率尽量高，再让次低的人尽量高，依次下去。") if aim is Aim.LEXIMIN else _("让概率最低的人概率尽量高。"))]  # fmt: skip
    if told.proved:
        said = _("最低概率不能更高，已经证明：按这些名额，不会高于 %(bound)s。") % {"bound": percent(told.bound)}
        if aim is Aim.LEXIMIN:
            said += _("以上各级也都证明了。") if told.complete else _("较高的各级没有证明到底。")
        rows.append((_("还能更公平吗"), said))  # fmt: skip
    else:
        said = _("没有证明到底：最低概率是 %(lowest)s，任何办法都不会高于 %(bound)s。")
        rows.append((_("还能更公平吗"), said % {"lowest": percent(told.lowest), "bound": percent(told.bound)}))
    rows.append((_("概率差多少"), _("基尼系数 %(gini)s（0 是人人一样）。名单的构成与名额的构成不同，概率就不能人人一样。") % {"gini": f"{gini(able):.3f}"}))  # fmt: skip
    if found.never:
        said = _("%(count)d 人不在任何一个合名额的组合里：%(names)s。")
        names = _("、").join(person.id for person in found.never[:12]) + (_("等") if len(found.never) > 12 else "")
        rows.append((_("抽不到的人"), said % {"count": len(found.never), "names": names}))
    if found.fixed:
        rows.append((_("已有席位"), _("%(count)d 人，计入名额，不参加抽签。") % {"count": len(found.fixed)}))
    if left_out:
        rows.append((_("这次不参加"), _("%(count)d 人（回避、刚参加过等）。") % {"count": left_out}))
    return rows
