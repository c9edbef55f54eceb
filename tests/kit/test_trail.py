"""轨迹 · One row per action, in its transaction, on the chain of its county; only added."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.db.transaction import TransactionManagementError

from shangliang.kit import clock, trail
from shangliang.kit.trail import DailyHead, TrailRow

from .trails import CLERK, COUNTY, OTHER, VILLAGE, standalone, write

pytestmark = pytest.mark.django_db


def test_a_row_says_who_did_what_to_which_object_and_when():
    happened = dt.datetime(2023, 5, 9, 8, 30, tzinfo=dt.UTC)
    row = trail.record(by=CLERK, action="matter.raise", noun="matter", id=7, area=VILLAGE, on=happened, detail={"n": 1})
    kept = TrailRow.objects.get(chain=COUNTY, seq=1)
    assert (kept.actor, kept.action, kept.noun, kept.object, kept.area) == (
        "K7Q2M9X4TD", "matter.raise", "matter", "7", VILLAGE,
    )  # fmt: skip
    assert (kept.occurred, kept.recorded, kept.detail) == (happened, row.recorded, {"n": 1})
    assert bytes(kept.hash) == row.hash
    assert trail.verify() == []


def test_the_system_has_no_name():
    assert trail.record(by=None, action="job.remind", noun="matter", id=1, area=VILLAGE).actor == ""


@pytest.mark.parametrize(
    ("area", "chain"),
    [
        ("620321100200", "620321"),
        ("620321100200x01", "620321"),
        ("620321", "620321"),
        ("6203", "6203"),
        ("62", "62"),
        ("", "00"),
    ],
)
def test_the_chain_is_the_countys_or_what_lies_above(area, chain):
    assert trail.chain_of(area) == chain


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (dt.date(2023, 5, 9), dt.datetime(2023, 5, 8, 16, tzinfo=dt.UTC)),
        (dt.date(2023, 6, 30), dt.datetime(2023, 6, 30, 4, tzinfo=dt.UTC)),
        (None, dt.datetime(2023, 6, 30, 4, tzinfo=dt.UTC)),
    ],
)
def test_a_day_is_its_beginning_in_shanghai_and_today_is_now(on, expected):
    with clock.at(dt.datetime(2023, 6, 30, 4, tzinfo=dt.UTC)):
        row = trail.record(by=CLERK, action="a.b", noun="matter", id=1, area=VILLAGE, on=on)
    assert row.occurred == expected


def test_every_county_has_its_own_chain_numbered_from_one():
    rows = [trail.record(by=CLERK, action="a.b", noun="x", id=1, area=area) for area in (VILLAGE, OTHER, VILLAGE)]
    assert [(r.chain, r.seq) for r in rows] == [("620321", 1), ("620602", 1), ("620321", 2)]
    assert rows[2].prev == rows[0].hash
    assert [(h.chain, h.seq) for h in trail.heads()] == [("620321", 2), ("620602", 1)]


def test_many_rows_keep_their_order_and_come_back_in_it():
    areas = [VILLAGE, OTHER, "62", VILLAGE, OTHER]
    entries = [{"by": CLERK, "action": "a.b", "noun": "x", "id": n, "area": a} for n, a in enumerate(areas)]
    rows = trail.record_many(entries)
    assert [r.object for r in rows] == ["0", "1", "2", "3", "4"]
    assert [(r.chain, r.seq) for r in rows] == [("620321", 1), ("620602", 1), ("62", 1), ("620321", 2), ("620602", 2)]
    assert trail.verify() == []
    assert trail.record_many([]) == []


@pytest.mark.parametrize("suite", ["sha256", "sm3"])
def test_both_suites_verify_and_may_follow_each_other(settings, tmp_path, suite):
    write(2)
    settings.SHANGLIANG_TRAIL = suite
    write(2)
    assert [r.suite for r in TrailRow.objects.order_by("seq")] == ["sha256", "sha256", suite, suite]
    assert trail.verify() == []
    assert standalone(tmp_path).returncode == 0


@pytest.mark.django_db(transaction=True)
def test_a_row_is_written_with_its_action_or_not_at_all():
    with pytest.raises(TransactionManagementError):
        trail.record(by=CLERK, action="a.b", noun="x", id=1, area=VILLAGE)
    with transaction.atomic():
        trail.record(by=CLERK, action="a.b", noun="x", id=1, area=VILLAGE)
        transaction.set_rollback(True)
    assert TrailRow.objects.count() == 0
    write()
    assert (TrailRow.objects.count(), trail.verify()) == (1, [])


@pytest.mark.django_db(transaction=True)
def test_many_at_once_on_fresh_chains_make_whole_chains():
    def work(n):
        try:
            for _ in range(10):
                areas = [VILLAGE, OTHER] if n % 2 else [OTHER, VILLAGE]
                with transaction.atomic():
                    trail.record_many([{"by": CLERK, "action": "a.b", "noun": "x", "id": n, "area": a} for a in areas])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert [(h.chain, h.seq) for h in trail.heads()] == [("620321", 80), ("620602", 80)]
    assert trail.verify() == []


# what the database itself refuses


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE kit_trailrow SET actor = 'X' WHERE seq = 1",
        "UPDATE kit_trailrow SET seq = seq + 10",
        "DELETE FROM kit_trailrow WHERE seq = 2",
        "DELETE FROM kit_trailrow",
        "UPDATE kit_chainhead SET seq = 0",
        "DELETE FROM kit_chainhead",
        "INSERT INTO kit_chainhead (chain, seq, hash) VALUES ('999999', 7, '')",
        "UPDATE kit_dailyhead SET seq = 1",
        "DELETE FROM kit_dailyhead",
    ],
)
def test_the_database_refuses(sql):
    write(2)
    trail.keep_daily_heads()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert (TrailRow.objects.count(), DailyHead.objects.count(), trail.verify()) == (2, 1, [])


@pytest.mark.parametrize("table", ["kit_trailrow", "kit_chainhead", "kit_dailyhead"])
def test_the_database_refuses_truncate(table):
    write(2)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")  # tests/conftest.py has it off
        with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table}")
    assert TrailRow.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [{"seq": 4}, {"seq": 2}, {"prev": bytes(32)}, {"chain": "620602"}],
)
def test_a_row_that_does_not_follow_the_head_is_refused(wrong):
    rows = write(2)
    values = {"chain": COUNTY, "seq": 3, "prev": rows[1].hash} | wrong
    row = TrailRow(suite="sha256", occurred=clock.now(), recorded=clock.now(), detail={}, hash=bytes(32), **values)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)
    assert (TrailRow.objects.count(), trail.verify()) == (2, [])
    write()
    assert TrailRow.objects.count() == 3


def test_the_orm_cannot_change_a_row_either():
    row = write()[0]
    row.actor = "SOMEBODY"
    for change in (row.save, row.delete, TrailRow.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
