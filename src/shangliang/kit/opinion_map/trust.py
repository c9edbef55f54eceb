"""可信 · How far a map can be trusted, in sentences: why no groups are shown, who is in it, what it leaves out."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from shangliang.compute.opinion_map import Doubt, OpinionMap
from shangliang.compute.opinion_map.stability import LEAST

from .shares import percent

DOUBTS: dict[Doubt, Callable[[], str]] = {
    Doubt.FEW: lambda: _("能归入看法相近的人的不足 15 人，先不分组、不画图，只看每条意见。"),
    Doubt.ALIKE: lambda: _("大家的表态几乎一样，分不出看法相近的几组人，不用画图。"),
    Doubt.SMALL: lambda: _("有一组不足 5 人，为免被认出，不分组、不画图，只看每条意见。"),
    Doubt.UNSTABLE: lambda: _("换一批同样的人来表态，分组就会变，所以不分组、不画图，只看每条意见。"),
    Doubt.UNKNOWN: lambda: _("没有换一批人重算过，不知道分组稳不稳，所以不分组、不画图，只看每条意见。"),
}


def doubt(found: OpinionMap) -> str:
    return DOUBTS[found.doubt]() if found.doubt else ""


def facts(found: OpinionMap) -> list[tuple[str, str]]:
    rows = [(_("谁在图上"), _who(found)) if found.stable else (_("谁表了态"), _everyone(found))]
    if found.stability.median_ari is not None:
        rows.append((_("分组稳不稳"), _firmness(found)))
    if found.stable:
        explained = percent(float(found.components.explained[:2].sum()))
        said = _("图上的两个方向说明了表态差异的 %(share)s，其余的差异图上看不到。")
        rows.append((_("图看到多少"), said % {"share": explained}))
    rows.append((_("括号里的数"), _("误差范围（95% 的把握）：看过的人越少，范围越宽；看过的不足 5 人，不公布份额。")))
    out = int(found.moderated.sum())
    if out:
        rows.append((_("审核未采用"), _("%(count)s 条，不参加计算。") % {"count": out}))
    rows.append((_("代表谁"), _("来表态的人。这不是抽样调查，不能推算没有来的人；它帮助商量，不作决定。")))
    return rows


def _who(found: OpinionMap) -> str:
    inside = int((found.labels >= 0).sum())
    said = _("%(inside)s 人表态够多（一般满 7 条），站在图上；另有 %(outside)s 人只计入每条意见的份额。")
    outside = len(found.participants) - inside
    return said % {"inside": f"{inside:,}", "outside": f"{outside:,}"} + _each(found)


def _everyone(found: OpinionMap) -> str:
    return _("%(people)s 人。") % {"people": f"{len(found.participants):,}"} + _each(found)


def _each(found: OpinionMap) -> str:
    return _("平均每人表态 %(each)s 条。") % {"each": round(found.views / max(len(found.participants), 1))}


def _firmness(found: OpinionMap) -> str:
    return _(
        "随机换一批人重算 %(times)s 次，分出来的组相像程度一般是 %(ari)s（1 是完全一样，满 %(least)s 才显示分组）。"
    ) % {
        "times": len(found.stability.aris),
        "ari": f"{found.stability.median_ari:.2f}",
        "least": f"{LEAST:.2f}",
    }
