"""你在这里 · One's own place on the drawing is the one that the map gives; groups are circles, nobody is a dot."""

import pytest

from shangliang.compute.discreet import Kind
from shangliang.consultations import portrait
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


def test_who_has_said_nothing_or_where_nothing_is_drawn_has_no_place(found):
    assert place_of(portrait.axes(found, 15), {}) is None
    assert place_of(portrait.axes(found, 100), views_of(1)) is None
    assert place_of({}, views_of(1)) is None
    assert place_of(portrait.axes(found, 15), {999: 1}) is None


def test_groups_are_circles_with_a_rough_size(found):
    unsaid = portrait.told({}, found, 5, 15)["groups"]
    assert [group["cares"] for group in unsaid] == [[], []]  # of statements that are not shown nothing is said
    said = {str(n): [10, 10, 4] for n in NUMBERS}
    groups = portrait.told(said, found, 5, 15)["groups"]
    assert [set(group) for group in groups] == [{"number", "size", "cares", "x", "y", "r"}] * 2
    assert all(group["size"] * 20 % 1 == 0 and group["r"] >= portrait.LEAST_RADIUS for group in groups)


def test_a_group_cares_only_for_what_most_of_it_says(found):
    said = {str(n): [10, 10, 4] for n in NUMBERS}
    for group in portrait.told(said, found, 5, 15)["groups"]:
        camp = CAMPS[0] if [3, "agree"] in [care[:2] for care in group["cares"]] else CAMPS[1]
        assert all(camp[number] == (1 if side == "agree" else -1) for number, side, _share in group["cares"])


def test_what_all_agree_on_is_not_what_divides(found):
    said = {"1": [24, 0, 0], "2": [21, 0, 3], "3": [12, 12, 0]}
    told = portrait.told(said, found, 5, 15)
    assert [number for number, _side in told["together"]] == [1, 2]
    assert told["talk"] == [3]
    assert told["statements"]["1"]["kind"] == Kind.NEARLY_AGREE


def test_too_few_make_no_map():
    assert portrait.mapped(rows()[: 4 * 8], NUMBERS, 5) is None
    told = portrait.told({}, None, 5, 15)
    assert (told["together"], told["groups"], told["doubt"]) == ([], [], "few")
