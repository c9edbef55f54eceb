"""Activities side by side and phases with dates of their own: added and changed on one page, as long as nobody took part."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from shangliang.consultations import actions
from shangliang.consultations.actions import arranging, contributing
from shangliang.kit import clock
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import phones, talk

pytestmark = pytest.mark.django_db
ASKED = {"title": "三个问题", "question_1": "先装哪里", "answer_1": "one", "options_1": "学校路\n主路",
         "question_2": "还想说的", "answer_2": "words"}  # fmt: skip


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def url(made):
    return f"{made.desk_url()}doing/"


def test_a_questionnaire_is_written_on_its_page_and_answered_on_a_phone(desk):
    made = phones.running()
    assert desk.post(f"{url(made)}new/questions/", ASKED)["Location"] == url(made)
    one = made.activities.get(kind="questions")
    assert one.questions == [
        {"text": "先装哪里", "kind": "one", "options": ["学校路", "主路"]},
        {"text": "还想说的", "kind": "words"},
    ]
    phone = phones.joined(made)
    assert "先装哪里" in phones.text(phone.get(f"/c/{made.ref}/a/{one.pk}/"))
    assert phone.post(f"/c/{made.ref}/a/{one.pk}/", {"q0": "1"}).status_code == 302
    assert one.contributions.get().answers == {"q0": "1"}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"options_1": "学校路"}, "请写 2 到 12 个选项"),
        ({"question_1": ""}, "请写出题目"),
        ({"options_1": "路" * 81 + "\n主路"}, "一个选项最多 80 个字"),
        ({"opens_at": "2023-07-02T08:00", "closes_at": "2023-07-01T08:00"}, "结束应晚于开始"),
    ],
)
def test_a_question_that_cannot_be_asked_comes_back_with_what_was_typed(desk, wrong, sentence):
    made = talk.begun()
    page = desk.post(f"{url(made)}new/questions/", ASKED | wrong).content.decode()
    assert sentence in page
    assert "还想说的" in page
    assert not made.activities.filter(kind="questions").exists()


def test_the_research_form_gets_its_text_and_several_run_side_by_side(desk):
    made = phones.running()
    for kind, more in (("text", {"text": "第一段\n第二段"}), ("pro_con", {}), ("pro_con", {"title": "又一项"})):
        assert desk.post(f"{url(made)}new/{kind}/", {"title": "一项"} | more).status_code == 302
    assert made.activities.get(kind="text").paragraphs == ["第一段", "第二段"]
    assert made.activities.filter(kind="pro_con").count() == 2
    page = phones.text(Client().get(made.get_absolute_url()))
    assert page.count("又一项") == 1


def test_what_somebody_answered_is_not_asked_otherwise_afterwards(desk):
    made = phones.running()
    desk.post(f"{url(made)}new/questions/", ASKED)
    one = made.activities.get(kind="questions")
    changed = ASKED | {"options_1": "主路\n学校路"}
    assert desk.post(f"{url(made)}{one.pk}/", changed).status_code == 302
    contributing.answer(talk.voters(made, 1)[0], made.activities.get(pk=one.pk), {"q0": "1"})
    page = desk.post(f"{url(made)}{one.pk}/", ASKED).content.decode()
    assert "已经有人答了" in page
    assert desk.post(f"{url(made)}{one.pk}/", changed | {"title": "两个问题"}).status_code == 302
    with pytest.raises(Refused, match="已经有人参加"):
        arranging.drop_activity(made.activities.get(pk=one.pk), by=cast.clerk())


def test_an_activity_that_nobody_took_part_in_can_be_taken_away(desk):
    made = talk.begun()
    desk.post(f"{url(made)}new/pro_con/", {"title": "好处和顾虑"})
    one = made.activities.get(kind="pro_con")
    desk.post(f"{url(made)}{one.pk}/drop/")
    assert not made.activities.filter(kind="pro_con").exists()


def test_statements_and_views_are_there_once_and_a_sitting_is_arranged():
    made = talk.begun()
    for kind, reason in (("views", "已经有"), ("sitting", "定会议时间地点")):
        with pytest.raises(Refused, match=reason):
            arranging.add_activity(made, kind, title="又一次", by=cast.clerk())


def test_phases_take_dates_of_their_own_and_may_overlap(desk):
    made = talk.begun()
    first, second, third = made.phases.all()
    day = clock.today()
    typed = {"do": "phases"}
    for phase, (a, b) in zip((first, second, third), ((0, 9), (5, 14), (20, 20)), strict=True):
        typed |= {f"starts_{phase.pk}": day + clock.days(a), f"ends_{phase.pk}": day + clock.days(b)}
    assert desk.post(url(made), typed).status_code == 302
    second.refresh_from_db()
    assert (second.starts, second.ends) == (day + clock.days(5), day + clock.days(14))
    page = desk.post(url(made), typed | {f"ends_{second.pk}": day}).content.decode()
    assert "结束应不早于开始" in page


def test_phases_lead_up_to_the_sitting_unless_they_were_dated_by_hand():
    made, held = talk.begun(), clock.today() + dt.timedelta(days=20)
    start = dt.datetime.combine(held, dt.time(9), clock.SHANGHAI)
    arranged = {"place": "议事室", "starts_at": start, "ends_at": start + dt.timedelta(hours=2), "by": cast.clerk()}
    actions.arrange_sitting(made, **arranged)
    prepare, express, sit = made.phases.order_by("id")
    assert (sit.starts, sit.ends) == (held, held)
    assert (express.starts, express.ends) == (held - clock.days(5), held - clock.days(1))
    assert (prepare.starts, prepare.ends) == (made.begun_on, held - clock.days(6))
    other = talk.begun()
    dated = {phase.pk: (made.begun_on, held) for phase in other.phases.all()}
    arranging.date_phases(other, dated, by=cast.clerk())
    actions.arrange_sitting(other, **arranged)
    assert set(other.phases.values_list("starts", "ends")) == {(made.begun_on, held)}


def test_people_are_proposed_to_meet_on_a_day_that_is_worked_on():
    friday, monday = dt.date(2026, 12, 4), dt.date(2026, 12, 7)
    for begun, met in ((friday, dt.date(2026, 12, 14)), (monday, dt.date(2026, 12, 15))):
        with clock.at(begun):
            prepare, express, sit = talk.begun().phases.order_by("id")
        assert (prepare.starts, sit.starts, sit.ends) == (begun, met, met)
        assert express.ends == met - clock.days(1)


def test_whoever_has_no_slip_may_join_once_the_desk_has_said_so(desk):
    made = phones.running()
    assert "没有纸签" not in phones.text(Client().get(made.get_absolute_url()))
    assert desk.post(url(made), {"do": "access", "public": "on", "open_to_all": "on"}).status_code == 302
    assert "没有纸签" in phones.text(Client().get(made.get_absolute_url()))
    page = desk.post(url(made), {"do": "access", "open_to_all": "on"}).content.decode()
    assert "不能扫码就参加" in page
    desk.post(url(made), {"do": "access"})
    assert Client().get(made.get_absolute_url()).status_code == 404


def test_only_the_host_s_desk_arranges(client):
    made = talk.begun()
    arranging.add_activity(made, "pro_con", title="好处和顾虑", by=cast.clerk())
    with pytest.raises(PermissionDenied):
        arranging.add_activity(made, "pro_con", title="好处和顾虑", by=cast.outsider())
    assert cast.signed_in(client, cast.outsider()).get(url(made)).status_code == 404


def test_after_the_close_nothing_is_arranged_any_more(desk):
    made = actions.close_consultation(talk.noticed(), by=cast.clerk())
    page = desk.post(f"{url(made)}new/pro_con/", {"title": "好处和顾虑"}).content.decode()
    assert "表态已经结束" in page
    assert desk.get(f"{url(made)}new/other/").status_code == 404
    assert desk.get(f"{url(made)}{2**70}/").status_code == 404


def test_a_button_that_nobody_knows_changes_nothing_and_keeps_the_dates_that_were_typed(desk):
    made = talk.begun()
    first = made.phases.order_by("id").first()
    typed = {f"starts_{first.pk}": "2031-01-02", "do": "something"}
    page = desk.post(f"{made.desk_url()}doing/", typed).content.decode()
    assert "没有认出按的是哪个按钮" in page
    assert "2031-01-02" in page
    first.refresh_from_db()
    assert first.starts.year != 2031
