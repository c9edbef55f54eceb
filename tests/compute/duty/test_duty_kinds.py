"""What no shipped set needs, and other places do: written as data, without code."""

from fractions import Fraction

import pytest

from shangliang.compute.duty import Event, Flaw, Lacking, Listed, Why, Wrong, lacking, read, table
from tests.compute.duty.years import WHO, points, year

EVENTS = {"talk": "发言", "paper": "调研报告", "absent": "缺席"}


def place(*rules, **more):
    """A set of rules of an invented place; each rule told by what is not as usual."""
    usual = {"events": ["talk"], "points": 10}
    return read(
        {
            "format": "shangliang-duty/1", "key": "k", "name": "某县规则（虚构）", "events": EVENTS,
            "parts": {"sole": "个人", "joint": "合写"}, "roles": {"head": "召集人"},
            "rules": [usual | {"item": f"第{n}项"} | rule for n, rule in enumerate(rules)], **more,
        }
    )  # fmt: skip


def score(rules, *told, **more):
    [found] = table(rules, year(*told, **more))
    return found


def test_of_one_piece_of_evidence_the_highest_counts_and_of_another_too():
    # a report that was also a speech: 10 and not 10 + 4; another speech by itself: 4
    rules = place({"points": 4, "highest": "one"}, {"events": ["paper"], "highest": "one"}, highest={"one": "evidence"})
    talk, paper, other = year("talk", "paper", "talk")
    found = table(rules, [talk._replace(evidence="e1"), paper, other])[0]
    assert (found.total, points(found)) == (14, [0, 10, 4])
    assert found.lines[0].why == (Why.HIGHEST,)


def test_shares_are_exact_whether_even_or_a_fraction_in_words():
    even, third = place({"share": {"joint": "even"}}), place({"share": {"joint": "1/3"}})
    assert score(even, "talk:joint/3").total == Fraction(10, 3) == score(third, "talk:joint").total
    assert score(third, *["talk:joint"] * 3).total == 10  # and not 9.9999
    assert score(third, "talk").total == 10


def test_every_two_earn_once_and_the_odd_one_nothing():
    assert points(score(place({"per": 2}), "talk*5")) == [0, 10, 0, 10, 0]


def test_a_penalty_has_a_limit_and_the_total_a_floor():
    rules = place({"events": ["absent"], "points": -8, "cap": 20}, base={"start": 15}, total={"least": 0})
    # 15 - 8 = 7; three would be -24, they are -20: 15 - 20 = -5, and 0 is the floor
    assert score(rules, "absent").total == 7
    found = score(rules, "absent*3")
    assert (found.penalty, found.cut, found.total) == (-20, 5, 0)
    assert points(found) == [-8, -8, -4]


def test_a_base_that_is_given_leaves_that_much_less_to_earn():
    assert score(place({}, base={"start": 15, "most": 20}), "talk*2").base == 20


GRADES = [
    {"name": "优秀", "from": 20, "needs_minimum": True},
    {"name": "良好", "from": 20},
    {"name": "一般", "from": 5},
]
DUTY = [{"item": "调研报告", "events": ["paper"], "only": ["head"]}]


def test_the_best_grade_needs_the_minimum_duties_of_ones_role():
    rules = place({}, grades=GRADES, minimum=DUTY)
    assert score(rules, "talk*2").grade == "优秀"  # the duty is the conveners' alone
    assert score(rules, "talk*2", roles=["head"]).grade == "良好"
    assert score(rules, "talk*2", "paper", roles=["head"]).grade == "优秀"
    assert score(rules, "paper").grade == "一般"  # below the lowest it is the lowest


def test_consequences_of_a_grade_a_total_and_a_duty_stand_side_by_side():
    rules = place(
        {}, grades=GRADES, minimum=DUTY,
        consequences=[
            {"says": "提醒", "lacking": True}, {"says": "通报表扬", "from": 20},
            {"says": "书面说明", "lacking": True, "years": 3}, {"says": "谈话", "grade": "一般", "below": 5},
        ],
    )  # fmt: skip
    events = [event for on in (2021, 2022, 2023) for event in year("talk*2", roles=["head"], on=on)]
    assert [each.consequences for each in table(rules, events)] == [
        ("提醒", "通报表扬"), ("提醒", "通报表扬"), ("通报表扬", "书面说明"),
    ]  # fmt: skip
    assert table(rules, year("paper"), [Listed("m2")])[1].consequences == ("谈话",)


def test_an_event_without_the_fact_its_share_needs_is_said_to_lack_it_and_counts_nothing():
    rules = place({"share": {"joint": "even"}, "people": {"sole": 2}})
    [joint], [sole] = year("talk:joint"), year("talk:sole")
    assert (lacking(rules, joint), lacking(rules, sole)) == (Lacking.AUTHORS, Lacking.PLACE)
    assert lacking(rules, sole._replace(place=3)) is None
    assert [line.why for line in table(rules, [joint, sole])[0].lines] == [(Why.UNKNOWN,)] * 2


def test_an_event_that_no_rule_knows_is_a_line_without_points():
    [found] = table(place({}), [Event(WHO, year("talk")[0].date, "e", "other")])
    assert [(line.points, line.why) for line in found.lines] == [(0, (Why.NO_RULE,))]


@pytest.mark.parametrize("points", [True, None, "ten", "1/0", 1e300, float("nan"), [1], 10**9])
def test_points_that_are_no_number_are_refused_in_rules_kept_elsewhere_too(points):
    with pytest.raises(Wrong) as refused:
        place({"points": points})
    assert refused.value.flaw is Flaw.NOT_NUMBER
    assert place({"points": 0.5}).rules[0].points == Fraction(1, 2)
