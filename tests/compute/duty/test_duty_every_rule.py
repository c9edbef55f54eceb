"""Every single rule of every shipped set, by hand: what one member's year comes to under that rule alone, at and beyond its limits."""

from fractions import Fraction

import pytest

from shangliang.compute.duty import SHIPPED, shipped
from tests.compute.duty.test_duty_shipped import RAW
from tests.compute.duty.years import scored

STANDING = ("standing",)
# (set, rule, what was done, roles, points by that rule): the sum is worked out from the words of scoring_rules.json
CASES = (
    ("minhang", "全会每半天活动", ["plenary_half_day*4"], (), 20),
    ("minhang", "会议/活动每次", ["activity*7"], (), 35),
    ("minhang", "外出集中培训全程", ["training_full*2", "training_part"], (), 20),
    ("minhang", "外出集中培训未全程", ["training_full", "training_part*2"], (), 10),
    ("minhang", "提案立案-个人", ["proposal_filed:sole*3"], (), 15),
    ("minhang", "提案立案-集体/联名主笔", ["proposal_filed:lead*2", "proposal_filed:other"], (), 15),
    ("minhang", "提案立案-集体/联名参与", ["proposal_filed:other*2"], (), 3),
    ("minhang", "重点提案-主笔加分", ["proposal_key:lead*2", "proposal_key:sole"], (), 45),
    ("minhang", "重点提案-参与加分", ["proposal_key:other*2", "proposal_key:lead"], (), 6),
    ("minhang", "优秀提案-主笔加分", ["proposal_excellent:sole", "proposal_excellent:other"], (), 10),
    ("minhang", "优秀提案-参与加分", ["proposal_excellent:other*3"], (), 6),
    ("jinan", "无故缺席全会", ["plenary_absent", "plenary_leave"], (), -30),
    ("jinan", "请假缺席全会", ["plenary_leave"], STANDING, -10),
    ("jinan", "第2件起每件立案提案(第一提案人)", ["proposal_filed:sole", "proposal_filed:other", "proposal_filed:lead*2"], (), 10),
    ("jinan", "重点提案", ["proposal_key*2"], (), 10),
    ("jinan", "优秀提案", ["proposal_excellent*2"], (), 20),
    ("jinan", "公益活动每次", ["charity*4"], (), 8),
    ("jinan", "公益活动每次", ["charity*7"], (), 10),
    ("chaohu_like", "全程参加全会", ["plenary_full*2"], (), 35),
    ("chaohu_like", "常委全程参加常委会", ["standing_full"], STANDING, 30),
    ("chaohu_like", "常委全程参加常委会", ["standing_full"], (), 0),
    ("chaohu_like", "履职活动每次", ["activity*3"], (), Fraction(45, 2)),
    ("chaohu_like", "履职活动每次", ["activity*5"], (), 30),
    ("chaohu_like", "立案提案-个人", ["proposal_filed:sole*2"], (), 15),
    ("chaohu_like", "联名-第一提案人", ["proposal_filed:lead*2"], (), 10),
    ("chaohu_like", "联名-其他(只计1次)", ["proposal_filed:other*3", "proposal_filed:sole"], (), 5),
    ("chaohu_like", "社情民意被采用1条", ["opinion_used*4"], (), 10),
    ("chaohu_like", "第2件起立案提案", ["proposal_filed:sole*4"], (), 15),
    ("chaohu_like", "第2件起立案提案", ["proposal_filed:sole*7"], (), 20),
    ("chaohu_like", "年度优秀提案", ["proposal_excellent:lead", "proposal_excellent:other"], (), 8),
    ("chaohu_like", "第2条起采用信息", ["opinion_used*4"], (), 9),
    ("chaohu_like", "第2条起采用信息", ["opinion_used*9"], (), 20),
    ("chaohu_like", "未采用信息", ["opinion_unused*22"], (), 20),
    ("chaohu_like", "上级采用信息", ["opinion_used_above*5"], (), 30),
    ("hefei", "全程参加全会(不含常委)", ["plenary_full"], (), 30),
    ("hefei", "全程参加全会(不含常委)", ["plenary_full"], STANDING, 0),
    ("hefei", "活动满2次", ["activity"], (), 0),
    ("hefei", "活动满2次", ["activity*5"], (), 30),
    ("hefei", "第2件起立案提案", ["proposal_filed:sole*3"], (), 10),
    ("hefei", "第2件起立案提案", ["proposal_filed:sole*9"], (), 20),
    ("hefei", "无故缺席全会-委员", ["plenary_absent"], (), -10),
    ("hefei", "无故缺席全会-委员", ["plenary_absent"], STANDING, 0),
    ("hefei", "无故缺席全会/常委会-常委", ["plenary_absent", "standing_absent*2"], STANDING, -12),
    ("hefei", "请假缺席", ["plenary_leave", "standing_leave"], STANDING, 0),
    ("tongcheng", "全会出席", ["plenary_present"], (), 50),
    ("tongcheng", "全会请假获准", ["plenary_leave"], (), 30),
    ("tongcheng", "全会无故缺席", ["plenary_absent"], (), 0),
    ("tongcheng", "常委请假每次", ["standing_leave*3"], STANDING, -6),
    ("tongcheng", "常委请假每次", ["standing_leave*3"], (), 0),
    ("tongcheng", "常委无故缺席每次", ["standing_absent*2"], STANDING, -10),
    ("tongcheng", "提交提案1件", ["proposal_submitted:sole*2"], (), 20),
    ("tongcheng", "提交提案1件", ["proposal_submitted:sole*3"], (), 25),
    ("tongcheng", "提交提案1件", ["proposal_submitted:lead/3#1"], (), 5),  # 联名-第一提案人: 折半
    ("tongcheng", "提交提案1件", ["proposal_submitted:other/3#2"], (), Fraction(5, 2)),  # 联名-其他: 均摊剩余
    ("tongcheng", "提交提案1件", ["proposal_submitted:collective/5#3"], (), 10),  # 集体提案: 主要成员
    ("tongcheng", "提交提案1件", ["proposal_submitted:collective/5#4"], (), 0),  # 不超过3人
    ("tongcheng", "立案再加", ["proposal_filed:sole"], (), 15),
    ("tongcheng", "立案再加", ["proposal_filed:lead/2#1"], (), Fraction(15, 2)),
    ("tongcheng", "立案再加", ["proposal_filed:other/4#3"], (), Fraction(5, 2)),
    ("tongcheng", "立案再加", ["proposal_submitted:sole", "proposal_filed:sole*2"], (), 15),  # 提案25: 10 + 15
    ("tongcheng", "参加活动每次", ["activity*4"], (), 8),
    ("tongcheng", "参加活动每次", ["activity*8"], (), 10),
    ("tongcheng", "大会/常委会/协商会书面发言", ["speech_written"], (), 5),
    ("tongcheng", "大会/常委会/协商会书面发言", ["speech_written*3"], (), 10),
    ("tongcheng", "社情民意每条", ["opinion_submitted"], (), 10),
    ("tongcheng", "社情民意每条", ["opinion_submitted*2"], (), 15),
    ("tongcheng", "被采用再加", ["opinion_submitted", "opinion_used*2"], (), 5),  # 社情15: 10 + 5
)  # fmt: skip
UNDER_ANOTHER = {"联名-第一提案人", "联名-其他", "集体提案"}  # of 桐城: how a proposal's points are shared


@pytest.mark.parametrize(("key", "item", "told", "roles", "worth"), CASES)
def test_duty_every_rule(key, item, told, roles, worth):
    found = scored(key, *told, roles=roles)
    assert sum(line.points for line in found.lines if line.rule and line.rule.item == item) == worth


def test_no_rule_of_any_set_and_no_item_of_the_source_is_left_out():
    done = {(key, item) for key, item, *_more in CASES}
    assert done == {(key, rule.item) for key in SHIPPED for rule in shipped(key).rules}
    source = {(key, one["item"]) for key, place in RAW.items() for one in place["items"]}
    assert {(key, item) for key, item in source - done if item not in UNDER_ANOTHER} == set()
