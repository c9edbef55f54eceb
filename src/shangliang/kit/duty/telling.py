"""讲述 · Why a line has fewer points than its rule gives: sentences that the member may read."""

from shangliang.compute.duty import Line, Rule, Rules, Section, Why
from shangliang.compute.duty.numbers import shown
from shangliang.kit.say import Words, _, say

WHY = Words({
    Why.SHARE: _("联名，按份额计"),
    Why.PEOPLE: _("不在计分的前几位主要成员之列"),
    Why.UNKNOWN: _("没有写明共有几人或是第几位，不计"),
    Why.FIRST: _("从第 %(first)d 件起才计"),
    Why.PER: _("每满 %(per)d 次计一回"),
    Why.TIMES: _("一年只计 %(times)d 次，取高"),
    Why.HIGHEST: _("“%(highest)s”取最高的一项，不重复计"),
    Why.CAP: _("这一项一年最多 %(cap)s 分"),
    Why.CAP_GROUP: _("“%(group)s”合计一年最多 %(group_cap)s 分"),
    Why.SECTION: _("%(section)s合计最多 %(section_most)s 分"),
    Why.TWICE: _("与前一条完全相同，不重复计"),
    Why.NO_RULE: _("没有给这件事计分的规则"),
})  # fmt: skip
SECTIONS = Words({Section.BASE: _("基础分"), Section.BONUS: _("加分"), Section.PENALTY: _("扣分")})


class Teller:
    """Says each of a rule's reasons once: sixty thousand lines are made of some dozen."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._said: dict[tuple[Rule | None, tuple[Why, ...]], str] = {}
        self._break = say(_("；"))

    def why(self, line: Line) -> str:
        """Empty where all points are counted."""
        key = line.rule, line.why
        if key not in self._said:
            facts = self._facts(line.rule)
            self._said[key] = self._break.join(WHY[why] % facts for why in line.why)
        return self._said[key]

    def _facts(self, rule: Rule | None) -> dict[str, object]:
        if rule is None:
            return {}
        most = self._rules.base_most if rule.section is Section.BASE else self._rules.bonus_most
        return {
            "first": rule.first, "per": rule.per, "times": rule.times, "highest": rule.highest, "cap": shown(rule.cap or 0),
            "group": rule.cap_group, "group_cap": shown(self._rules.caps.get(rule.cap_group, 0)),
            "section": SECTIONS[rule.section], "section_most": shown(most or 0),
        }  # fmt: skip
