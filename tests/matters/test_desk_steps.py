"""The step forms of the desk: each opens and works for who has it, and for nobody else."""

import datetime as dt

import pytest
from django.urls import reverse

from shangliang.kit import clock
from shangliang.matters.models import Matter
from tests import cast
from tests.kit.uploads import image, upload
from tests.matters import walks

pytestmark = pytest.mark.django_db

NOTE = {"note": "写明情况"}
PAPER = {"document": "永党发〔2023〕12号"}


def day():
    return clock.today().isoformat()


# (stage before, step, who, what is typed, stage after)
STEPS = [
    ("raised", "accept", "office", {}, "accepted"),
    ("raised", "give_back", "office", NOTE, "returned"),
    ("raised", "decline", "office", NOTE | {"reason": "人事事项"}, "declined"),
    ("raised", "redirect", "office", {"target": "信访部门", "sure": "on"}, "redirected"),
    ("raised", "release", "office", {"read": "on"}, "raised"),
    ("raised", "settle", "office", NOTE, "closed"),
    ("raised", "escalate", "office", NOTE, "raised"),
    ("accepted", "approve", "party", {}, "approved"),
    ("accepted", "disapprove", "party", NOTE, "declined"),
    ("approved", "plan", "office", NOTE, "consulting"),
    ("consulting", "research", "office", NOTE, "consulting"),
    ("agreed", "submit", "office", {"target": "中共永昌县委员会、永昌县人民政府"}, "submitted"),
    ("submitted", "instruct", "leader", NOTE | {"body": "县长"}, "instructed"),
    ("assigned", "pause", "supervision", NOTE, "assigned"),
    ("assigned", "remind", "office", {}, "assigned"),
    ("handling", "supervise", "supervision", NOTE, "handling"),
    ("answered", "redo", "office", NOTE, "handling"),
    ("confirmed", "appraise", "office", {"good": "9", "fair": "1", "bad": "0"}, "appraised"),
    ("confirmed", "close", "office", {}, "closed"),
    ("confirmed", "reconsult", "office", NOTE, "consulting"),
    ("closed", "archive", "office", {}, "archived"),
    ("closed", "reopen", "office", NOTE, "handling"),
]
DATED = {"approve", "disapprove", "plan", "research", "submit", "instruct"}


def url(matter, step):
    return f"/desk/m/{matter.ref}/{step}/"


@pytest.mark.parametrize("before, step, who, typed, after", STEPS, ids=[s[1] for s in STEPS])
def test_a_step_opens_and_is_taken(client, before, step, who, typed, after):
    matter = walks.at(before)
    cast.signed_in(client, walks.people()[who])
    opened = client.get(url(matter, step))
    assert opened.status_code == 200
    assert f'href="/desk/m/{matter.ref}/{step}/' in client.get(f"/desk/m/{matter.ref}/").content.decode()
    answer = client.post(url(matter, step), typed | {"expected": before} | ({"on": day()} if step in DATED else {}))
    assert answer.status_code == 302, answer.context["form"].errors
    matter.refresh_from_db()
    assert matter.stage == after


@pytest.mark.parametrize("before, step, who, typed, after", STEPS, ids=[s[1] for s in STEPS])
def test_nobody_else_takes_it(client, before, step, who, typed, after):
    matter = walks.at(before)
    stranger = cast.member() if before != "assigned" else cast.cadre()
    assert cast.signed_in(client, cast.outsider()).post(url(matter, step), typed).status_code == 404
    assert cast.signed_in(client, stranger).post(url(matter, step), typed).status_code == 404
    assert cast.signed_in(client, cast.chairperson()).post(url(matter, step), typed).status_code == 403
    matter.refresh_from_db()
    assert matter.stage == before


def test_an_office_records_the_approval_with_number_and_day(client):
    matter = walks.at("accepted")
    cast.signed_in(client, cast.office())
    page = client.get(url(matter, "approve")).content.decode()
    assert "代为登记" in page
    refused = client.post(url(matter, "approve"), {"body": "中共永昌县委员会", "on": day(), "note": "同意"})
    assert (
        refused.status_code == 200
        and "document" in refused.context["form"].errors
        and "同意" in refused.content.decode()
    )
    assert client.post(url(matter, "approve"), PAPER | {"body": "中共永昌县委员会", "on": day()}).status_code == 302
    entry = matter.entries.latest("id")
    assert (entry.step, entry.recorded, entry.data["document"]) == ("approve", True, PAPER["document"])


def test_the_scan_of_a_recorded_act_is_kept_with_it_and_shown_to_who_may_open_the_matter(client):
    matter = walks.at("accepted")
    cast.signed_in(client, cast.office())
    typed = PAPER | {
        "body": "中共永昌县委员会",
        "on": day(),
        "papers": [upload(image(), "批复.jpg"), upload(image("PNG"), "二.png")],
    }
    assert client.post(url(matter, "approve"), typed).status_code == 302
    links = list(matter.files.select_related("file", "entry"))
    assert [(link.file.name, link.entry.step, link.public) for link in links] == [
        ("批复.jpg", "approve", False), ("二.png", "approve", False)]  # fmt: skip
    assert "审定 · " in client.get(f"/desk/m/{matter.ref}/").content.decode()
    scan = reverse("file", args=[links[0].file.ref])
    assert client.get(scan).status_code == 200
    assert cast.signed_in(client, cast.outsider()).get(scan).status_code == 404


def test_what_is_no_paper_is_refused_in_place_and_nothing_moves(client):
    matter = walks.at("accepted")
    cast.signed_in(client, cast.office())
    typed = PAPER | {"body": "中共永昌县委员会", "on": day(), "note": "同意", "papers": upload(b"<svg/>", "章.svg")}
    page = client.post(url(matter, "approve"), typed)
    assert page.status_code == 200 and page.context["form"].errors["papers"] and "同意" in page.content.decode()
    matter.refresh_from_db()
    assert matter.stage == "accepted" and not matter.files.exists()


def test_the_assignment_names_units_and_parts(client):
    matter = walks.at("submitted")
    unit, other = cast.organisation("department"), cast.organisation("department", cast.COUNTY, "永昌县教育局")
    cast.signed_in(client, cast.supervision())
    assert client.get(url(matter, "assign")).status_code == 200
    alone = client.post(url(matter, "assign"), {"task_1": "抓紧"})
    assert "unit_1" in alone.context["form"].errors and "抓紧" in alone.content.decode()
    late = (clock.today() + dt.timedelta(30)).isoformat()
    rows = {"unit_1": unit.pk, "part_1": "lead", "due_1": late, "unit_2": other.pk, "part_2": "co", "task_2": "配合"}
    assert client.post(url(matter, "assign"), rows | {"expected": "submitted"}).status_code == 302
    orders = {o.unit_id: o for o in matter.orders.all()}
    assert (orders[unit.pk].part, orders[other.pk].part, orders[unit.pk].due_on.isoformat()) == ("lead", "co", late)


def test_two_leads_are_refused_in_place(client):
    matter = walks.at("submitted")
    unit, other = cast.organisation("department"), cast.organisation("department", cast.COUNTY, "永昌县教育局")
    rows = {"unit_1": unit.pk, "part_1": "lead", "unit_2": other.pk, "part_2": "lead", "note": "两家都主办"}
    page = cast.signed_in(client, cast.supervision()).post(url(matter, "assign"), rows)
    assert page.status_code == 200 and "只有一个主办" in page.content.decode() and "两家都主办" in page.content.decode()
    assert not matter.orders.exists()


SESSION = {"place": "议事室", "convener": "政协主席", "invited": "17", "present": "16", "interested": "10",
           "content_1": "先装主路", "unit_1": "县水务局", "content_2": "支路明年装", "differences": "电费由谁出"}  # fmt: skip


def test_a_recorded_session_becomes_a_typed_agreement(client):
    matter = walks.at("consulting")
    cast.signed_in(client, cast.office())
    assert f"/desk/m/{matter.ref}/agree/" in client.get(f"/desk/m/{matter.ref}/").content.decode()
    bad = client.post(url(matter, "agree"), SESSION | {"on": day(), "present": "18"})
    assert "实到人数" in bad.content.decode() and "支路明年装" in bad.content.decode()
    assert client.post(url(matter, "agree"), SESSION | {"on": day()}).status_code == 302
    kept = matter.entries.get(step="agree").data["agreement"]
    assert [p["content"] for p in kept["points"]] == ["先装主路", "支路明年装"] and kept["differences"] == [
        "电费由谁出"
    ]


@pytest.mark.parametrize("solved, stage", [("yes", "confirmed"), ("no", "handling")])
def test_a_spoken_confirmation_has_a_witness(client, solved, stage):
    matter = walks.at("answered")
    said = {"raiser": matter.raisers.get().pk, "way": "phone", "solved": solved, "process": "good", "result": "fair", "on": day(),
            "text": "支路还没有装"}  # fmt: skip
    cast.signed_in(client, cast.office())
    assert "witness" in client.post(url(matter, "confirm"), said).context["form"].errors
    assert client.post(url(matter, "confirm"), said | {"witness": "某干部（虚构）"}).status_code == 302
    matter.refresh_from_db()
    found = matter.confirmations.get()
    assert (matter.stage, found.solved, found.witness) == (stage, solved == "yes", "某干部（虚构）")


def test_merging_takes_a_similar_one_or_a_number(client):
    matter, into = walks.at("raised", title="三组路灯不亮"), walks.raised("三组路灯晚上不亮")
    hidden = walks.raised("隔壁的路灯不亮", area=cast.SIBLING_COUNTY, by=cast.resident(cast.SIBLING_COMMUNITY))
    cast.signed_in(client, cast.office())
    assert into.title in client.get(url(matter, "merge")).content.decode()
    assert "number" in client.post(url(matter, "merge"), {"number": hidden.ref}).context["form"].errors
    assert client.post(url(matter, "merge"), {"into": into.ref}).status_code == 302
    matter.refresh_from_db()
    assert matter.merged_into == into


def test_handing_down_offers_the_places_below(client):
    matter = walks.raised()
    walks.people()
    cast.signed_in(client, cast.office())
    page = client.get(url(matter, "hand_down"))
    assert [c[0] for c in page.context["form"].fields["area"].choices] == ["", cast.TOWN]
    assert client.post(url(matter, "hand_down"), {"area": cast.TOWN, "note": "镇上能办"}).status_code == 302
    matter.refresh_from_db()
    assert matter.holder_area == cast.TOWN


def test_an_extension_lies_after_the_old_limit(client):
    matter = walks.at("assigned")
    cast.signed_in(client, cast.supervision())
    early = client.post(url(matter, "extend"), NOTE | {"due": day()})
    assert "due" in early.context["form"].errors
    later = matter.due_on + dt.timedelta(20)
    assert client.post(url(matter, "extend"), NOTE | {"due": later.isoformat()}).status_code == 302
    matter.refresh_from_db()
    assert matter.due_on == later


def test_a_stale_page_is_told_what_happened_and_keeps_what_was_typed(client):
    matter = walks.at("accepted")
    cast.signed_in(client, cast.office())
    page = client.post(url(matter, "escalate"), {"expected": "raised", "note": "涉及三个村的资金"})
    words = page.content.decode()
    assert page.status_code == 200 and "就在刚才" in words and "涉及三个村的资金" in words
    assert 'name="expected" value="accepted"' in words
    assert Matter.objects.get(pk=matter.pk).stage == "accepted"


def test_a_step_that_is_over_says_so_and_keeps_what_was_typed(client):
    matter = walks.at("accepted")
    page = cast.signed_in(client, cast.office()).post(url(matter, "give_back"), {"note": "请补充地点"})
    assert "不能再“退回补充”" in page.content.decode() and "请补充地点" in page.content.decode()


def test_a_form_sent_twice_is_done_once(client):
    matter = walks.at("raised")
    cast.signed_in(client, cast.office())
    sent = {"once": "k" * 22, "expected": "raised"}
    first, second = (client.post(url(matter, "accept"), sent) for _ in range(2))
    assert first.status_code == second.status_code == 302 and first.url == second.url
    assert matter.entries.filter(step="accept").count() == 1


@pytest.mark.parametrize(
    "typed",
    [{"note": "\0"}, {"note": "长" * 200_000}, {"on": "2023-13-45"}, {"target": ["x"] * 50}, {"expected": "\0"}],
)
def test_nothing_that_is_typed_breaks_a_step(client, typed):
    matter = walks.at("agreed")
    page = cast.signed_in(client, cast.office()).post(url(matter, "submit"), {"target": "县委", "on": day()} | typed)
    assert page.status_code in (200, 302, 400)


def test_unknown_steps_and_foreign_ids_are_404(client):
    matter = walks.at("raised")
    cast.signed_in(client, cast.office())
    for path in (
        url(matter, "explode"),
        url(matter, "file"),
        url(matter, "reply"),
        "/desk/m/AAAAAAAAAA/accept/",
        "/desk/m/x/",
    ):
        assert client.get(path).status_code == 404
    assert client.get(url(matter, "accept")).status_code == 200
