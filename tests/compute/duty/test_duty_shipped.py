"""Every item of scoring_rules.json stands in a shipped set, with its points and its limits; nothing else does.

The file beside this one is a copy of the one that came with the task (domain/scoring_rules.json), byte for byte.
"""

import json
from pathlib import Path

import pytest

from shangliang.compute.duty import SHIPPED, Points, shipped
from shangliang.compute.duty.rules import Shared

RAW = {each["key"]: each for each in json.loads((Path(__file__).parent / "scoring_rules.json").read_text())}
# Items without points of their own: they say how those of others are shared.
SHARES = {"联名-第一提案人": ("lead", 0.5), "联名-其他": ("other", Shared.REST)}
PEOPLE = {"集体提案": ("collective", 3)}


def test_all_sets_are_there():
    assert set(SHIPPED) == set(RAW)


@pytest.mark.parametrize("key", SHIPPED)
def test_a_set_says_where_it_comes_from_and_how_it_was_read(key):
    found = shipped(key)
    assert (found.key, found.name, found.source, found.model) == tuple(
        RAW[key][name] for name in ("key", "name", "url", "model")
    )
    assert found.readings


@pytest.mark.parametrize("key", SHIPPED)
def test_every_item_is_a_rule_with_its_points_and_limits(key):
    rules = {rule.item: rule for rule in shipped(key).rules}
    raw = {each["item"]: each for each in RAW[key]["items"] if each["points"] is not None}
    assert list(rules) == list(raw)
    for item, said in raw.items():
        rule, where = rules[item], f"{key}: {item}"
        assert rule.points == said["points"], where
        assert rule.cap == said.get("cap"), where
        assert rule.cap_group == said.get("cap_group", ""), where
        assert not said.get("once_per_year") or rule.times == 1, where
        assert rule.filter.only == ({"standing"} if said.get("only") else rule.filter.only), where
        assert rule.first == (2 if item.startswith("第2") else 1), where
        if "min_count" in said:
            assert said["min_count"] in [each.count for each in shipped(key).minimum], where


def test_items_without_points_of_their_own_are_the_shares_of_others():
    raw = {each["item"] for set_ in RAW.values() for each in set_["items"] if each["points"] is None}
    assert raw == SHARES.keys() | PEOPLE.keys()
    for rule in shipped("tongcheng").rules:
        if rule.cap_group == "提案25":
            assert rule.share == dict(SHARES.values())
            assert rule.people == dict(PEOPLE.values())


def test_caps_of_groups_are_the_number_in_their_names():
    caps: dict[str, Points] = dict(shipped("tongcheng").caps)
    assert caps == {"提案25": 25, "社情15": 15}


def test_grades_and_consequences_of_jinan_are_those_of_the_source():
    found = shipped("jinan")
    assert [[grade.name, grade.least] for grade in found.grades] == RAW["jinan"]["grades"]
    for each in found.consequences:
        assert f"<{each.below}: {each.says}" in RAW["jinan"]["consequence"]
    assert [each.years for each in found.consequences] == [1, 2]
    assert (found.start, found.bonus_most) == (70, 50)
