"""From what is shown nobody can work out a count of one to four people; and what can be said is said."""

from collections import defaultdict
from itertools import product

import pytest

from shangliang.compute.discreet import Kind, shares


@pytest.mark.parametrize("least", [5, 7])
def test_no_count_below_the_least_can_be_worked_out(least):
    meant = defaultdict(list)
    for counts in product(range(24), repeat=3):
        meant[shares(*counts, least)].append(counts)
    for shown, possible in meant.items():
        if (shown.base or 0) > 23:
            continue  # larger ones are cut off by the range above
        for place in range(3):
            values = {counts[place] for counts in possible}
            assert len(values) > 1 or min(values) >= least, shown
        pairs = [{a + b for a, b, _c in possible}, {a + c for a, _b, c in possible}, {b + c for _a, b, c in possible}]
        assert all(len(values) > 1 or min(values) >= least for values in pairs), shown


def test_the_least_is_never_below_five():
    assert shares(3, 0, 0, 1).kind == Kind.FEW


@pytest.mark.parametrize(
    ("counts", "kind", "said"),
    [
        ((10, 6, 5), Kind.ALL, (21, 10 / 21, 6 / 21, 5 / 21)),
        ((8, 6, 1), Kind.SIDES, (14, 8 / 14, 6 / 14, None)),
        ((12, 4, 3), Kind.AGREE, (19, 12 / 19, None, None)),
        ((12, 2, 1), Kind.NEARLY_AGREE, (None, None, None, None)),
        ((1, 9, 4), Kind.DISAGREE, (14, None, 9 / 14, None)),
        ((0, 9, 4), Kind.NEARLY_DISAGREE, (None, None, None, None)),
        ((3, 3, 9), Kind.UNSURE, (None, None, None, None)),
        ((1, 1, 9), Kind.UNSURE, (None, None, None, None)),
        ((3, 4, 4), Kind.MIXED, (None, None, None, None)),
        ((2, 1, 1), Kind.FEW, (None, None, None, None)),
    ],
)
def test_what_is_said(counts, kind, said):
    found = shares(*counts)
    assert (found.kind, (found.base, found.agree, found.disagree, found.unsure)) == (kind, said)
