"""两稿对照 · What changed is shown inside its paragraph; what did not is left out."""

from hypothesis import given
from hypothesis import strategies as st

from shangliang.documents.difference import GONE, NEW, SAME, between, plain

words = st.text("协商议事，。室", min_size=1, max_size=12).filter(lambda w: w.strip("，。"))
bodies = st.lists(words.map(lambda w: {"text": w}), max_size=8)


def body(*lines: str) -> list[dict]:
    return [{"text": line} for line in lines]


def test_a_changed_word_is_shown_inside_its_paragraph():
    found = between(body("甲", "每季度听取一次汇报"), body("甲", "每半年听取一次汇报"))
    assert found[0] == [(SAME, "甲")]
    assert "".join(w for k, w in found[1] if k != NEW) == "每季度听取一次汇报"
    assert (GONE, "季度") in found[1] or (NEW, "半年") in found[1]


def test_far_from_a_change_nothing_is_shown():
    old = body(*"一二三四五六七八九")
    found = between(old, [*old[:8], {"text": "新的一段"}])
    assert next(row for row in found if row) == [(SAME, "八")] and len(found) <= 5


def test_equal_texts_have_no_difference():
    assert between(body("甲", "乙"), body("甲", "乙")) == []


@given(bodies, bodies)
def test_every_word_of_both_texts_is_in_the_difference_or_unchanged(old, new):
    rows = [row for row in between(old, new) if row]
    gone = [w for row in rows for k, w in row if k == GONE]
    added = [w for row in rows for k, w in row if k == NEW]
    assert all(any(piece in line for line in plain(old)) for piece in gone)
    assert all(any(piece in line for line in plain(new)) for piece in added)
    assert bool(gone or added) == (plain(old) != plain(new))
