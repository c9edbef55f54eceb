"""规则拒收 · What is wrong with a file of rules, in one sentence that says where."""

from shangliang.compute.duty import Flaw, Wrong
from shangliang.kit.say import Words, _

FLAWS = Words({
    Flaw.NOT_JSON: _("这里不是 JSON，多半少了或多了引号、逗号、括号。"),
    Flaw.DEEP: _("括号套得太深。"),
    Flaw.KEY_TWICE: _("“%(field)s”写了两次。"),
    Flaw.NOT_OBJECT: _("“%(field)s”应写成 {…}。"),
    Flaw.OTHER_FORMAT: _("format 应为 %(expected)s。"),
    Flaw.MISSING: _("缺少“%(field)s”。"),
    Flaw.UNKNOWN: _("没有“%(field)s”这样的写法。"),
    Flaw.NOT_TEXT: _("“%(field)s”应为文字，不能是空的。"),
    Flaw.NOT_LIST: _("“%(field)s”应写成 […]，需要时不能是空的。"),
    Flaw.NOT_YES: _("“%(field)s”应为 true 或 false。"),
    Flaw.NOT_NUMBER: _("“%(field)s”应为 %(least)s 到 %(most)s 的数，最多六位小数，这里是“%(value)s”。"),
    Flaw.NOT_WHOLE: _("“%(field)s”应为不小于 %(least)s 的整数，这里是“%(value)s”。"),
    Flaw.NOT_CHOICE: _("“%(field)s”只能是 %(choices)s，这里是“%(value)s”。"),
    Flaw.UNDECLARED: _("“%(field)s”里的“%(value)s”在文件前面没有列出。"),
    Flaw.TWICE: _("“%(field)s”里的“%(value)s”不止一个。"),
    Flaw.NO_CONDITION: _("结果运用要写明条件：below、from、grade 或 lacking。"),
    Flaw.NO_GRADE: _("没有“%(value)s”这个等次。"),
    Flaw.PENALTY_SECTION: _("扣分写成负数，in 写 penalty 或不写；加分和基础分不能是负数。"),
    Flaw.PER_SHARED: _("“每满几次”（per）不能同时按人分配（share、people）。"),
    Flaw.SHARES_OVER: _("联名各人的份额不能超过 1，合起来也不能。"),
    Flaw.MIXED_GROUP: _("同受“%(value)s”封顶的规则应在同一部分（基础分、加分或扣分）。"),
    Flaw.HIGHEST_DIFFERS: _("“%(value)s”里取最高的规则应在同一部分，受同一个封顶。"),
    Flaw.HIGHEST_LIMITED: _("“%(value)s”按同一件事取最高，其中的规则不能再有 cap、times、per，请改用 cap_group。"),
})  # fmt: skip


def sentence(wrong: Wrong) -> str:
    return FLAWS[wrong.flaw] % wrong.facts
