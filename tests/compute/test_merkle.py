"""One root for many leaves: every change of one of them, of their order or number shows."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from shangliang.compute import merkle

LEAVES = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=20, unique=True)


def test_by_hand():
    a, b, c = (merkle.leaf(b"salt", x) for x in (b"a", b"b", b"c"))
    assert a == sha256(b"\x00salta").digest()
    assert merkle.root([a]) == a.hex()
    pair = sha256(b"\x01" + a + b).digest()
    assert merkle.root([a, b]) == pair.hex()
    assert merkle.root([a, b, c]) == sha256(b"\x01" + pair + c).hexdigest()


@given(LEAVES, st.data())
def test_a_change_anywhere_changes_the_root(leaves, data):
    at = data.draw(st.integers(0, len(leaves) - 1))
    other = [*leaves[:at], sha256(leaves[at]).digest(), *leaves[at + 1 :]]
    assert merkle.root(other) != merkle.root(leaves)
    assert merkle.root(leaves[:at] + leaves[at + 1 :]) != merkle.root(leaves)
    assert merkle.root([*leaves, leaves[-1]]) != merkle.root(leaves)


@given(LEAVES)
def test_the_order_counts(leaves):
    assert len(leaves) == 1 or merkle.root(leaves[::-1]) != merkle.root(leaves)


@given(LEAVES, st.data())
def test_a_leaf_climbs_its_own_path_to_the_root_and_no_other_leaf_does(leaves, data):
    at = data.draw(st.integers(0, len(leaves) - 1))
    steps = merkle.path(leaves, at)
    assert merkle.climbed(leaves[at], steps) == merkle.root(leaves)
    assert merkle.climbed(sha256(leaves[at]).digest(), steps) != merkle.root(leaves)
    assert len(steps) <= (len(leaves) - 1).bit_length()
