"""The lists of the desk: reach, filters in the URL, tiles that count their list, equal queries, the ledger, the screening desk."""

import io

import openpyxl
import pytest

from shangliang.kit.trail.rows import TrailRow
from shangliang.matters import actions
from shangliang.matters.models import Matter
from shangliang.people.actions import end_post
from tests import cast
from tests.counting import queries
from tests.matters import walks

pytestmark = pytest.mark.django_db
LIST, SCREEN = "/desk/matters/", "/desk/screening/"


def titles(answer):
    return [row["title"] for row in answer.context["page"].rows]


def test_a_county_sees_its_own_and_not_its_neighbours(client):
    walks.people()
    walks.raised("永昌的事")
    assert titles(cast.signed_in(client, cast.office()).get(LIST)) == ["永昌的事"]
    assert titles(cast.signed_in(client, cast.outsider()).get(LIST)) == []


def test_a_word_is_found_in_the_county_and_in_what_came_from_beyond_it_and_nowhere_else(client):
    walks.people()
    walks.raised("永昌的路灯")
    theirs = walks.raised("邻县的路灯", by=cast.person(), area=cast.SIBLING_COMMUNITY)
    office = cast.signed_in(client, cast.office())
    assert titles(office.get(LIST + "?q=路灯")) == ["永昌的路灯"]
    Matter.objects.filter(pk=theirs.pk).update(holder=cast.organisation("cppcc"), holder_area=cast.COUNTY)
    assert sorted(titles(office.get(LIST + "?q=路灯"))) == ["永昌的路灯", "邻县的路灯"]
    assert titles(office.get(LIST + "?q=水管")) == []


def test_a_post_that_ends_takes_its_list_and_its_tiles_along_at_once(client):
    walks.people()
    walks.raised("永昌的事")
    office = cast.office()
    cast.post(office, "office", cast.SIBLING_COUNTY)
    cast.signed_in(client, office)
    for _again in range(2):  # the second time the question is a kept one
        answer = client.get(LIST)
        assert titles(answer) == ["永昌的事"]
        assert [tile["number"] for tile in answer.context["tiles"] if "pile=screen" in tile["url"]] == [1]
    end_post(office.posts.get(organisation__area_id=cast.COUNTY), by=None)
    answer = client.get(LIST)
    assert titles(answer) == []
    assert [tile["number"] for tile in answer.context["tiles"] if "pile=screen" in tile["url"]] == [0]


def test_an_anonymous_visitor_is_asked_to_sign_in(client):
    for path in (
        "/desk/",
        LIST,
        SCREEN,
        "/desk/orders/",
        "/desk/me/",
        "/desk/leader/",
        "/desk/rules/",
        "/desk/notices/",
    ):
        assert client.get(path).status_code == 302


@pytest.mark.parametrize("query, found", [
    ("kind=topic", 2), ("kind=proposal", 0), ("stage=accepted", 1), ("stage=open", 2), ("stage=over", 0), ("light=calm", 2),
    ("light=late", 0), ("area=620321100", 1), ("area=620302", 0), ("since=2001-01-01", 2), ("until=2001-01-01", 0),
    ("q=路灯", 1), ("q=没有这个词", 0), ("pile=screen", 1), ("pile=approve", 1), ("sort=due", 2), ("sort=raised", 2),
])  # fmt: skip
def test_filters_live_in_the_url(client, query, found):
    walks.at("accepted", title="三组路灯不亮")
    walks.raised("村里的水管漏了", area=cast.VILLAGE)
    assert len(titles(cast.signed_in(client, cast.office()).get(f"{LIST}?{query}"))) == found


@pytest.mark.parametrize(
    "query",
    ["since=2023-99-99", "kind=nothing", "area=x'--", "q=%00", "cursor=zzzz", "q=" + "长" * 500, "pile=nothing"],
)
def test_a_wrong_filter_never_breaks_the_list(client, query):
    walks.people()
    walks.raised()
    assert cast.signed_in(client, cast.office()).get(f"{LIST}?{query}").status_code == 200


@pytest.mark.parametrize("path", [LIST, SCREEN, "/desk/"])
def test_one_row_and_three_cost_the_same_queries(client, path):
    walks.people()
    cast.signed_in(client, cast.office())
    walks.raised("第一件")
    one = queries(client, path)
    for title in ("第二件", "第三件"):
        walks.raised(title)
    assert queries(client, path) == one
    assert one <= 13


def test_the_ledger_is_the_same_list_and_leaves_a_trail_row(client):
    walks.people()
    walks.raised("=1+1 路灯")
    walks.raised("水管漏了")
    cast.signed_in(client, cast.office())
    answer = client.post("/desk/matters/export/?q=路灯")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    cells = [c.value for row in book.worksheets[0].iter_rows() for c in row if isinstance(c.value, str)]
    assert any("路灯" in c for c in cells) and not any("水管" in c for c in cells)
    assert not any(c.startswith("=") for c in cells)
    assert TrailRow.objects.filter(action="matter.export").count() == 1
    assert client.get("/desk/matters/export/").status_code == 405
    assert cast.signed_in(client, cast.leader()).post("/desk/matters/export/").status_code == 403


# 筛选台


def test_the_screening_desk_is_for_who_screens(client):
    walks.people()
    walks.raised("要筛选的事")
    assert titles(cast.signed_in(client, cast.office()).get(SCREEN)) == ["要筛选的事"]
    assert cast.signed_in(client, cast.leader()).get(SCREEN).status_code == 403


def test_many_are_accepted_at_once_and_others_ids_are_passed_over(client):
    walks.people()
    first, second = walks.raised("第一件"), walks.raised("第二件")
    foreign = walks.raised("别县的", area=cast.SIBLING_COUNTY, by=cast.resident(cast.SIBLING_COMMUNITY))
    cast.signed_in(client, cast.office())
    assert (
        client.post(SCREEN, {"refs": [first.ref, second.ref, foreign.ref, "x", "\0" * 10], "do": "accept"}).status_code
        == 302
    )
    assert {m.stage for m in Matter.objects.filter(pk__in=[first.pk, second.pk])} == {"accepted"}
    assert Matter.objects.get(pk=foreign.pk).stage == "raised"


def test_a_refusal_stops_only_its_own(client):
    walks.people()
    first, done = walks.raised("第一件"), walks.at("accepted", title="早已受理")
    page = cast.signed_in(client, cast.office()).post(
        SCREEN, {"refs": [first.ref, done.ref], "do": "accept"}, follow=True
    )
    assert Matter.objects.get(pk=first.pk).stage == "accepted"
    assert "《早已受理》没有办成" in page.content.decode()


def test_where_nothing_could_be_done_the_page_comes_back_with_what_was_typed(client):
    walks.people()
    done = walks.at("accepted", title="早已受理")
    foreign = walks.raised("别县的", area=cast.SIBLING_COUNTY, by=cast.resident(cast.SIBLING_COMMUNITY))
    cast.signed_in(client, cast.office())
    typed = {"do": "give_back", "note": "请补充地点"}
    page = client.post(SCREEN, typed | {"refs": [done.ref]})
    assert page.status_code == 200 and "《早已受理》没有办成" in page.content.decode()
    assert "请补充地点" in page.content.decode()
    assert "选中的事项已不在这里" in client.post(SCREEN, typed | {"refs": [foreign.ref]}).content.decode()


@pytest.mark.parametrize("do, typed, stage", [
    ("decline", {"note": "不属于协商范围", "reason": "人事事项"}, "declined"), ("give_back", {"note": "补充地点"}, "returned"),
    ("redirect", {"target": "信访部门"}, "redirected"),
])  # fmt: skip
def test_bulk_moves_need_their_words(client, do, typed, stage):
    walks.people()
    matter = walks.raised("一件事")
    cast.signed_in(client, cast.office())
    bare = client.post(SCREEN, {"refs": [matter.ref], "do": do})
    assert bare.status_code == 200 and bare.context["form"].errors
    assert client.post(SCREEN, {"refs": [matter.ref], "do": do} | typed).status_code == 302
    assert Matter.objects.get(pk=matter.pk).stage == stage


def test_many_are_merged_into_one(client):
    walks.people()
    into, one, two = walks.raised("三组路灯"), walks.raised("三组路灯不亮"), walks.raised("路灯坏了")
    cast.signed_in(client, cast.office())
    assert (
        "into"
        in client.post(SCREEN, {"refs": [into.ref, one.ref], "do": "merge", "into": into.ref}).context["form"].errors
    )
    client.post(SCREEN, {"refs": [one.ref, two.ref], "do": "merge", "into": into.ref})
    assert set(into.merged.values_list("pk", flat=True)) == {one.pk, two.pk}


def test_similar_ones_and_age_are_shown(client):
    walks.people()
    walks.raised("三组路灯晚上不亮")
    walks.raised("三组路灯晚上不亮了")
    walks.raised("农产品快递不进村")
    rows = cast.signed_in(client, cast.office()).get(SCREEN).context["page"].rows
    assert [row["alike"] for row in rows] == [1, 1, 0]


def test_the_drawer_comes_alone_for_htmx_and_the_page_without(client):
    walks.people()
    matter = walks.raised("一件事")
    cast.signed_in(client, cast.office())
    drawer = client.get(
        f"/desk/m/{matter.ref}/", headers={"HX-Request": "true", "HX-Target": "drawer"}
    ).content.decode()
    page = client.get(f"/desk/m/{matter.ref}/").content.decode()
    assert "<html" not in drawer and "受理" in drawer and "<html" in page


def test_a_followers_number_is_counted(client):
    walks.people()
    matter = walks.raised("一件事")
    for device in "abc":
        actions.follow(matter, device=device)
    assert cast.signed_in(client, cast.office()).get(LIST).context["page"].rows[0]["followed"] == 3
