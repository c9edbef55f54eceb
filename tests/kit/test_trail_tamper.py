"""轨迹 · Every way of changing the record behind the database's back, and the row that is named."""

import random

import pytest
from django.db import transaction

from shangliang.kit import trail
from shangliang.kit.trail import Fault

from .trails import COUNTY, OTHER, behind, cut_and_cover, found, rewritten, standalone, write

pytestmark = pytest.mark.django_db


EDITS = {
    "actor": "UPDATE kit_trailrow SET actor = 'ZZZZZZZZZZ' WHERE chain = %s AND seq = 3",
    "action": "UPDATE kit_trailrow SET action = 'matter.close' WHERE chain = %s AND seq = 3",
    "noun": "UPDATE kit_trailrow SET noun = 'person' WHERE chain = %s AND seq = 3",
    "object": "UPDATE kit_trailrow SET object = '99' WHERE chain = %s AND seq = 3",
    "area": "UPDATE kit_trailrow SET area = '620321' WHERE chain = %s AND seq = 3",
    "detail": """UPDATE kit_trailrow SET detail = detail || '{"n": 2}' WHERE chain = %s AND seq = 3""",
    "suite": "UPDATE kit_trailrow SET suite = 'sm3' WHERE chain = %s AND seq = 3",
    "unknown suite": "UPDATE kit_trailrow SET suite = 'none' WHERE chain = %s AND seq = 3",
    "occurred": "UPDATE kit_trailrow SET occurred = occurred - interval '1 microsecond' WHERE chain = %s AND seq = 3",
    "recorded": "UPDATE kit_trailrow SET recorded = recorded + interval '1 day' WHERE chain = %s AND seq = 3",
    "own hash": "UPDATE kit_trailrow SET hash = sha256(hash) WHERE chain = %s AND seq = 3",
    "last hash": "UPDATE kit_trailrow SET prev = sha256(prev) WHERE chain = %s AND seq = 3",
}


@pytest.mark.parametrize("sql", EDITS.values(), ids=EDITS.keys())
def test_an_edited_row_is_named(tmp_path, sql):
    write(5, n=1)
    write(5, area=OTHER)
    behind(sql, COUNTY)
    assert found() == [(COUNTY, 3, Fault.CONTENT)]
    assert found(chain="620602") == []
    assert f"{COUNTY}-3" in standalone(tmp_path).stdout


@pytest.mark.parametrize(("gone", "fault", "named"), [(1, Fault.MISSING, 1), (3, Fault.MISSING, 3), (5, Fault.CUT, 5)])
def test_a_deleted_row_is_named(gone, fault, named):
    write(5)
    behind("DELETE FROM kit_trailrow WHERE chain = %s AND seq = %s", COUNTY, gone)
    assert found() == [(COUNTY, named, fault)]


def test_rows_that_changed_places_are_named(tmp_path):
    write(5)
    behind(
        "UPDATE kit_trailrow SET seq = CASE seq WHEN 2 THEN 104 WHEN 4 THEN 102 ELSE seq END WHERE chain = %s", COUNTY
    )
    behind("UPDATE kit_trailrow SET seq = seq - 100 WHERE chain = %s AND seq > 100", COUNTY)
    assert found() == [(COUNTY, 2, Fault.CONTENT)]
    assert f"{COUNTY}-2" in standalone(tmp_path).stdout


COPY_OF_3 = (
    "INSERT INTO kit_trailrow (chain, seq, suite, occurred, recorded, actor, action, noun, object, area, detail, prev, hash) "
    "SELECT {chain}, {seq}, suite, occurred, recorded, actor, action, noun, object, area, detail, prev, hash "
    "FROM kit_trailrow WHERE chain = '620321' AND seq = 3"
)


def test_a_row_put_between_is_named():
    write(5)
    behind("UPDATE kit_trailrow SET seq = seq + 101 WHERE chain = %s AND seq > 3", COUNTY)
    behind("UPDATE kit_trailrow SET seq = seq - 100 WHERE chain = %s AND seq > 100", COUNTY)
    behind(COPY_OF_3.format(chain="chain", seq=4))
    behind("UPDATE kit_chainhead SET seq = 6 WHERE chain = %s", COUNTY)
    assert found() == [(COUNTY, 4, Fault.CONTENT)]


def test_a_row_behind_the_head_is_named():
    write(5)
    behind(COPY_OF_3.format(chain="chain", seq=6))
    assert found() == [(COUNTY, 6, Fault.BEYOND)]


def test_a_row_of_another_county_is_named(tmp_path):
    """A splice across chains, even with the head moved along."""
    write(5)
    write(2, area=OTHER)
    behind(COPY_OF_3.format(chain="'620602'", seq=3))
    behind("UPDATE kit_chainhead SET seq = 3 WHERE chain = '620602'")
    assert found() == [("620602", 3, Fault.CONTENT)]
    assert "620602-3" in standalone(tmp_path).stdout


def test_a_chain_without_its_head_is_named():
    write(2)
    behind("DELETE FROM kit_chainhead WHERE chain = %s", COUNTY)
    assert found() == [(COUNTY, 1, Fault.BEYOND)]


def test_a_head_with_another_hash_is_named():
    write(2)
    behind("UPDATE kit_chainhead SET hash = sha256(hash) WHERE chain = %s", COUNTY)
    assert found() == [(COUNTY, 2, Fault.HEAD)]


def test_truncation_and_rewriting_are_seen_against_a_head_kept_elsewhere(tmp_path):
    write(5)
    anchors = trail.heads()
    assert found(anchors=anchors) == []
    assert standalone(tmp_path, anchors).returncode == 0
    with transaction.atomic():
        rewritten()
        assert found() == []  # by itself a chain cannot know
        assert found(anchors=anchors) == [(COUNTY, 5, Fault.ANCHOR)]
        assert standalone(tmp_path, anchors).returncode == 1
        transaction.set_rollback(True)
    cut_and_cover(keep=3)
    assert found() == []
    assert found(anchors=anchors) == [(COUNTY, 4, Fault.CUT)]
    assert "cut" in standalone(tmp_path, anchors).stdout


def test_an_old_backup_that_was_continued_is_seen_against_the_anchor():
    """A fork: cut, then other rows up to the same number."""
    write(5)
    anchors = trail.heads()
    cut_and_cover(keep=3)
    write(4, n=9)
    assert found() == []
    assert found(anchors=anchors) == [(COUNTY, 5, Fault.ANCHOR)]


def test_a_chain_that_was_dropped_whole_is_seen_against_the_anchor():
    write(2)
    write(2, area=OTHER)
    anchors = trail.heads()
    behind("DELETE FROM kit_trailrow WHERE chain = '620602'")
    behind("DELETE FROM kit_chainhead WHERE chain = '620602'")
    assert found() == []
    assert found(anchors=anchors) == [("620602", 2, Fault.CUT)]


def test_our_own_daily_heads_are_anchors_too():
    write(5)
    trail.keep_daily_heads()
    rewritten()
    assert found() == [(COUNTY, 5, Fault.ANCHOR)]


def test_every_broken_chain_is_named_once_at_its_first_break():
    write(5)
    write(5, area=OTHER)
    write(1, area="62")
    behind("UPDATE kit_trailrow SET actor = 'X' WHERE seq IN (2, 4)")
    assert found() == [("620321", 2, Fault.CONTENT), ("620602", 2, Fault.CONTENT)]


@pytest.mark.parametrize("times", [50, pytest.param(1000, marks=pytest.mark.slow)])
def test_random_tamperings_are_all_seen(times):
    """A random row of a chain of 40, a random column."""
    write(40, n=1)
    anchors, rng = trail.heads(), random.Random(20230630)
    for _ in range(times):
        seq, sql = rng.randint(1, 40), rng.choice(list(EDITS.values()))
        with transaction.atomic():
            behind(sql.replace("seq = 3", f"seq = {seq}"), COUNTY)
            assert found(anchors=anchors) == [(COUNTY, seq, Fault.CONTENT)]
            transaction.set_rollback(True)
    assert found(anchors=anchors) == []
