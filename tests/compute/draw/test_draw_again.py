"""The same draw comes out the same, and the seed decides by chance alone."""

import os
import random
import subprocess
import sys
from math import sqrt
from pathlib import Path

from shangliang.compute.draw import Choices, Person, Quota, draw
from shangliang.compute.draw.picking import below, pick, stream

PROGRAM = """
import hashlib
from tests.compute.draw.test_draw_again import village
from shangliang.compute.draw import Choices, draw
folk, limits = ({hash(each.id if hasattr(each, "id") else each): each for each in them} for them in village())
folk, limits = ([them[key] for key in sorted(them)] for them in (folk, limits))  # an order that hangs on the hash seed
found = draw(folk, limits, Choices(9, tickets=500, per_household=1))
print(hashlib.sha256(repr((found.ids, found.chances.tolist())).encode()).hexdigest())
"""


def village(count=60):
    chance = random.Random(5)
    folk = [
        Person(
            f"p{n:02}",
            {"性别": chance.choice("男女"), "年龄": chance.choice("老中青")},
            f"{n // 2}社" if n < 20 else "",
        )
        for n in range(count)
    ]
    limits = [Quota((("性别", each),), 4, 5) for each in "男女"] + [Quota((("年龄", each),), 2, 4) for each in "老中青"]
    return folk, limits


def test_three_processes_with_other_hash_seeds_locales_and_orders_give_the_same_lottery():
    seen = set()
    for seed, locale in (("0", "C"), ("1", "zh_CN.UTF-8"), ("4242", "tr_TR.UTF-8")):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True,
            cwd=Path(__file__).parents[3], env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
        )  # fmt: skip
        seen.add(done.stdout.strip())
    assert len(seen) == 1 and len(seen.pop()) == 64


def test_how_far_it_is_never_goes_back_and_says_nothing_of_the_lottery():
    folk, limits = village()
    told = []
    found = draw(folk, limits, Choices(9, tickets=100), (), told.append)
    assert len(told) > 5
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1
    assert found.ids == draw(folk, limits, Choices(9, tickets=100)).ids


def test_ten_thousand_seeds_draw_everybody_as_often_as_promised_within_four_sigma():
    folk, limits = village()
    found = draw(folk, limits, Choices(9, tickets=1000))
    names = [each.id for each in folk]
    count, seeds, ids = dict.fromkeys(names, 0), 10_000, found.ids
    for number in range(seeds):
        for name in ids[below(1000, stream(f"seed {number}", "0" * 64))]:
            count[name] += 1
    for name in names:
        share = sum(name in each for each in ids) / 1000
        assert abs(count[name] / seeds - share) <= 4 * sqrt(share * (1 - share) / seeds) + 1e-12, name


def test_alternates_are_everybody_else_in_an_order_of_the_same_stream():
    ids = [["a", "b"], ["b", "c"]]
    orders = set()
    for number in range(60):
        ticket, others = pick(f"{number}", "c", 2, ["a", "b", "c", "d", "e"], ids)
        assert sorted([*ids[ticket - 1], *others]) == ["a", "b", "c", "d", "e"]
        orders.add((ticket, *others))
    assert len(orders) == 12  # two tickets, three others in six orders
    assert pick("7", "c", 2, "abcde", ids) == pick("7", "c", 2, "edcba", ids) != pick("7", "d", 2, "abcde", ids)


def test_a_number_below_a_limit_passes_over_the_incomplete_round():
    last = 2**64 - 1
    assert below(3, iter([last, 7])) == 1
    assert below(2, iter([last, 7])) == 1
    assert below(1, iter([last])) == 0
