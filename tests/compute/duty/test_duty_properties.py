"""Whatever the rules are: the order of events decides nothing, no limit is passed, one more thing done never costs."""

import datetime as dt
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from shangliang.compute.duty import SHIPPED, Event, Section, read, shipped, table

EVENTS = {"a": "甲", "b": "乙", "c": "丙"}
PARTS = {"sole": "个人", "lead": "第一", "other": "联名"}
SMALL = settings(max_examples=80, deadline=None)
CHANCES = st.integers(0, 1 << 32)

# Where a rule belongs decides what else it may have: see compute/duty/checking.py.
PLACES = (
    {"in": "base"},
    {"in": "bonus"},
    {"in": "base", "cap_group": "g"},
    {"in": "bonus", "highest": "y"},
    {"in": "base", "highest": "e", "cap_group": "h"},
)
SHARES = ({}, {"per": 2}, {"share": {"lead": 0.5, "other": "rest"}}, {"share": {"other": "even"}})
WHOSE = ({}, {"parts": ["sole"]}, {"parts": ["lead", "other"]}, {"only": ["s"]}, {"people": {"other": 2}})


def rule(chance, number):
    limits = {"from": chance.randint(1, 3), "times": chance.randint(1, 2), "cap": chance.randint(1, 20)}
    found = {"item": f"r{number}", "points": chance.choice([0, 1, 2.5, 7, 10]), **chance.choice(PLACES)}
    found |= {name: limits[name] for name in limits if chance.random() < 0.4}
    found |= chance.choice(WHOSE) | {"events": chance.sample("abc", chance.randint(1, 3))}
    found |= {} if "people" in found else chance.choice(SHARES)
    if found.get("highest") == "e":
        found = {name: value for name, value in found.items() if name not in {"times", "cap", "per"}}
    return found


def rules(chance):
    return read(
        {
            "format": "shangliang-duty/1", "key": "k", "name": "任意规则", "events": EVENTS, "parts": PARTS, "roles": {"s": "常委"},
            "caps": {"g": chance.randint(0, 15), "h": 12}, "highest": {"y": "year", "e": "evidence"},
            "base": {"start": 5, "most": chance.randint(5, 40)}, "bonus": {"most": chance.randint(0, 30)},
            "rules": [rule(chance, number) for number in range(chance.randint(1, 5))],
        }
    )  # fmt: skip


def events(chance, names="abc", parts=tuple(PARTS)):
    """Few days, few pieces of evidence: so that much happens on the same day, and the same is said twice."""
    return [
        Event(
            "m", dt.date(2023, 1, chance.randint(1, 9)), chance.choice("pqrs"), chance.choice(list(names)),
            chance.choice(parts), chance.randint(2, 4), chance.randint(1, 4), chance.choice([(), ("s",)]),
        )
        for _event in range(chance.randint(0, 9))
    ]  # fmt: skip


def told(scores):
    return [
        (
            *(score.member, score.total, score.grade),
            *[(line.event, line.rule and line.rule.item, line.points, line.why) for line in score.lines],
        )
        for score in scores
    ]


@SMALL
@given(CHANCES)
def test_the_order_of_events_decides_nothing(seed):
    chance = random.Random(seed)
    found, done = rules(chance), events(chance)
    mixed = list(done)
    chance.shuffle(mixed)
    assert told(table(found, mixed)) == told(table(found, done))


@SMALL
@given(CHANCES)
def test_no_limit_is_passed_and_the_lines_add_up(seed):
    chance = random.Random(seed)
    found, done = rules(chance), events(chance)
    for score in table(found, done):
        sums = lambda fits: sum(line.points for line in score.lines if line.rule and fits(line.rule))  # noqa: E731, B023
        for each in found.rules:
            limit = each.cap if each.cap is not None else sums(lambda _rule: True)
            assert sums(lambda rule, each=each: rule is each) <= limit
            assert not each.times or sum(1 for line in score.lines if line.rule is each and line.points) <= each.times
        for name, cap in found.caps.items():
            assert sums(lambda rule, name=name: rule.cap_group == name) <= cap
        base, bonus = (sums(lambda rule, at=at: rule.section is at) for at in (Section.BASE, Section.BONUS))
        assert (score.base, score.bonus) == (found.start + base, bonus)
        assert score.base <= found.base_most
        assert bonus <= found.bonus_most
        assert score.total == score.base + score.bonus


@SMALL
@given(CHANCES)
def test_one_more_thing_done_never_lowers_the_total(seed):
    chance = random.Random(seed)
    found, done, more = rules(chance), events(chance), events(chance)
    before = table(found, done)
    for count in range(1, len(more) + 1 if before else 0):
        after = table(found, [*done, *more[:count]])
        assert after[0].total >= before[0].total
        before = after


@SMALL
@given(st.sampled_from(SHIPPED), CHANCES)
def test_nor_does_it_in_the_sets_that_are_shipped(key, seed):
    chance, found = random.Random(seed), shipped(key)
    found = replace(found, rules=tuple(rule for rule in found.rules if rule.points >= 0))
    done, more = (events(chance, found.events, tuple(found.parts)) for _turn in range(2))
    before, after = table(found, done), table(found, [*done, *more])
    assert not before or after[0].total >= before[0].total


def test_thousands_of_events_come_to_the_same_whichever_way_they_are_cut_into_members():
    chance = random.Random(5)
    found = shipped("tongcheng")
    every = [
        Event(f"m{n % 40}", dt.date(2023, 1 + n % 12, 1), f"e{n}", chance.choice(list(found.events)), "lead", 3, 1)
        for n in range(2000)
    ]
    whole = {score.member: score.total for score in table(found, every)}
    alone = {who: table(found, [event for event in every if event.member == who])[0].total for who in whole}
    assert whole == alone
