"""Who may look after whom; what stays as it is when somebody leaves; and that nothing else decides."""

import random
from dataclasses import replace

import numpy as np
import pytest

from shangliang.compute.pair import Change, Choices, Helper, Objection, Order, Person, Rank, Village, pair, why
from shangliang.compute.pair.areas import within
from tests.compute.pair.villages import helpers, people

HERE, THERE = "620723107205", "620723107206"


def one(person, helper, choices=None):
    """The reason, with one person and one helper."""
    return next(why(pair([person], [helper], choices)))


@pytest.mark.parametrize(
    ("person", "helper", "choices", "objection"),
    [
        (Person("a"), Helper("h", recuse=frozenset(["a"])), Choices(), Objection.RECUSED),
        (Person("a", "f"), Helper("h", recuse=frozenset(["f"])), Choices(), Objection.RECUSED),
        (Person("a", area=HERE), Helper("h", recuse=frozenset(["620723107"])), Choices(), Objection.RECUSED),
        (Person("a", area=HERE), Helper("h", HERE), Choices(Village.FORBIDDEN), Objection.VILLAGE),
        (Person("a", area=HERE), Helper("h", THERE), Choices(Village.REQUIRED), Objection.VILLAGE),
        (Person("a", languages=frozenset("x")), Helper("h", languages=frozenset("y")), Choices(), Objection.LANGUAGE),
        (Person("a", kind="孤儿"), Helper("h"), Choices(protected={"孤儿"}), Objection.PROTECTED),
        (Person("a", difficulty=3), Helper("h", rank=2), Choices(rank=Rank.REQUIRED), Objection.RANK),
    ],
)
def test_a_rule_forbids_a_pair_and_is_named(person, helper, choices, objection):
    told = one(person, helper, choices)
    assert (told.helper, told.able, dict(told.objections)) == ("", 0, {objection: 1})


@pytest.mark.parametrize(
    ("person", "helper", "choices"),
    [
        (Person("a", area=HERE), Helper("h", recuse=frozenset(["b", "620723108"])), Choices()),
        (Person("a", area=HERE), Helper("h", THERE), Choices(Village.FORBIDDEN)),
        (Person("a", area=HERE), Helper("h", "620723107"), Choices(Village.REQUIRED)),
        (Person("a", languages=frozenset("xy")), Helper("h", languages=frozenset("y")), Choices()),
        (Person("a", kind="孤儿"), Helper("h", cleared=frozenset(["孤儿"])), Choices(protected={"孤儿"})),
        (Person("a", difficulty=3), Helper("h", rank=3), Choices(rank=Rank.REQUIRED)),
    ],
)
def test_beside_it_a_pair_that_is_allowed(person, helper, choices):
    assert one(person, helper, choices).helper == "h"


def test_an_area_is_a_range_of_codes():
    assert within(HERE, "620723000000")
    assert within(HERE, "62")
    assert not within("620723", HERE)
    assert not within(HERE, "620724")
    assert not within("", "")


def test_a_household_stays_with_one_helper():
    who = [Person("a", "f"), Person("b", "f"), Person("c")]
    found = pair(who, [Helper("g"), Helper("h")]).pairs
    assert found["a"] == found["b"] != found["c"]


def test_where_not_all_can_be_covered_most_people_are_and_the_hardest_first():
    who = [Person("a", "f"), Person("b", "f"), Person("c", difficulty=2), Person("d", difficulty=5)]
    found = pair(who, [Helper("g"), Helper("h")])
    assert {person for person, helper in found.pairs.items() if not helper} == {"c"}
    assert [told.able for told in why(found) if not told.helper] == [2]


def test_when_helpers_leave_only_their_people_change():
    chance = np.random.default_rng(1)
    who, those = people(120, chance, family=2), helpers(40, chance, capacity=2, ranks=3)
    before = pair(who, those).pairs
    left = {"h0003", "h0017"}
    after = pair([replace(each, helper=before[each.id]) for each in who], [h for h in those if h.id not in left])
    assert after.order is Order.REPAIR
    changed = {person for person in before if before[person] != after.pairs[person]}
    assert changed == {person for person in before if before[person] in left}
    assert {told.change for told in why(after)} == {Change.KEPT, Change.LEFT}
    assert all(after.pairs.values())


def test_a_pair_moves_only_if_somebody_else_can_not_be_covered_otherwise():
    """a can have g or h, b only g; h is free, g has a."""
    who = [Person("a", helper="g"), Person("b", helper="gone")]
    those = [Helper("g"), Helper("h", recuse=frozenset("b"))]
    found = pair(who, those)
    assert found.pairs == {"a": "h", "b": "g"}
    assert [told.change for told in why(found)] == [Change.MOVED, Change.LEFT]


def test_a_plan_anew_evens_out_and_a_repair_does_not():
    who = [Person(name, helper="g") for name in "ab"]
    those = [Helper("g", capacity=2), Helper("h", capacity=2)]
    assert sorted(pair(who, those, Choices(order=Order.PLAN)).pairs.values()) == ["g", "h"]
    assert list(pair(who, those, Choices(order=Order.REPAIR)).pairs.values()) == ["g", "g"]


def test_the_order_of_rows_decides_nothing():
    chance = np.random.default_rng(2)
    who, those = people(60, chance), helpers(25, chance, capacity=3)
    who = [replace(each, place=None) for each in who]  # all equally far: only the lots differ
    straight = pair(who, those).pairs
    random.Random(3).shuffle(who)
    random.Random(4).shuffle(those)
    turned = pair(who, those).pairs
    assert list(turned.items()) == list(straight.items())


def test_a_helper_without_room_takes_nobody_and_one_with_room_does():
    there = Person("a", helper="g", place=(39.0, 100.0))
    those = [Helper("g", capacity=0, place=(39.0, 100.0)), Helper("h", capacity=1, place=(39.5, 100.5))]
    assert pair([there], those).pairs == {"a": "h"}


def test_nobody_and_no_room_are_plans_too():
    assert pair([], [Helper("h")]).pairs == {}
    assert pair([Person("a")], []).pairs == {"a": ""}
    assert pair([Person("a")], [Helper("h", capacity=0)]).pairs == {"a": ""}
