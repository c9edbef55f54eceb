"""The four frameworks that are shipped are whole: as the sources say where they say it, every formula of real figures."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from shangliang.scorecards import asking, exchange
from shangliang.scorecards.forms.exchange import judged
from shangliang.scorecards.shipped import SHIPPED, shipped

SOURCE = Path(__file__).with_name("frameworks.json")  # as the domain notes have them


def lines(key):
    return [one for row in shipped(key)["dimensions"] for one in row["indicators"]]


@pytest.mark.parametrize("key", SHIPPED)
def test_every_line_is_as_if_an_office_had_typed_it_and_the_points_are_a_hundred(key):
    assert len(judged(exchange.plain(shipped(key)))["dimensions"]) == len(shipped(key)["dimensions"])
    assert sum(Decimal(one["points"]) for one in lines(key) if one.get("kind", "score") == "score") == 100
    for one in lines(key):
        assert asking.checked(one["formula"]) if "formula" in one else one["words"]


@pytest.mark.parametrize("told", json.loads(SOURCE.read_text()), ids=lambda told: told["key"])
def test_points_codes_and_pass_line_are_those_of_the_source_and_defaults_are_marked(told):
    ours = shipped(told["key"])
    assert ours["pass_line"] == (str(told["pass_line"]) if told["pass_line"] else None)
    basis = {one["code"]: (one["points"], one["basis"]) for one in lines(told["key"])}
    for dim in told["dims"]:
        mine = next(row for row in ours["dimensions"] if row["code"] == dim["code"])
        assert sum(Decimal(one["points"]) for one in mine["indicators"]) == dim["points"]
        for one in dim["indicators"]:
            assert basis[one["code"]] == (str(one["points"]), one["basis"])
        if not dim["indicators"]:
            assert {one["basis"] for one in mine["indicators"]} == {"default"}
