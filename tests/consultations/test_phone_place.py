"""你在这里 · One's own place on the drawing is the one that the map gives; groups are circles, nobody is a dot."""

import pytest

from shangliang.compute.discreet import Kind
from shangliang.consultations import portrait, scoring
from shangliang.consultations.changes import held
from shangliang.consultations.place import HEIGHT, WIDTH, place_of
from tests.consultations.phones import CAMPS

NUMBERS = list(range(1, 9))


def rows(each=12):
    """Two kinds of opinion, with a few doubts, as the worker reads them: in the order of voters and numbers."""
    people = [camp for camp in CAMPS for _n in range(each)]
    return [
        (voter, number, 0 if (voter + number) % 9 == 0 else view)
        for voter, camp in enumerate(people, 1)
        for number, view in sorted(camp.items())
    ]


def told(said, found) -> dict:
    return portrait.told(said, portrait.group_counts(found, 15), found, 5, 15)


def views_of(voter) -> dict[int, int]:
    return {number: value for who, number, value in rows() if who == voter}


@pytest.fixture(scope="module")
def found():
    return portrait.mapped(rows(), NUMBERS, 5)


def test_ones_place_is_where_the_map_puts_one(found):
    axes = portrait.axes(found, 15)
    chart = portrait.Chart(found)
    for at, voter in enumerate(found.participants.tolist()):
        moved = (found.positions[at, :2] - chart.middle) * chart.unit
        here = place_of(axes, views_of(voter))
        assert (here["x"], here["y"]) == pytest.approx((WIDTH / 2 + moved[0], HEIGHT / 2 - moved[1]), abs=20)
        assert here["group"] == found.labels[at]


def test_what_was_moderated_out_is_a_pass_of_everybody_and_moves_nobody_s_place_otherwise():
    """Its views stay in the rows; in m and in everybody's n it counts, as if all had passed."""
    passed = [(who, number, 0 if number == 8 else view) for who, number, view in rows()]
    one, other = portrait.mapped(rows(), NUMBERS, 5, {8}), portrait.mapped(passed, NUMBERS, 5)
    assert one.positions == pytest.approx(other.positions)
    axes, chart = portrait.axes(one, 15), portrait.Chart(one)
    assert "8" not in axes["statements"]
    for at, voter in enumerate(one.participants.tolist()):
        moved = (one.positions[at, :2] - chart.middle) * chart.unit
        for views in (views_of(voter), views_of(voter) | {8: 1}):  # whether expressed or not
            here = place_of(axes, views)
            assert (here["x"], here["y"]) == pytest.approx((WIDTH / 2 + moved[0], HEIGHT / 2 - moved[1]), abs=20)
    data = portrait.told({"1": [24, 0, 0]}, portrait.group_counts(one, 15), one, 5, 15)
    assert "8" not in data["statements"]
    assert 8 not in data["talk"]
    assert {len(cells) for cells in axes["cells"]} == {7}


def test_who_has_said_nothing_or_where_nothing_is_drawn_has_no_place(found):
    assert place_of(portrait.axes(found, 15), {}) is None
    assert place_of(portrait.axes(found, 100), views_of(1)) is None
    assert place_of({}, views_of(1)) is None
    assert place_of(portrait.axes(found, 15), {999: 1}) is None


def test_groups_are_circles_with_a_rough_size(found):
    unsaid = told({}, found)["groups"]
    assert [group["cares"] for group in unsaid] == [[], []]  # of statements that are not shown nothing is said
    said = {str(n): [10, 10, 4] for n in NUMBERS}
    groups = told(said, found)["groups"]
    assert [set(group) for group in groups] == [{"number", "size", "cares", "x", "y", "r"}] * 2
    assert all(group["size"] * 20 % 1 == 0 and group["r"] >= portrait.LEAST_RADIUS for group in groups)


def test_a_group_cares_only_for_what_most_of_it_says(found):
    said = {str(n): [10, 10, 4] for n in NUMBERS}
    for group in told(said, found)["groups"]:
        camp = CAMPS[0] if [3, "agree"] in [care[:2] for care in group["cares"]] else CAMPS[1]
        assert all(camp[number] == (1 if side == "agree" else -1) for number, side, *_share in group["cares"])


def test_what_all_agree_on_is_not_what_divides(found):
    said = {"1": [24, 0, 0], "2": [21, 0, 3], "3": [12, 12, 0]}
    data = told(said, found)
    assert [number for number, _side in data["together"]] == [1, 2]
    assert data["talk"] == [3]
    assert data["statements"]["1"]["kind"] == Kind.NEARLY_AGREE


def counted(found, **cells) -> dict:
    """The counts of both groups, with other ones of a statement: s1=[[8, 7, 0], [9, 6, 0]]."""
    groups = portrait.group_counts(found, 15)
    for name, own in cells.items():
        for group, cell in zip(groups, own, strict=True):
            groups[group][name[1:]] = cell
    return groups


def test_a_group_s_share_is_told_with_its_interval_where_nobody_stands_alone(found):
    said = {str(n): [10, 10, 4] for n in NUMBERS}
    number, side, *_share = told(said, found)["groups"][0]["cares"][-1]
    held = [8, 7, 0] if side == "agree" else [7, 8, 0]
    for cell, shares in ((held, [0.53, 0.3, 0.75]), ([15, 0, 0], []), ([11, 4, 0], [])):
        groups = counted(found, **{f"s{number}": [cell, cell]})
        cares = portrait.told(said, groups, found, 5, 15)["groups"][0]["cares"]
        assert next(share for n, _side, *share in cares if n == number) == shares


def test_a_group_s_counts_stand_until_five_of_its_own_have_moved():
    old = {"3": [12, 6, 2], "4": [2, 2, 0]}
    assert held({"3": [13, 6, 2], "4": [2, 2, 0]}, old, 5)["3"] == old["3"]
    assert held({"3": [8, 10, 2]}, old, 5)["3"] == old["3"]  # four changed their minds
    assert held({"3": [7, 11, 2]}, old, 5)["3"] == [7, 11, 2]
    assert held({"4": [3, 2, 0]}, old, 5)["4"] == [3, 2, 0]  # of four nothing was told


def test_how_surely_every_group_shares_a_statement_is_told_where_nobody_stands_alone(found):
    said = {"1": [16, 12, 0], "2": [12, 16, 0]}
    both = portrait.told(said, counted(found, s1=[[8, 6, 0], [8, 6, 0]], s2=[[6, 8, 0], [6, 8, 0]]), found, 5, 15)
    assert [both["statements"][n]["aware"]["side"] for n in "12"] == ["agree", "disagree"]
    one = both["statements"]["1"]["aware"]
    assert one["low"] < one["value"] < one["high"]
    assert all(value * 20 == pytest.approx(round(value * 20)) for value in (one["low"], one["value"], one["high"]))
    alone = portrait.told(said, counted(found, s1=[[8, 6, 0], [10, 4, 0]]), found, 5, 15)
    assert alone["statements"]["1"]["aware"] is None


def test_how_far_a_statement_bridges_is_told_with_its_share_and_not_without(found):
    data = told({"1": [16, 8, 0], "2": [22, 2, 0]}, found)["statements"]
    assert data["1"]["bridging"]["low"] <= data["1"]["bridging"]["value"] <= data["1"]["bridging"]["high"]
    assert data["2"]["bridging"] is None  # nearly all: no number of it is told


def test_scores_stand_as_long_as_the_shares_they_belong_to():
    old, new = ({"1": {"bridging": n, "aware": None}, "2": {"bridging": n, "aware": None}} for n in (1, 2))
    data = {"statements": new}
    scoring.hold(data, {"statements": old}, {"1": [9, 9, 0], "2": [9, 9, 0]}, {"1": [9, 9, 0], "2": [9, 4, 0]})
    assert [data["statements"][n]["bridging"] for n in "12"] == [1, 2]


@pytest.mark.parametrize(
    ("score", "words"), [((0.213, 0.151, 0.249), (0.2, 0.15, 0.25)), ((-0.02, -0.051, 0.001), (0.0, -0.1, 0.05))]
)
def test_scores_are_told_in_twentieths_and_their_intervals_outwards(score, words):
    assert tuple(scoring.told(*score).values()) == pytest.approx(words)


def test_too_few_make_no_map():
    assert portrait.mapped(rows()[: 4 * 8], NUMBERS, 5) is None
    data = told({}, None)
    assert (data["together"], data["groups"], data["doubt"]) == ([], [], "few")
