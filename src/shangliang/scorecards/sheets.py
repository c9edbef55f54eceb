"""履职档案 · What is printed: a member's duty file of a year, section by section, with its points."""

import datetime as dt

from django.utils import dateformat
from django.utils.translation import gettext as _

from shangliang.kit.paper.sheet import Facts, Part, Rows, Section, Sheet, Signs, Words, facts, half

from .duty.facts import Fact, Scope
from .duty.scoring import gathered
from .models import DutyScore, Nomination

SECTIONS = {
    "meetings": ("plenary_", "standing_"), "activities": ("activity",), "training": ("training_",), "proposals": ("proposal_",),
    "opinions": ("opinion_",), "speeches": ("speech_",), "charity": ("charity",),
}  # fmt: skip


def titles() -> dict[str, str]:
    return {
        "meetings": _("会议"), "activities": _("活动、调研和值班"), "training": _("学习培训"), "proposals": _("提案"),
        "opinions": _("社情民意信息"), "speeches": _("书面发言"), "charity": _("帮扶和公益"),
    }  # fmt: skip


def duty_file(score: DutyScore) -> Sheet:
    """履职档案: basic data, each section of what is on record, the appraisal of the year."""
    table = score.table
    done = gathered(Scope(table.area_id, table.year, score.person_id))
    parts: list[Part] = [Facts(half(*_basic(score)))]
    words = table.rules.data["events"]
    for name, rows in _sections(done.facts, words).items():
        parts += [Section(titles()[name]), Rows((_("日期"), _("内容"), _("事项")), rows, widths=(4, 9, 4))]
    if awards := _awards(score):
        parts += [Section(_("表彰")), Rows((_("日期"), _("内容")), awards, widths=(4, 13))]
    if not done.facts:
        parts.append(Words(_("这一年没有履职记录。"), small=True))
    parts += [Section(_("年度积分")), *_points(score), Signs((_("委员"), _("核对人")))]
    number = _("%(year)s年") % {"year": table.year}
    return Sheet(_("委员履职档案"), tuple(parts), place=str(table.area.name), number=number, note=_state(score))


def _basic(score: DutyScore):
    duty = _("常务委员") if score.standing else _("委员")
    return (_("姓名"), score.name), (_("界别"), score.sector), (_("职务"), duty), (_("年度"), score.table.year)


def _sections(found: list[Fact], words: dict[str, str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """What was done, once each day, with the rules' words for it; the half-days of a plenary are one row."""
    sections: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name, starts in SECTIONS.items():
        rows: dict[tuple[dt.date, str], set[str]] = {}
        for f in found:
            if f.event.startswith(starts):
                rows.setdefault((f.day, f.title), set()).update({words[f.event]} if f.event in words else ())
        if rows:
            sections[name] = tuple(
                (dateformat.format(day, _("Y年n月j日")), title, _("、").join(sorted(said)))
                for (day, title), said in sorted(rows.items())
            )
    return sections


def _awards(score: DutyScore) -> tuple[tuple[str, str], ...]:
    """From the register, of the year."""
    found = Nomination.objects.honoured().filter(person=score.person, honour__decided_on__year=score.table.year)
    rows = found.order_by("honour__decided_on").values_list("honour__decided_on", "honour__title", "honour__body__name")
    return tuple((dateformat.format(day, _("Y年n月j日")), f"{title}（{body}）") for day, title, body in rows)


def _points(score: DutyScore) -> list[Part]:
    items = [rule["item"] for rule in score.table.rules.data["rules"]]
    rows = tuple((item, str(n)) for item, n in zip(items, score.items, strict=True) if n)
    total = facts((_("总分"), f"{score.total:f}".rstrip("0").rstrip(".")), (_("等次"), score.grade),
                  (_("结果运用"), _("、").join(score.consequences)), (_("没有数据的"), _("、").join(map(_, score.missing))))  # fmt: skip
    return [*([Rows((_("项目"), _("分")), rows, widths=(13, 3))] if rows else []), Facts(total)]


def _state(score: DutyScore) -> str:
    table = score.table
    if table.published_on:
        return _("%(day)s公布。规则：%(rules)s") % {"day": table.published_on, "rules": table.rules}
    return _("尚未公布。规则：%(rules)s") % {"rules": table.rules}
