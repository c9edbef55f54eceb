"""The leaf of a sealed ballot, and what of a poll's counts may be published."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from shangliang.compute.tally import LEAST, leaf, published

COUNTS = st.lists(st.integers(0, 40), min_size=2, max_size=6)


def test_another_option_place_or_salt_is_another_leaf():
    assert leaf(3, 1, bytes(16)) == sha256(b"\x00" + bytes(16) + b"\x00\x00\x00\x03\x00\x01").digest()
    assert len({leaf(3, 1, bytes(16)), leaf(3, 0, bytes(16)), leaf(4, 1, bytes(16)), leaf(3, 1, b"x" * 16)}) == 4


def test_what_is_published_of_some_polls():
    assert published([3, 1, 0]).few
    assert published([15, 11, 0]).counts == (15, 11, 0)
    assert published([20, 6, 7]).counts == (20, 6, 7)
    assert (published([20, 9, 4]).counts, published([20, 9, 4]).rest) == ((20, None, None), 13)
    assert (published([20, 3, 3]).counts, published([20, 3, 3]).rest) == ((20, None, None), 6)
    assert published([22, 1, 3]).nearly == 0
    assert published([0, 26, 0]).nearly == 1


@given(COUNTS)
def test_no_number_said_or_worked_out_stands_for_few(counts):
    said = published(counts)
    shown = [c for c in said.counts if c]
    assert all(c >= LEAST for c in shown)
    assert said.rest == 0 or said.rest >= LEAST
    if said.few or said.nearly is not None:
        assert shown == []
    else:
        assert sum(shown) + said.rest == sum(counts)
        assert not shown or len(shown) + bool(said.rest) >= 2


@given(COUNTS)
def test_whatever_is_not_said_apart_are_two_options_or_more(counts):
    """With one alone, its count would be the rest."""
    said = published(counts)
    silent = [c for c, shown in zip(counts, said.counts, strict=True) if shown is None]
    assert len(silent) != 1
