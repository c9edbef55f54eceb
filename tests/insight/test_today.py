"""Today and the leader's page: every number opens exactly the list that it counts, for every role."""

import re

import pytest

from shangliang.people.can import Role
from tests import cast
from tests.kept import kept
from tests.matters import walks

pytestmark = pytest.mark.django_db
STAGES = (
    "raised",
    "accepted",
    "approved",
    "agreed",
    "submitted",
    "assigned",
    "handling",
    "answered",
    "confirmed",
    "closed",
)


@pytest.fixture
def world(db):
    one_at_each_stage()


@kept
def one_at_each_stage():
    walks.people()
    for stage in STAGES:
        walks.at(stage, title=f"走到{stage}的事")
    walks.raised("村里的事", area=cast.VILLAGE)
    walks.raised("要联名的提案", kind="proposal", by=cast.member(name="另一位委员（虚构）"),
                 extra={"batch": "平时提案", "suggestion": "做", "joint": "征集联名"})  # fmt: skip


def length(client, url) -> int:
    answer = client.get(url)
    assert answer.status_code == 200
    if "invited" in answer.context:
        return len(answer.context["invited"])
    assert answer.context["page"].next is None
    return len(answer.context["page"].rows)


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.AUDITOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}])
def test_a_tile_opens_the_list_that_it_counts(client, world, role):
    cast.signed_in(client, cast.everybody()[role])
    page = client.get("/desk/")
    for tile in page.context["tiles"]:
        assert length(client, tile["url"]) == tile["number"], tile
    for unit in page.context["units"]:
        assert length(client, unit["url"]) == unit["open"]
        for cell in unit["cells"]:
            assert length(client, cell["url"]) == cell["n"], cell


def test_an_office_has_work_and_a_neighbour_none(client, world):
    tiles = {t["name"]: t["number"] for t in cast.signed_in(client, cast.office()).get("/desk/").context["tiles"]}
    assert (tiles["screen"], tiles["approve"], tiles["consult"], tiles["assign"], tiles["confirm"]) == (3, 1, 1, 1, 1)
    theirs = cast.signed_in(client, cast.outsider()).get("/desk/").context
    assert {t["number"] for t in theirs["tiles"]} == {0} and theirs["tasks"] == [] and theirs["units"] == []


def test_whoever_has_no_desk_sees_how_far_their_own_matters_have_come(client, world):
    own = walks.raised("我自己提的事", by=cast.resident(), area=cast.VILLAGE)
    page = cast.signed_in(client, cast.resident()).get("/desk/").context
    assert [row["ref"] for row in page["own"]] == [own.ref]
    assert page["title"] == cast.resident().name
    assert cast.signed_in(client, cast.holder(Role.HELPER)).get("/desk/").context["own"] == []
    assert cast.signed_in(client, cast.office()).get("/desk/").context["own"] == []


def test_an_admin_is_told_what_admins_do_and_shown_no_work(client, world):
    page = cast.signed_in(client, cast.everybody()[Role.AUDITOR]).get("/desk/")
    assert "管理员不看业务内容" in page.content.decode()
    assert not (page.context["tasks"] or page.context["tiles"] or page.context["units"])
    assert "管理员不看业务内容" not in cast.signed_in(client, cast.outsider()).get("/desk/").content.decode()


def test_a_unit_sees_its_orders_by_due_date(client, world):
    context = cast.signed_in(client, cast.unit()).get("/desk/").context
    tiles = {t["name"]: t["number"] for t in context["tiles"]}
    assert (tiles["receipt"], tiles["hand"]) == (1, 1)
    assert [row["matter__title"] for row in context["orders"]] == ["走到assigned的事", "走到handling的事"]


def test_a_leader_sees_the_same_by_unit(client, world):
    units = cast.signed_in(client, cast.leader()).get("/desk/").context["units"]
    assert [(u["name"], u["open"]) for u in units] == [("永昌县水务局", 2)]


def test_the_leaders_page_has_five_figures_that_open_their_lists(client, world):
    page = cast.signed_in(client, cast.leader()).get("/desk/leader/")
    five = page.context["five"]
    assert len(five) == 5 and all(one["note"] for one in five)
    for one in five:
        if one["url"]:
            assert length(client, one["url"]) == (2 if one["number"] == "–" else one["number"]), one
    assert [row["title"] for row in page.context["waiting"]] == ["走到submitted的事"]
    assert "登记批示" not in page.content.decode()


def test_a_secretary_transcribes_on_the_leaders_page_and_a_unit_has_none(client, world):
    assert "登记批示" in cast.signed_in(client, cast.office()).get("/desk/leader/").content.decode()
    assert cast.signed_in(client, cast.unit()).get("/desk/leader/").status_code == 403


def test_today_says_the_hour_of_its_numbers(client, world):
    assert re.search(r"截至 \d\d:\d\d", cast.signed_in(client, cast.office()).get("/desk/").content.decode())


def test_a_resident_begins_with_what_they_want_to_talk_over_and_a_desk_with_its_work(client):
    button = f'href="/{cast.VILLAGE}/raise/"'
    assert button in cast.signed_in(client, cast.resident()).get("/desk/").content.decode()
    assert button not in cast.signed_in(client, cast.clerk()).get("/desk/").content.decode()


def test_a_member_finds_the_proposals_to_sign_and_their_own_matters_on_today(client):
    asks = walks.raised(
        "征集联名的提案", kind="proposal", by=cast.member(name="别的委员（虚构）"), extra={"joint": "征集联名"}
    )
    own = walks.raised("我的社情民意", kind="sentiment", by=cast.member())
    page = cast.signed_in(client, cast.member()).get("/desk/")
    assert [row["ref"] for row in page.context["invited"]] == [asks.ref]
    assert [row["ref"] for row in page.context["own"]] == [own.ref]
    assert f"/desk/sign/{asks.ref}/" in page.text
    assert cast.signed_in(client, cast.unit()).get("/desk/").context["invited"] == []
