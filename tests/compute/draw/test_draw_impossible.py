"""No panel: why, by the fewest limits that clash, and what helps with the fewest seats moved. And who may be drawn at all."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shangliang.compute.draw import Choices, Impossible, Quota, draw
from shangliang.compute.draw.addresses import same
from shangliang.compute.draw.filters import Out, eligible
from tests.compute.draw.rooms import panels, people, quotas
from tests.compute.draw.test_draw_fair import some_room


def reason(folk, limits, choices, fixed=()):
    with pytest.raises(Impossible) as why:
        draw(folk, limits, choices, fixed)
    return why.value.reason


def told(limits):
    return [(each.quota.cells, each.side, each.value) for each in limits]


def moved(limits, changes):
    to = {(change.limit.quota, change.limit.side): change.to for change in changes}
    return [
        replace(each, least=to.get((each, "min"), each.least), most=to.get((each, "max"), each.most)) for each in limits
    ]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(4, 9))
def test_the_conflict_is_minimal_and_the_relaxation_helps(seed, count):
    folk, limits = some_room(seed, count, 3, homes=False)
    limits = [
        replace(each, least=min(3, each.least + seed % 2), most=max(each.most, each.least + seed % 2))
        for each in limits
    ]
    if panels(folk, limits, 3):
        return
    why = reason(folk, limits, Choices(3))
    kept = {(each.quota, each.side) for each in why.conflict}

    def only(sides):
        return [
            Quota(q.cells, q.least if (q, "min") in sides else 0, q.most if (q, "max") in sides else 99) for q in limits
        ]

    assert not panels(folk, only(kept), 3)
    assert all(panels(folk, only(kept - {side}), 3) for side in kept)
    assert panels(folk, moved(limits, why.relaxation), 3)


def test_more_asked_for_than_there_are_is_named_with_the_smallest_change():
    folk = people({"a": "男", "b": "男", "c": "女", "d": "男"})
    why = reason(folk, quotas({"f0=女": (2, 3), "f0=男": (0, 3)}), Choices(3))
    assert told(why.conflict) == [((("f0", "女"),), "min", 2)]
    assert [(each.limit.quota.cells, each.limit.side, each.to) for each in why.relaxation] == [
        ((("f0", "女"),), "min", 1)
    ]


def test_flex_says_how_far_a_limit_may_move():
    folk = people({"a": "男", "b": "男", "c": "女", "d": "男"})
    firm = [Quota((("f0", "女"),), 2, 2, least_flex=2), Quota((("f0", "男"),), 1, 1, most_flex=2)]
    assert not reason(folk, firm, Choices(3)).within_flex
    loose = [replace(firm[0], least_flex=1), firm[1]]
    why = reason(folk, loose, Choices(3))
    assert why.within_flex
    assert {(each.limit.side, each.to) for each in why.relaxation} == {("min", 1), ("max", 2)}


def test_too_few_people_too_many_seated_and_the_household_rule_are_said_apart():
    folk = people({"a": "x", "b": "x", "c": "x"}, "111")
    limits = quotas({"f0=x": (0, 9)})
    assert reason(folk, limits, Choices(4)).few
    assert reason(folk, limits, Choices(1), folk[:2]).seated
    assert reason(folk, limits, Choices(2, per_household=1)).household
    assert draw(folk, limits, Choices(2, tickets=100, per_household=2)).certificate.proved


def test_whoever_is_recused_or_sat_lately_is_left_out_until_the_time_has_passed():
    folk = people({"a": "x", "b": "x", "c": "x"})
    on = dt.date(2026, 6, 1)
    may, out = eligible(
        folk, recused={"a"}, seated={"b": dt.date(2026, 5, 1), "c": dt.date(2025, 5, 1)}, on=on, rest=180
    )
    assert ([each.id for each in may], out) == (["c"], {"a": Out.RECUSED, "b": Out.RESTING})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甘肃省金昌市永昌县城关镇赵家庄村三社12号", "永昌县城关镇 赵家庄村3社 十二号"),
        ("永昌县城关镇赵家庄村３社１２号（后院）", "永昌县城关镇赵家庄村三社一十二号"),
        ("金川路街道广场里3号楼2单元501室", "金川路街道广场里 三栋 2单元 501"),
        ("金川路街道广场里3-2-501", "金川路街道广场里3幢2单元0501"),
    ],
)
def test_one_household_has_one_name(one, other):
    assert same(one) == same(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("赵家庄村31社2号", "赵家庄村3社12号"), ("广场里3-2-501", "广场里32-501"), ("广场里3-2-501", "广场里3-25-01"),
        ("赵家庄村一社", "赵家庄村十一社"),
    ],
)  # fmt: skip
def test_other_households_have_other_names(one, other):
    assert same(one) != same(other)


def test_seats_that_are_all_taken_leave_nothing_to_draw():
    folk = people({"a": "x", "b": "x", "c": "y"})
    limits = quotas({"f0=x": (0, 2), "f0=y": (0, 2)})
    full = draw(folk, limits, Choices(2, tickets=100), folk[:2])
    assert (full.ids[0], [each.id for each in full.never]) == (["a", "b"], ["c"])
    assert draw(folk[:2], limits, Choices(2, tickets=100), folk[:2]).ids == [["a", "b"]] * 100
    assert told(reason(folk, quotas({"f0=x": (0, 1)}), Choices(3), folk[:2]).conflict) == [((("f0", "x"),), "max", 1)]
