"""The host's desk: a consultation begun, prepared, agreed and handed on through its pages."""

import datetime as dt

import pytest

from shangliang.consultations import actions
from shangliang.consultations.actions import agreeing
from shangliang.consultations.models import Consultation
from shangliang.gatherings.actions import open_gathering
from shangliang.kit import clock, nav
from shangliang.matters.lifecycle import Stage
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import talk
from tests.counting import queries
from tests.matters import walk
from tests.matters.test_desk_steps import SESSION

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def written(consultation):
    points = [{"content": "上学的路段先亮", "unit_name": "永昌县住建局", "statements": [1]}]
    differences = [{"content": "电费由谁出，还有不同意见", "statements": [1]}]
    return agreeing.write_agreement(consultation, points=points, differences=differences, by=cast.clerk())


def met(consultation):
    """The sitting is on and eleven of seventeen came."""
    gathering = open_gathering(consultation.activities.get(kind="sitting").gathering, by=cast.clerk())
    for attendance in gathering.attendances.all()[:11]:
        attendance.presence = "present"
        attendance.save()
    return consultation


def test_a_consultation_begins_on_one_page(desk):
    talk.council()
    matter = walk.carry(walk.topic()[0], "approve")
    page = desk.get(f"/desk/c/new/?matter={matter.ref}")
    assert matter.title in page.content.decode()
    form = {
        "form": "village",
        "concerns": [matter.ref],
        "host": talk.council().ref,
        "convener": "村党支部书记",
        "grade": "g3",
    }
    answer = desk.post("/desk/c/new/", form)
    made = Consultation.objects.get()
    assert answer["Location"] == f"/desk/c/{made.ref}/"
    assert made.title == matter.title


def test_nothing_approved_says_what_comes_first(desk):
    talk.council()
    assert "先由本级党组织审定" in desk.get("/desk/c/new/").content.decode()


def test_the_pages_of_preparing_lead_to_the_notice(desk):
    made = talk.manned(talk.begun())
    url = made.desk_url()
    assert desk.post(f"{url}plan/", {"agenda": "介绍情况 15\n自由讨论 45分钟"})["Location"] == url
    start = clock.now() + dt.timedelta(days=10)
    when = {"starts_at": f"{start:%Y-%m-%dT%H:%M}", "ends_at": f"{start + dt.timedelta(hours=2):%Y-%m-%dT%H:%M}"}
    assert desk.post(f"{url}sitting/", {"place": "议事室"} | when)["Location"] == url
    assert desk.post(f"{url}notice/", {"waived": ""})["Location"] == url
    made.refresh_from_db()
    assert made.noticed_on == clock.today()
    assert made.plan["agenda"] == [{"title": "介绍情况", "minutes": 15}, {"title": "自由讨论", "minutes": 45}]


def test_a_notice_that_is_refused_says_why_on_its_page(desk):
    made = talk.manned(talk.begun(), interested=1)
    actions.approve_plan(made, by=cast.clerk())
    assert "利益相关方 1 人" in desk.post(f"{made.desk_url()}notice/", {"waived": ""}).content.decode()


def test_the_agreement_rests_on_statements_and_moves_the_matter(desk):
    made = met(talk.noticed())
    url = made.desk_url()
    form = {
        "content_1": "上学的路段先亮",
        "unit_1": "永昌县住建局",
        "rests_1": "1",
        "kept_1": "电费由谁出",
        "keptrests_1": "1",
    }
    assert desk.post(f"{url}agreement/", form)["Location"] == url
    desk.post(f"{url}read-back/")
    for part in ("convener", "representative"):
        desk.post(f"{url}sign/", {"part": part, "name": "某人（虚构）"})
    desk.post(f"{url}conclude/")
    matter = made.concerns.get().matter
    assert matter.stage == Stage.AGREED
    agreement = matter.entries.get(step="agree").data["agreement"]
    assert (agreement["invited"], agreement["present"], agreement["points"][0]["content"]) == (17, 11, "上学的路段先亮")
    assert "某人（虚构）" in desk.get(f"{url}minutes/").content.decode()


def test_a_number_that_no_statement_has_is_refused_with_what_was_typed(desk):
    made = talk.noticed()
    page = desk.post(f"{made.desk_url()}agreement/", {"content_1": "先亮", "rests_1": "99"}).content.decode()
    assert "没有第 99 条看法" in page
    assert 'value="先亮"' in page


def test_what_a_point_rests_on_is_not_called_optional(desk):
    page = desk.get(f"{talk.noticed().desk_url()}agreement/").content.decode()
    label = page[page.index('<label for="id_rests_1"') :]
    assert "可不填" not in label[: label.index("</label>")]
    label = page[page.index('<label for="id_measure_1"') :]
    assert "可不填" in label[: label.index("</label>")]


@pytest.mark.parametrize("bare", ["rests_1", "keptrests_1"])
def test_what_rests_on_nothing_that_was_said_is_asked_for_it(desk, bare):
    made = talk.noticed()
    form = {"content_1": "先亮", "rests_1": "1", "kept_1": "电费由谁出", "keptrests_1": "1"}
    page = desk.post(f"{made.desk_url()}agreement/", form | {bare: ""}).content.decode()
    assert "请写依据第几条看法" in page
    assert 'value="先亮"' in page
    with pytest.raises(Refused, match="没有写依据"):
        agreeing.write_agreement(made, points=[{"content": "先亮"}], differences=[], by=cast.clerk())
    assert not made.points.exists()


def test_signing_waits_for_the_read_back_and_concluding_for_both_signatures(desk):
    made = met(talk.noticed())
    written(made)
    assert "先复述确认" in desk.post(f"{made.desk_url()}sign/", {"part": "convener", "name": "某"}).content.decode()
    agreeing.confirm_everybody(made, by=cast.clerk())
    agreeing.sign(made, part="convener", name="某（虚构）", by=cast.clerk())
    page = desk.post(f"{made.desk_url()}conclude/", follow=True).content.decode()
    assert "召集人和参与人代表签字" in page
    assert made.concerns.get().matter.stage == Stage.CONSULTING


def test_before_the_sitting_nothing_is_read_back_or_signed_and_the_page_does_not_offer_it(desk):
    made = written(talk.noticed())
    person = made.participants.deliberating().first()
    page = desk.get(made.desk_url()).content.decode()
    assert not any(word in page for word in ("已当场复述", "登记签字", "记下异议"))
    assert "会还没有开" in page
    assert "会还没有开" in desk.post(f"{made.desk_url()}read-back/", follow=True).content.decode()
    objects = {"participant": person.pk, "objection": "灯不能立在我家门口"}
    assert "会还没有开" in desk.post(f"{made.desk_url()}objection/", objects).content.decode()
    signs = {"part": "convener", "name": "某（虚构）"}
    assert "会还没有开" in desk.post(f"{made.desk_url()}sign/", signs).content.decode()
    open_gathering(made.activities.get(kind="sitting").gathering, by=cast.clerk())
    with pytest.raises(Refused, match="还没有人到会"):
        agreeing.confirm_everybody(made, by=cast.clerk())
    made.activities.get(kind="sitting").gathering.attendances.filter(number__lte=11).update(presence="present")
    assert "已当场复述" in desk.get(made.desk_url()).content.decode()
    assert agreeing.confirm_everybody(made, by=cast.clerk()) == 11
    assert desk.post(f"{made.desk_url()}sign/", signs)["Location"] == made.desk_url()


def test_days_that_can_not_be_meant_are_refused_and_a_signature_shows_its_year(desk):
    made = met(talk.noticed())
    url, day = made.desk_url(), clock.today()
    form = {"content_1": "上学的路段先亮", "rests_1": "1"}
    page = desk.post(f"{url}agreement/", form | {"due_1": "2020-01-01"}).content.decode()
    assert "2020年1月1日" in page and 'value="上学的路段先亮"' in page
    assert not made.points.exists()
    desk.post(f"{url}agreement/", form | {"due_1": day + clock.days(30)})
    assert made.points.get().due == day + clock.days(30)
    agreeing.confirm_everybody(made, by=cast.clerk())
    signs = {"part": "convener", "name": "某（虚构）"}
    for on in (day - clock.days(1), day + clock.days(1)):
        assert "签字日期" in desk.post(f"{url}sign/", signs | {"on": on}).content.decode()
    assert not made.signatures.exists()
    desk.post(f"{url}sign/", signs | {"on": day})
    assert f"{day.year}年{day.month}月{day.day}日</span>" in desk.get(url).content.decode()


def test_a_changed_text_is_read_back_again():
    made = met(talk.noticed())
    written(made)
    agreeing.confirm_everybody(made, by=cast.clerk())
    written(made)
    assert not made.read_backs.exists()


def test_an_objection_keeps_its_words(desk):
    made = written(met(talk.noticed()))
    person = made.participants.deliberating().first()
    desk.post(f"{made.desk_url()}objection/", {"participant": person.pk, "objection": "灯不能立在我家门口"})
    assert "灯不能立在我家门口" in desk.get(made.desk_url()).content.decode()


def test_names_are_for_the_host_s_desk(client):
    made = talk.noticed()
    own = cast.signed_in(client, cast.clerk()).get(made.desk_url())
    assert "参与人0（虚构）" in own.content.decode()
    member = cast.member()
    actions.name_participant(made, name="委员（虚构）", seat="deputies", person=member, by=cast.clerk())
    answer = cast.signed_in(client, member).get(made.desk_url())
    assert (answer.status_code, answer["Location"]) == (302, made.get_absolute_url())
    assert cast.signed_in(client, cast.outsider()).get(made.desk_url()).status_code == 404
    assert cast.signed_in(client, cast.outsider()).get(f"{made.desk_url()}notice/").status_code == 404


@pytest.mark.parametrize("url", ["/desk/c/", "desk"])
def test_pages_cost_the_same_with_one_and_with_three(desk, url):
    made = written(met(talk.noticed()))
    page = made.desk_url() if url == "desk" else url
    one = queries(desk, page)
    for _n in range(2):
        talk.begun()
        actions.name_participant(made, name="又一人（虚构）", seat="interested", by=cast.clerk())
    points = [{"content": f"第 {n} 条", "statements": [1]} for n in range(3)]
    agreeing.write_agreement(
        made, points=points, differences=[{"content": "不同", "statements": [1]}] * 3, by=cast.clerk()
    )
    queries(desk, page)  # names of places are trusted for five seconds; asking for them again is not the list's cost
    assert queries(desk, page) == one


def test_a_matter_s_page_offers_to_begin_and_shows_what_was_begun(desk):
    talk.council()
    matter = walk.carry(walk.topic()[0], "approve")
    begin = f"/desk/c/new/?matter={matter.ref}"
    assert begin in desk.get(f"/desk/m/{matter.ref}/").content.decode()
    made = talk.begun(concerns=[matter])
    page = desk.get(f"/desk/m/{matter.ref}/").content.decode()
    assert begin not in page
    assert made.desk_url() in page


def test_what_a_consultation_holds_is_neither_agreed_on_by_hand_nor_talked_over_twice(desk):
    made = met(talk.noticed())
    matter = made.concerns.get().matter
    agree = f"/desk/m/{matter.ref}/agree/"
    assert agree not in desk.get(f"/desk/m/{matter.ref}/").content.decode()
    typed = SESSION | {"on": clock.today(), "content_1": "另一种共识", "expected": "consulting"}
    page = desk.post(agree, typed).content.decode()
    assert "不能另外录入" in page and made.desk_url() in page and "另一种共识" in page
    with pytest.raises(Refused, match="不能另外再协商"):
        talk.begun(concerns=[matter])
    matter.refresh_from_db()
    assert matter.stage == Stage.CONSULTING
    actions.close_consultation(made, by=cast.clerk())
    actions.withdraw(made, "谈不拢", by=cast.clerk())
    assert agree in desk.get(f"/desk/m/{matter.ref}/").content.decode()
    assert desk.post(agree, typed).status_code == 302
    matter.refresh_from_db()
    assert matter.stage == Stage.AGREED


def test_consultations_stand_in_the_menu_with_what_belongs_to_them():
    groups = {group["name"]: [item["name"] for item in group["items"]] for group in nav.groups(cast.clerk())}
    assert groups["商"][:2] == ["consultations", "moderation"]
    assert "matter-list" in groups["事"] and "consultations" not in groups["事"]
