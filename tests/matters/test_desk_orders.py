"""Work orders on the desk: receipt, return, feedback, reply, each by its unit; rules, inbox, the member's page; new matters."""

import io
import re

import openpyxl
import pytest

from shangliang.kit import clock, rules
from shangliang.kit.trail.rows import TrailRow
from shangliang.matters import actions
from shangliang.matters.models import Matter, Raiser
from tests import cast
from tests.kit.uploads import image, upload
from tests.matters import walks

pytestmark = pytest.mark.django_db
NOTE = "写明情况"


def order_at(stage, **more):
    return walks.at(stage, **more).orders.latest("id")


def url(order, step=""):
    return f"/desk/o/{order.ref}/" + (f"{step}/" if step else "")


@pytest.mark.parametrize("stage, step, typed, field", [
    ("assigned", "receive", {}, "received_on"), ("assigned", "return_order", {"note": NOTE}, "returned_on"),
    ("handling", "progress", {"note": NOTE}, "progress_on"), ("handling", "reply", {"note": NOTE, "result": "已落实"}, "replied_on"),
])  # fmt: skip
def test_a_unit_takes_its_steps_and_nobody_else_does(client, stage, step, typed, field):
    order = order_at(stage)
    typed = {f"{step}-{k}": v for k, v in typed.items()}
    other = cast.holder("unit", at=cast.organisation("department", cast.COUNTY, "永昌县教育局"))
    assert cast.signed_in(client, other).post(url(order, step), typed).status_code == 404
    assert cast.signed_in(client, cast.office()).post(url(order, step), typed).status_code == 403
    cast.signed_in(client, cast.unit())
    assert url(order, step) in client.get(url(order)).content.decode()
    assert client.get(url(order, step)).status_code == 200
    assert client.post(url(order, step), typed).status_code == 302
    order.refresh_from_db()
    assert getattr(order, field) == clock.today()


def test_a_reply_without_words_comes_back_with_what_was_typed(client):
    order = order_at("handling")
    page = cast.signed_in(client, cast.unit()).post(
        url(order, "reply"), {"reply-note": "", "reply-number": "永水函〔2023〕8号"}
    )
    assert page.status_code == 200 and "永水函〔2023〕8号" in page.content.decode()
    assert "note" in page.context["steps"][0]["form"].errors


def test_a_reply_brings_its_evidence(client):
    order = order_at("handling")
    typed = {"reply-note": NOTE, "reply-result": "已落实", "reply-papers": upload(image(), "装好后.jpg")}
    assert cast.signed_in(client, cast.unit()).post(url(order, "reply"), typed).status_code == 302
    link = order.matter.files.get()
    assert (link.file.name, link.entry.step, link.entry.order) == ("装好后.jpg", "reply", order)


def test_a_proposals_reply_carries_a_letter_of_the_rule(client):
    who = walks.people()
    extra = {"batch": "平时提案", "suggestion": "推广滴灌"}
    matter = walks.raised("节水灌溉", kind="proposal", by=who["member"], extra=extra)
    for step in ("accept", "file"):
        matter = actions.move(matter, step, by=who["office"])
    walks.STEPS[6][1](matter, who)
    order = matter.orders.get()
    actions.receive(order, by=who["unit"])
    cast.signed_in(client, who["unit"])
    rules.set_rule("matter.classes", cast.COUNTY, "A 已经解决\nB 正在解决", by=who["office"])
    page = client.post(url(order, "reply"), {"reply-note": "已办", "reply-result": "已落实"})
    form = page.context["steps"][0]["form"]
    assert [c[0] for c in form.fields["result_class"].choices] == ["A", "B"] and "result_class" in form.errors
    sent = {"reply-note": "已办", "reply-result": "已落实", "reply-result_class": "A"}
    assert client.post(url(order, "reply"), sent).status_code == 302
    order.refresh_from_db()
    assert order.result_class == "A"


def test_an_order_answered_meanwhile_is_told(client):
    order = order_at("answered")
    cast.signed_in(client, cast.unit())
    page = client.post(url(order, "progress"), {"progress-note": "又有新进展"})
    assert page.status_code == 200 and "不能再办" in page.content.decode() and "又有新进展" in page.content.decode()


# 新登记


def new(client, kind="topic", mode="", **typed):
    fields = {"title": "路灯不亮", "text": "三组路灯不亮。", "area": cast.COUNTY} | typed
    return client.post(f"/desk/new/{kind}/{mode}", fields)


def test_what_somebody_said_is_typed_in_for_them_and_the_receipt_follows(client):
    walks.people()
    cast.signed_in(client, cast.office())
    answer = new(client, voice="other", name="某村民（虚构）", contact="0935-0000000", channel="phone")
    matter = Matter.objects.get()
    raiser = matter.raisers.get()
    assert answer.url == f"/m/{matter.ref}/receipt/" and client.get(answer.url).status_code == 200
    assert (raiser.channel, raiser.typed_by, raiser.person, raiser.name) == (
        "phone",
        cast.office(),
        None,
        "某村民（虚构）",
    )


def test_one_may_also_raise_in_ones_own_name(client):
    walks.people()
    cast.signed_in(client, cast.office())
    assert new(client, voice="self", channel="visit").status_code == 302
    assert Raiser.objects.get().person == cast.office()


def test_a_small_matter_is_settled_on_one_screen(client):
    walks.people()
    cast.signed_in(client, cast.office())
    bare = new(client, mode="?settle=1", channel="visit")
    assert "result" in bare.context["form"].errors and "三组路灯不亮。" in bare.content.decode()
    done = new(client, mode="?settle=1", channel="visit", result="当场换了灯泡")
    receipt = client.get(done.url).content.decode()
    assert "当场办结" in receipt and "90日内凭查询码或者打电话，可以重新打开" in receipt
    code = re.search(r"/my/#([2-9A-Z]{10})", receipt)[1]
    assert "还没有解决，要重新打开" in type(client)().post("/my/", {"code": code}, follow=True).content.decode()
    assert (Matter.objects.get().stage, Matter.objects.get().outcome) == ("closed", "settled")
    assert cast.signed_in(client, cast.leader()).get("/desk/new/topic/?settle=1").status_code == 403


def test_a_form_of_a_new_matter_sent_twice_raises_one(client):
    walks.people()
    cast.signed_in(client, cast.office())
    first, second = (new(client, voice="self", channel="visit", once="n" * 22) for _ in range(2))
    assert first.url == second.url and Matter.objects.count() == 1


def test_a_place_out_of_reach_is_no_choice(client):
    walks.people()
    cast.area(cast.SIBLING_VILLAGE), cast.area(cast.SIBLING_COMMUNITY)
    page = new(cast.signed_in(client, cast.office()), area=cast.SIBLING_COMMUNITY, voice="self", channel="visit")
    assert "area" in page.context["form"].errors and not Matter.objects.exists()


def test_a_rectification_grows_out_of_a_suggestion(client):
    who = walks.people()
    source = walks.raised("应急物资不足", kind="suggestion", by=who["office"])
    link = f"/desk/new/rectification/?source={source.ref}"
    assert link in cast.signed_in(client, who["supervision"]).get(f"/desk/m/{source.ref}/").content.decode()
    assert client.post(link, {"title": "补足应急物资", "text": "按清单补足", "area": cast.COUNTY}).status_code == 302
    assert source.springs.get().kind == "rectification"
    assert cast.signed_in(client, who["office"]).get(link).status_code == 403


@pytest.mark.parametrize(
    "typed",
    [{"title": "\0"}, {"text": "长" * 100_000}, {"on": "2023-02-30"}, {"area": "\0"}, {"about": "没有这个单位"}],
)
def test_nothing_that_is_typed_breaks_a_new_matter(client, typed):
    walks.people()
    page = new(cast.signed_in(client, cast.office()), voice="other", channel="visit", **typed)
    assert page.status_code in (200, 400) and not Matter.objects.exists()


# 我的履职


def test_a_member_drafts_raises_signs_and_sees_what_became_of_it(client):
    walks.people()
    me, other = cast.member(), cast.member(name="另一位委员（虚构）")
    extra = {"batch": "平时提案", "suggestion": "走教", "joint": "征集联名"}
    asked = walks.raised("乡村师资", kind="proposal", by=other, extra=extra)
    walks.raised("不征集的", kind="proposal", by=other, extra=extra | {"joint": "不征集联名"})
    cast.signed_in(client, me)
    client.post("/desk/new/proposal/", {"draft": "1", "title": "写到一半"})
    page = client.get("/desk/me/").context
    assert [d["title"] for d in page["drafts"]] == ["写到一半"] and [r["title"] for r in page["invited"]] == [
        "乡村师资"
    ]
    assert client.get(f"/desk/sign/{asked.ref}/").status_code == 200
    assert client.post(f"/desk/sign/{asked.ref}/").status_code == 302
    after = client.get("/desk/me/").context
    assert after["invited"] == [] and [r["title"] for r in after["page"].rows] == ["乡村师资"]
    assert cast.signed_in(client, cast.office()).get(f"/desk/sign/{asked.ref}/").status_code == 404


# 看提出人, 规则, 通知


def test_a_name_is_shown_once_for_a_reason_on_the_trail(client):
    matter = walks.at("accepted")
    link = f"/desk/m/{matter.ref}/raiser/"
    cast.signed_in(client, cast.office())
    assert "某村民（虚构）" not in client.get(f"/desk/m/{matter.ref}/").content.decode()
    assert "某村民（虚构）" not in client.post(link, {"reason": ""}).content.decode()
    assert "某村民（虚构）" in client.post(link, {"reason": "电话核实地点"}).content.decode()
    assert TrailRow.objects.filter(action="matter.see_raiser").count() == 1
    assert cast.signed_in(client, cast.leader()).post(link, {"reason": "想看"}).status_code == 403
    assert cast.signed_in(client, cast.outsider()).post(link, {"reason": "想看"}).status_code == 404


def test_a_rule_says_how_many_it_matches_before_it_is_saved(client):
    walks.people()
    walks.raised("一件"), walks.raised("又一件")
    cast.signed_in(client, cast.office())
    key, link = "matter.limit.raised", f"/desk/rules/matter.limit.raised/?area={cast.COUNTY}"
    typed = {"value": "3个工作日", "note": "永政协发〔2023〕5号"}
    checked = client.post(link, typed | {"check": "1"})
    assert "匹配 2 条" in checked.content.decode() and rules.find(key, cast.COUNTY).from_area is None
    assert client.post(link, typed | {"save": "1"}).status_code == 302
    assert rules.find(key, cast.COUNTY).text == "3个工作日"
    groups = client.get(f"/desk/rules/?area={cast.TOWN}").context["groups"]
    row = next(r for group in groups for r in group["rows"] if r["key"] == key)
    assert row["text"] == "3个工作日" and "永昌县" in row["source"]
    client.post(link, {"inherit": "1"})
    assert rules.find(key, cast.COUNTY).from_area is None


@pytest.mark.parametrize(
    ("key", "bad", "good"),
    [
        ("matter.yellow", "150%", "90%"),
        ("matter.feedback_share", "0", "40%"),
        ("matter.confirm_interval", "0", "3"),
        ("matter.confirm_reminders", "-1", "4"),
        ("matter.classes", "", "A 已解决"),
        ("matter.photos", "0", "6"),
        ("files.max_side", "0", "1600"),
    ],
)
def test_a_value_that_would_stop_the_work_is_refused_in_words(client, key, bad, good):
    walks.people()
    cast.signed_in(client, cast.office())
    link, typed = f"/desk/rules/{key}/", {"note": "永政协发〔2023〕5号", "save": "1"}
    refused = client.post(link, typed | {"value": bad})
    assert refused.status_code == 200 and refused.context["form"].errors["value"]
    assert rules.find(key, cast.COUNTY).from_area is None
    assert client.post(link, typed | {"value": good}).status_code == 302
    assert rules.find(key, cast.COUNTY).text == good


def test_a_rule_is_not_everybodys(client):
    walks.people()
    cast.signed_in(client, cast.office())
    bad = client.post("/desk/rules/matter.limit.raised/", {"value": "很快", "note": "依据", "save": "1"})
    assert bad.status_code == 200 and "value" in bad.context["form"].errors
    for path in ("/desk/rules/no.such.rule/", f"/desk/rules/?area={cast.SIBLING_COUNTY}", "/desk/rules/?area=%00"):
        assert client.get(path).status_code == 404
    assert cast.signed_in(client, cast.leader()).get("/desk/rules/matter.limit.raised/").status_code == 403


def test_the_inbox_holds_what_concerns_one_and_is_read(client):
    who = walks.people()
    walks.at("assigned")
    cast.signed_in(client, who["unit"])
    page = client.get("/desk/notices/")
    assert page.context["unread_here"] == 1
    client.post("/desk/notices/read/", {"up_to": page.context["newest"]})
    assert client.get("/desk/notices/").context["unread_here"] == 0
    assert client.post("/desk/notices/read/", {"up_to": "\0x"}).status_code == 302
    assert list(cast.signed_in(client, cast.outsider()).get("/desk/notices/").context["page"].rows) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 1), ("kind=topic", 1), ("kind=proposal", 0), (f"area={cast.COUNTY}", 1), (f"area={cast.SIBLING_COUNTY}", 0),
        ("q=路灯", 1), ("q=水管", 0), ("since=2001-01-01", 1), ("until=2001-01-01", 0), ("sort=raised&all=1", 1),
        ("since=2023-99-99", 1), ("kind=nothing", 1), ("q=%00", 1), ("area=x'--", 1),
    ],
)  # fmt: skip
def test_the_orders_are_narrowed_in_the_url_and_a_wrong_filter_never_breaks_the_list(client, query, found):
    walks.at("handling", title="三组路灯不亮")
    page = cast.signed_in(client, cast.office()).get(f"/desk/orders/?{query}")
    assert len(page.context["page"].rows) == found


def test_the_orders_leave_as_a_ledger_with_a_trail_row_and_a_unit_takes_none_away(client):
    walks.at("handling", title="三组路灯不亮")
    cast.signed_in(client, cast.office())
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(client.post("/desk/orders/export/?kind=topic").streaming_content))
    )
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 2 and "三组路灯不亮" in rows[1]
    assert TrailRow.objects.filter(action="order.export").count() == 1
    assert cast.signed_in(client, cast.unit()).post("/desk/orders/export/").status_code == 403
