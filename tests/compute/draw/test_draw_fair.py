"""The lottery is as fair as can be: against all panels of small pools, and against what arithmetic says of large ones."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shangliang.compute.draw import Aim, Choices, Impossible, Person, Quota, draw, fairest
from shangliang.compute.draw import panels as panel_maker
from tests.compute.draw.rooms import keeps, leximin, panels, people, quotas

SMALL = settings(max_examples=40, deadline=None)


def some_room(seed, count, seats, *, homes):
    """A pool and quotas by chance, some of them compound, about what one panel has."""
    chance = np.random.default_rng(seed)
    folk = [
        Person(
            f"p{n:02}",
            {"sex": "mf"[chance.integers(2)], "age": "abc"[chance.integers(3)]},
            f"h{chance.integers(count)}" if homes else "",
        )
        for n in range(count)
    ]
    one = [folk[n] for n in chance.choice(count, seats, replace=False)]
    cells = [(("sex", each),) for each in "mf"] + [(("age", each),) for each in "abc"]
    cells += [(("age", "a"), ("sex", "f"))] if chance.integers(2) else []
    limits = []
    for cell in cells:
        there = sum(Quota(cell).fits(each) for each in one)
        slack = int(chance.integers(0, 2))
        limits.append(Quota(cell, max(0, there - slack), there + slack))
    return folk, limits


@SMALL
@given(seed=st.integers(0, 10_000), count=st.integers(3, 12), homes=st.booleans(), aim=st.sampled_from(Aim))
def test_nobody_finds_a_fairer_mixture_among_all_panels(seed, count, homes, aim):
    seats = 1 + seed % min(4, count - 1)
    folk, limits = some_room(seed, count, seats, homes=homes)
    every = panels(folk, limits, seats, per_household=homes)
    choices = Choices(seats, aim, tickets=500, per_household=int(homes))
    if not every:
        with pytest.raises(Impossible):
            draw(folk, limits, choices)
        return
    found, best = draw(folk, limits, choices), leximin(folk, every)
    chances = {each.id: chance for each, chance in zip(found.people, found.chances, strict=True)}
    assert {each.id for each in found.never} == set(chances) - set(best)
    assert found.certificate.proved and found.certificate.complete
    assert abs(found.certificate.lowest - min(best.values())) < 1e-6
    if aim is Aim.LEXIMIN:
        assert {name: round(chances[name], 5) for name in best} == {name: round(best[name], 5) for name in best}


@SMALL
@given(seed=st.integers(0, 10_000), count=st.integers(4, 12), fixed=st.integers(0, 2))
def test_every_ticket_keeps_every_quota_and_seats_who_has_a_seat(seed, count, fixed):
    seats = 3
    folk, limits = some_room(seed, count, seats, homes=True)
    seated = folk[:fixed]
    every = panels(folk, limits, seats, seated)
    assume(every)
    choices = Choices(seats, tickets=200)
    found = draw(folk, limits, choices, seated)
    by = {each.id: each for each in folk}
    assert found.ids
    for ids in found.ids:
        assert len(set(ids)) == seats and {each.id for each in seated} <= set(ids)
        assert keeps([by[name] for name in ids], limits)


def test_at_most_one_of_a_household_and_its_people_share_a_chance_fairly():
    folk = people({"a": "x", "b": "x", "c": "x", "d": "x"}, "11 2")
    found = draw(folk, quotas({"f0=x": (2, 2)}), Choices(2, tickets=300, per_household=1))
    assert found.chances.round(6).tolist() == [0.5] * 4
    assert all({"a", "b"} - set(ids) for ids in found.ids)


def test_whoever_is_in_no_panel_is_named_and_the_others_are_counted():
    folk = people({"a": "x u", "b": "x v", "c": "y v", "d": "y w"})
    found = draw(
        folk, quotas({"f0=x": (1, 1), "f0=y": (1, 1), "f1=u": (0, 1), "f1=v": (1, 1), "f1=w": (0, 0)}), Choices(2)
    )
    assert [each.id for each in found.never] == ["b", "d"]
    assert found.certificate.lowest == 1.0


@pytest.mark.parametrize(("count", "seats"), [(200, 20), (2000, 200)])
def test_the_public_examples_of_the_paper_give_ten_percent_to_everybody(count, seats):
    """Rebuilt by shape: half the pool has each of two values, quotas that fit; then all chances are seats / people."""
    folk = [Person(f"p{n:04}", {"a": "xy"[n % 2], "b": "stuvw"[n // 2 % 5]}) for n in range(count)]
    half, fifth = seats // 2, seats // 5
    limits = [Quota((("a", each),), half, half) for each in "xy"] + [
        Quota((("b", each),), fifth, fifth) for each in "stuvw"
    ]
    found = draw(folk, limits, Choices(seats, tickets=100))
    assert set(found.chances.round(9)) == {0.1}
    assert found.certificate.proved and found.certificate.complete


def test_a_cap_holds_and_one_that_is_too_low_is_said_to_be():
    folk = people({"a": "x", "b": "y", "c": "y", "d": "y"})
    limits = quotas({"f0=x": (0, 1), "f0=y": (0, 3)})
    assert draw(folk, limits, Choices(2)).chances.max() == pytest.approx(0.5)
    strict = quotas({"f0=x": (1, 1), "f0=y": (1, 1)})
    with pytest.raises(Impossible) as why:
        draw(folk, strict, Choices(2, cap=0.8))
    assert why.value.reason.cap
    assert draw(folk, strict, Choices(2, cap=1.0)).chances.max() == pytest.approx(1.0)


def test_tickets_lose_at_most_two_ten_thousandths_of_the_lowest_chance():
    chance = np.random.default_rng(3)
    folk = [Person(f"p{n:03}", {"a": "wxyz"[chance.integers(4)], "b": "stu"[chance.integers(3)]}) for n in range(120)]
    limits = [Quota((("a", each),), 3, 5) for each in "wxyz"] + [Quota((("b", each),), 4, 7) for each in "stu"]
    found = draw(folk, limits, Choices(16))
    drawn = np.bincount(found.tickets.ravel(), minlength=len(folk)) / 10_000
    assert found.certificate.lowest - drawn.min() <= 2e-4


def test_thousands_of_types_go_another_way_to_the_same_lowest_chance(monkeypatch):
    """Prices choose the columns that are asked; only the lowest levels are reached exactly, and that is said."""
    folk, limits = some_room(11, 60, 12, homes=False)
    folk = [Person(each.id, {**each.features, "job": "uvwxyz"[n % 6]}) for n, each in enumerate(folk)]
    limits += [Quota((("job", each),), 1, 3) for each in "uvwxyz"]
    straight = draw(folk, limits, Choices(12, tickets=100))
    assert straight.types > 25 and straight.certificate.complete
    monkeypatch.setattr(panel_maker, "MANY", 1)
    monkeypatch.setattr(panel_maker, "WIDE", 1)
    monkeypatch.setattr(fairest, "LARGE", 5)
    other = draw(folk, limits, Choices(12, tickets=100))
    assert (other.certificate.proved, other.certificate.complete) == (True, False)
    assert other.certificate.lowest == pytest.approx(straight.certificate.lowest, abs=1e-6)
