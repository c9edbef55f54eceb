"""Figures: declared once, computed in one way, as of a day."""

import datetime as dt
import json

import pytest
from django.core.management import CommandError, call_command

from shangliang.kit import clock, figures
from shangliang.kit.periods import NoSuchPeriod, period_of

D = dt.date
JUNE = D(2023, 6, 30)


def fixed(**values):
    """A query with the same answer for every area and period."""
    return lambda *_asked: values


@pytest.fixture
def group():
    """A group of the tests' own, the only one while it lasts."""
    kept = dict(figures._groups)
    figures._groups.clear()

    def declare(query, keys=("held",)):
        return figures.declare("meetings", sentence="召开的会议", unit="次", keys=keys, query=query)

    yield declare
    figures._groups.clear()
    figures._groups.update(kept)


def test_a_group_is_asked_for_area_and_period(group):
    asked = []

    def query(area, period):
        asked.append((area, period.start, period.end, clock.today()))
        return {"held": 3}

    group(query)
    found = figures.compute("6203", on=JUNE, period="quarter")
    assert asked == [("6203", D(2023, 4, 1), JUNE, JUNE)]
    assert found == {
        "area": "6203",
        "as_of": "2023-06-30",
        "period": {"name": "2023-Q2", "start": "2023-04-01", "end": "2023-06-30"},
        "meetings": {"held": 3},
    }


def test_without_a_day_it_is_today(group):
    group(fixed(held=0))
    with clock.at(JUNE):
        assert figures.compute("6203")["as_of"] == "2023-06-30"


def test_a_key_that_was_not_declared_or_is_missing_is_an_error(group):
    group(fixed(held=1, more=2))
    with pytest.raises(ValueError, match="declared"):
        figures.compute("6203")


@pytest.mark.parametrize(
    ("ratio", "parts", "good"),
    [(0.5, [1, 2], True), (None, [0, 0], True), (0.0, [0, 4], True), (0.0, [0, 0], False), (2.0, [4, 2], False)],
)
def test_a_ratio_stands_beside_its_parts(group, ratio, parts, good):
    group(fixed(rate=ratio, rate_of=parts), keys=("rate", "rate_of"))
    if good:
        assert figures.compute("6203")["meetings"] == {"rate": ratio, "rate_of": parts}
    else:
        with pytest.raises(ValueError, match="ratio"):
            figures.compute("6203")


def test_only_some_groups_can_be_asked_for(group):
    group(fixed(held=1))
    figures.declare("other", sentence="", unit="", keys=("n",), query=fixed(n=1))
    assert "other" not in figures.compute("6203", only=["meetings"])


def test_two_groups_may_not_share_a_name(group):
    group(fixed(held=1))
    with pytest.raises(ValueError, match="twice"):
        group(fixed(held=2))


def test_the_catalogue_has_a_line_for_each_key(group):
    group(fixed(held=1, open=0), keys={"held": "开过的", "open": ""})
    assert [(line["key"], line["sentence"]) for line in figures.catalogue()] == [
        ("held", "开过的"),
        ("open", "召开的会议"),
    ]


def test_the_command_line_prints_the_same_bytes_each_time(group, capsys):
    group(fixed(held=1))
    call_command("figures", "6203", "--on", "2023-06-30", "--json")
    first = capsys.readouterr().out
    call_command("figures", "6203", "--on", "2023-06-30", "--json")
    assert capsys.readouterr().out == first
    assert json.loads(first)["meetings"] == {"held": 1}
    assert list(json.loads(first)) == sorted(json.loads(first))


def test_the_command_line_prints_for_people_too(group, capsys):
    group(fixed(held=7))
    call_command("figures", "6203", "--on", "2023-06-30", "--period", "2023-05")
    out = capsys.readouterr().out
    assert "召开的会议" in out
    assert "2023-05-01 ~ 2023-05-31" in out


@pytest.mark.parametrize("words", [["六二"], ["6203", "--on", "昨天"], ["6203", "--period", "decade"], ["../x"]])
def test_the_command_line_says_what_is_wrong(words):
    with pytest.raises(CommandError, match=r"[一-龥]"):
        call_command("figures", *words, "--json")


@pytest.mark.parametrize(
    ("asked", "start", "end", "name"),
    [
        ("all", D(1949, 1, 1), JUNE, "all"),
        ("year", D(2023, 1, 1), JUNE, "2023"),
        ("quarter", D(2023, 4, 1), JUNE, "2023-Q2"),
        ("month", D(2023, 6, 1), JUNE, "2023-06"),
        ("2022", D(2022, 1, 1), D(2022, 12, 31), "2022"),
        ("2022-Q4", D(2022, 10, 1), D(2022, 12, 31), "2022-Q4"),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29), "2024-02"),
    ],
)
def test_a_period_is_whole_or_ends_today(asked, start, end, name):
    found = period_of(asked, JUNE)
    assert (found.start, found.end, found.name) == (start, end, name)
    assert found.label


@pytest.mark.parametrize("asked", ["", "2023-13", "2023-Q5", "23", "week", "0001", "9999", "2023-06-30"])
def test_what_is_no_period_is_refused(asked):
    with pytest.raises(NoSuchPeriod):
        period_of(asked, JUNE)
