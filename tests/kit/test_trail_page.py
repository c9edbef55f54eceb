"""轨迹 · The command, the published heads and their page."""

import datetime as dt
import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from shangliang.kit import clock, trail
from shangliang.kit.trail import ChainHead, DailyHead, TrailRow

from .trails import CLERK, COUNTY, OTHER, VILLAGE, behind, rewritten, write

pytestmark = pytest.mark.django_db


def test_the_command_names_the_row_and_fails(tmp_path):
    write(3)
    out = io.StringIO()
    call_command("trail", "verify", stdout=out)
    assert f"{COUNTY} 3 " in out.getvalue()
    behind("UPDATE kit_trailrow SET actor = 'X' WHERE seq = 2")
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("trail", "verify", stderr=err)
    assert COUNTY in err.getvalue()
    assert " 2 " in err.getvalue()


def test_heads_printed_today_are_anchors_tomorrow(tmp_path):
    write(3)
    out, kept = io.StringIO(), tmp_path / "heads.json"
    call_command("trail", "anchors", stdout=out)
    kept.write_text(out.getvalue())
    write(2)
    call_command("trail", "verify", "--anchors", str(kept), stdout=io.StringIO())
    rewritten()
    with pytest.raises(CommandError):
        call_command("trail", "verify", "--anchors", str(kept), stderr=io.StringIO())


def test_daily_heads_are_kept_once_a_day_and_only_for_chains_that_moved():
    write(2)
    write(1, area=OTHER)
    assert (trail.keep_daily_heads(), trail.keep_daily_heads()) == (2, 0)
    write(1)
    with clock.at(clock.now() + dt.timedelta(days=1)):
        assert trail.keep_daily_heads() == 1
    assert list(DailyHead.objects.order_by("day", "chain").values_list("chain", "seq")) == [
        ("620321", 2), ("620602", 1), ("620321", 3),
    ]  # fmt: skip
    assert trail.verify() == []


def test_the_public_page_shows_the_heads_and_nothing_of_the_rows(client):
    assert "还没有公布过链首" in client.get("/trail/").content.decode()
    write(2, stage="secretstage")
    trail.keep_daily_heads()
    page = client.get("/trail/").content.decode()
    head = bytes(ChainHead.objects.get().hash).hex()
    assert head in page.replace(" ", "")
    assert head in client.get(f"/trail/{COUNTY}/").content.decode().replace(" ", "")
    assert client.get("/trail/heads.json").json() == [{"chain": COUNTY, "seq": 2, "hash": head}]
    assert CLERK.ref not in page
    assert "secretstage" not in page


@pytest.mark.parametrize("chain", ["999999", "x", "620321%00", "62.032"])
def test_an_unknown_chain_is_not_found(client, chain):
    assert client.get(f"/trail/{chain}/").status_code == 404


def test_the_public_page_costs_the_same_for_one_chain_and_for_three(client, django_assert_num_queries):
    for areas in ([VILLAGE], [OTHER, "62"]):
        for area in areas:
            write(1, area=area)
        with clock.at(clock.now() + dt.timedelta(days=len(areas))):
            trail.keep_daily_heads()
        with django_assert_num_queries(2):
            client.get("/trail/")


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_verified_in_constant_memory():
    import tracemalloc

    for _ in range(20):
        write(5000, n=1)
    tracemalloc.start()
    assert trail.verify() == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert TrailRow.objects.count() == 100_000
    assert peak < 20 * 2**20
