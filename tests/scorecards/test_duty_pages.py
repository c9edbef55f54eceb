"""The pages of duty points and honours: what the office presses, what a member reads and answers, what is printed, what is refused in place."""

import pytest
from django.utils.html import strip_tags

from shangliang.kit import clock
from shangliang.scorecards.models import DutyObjection, DutyRules, DutyTable, Honour
from tests import cast
from tests.meetings import held
from tests.scorecards import honouring, year

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_december():
    with clock.at(year.END):
        yield


@pytest.fixture
def office(client):
    return cast.signed_in(client, cast.office())


def sent(client, url, said) -> str:
    """A form, or a button, taken; where it leads."""
    return held.sent(client, url, **said)


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_office_takes_a_set_counts_checks_and_publishes_by_the_page(office):
    a = year.member("甲")
    year.met("chairpersons", [a], year.morning(5, 3))
    assert "还没有选定积分规则" in text(office.get("/desk/duty/"))
    begun = office.get("/desk/duty/rules/new/?from=minhang").context["form"].initial["text"]
    wrong = office.post(
        "/desk/duty/rules/new/",
        {"from_year": 2023, "note": "办法（虚构）", "text": begun.replace('"points": 5}', '"points": five}', 1)},
    )
    assert "行：" in text(wrong) and "five" in text(wrong), "what was typed is kept"
    sent(office, "/desk/duty/rules/new/", {"from_year": 2023, "note": "办法（虚构）", "text": begun})
    assert DutyRules.objects.get().rules.key == "minhang"
    assert "全会每半天活动" in text(office.get("/desk/duty/rules/"))
    sent(office, "/desk/duty/count/", {})
    table = DutyTable.objects.get()
    assert "甲委员（虚构）" in text(office.get("/desk/duty/"))
    office.post(f"/desk/duty/{table.ref}/publish/", {})
    table.refresh_from_db()
    assert table.published_on is None, "unchecked it is not published"
    sent(office, f"/desk/duty/{table.ref}/check/", {})
    sent(office, f"/desk/duty/{table.ref}/publish/", {})
    table.refresh_from_db()
    assert table.published_on == year.END
    score = text(office.get(f"/desk/duty/{table.ref}/{a.ref}/"))
    assert "主席会议" in score and "/desk/meetings/" in score
    assert "年度积分" in text(office.get(f"/desk/duty/{table.ref}/{a.ref}/file/"))
    assert office.get(f"/desk/duty/{table.ref}/{a.ref}/file/?as=word").status_code == 200
    assert office.post("/desk/duty/export/").status_code == 200
    for asked in (
        "?state=minimum",
        "?state=missing",
        "?state=objected",
        "?state=follows",
        "?q=甲",
        "?sort=name",
        "?year=abc",
    ):
        text(office.get(f"/desk/duty/{asked}"))


def test_points_and_limits_are_changed_item_by_item_without_a_word_of_json(office):
    url = "/desk/duty/rules/edit/?from=jinan"
    form = office.get(url).context["form"]
    said = {name: form[name].value() for name in form.fields} | {"name": "本级的办法", "note": "办法（虚构）"}
    wrong = text(office.post(url, said | {"rules-5-points": "两分"}))
    assert "请填写数字" in wrong and "两分" in wrong
    assert "扣分写成负数" in text(office.post(url, said | {"rules-5-points": "-2", "rules-0-points": "-30"}))
    sent(office, url, said | {"rules-5-points": "2.5", "rules-5-cap": "", "grades-0-from": "90"})
    made = DutyRules.objects.get()
    assert made.data["rules"][5]["points"] == 2.5 and "cap" not in made.data["rules"][5]
    assert made.data["grades"][0]["from"] == 90 and made.data["name"] == "本级的办法"
    assert made.data["rules"][0]["points"] == -30


def shown(form) -> dict:
    """What a browser would send of a form as it stands."""
    said = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in said.items() if value not in (None, False, "")}


def part(office, where, **more) -> None:
    url = f"/desk/duty/rules/edit/{where}"
    kept = shown(office.get(url).context["form"]) | {"note": "办法（虚构）"} | more
    sent(office, url, {name: value for name, value in kept.items() if value is not None})


def test_whom_a_rule_is_for_how_authors_share_and_what_follows_are_changed_in_forms(office):
    part(office, "rules/2/?from=jinan", only=["standing"], **{"share-lead": "0.5", "share-other": "平分", "from": "3"})
    rule = DutyRules.objects.get(number=1).data["rules"][2]
    assert (rule["only"], rule["share"], rule["from"]) == (["standing"], {"lead": 0.5, "other": "even"}, 3)
    assert (rule["points"], rule["parts"], rule["in"]) == (5, ["sole", "lead"], "bonus"), "what was there stays"
    assert "note" not in rule, "what the version rests on is not the rule's own"
    page = strip_tags(text(office.get("/desk/duty/rules/")))
    assert all(words in page for words in ("只给常委", "联名平分", "第 3 件起", "总分低于 60，连续 2 年"))
    part(office, "consequences/2/", says="通报表扬", **{"from": "90"})
    part(office, "grades/0/", needs_minimum="on")
    part(office, "minimum/0/", drop="on")
    part(office, "limits/0/", group="提案", group_most="20", part_year="months", **{"total-most": "110"})
    part(office, "rules/2/", cap_group="提案", only=None, remark="全年合计")
    data = DutyRules.objects.first().data
    assert data["consequences"][2] == {"says": "通报表扬", "from": 90}
    assert data["grades"][0]["needs_minimum"] and "minimum" not in data
    assert data["part_year"] == "months" and "按任职月数折算" in text(office.get("/desk/duty/rules/"))
    assert (data["total"], data["caps"], data["base"]) == ({"most": 110}, {"提案": 20}, {"start": 70})
    assert (
        data["rules"][2]["cap_group"] == "提案"
        and data["rules"][2]["note"] == "全年合计"
        and "only" not in data["rules"][2]
    )
    assert list(data["parts"]) == ["sole", "lead", "other"], "the first one is what an empty part means"


def test_a_part_that_makes_no_sense_or_is_out_of_date_is_refused_in_its_place(office):
    url = "/desk/duty/rules/edit/rules/2/?from=jinan"
    kept = shown(office.get(url).context["form"]) | {"note": "办法（虚构）"}
    for wrong, words in (
        ({"points": "五分"}, "请填写数字"), ({"share-lead": "2"}, "份"), ({"events": []}, "field-error"), ({"from": "0"}, "1"),
        ({"version": "tongcheng"}, "新的一版"),
    ):  # fmt: skip
        answer = office.post(url, {k: v for k, v in (kept | wrong).items() if v})
        assert answer.status_code == 200 and words in text(answer), wrong
    for gone in ("rules/7/?from=jinan", "nothing/0/?from=jinan", "limits/1/?from=jinan", "rules/0/"):
        assert office.get(f"/desk/duty/rules/edit/{gone}").status_code == 404
    assert not DutyRules.objects.exists()


def test_a_member_reads_their_own_points_before_and_after_and_objects(client):
    a, b = year.member("甲"), year.member("乙")
    year.rules("minhang")
    year.met("chairpersons", [a, b], year.morning(5, 3))
    mine = cast.signed_in(client, a)
    before = text(mine.get("/desk/duty/mine/"))
    assert "还没有核对公布" in before and "主席会议" in before
    table = year.published()
    assert "已公布" in text(mine.get("/desk/duty/mine/"))
    assert "履职积分" in text(mine.get("/desk/me/"))
    assert mine.get("/desk/duty/").status_code == 403
    assert mine.get(f"/desk/duty/{table.ref}/{b.ref}/").status_code == 404
    assert mine.post(f"/desk/duty/{table.ref}/{a.ref}/object/", {"text": " "}).context["form"].errors
    sent(mine, f"/desk/duty/{table.ref}/{a.ref}/object/", {"text": "少算了一次。"})
    made = DutyObjection.objects.get()
    assert mine.get(f"/desk/duty/objections/{made.pk}/").status_code == 404
    office = cast.signed_in(client, cast.office())
    assert "少算了一次" in text(office.get("/desk/duty/"))
    sent(office, f"/desk/duty/objections/{made.pk}/", {"upheld": "no", "answer": "签到册上没有。"})
    assert "签到册上没有" in text(cast.signed_in(client, a).get("/desk/duty/mine/"))


def test_who_is_no_member_has_no_points_page_and_without_rules_the_page_says_so(client):
    assert cast.signed_in(client, cast.clerk()).get("/desk/duty/mine/").status_code == 404
    assert "还没有选定积分规则" in text(cast.signed_in(client, year.member("甲")).get("/desk/duty/mine/"))


def test_a_key_proposal_is_noted_by_its_number_and_struck_out(office):
    a = year.member("甲")
    year.rules("minhang")
    paper = year.proposal(a)
    said = {"event": "proposal_key", "on": "2023-11-01", "what": "重点提案", "evidence": "纪要（虚构）"}
    assert "没有这个编号的提案" in text(office.post("/desk/duty/records/new/", said | {"serial": "没有"}))
    assert "请选是哪一位委员" in text(office.post("/desk/duty/records/new/", said | {"event": "charity"}))
    sent(office, "/desk/duty/records/new/", said | {"serial": paper.ref})
    assert year.score(a).total == 30
    assert "发展节水农业" in text(office.get("/desk/duty/records/?event=proposal_key&q=重点"))
    record = paper.duty_records.get()
    sent(office, f"/desk/duty/records/{record.pk}/strike/", {"why": "登错"})
    assert year.score(a).total == 15


def test_an_honour_is_walked_through_its_pages(office):
    with clock.at(honouring.OPENED):
        said = {
            "title": honouring.TITLE,
            "kind": "collective",
            "year": 2023,
            "basis": "批复（虚构）",
            "approved_by": "县委办公室",
        }
        page = sent(office, "/desk/honours/new/", said)
        assert "没有登记" in text(office.post(f"{page}nominate/", {"name": "没有的村", "reason": "好"}))
        village = honouring.village()
        sent(office, f"{page}nominate/", {"name": village.name, "reason": "议事会一年开了多次。"})
        assert "提出的事项 1 件" in text(office.get(page))
        sent(office, f"{page}notice/", {})
        honour = Honour.objects.get()
        one = honour.nominations.get()
        public = text(office.get(f"/honours/{honour.ref}/"))
        assert "拟表彰名单公示" in public and village.name in public
        sent(office, f"/honours/{honour.ref}/{one.pk}/object/", {"text": "次数不实", "way": "letter"})
        objection = one.objections.get()
        sent(office, f"{page}objections/{objection.pk}/", {"upheld": "no", "answer": "经核对属实。"})
    with clock.at(honouring.GIVEN):
        decision = honouring.decision()
        sent(office, f"{page}decide/", {"decision": decision.pk})
        item = honouring.commended()
        sent(office, f"{page}give/", {"item": item.pk})
        assert "已颁发" in text(office.get(page))
        assert "荣誉证书" in text(office.get(f"{page}certificates/"))
        assert village.name in text(office.get("/desk/honours/register/"))
        assert office.post("/desk/honours/register/export/").status_code == 200
        assert honouring.TITLE in text(office.get("/desk/honours/?state=given"))
        assert "由" in text(office.get(f"/honours/{honour.ref}/"))


def test_an_honour_is_hidden_until_its_notice_and_its_forms_from_who_may_not(client):
    with clock.at(honouring.OPENED):
        one = honouring.nominated()
        ref = one.honour.ref
        assert client.get(f"/honours/{ref}/").status_code == 404
        outsider = cast.signed_in(client, cast.outsider())
        assert outsider.get(f"/desk/honours/{ref}/").status_code == 404
        chair = cast.signed_in(client, cast.chairperson())
        assert chair.get(f"/desk/honours/{ref}/").status_code == 200
        assert chair.get(f"/desk/honours/{ref}/nominate/").status_code == 403
