"""办公页的话 · What a step's page shows and says: whose act, which text, which bodies, what was done; days as people say them."""

import datetime as dt
import re

import pytest

from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.chain import chain, days_of
from shangliang.matters.holders import governs, handlers
from shangliang.matters.kinds import KINDS
from shangliang.matters.lifecycle import Refused
from shangliang.matters.models import Matter
from tests import cast
from tests.matters import public, walk, walks

pytestmark = pytest.mark.django_db


def page(client, who, url) -> str:
    return cast.signed_in(client, who).get(url).content.decode()


def test_the_text_to_be_released_is_read_on_the_page_that_releases_it(client):
    matter, _code = walk.topic(text="冬天放学时天已经黑了。", wish="装几盏灯")
    said = page(client, cast.clerk(), f"/desk/m/{matter.ref}/release/")
    assert "冬天放学时天已经黑了。" in said and "装几盏灯" in said
    assert "冬天放学时天已经黑了。" not in page(client, cast.clerk(), f"/desk/m/{matter.ref}/accept/")


def test_a_villages_outcome_goes_to_the_party_and_government_of_the_township_a_countys_to_its_own():
    cast.platforms()
    for code in (cast.TOWN, cast.COUNTY):
        cast.organisation("party", code)
    cast.organisation("government", cast.COUNTY)
    council = cast.organisation("council", cast.VILLAGE)
    assert [o.name for o in governs(council)] == ["中共城关镇委员会", "城关镇人民政府"]
    assert [o.name for o in governs(cast.organisation("cppcc"))] == ["中共永昌县委员会", "永昌县人民政府"]


def test_orders_go_to_ones_own_place_and_below_and_never_upward():
    matter = walk.carry(walk.topic()[0], "submit")
    city, county = cast.organisation("government", cast.CITY), walk.lead_unit()
    offered = handlers(matter, cast.COUNTY)
    assert county in offered and city not in offered and cast.organisation("township", cast.TOWN) in offered
    assert city in handlers(matter, cast.CITY)
    with pytest.raises(Refused, match="不能交办给上级"):
        actions.assign(matter, [Slip(city, "lead", "装路灯")], by=cast.supervision())
    assert actions.assign(matter, [Slip(county, "lead", "装路灯")], by=cast.supervision()).stage == "assigned"


def test_a_unit_is_told_what_it_has_done(client):
    cast.unit()
    order = walk.carry(walk.topic()[0], "assign").orders.get()
    cast.signed_in(client, cast.unit())
    for step, typed, said in (
        ("receive", {}, "已签收。"),
        ("progress", {"progress-note": "灯杆已立"}, "阶段反馈已报。"),
        ("reply", {"reply-note": "装好了", "reply-result": "已落实"}, "已答复。"),
    ):
        assert said in client.post(f"/desk/o/{order.ref}/{step}/", typed, follow=True).content.decode()


def test_a_village_records_its_branchs_decision_in_its_own_words_and_a_county_by_its_paper(client):
    village = walk.carry(walk.topic()[0], "accept")
    said = page(client, cast.clerk(), f"/desk/m/{village.ref}/approve/")
    assert "协商员只照会议决定或文件登记" in said and "永党发" not in said and "县委员会" not in said
    county = walks.at("accepted")
    said = page(client, cast.office(), f"/desk/m/{county.ref}/approve/")
    assert "政协办公室只照文件登记" in said and "永党发" in said


def test_a_page_that_has_grown_old_says_so_once(client):
    matter, _code = walk.topic()
    walk.carry(matter, "accept")
    cast.signed_in(client, cast.clerk())
    answer = client.post(f"/desk/m/{matter.ref}/accept/", {"expected": "raised", "note": "写过的话"})
    said = answer.content.decode()
    assert answer.status_code == 409 and "写过的话" in said and "看最新进展" in said
    assert said.count("就在刚才") == 1 and "处要改" not in said
    assert "处要改" in client.post(f"/desk/m/{matter.ref}/decline/", {}).content.decode()


def test_what_was_settled_on_the_spot_is_closed_on_the_chain_and_what_it_never_passed_is_no_step_to_come(client):
    cast.platforms()
    fields = {"title": "开证明", "text": "来开一张证明。", "area": cast.area(), "channel": "visit"}
    matter, _code = actions.settle_at_once("topic", result="开好了", by=cast.clerk(), **fields)
    nodes = {n["label"]: n["state"] for n in chain(KINDS["topic"], matter.stage, days_of(matter.entries.all()))}
    assert (nodes["提出"], nodes["办结"], nodes["交办"]) == ("past", "past", "skipped")
    assert "还没到" not in page(client, cast.clerk(), matter.desk_url)
    assert "还没到" in page(client, cast.clerk(), walk.topic()[0].desk_url)


def test_how_many_came_is_said_once_where_the_village_reads_it(client):
    cast.platforms()
    matter = walks.at("consulting")
    actions.move(
        matter,
        "agree",
        by=cast.office(),
        agreement=walks.agreement(),
        note="应到 17 人，实到 16 人，利益相关方 10 人。",
    )
    Matter.objects.filter(pk=matter.pk).update(released_on=matter.raised_on)
    said = client.get(matter.get_absolute_url()).content.decode()
    assert len(re.findall("应到 17 人", said)) == 1
    assert "共识 1 条，保留不同意见 1 条" in said


def test_a_unit_that_gave_its_order_back_is_no_longer_one_of_those_who_work_on_it(client):
    matter = walk.carry(walk.topic()[0], "submit")
    cast.unit(), walk.co_clerk()
    other = cast.organisation("department", cast.COUNTY, "永昌县教育局")
    actions.assign(matter, [Slip(walk.lead_unit(), "lead", "装灯"), Slip(other, "co", "配合")], by=cast.supervision())
    mine = f"/desk/o/{matter.orders.get(unit=walk.lead_unit()).ref}/"
    assert "永昌县教育局" in page(client, cast.unit(), mine)
    actions.return_order(matter.orders.get(unit=other), "不属于本单位职责", by=walk.co_clerk())
    assert "永昌县教育局" not in page(client, cast.unit(), mine)


def test_days_are_said_as_people_say_them(client):
    walks.people()
    said = page(client, cast.office(), "/desk/matters/?since=2023-06-30")
    assert "从 2023年6月30日 起" in said
    wrong = page(client, cast.office(), "/desk/matters/?since=2023-06-30&until=2023-06-01")
    assert "结束的日子不能早于开始的日子" in wrong
    matter = walks.at("agreed")
    assert "2023年9月30日" in page(client, cast.office(), matter.desk_url)


def test_an_order_that_is_to_be_received_soon_stands_above_one_that_is_due_later():
    cast.unit()
    old = walk.carry(walk.topic("先交办的")[0], "receive").orders.get()
    new = walk.carry(walk.topic("后交办的")[0], "assign").orders.get()
    type(new).objects.filter(pk=old.pk).update(due_on=new.receipt_due + dt.timedelta(5))
    ordered = type(new).objects.clocked().order_by("next_on", "id")
    assert list(ordered) == [new, old]
    type(new).objects.filter(pk=new.pk).update(received_on=new.assigned_on)
    assert list(ordered.all()) == [old, new]


def test_what_only_some_choices_ask_for_is_not_called_optional(client):
    public.public_topic("release")
    walk.topic("另一件")
    said = page(client, cast.clerk(), "/desk/screening/")
    bulk = said[said.index("bulk-form") :]
    assert "可不填" not in bulk and "不采纳要选。" in bulk
