"""Agenda, roll, answers, minutes, what follows: each act beside what is refused."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.gatherings import actions as room
from shangliang.gatherings.models import Presence
from shangliang.kit import clock, figures
from shangliang.kit.notices import Notice
from shangliang.matters.models import Matter
from shangliang.meetings import actions
from shangliang.meetings.minutes import draft
from shangliang.meetings.models import Item, Meeting
from shangliang.people.refusal import Refused
from tests import cast
from tests.documents import drafts
from tests.meetings import held

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _days_before():
    with clock.at(held.BEFORE):
        yield


def titles(meeting) -> list[str]:
    return list(meeting.items.values_list("title", flat=True))


def in_the_room(meeting) -> list[str]:
    meeting.gathering.refresh_from_db()
    return [item["title"] for item in meeting.gathering.agenda]


def test_an_item_moves_by_arrow_or_drag_and_the_room_follows_with_the_item_that_is_on(client):
    meeting = held.called()
    for title in "甲乙丙":
        held.item(meeting, "hear", title)
    held.opened(meeting)
    room.go_to(meeting.gathering, 1, by=cast.office())
    first = meeting.items.first()
    url = f"{meeting.get_absolute_url()}items/{first.pk}/move/"
    cast.signed_in(client, cast.office())
    held.sent(client, url, way="down")
    assert titles(meeting) == in_the_room(meeting) == ["乙", "甲", "丙"]
    assert meeting.gathering.item == 0  # 乙, which was on, is the first now
    held.sent(client, url, to="3")
    assert titles(meeting) == in_the_room(meeting) == ["乙", "丙", "甲"]
    held.sent(client, url, to="9")
    assert titles(meeting) == ["乙", "丙", "甲"]


def test_an_item_goes_to_another_meeting_with_its_papers_unless_it_was_decided_on():
    meeting, other = held.called(), held.called("standing_committee")
    item = held.item(meeting, papers=["调研报告"])
    held.item(meeting, "hear", "汇报")
    actions.send_item(item, other, by=cast.office())
    assert (titles(meeting), titles(other)) == (["汇报"], [item.title])
    assert meeting.items.get().number == 1 and other.items.get().papers.get().title == "调研报告"
    moved = Item.objects.get(pk=item.pk)
    held.opened(other, at=clock.now())
    held.hands(moved, 5, paper=moved.papers.get(), at=clock.now())
    with pytest.raises(Refused, match="已经进行过"):
        actions.send_item(Item.objects.get(pk=item.pk), meeting, by=cast.office())


def test_the_roll_comes_from_the_term_and_the_posts_and_those_who_sit_in_are_not_due():
    term = cast.term()
    chair, standing, other = cast.chairperson(), cast.member(name="常委（虚构）"), cast.member(name="委员（虚构）")
    cast.seat(standing, term, standing=True)
    cast.seat(other, term)
    for kind, people in (
        ("chairpersons", [chair]),
        ("standing_committee", [chair, standing]),
        ("plenary", [chair, other, standing]),
    ):
        meeting = held.called(kind)
        actions.fill_roll(meeting, by=cast.office())
        assert set(meeting.gathering.attendances.values_list("person_id", flat=True)) == {one.pk for one in people}
        assert actions.fill_roll(meeting, by=cast.office()) == 0
    actions.put_on_roll(meeting, ["县区政协代表（虚构）"], "nonvoting", by=cast.office())
    assert meeting.gathering.attendances.due().count() == 3
    with pytest.raises(Refused, match="没有找到应到的人"):
        actions.fill_roll(held.called("training"), by=cast.office())


def noticed() -> tuple[Meeting, object]:
    """A member is on the roll, and has been told."""
    meeting, who = held.called(), cast.member()
    actions.put_on_roll(meeting, [], "due", persons=(who,), by=cast.office())
    actions.give_notice(meeting, by=cast.office())
    actions.give_notice(meeting, by=cast.office())
    return meeting, who


def test_the_notice_is_answered_and_leave_has_a_reason_and_an_approver(client):
    meeting, who = noticed()
    assert Notice.objects.for_person(who.pk).count() == 1
    cast.signed_in(client, who)
    assert "回执" in client.get(meeting.get_absolute_url()).content.decode()
    url = f"{meeting.get_absolute_url()}roll/1/answer/"
    assert "请写请假的原因" in client.post(url, {"coming": "no", "once": "no"}).content.decode()
    held.sent(client, url, coming="no", reason="外出培训")
    one = meeting.gathering.attendances.get()
    assert (one.answer.coming, one.presence) == (False, Presence.EXPECTED)
    cast.signed_in(client, cast.office())
    held.sent(client, f"{meeting.get_absolute_url()}roll/1/leave/", reason="外出培训", approved_by="政协主席")
    one.refresh_from_db()
    assert (one.presence, one.approved_by) == (Presence.LEAVE, "政协主席")


def test_whoever_had_the_notice_is_told_of_another_day_and_of_a_meeting_called_off(client):
    meeting, who = noticed()
    cast.signed_in(client, cast.office())
    later = {"starts_at": "2023-06-06T09:00", "ends_at": "2023-06-06T11:00", "place": "另一间会议室"}
    held.sent(client, f"{meeting.get_absolute_url()}edit/", **later)
    held.sent(client, f"{meeting.get_absolute_url()}call-off/", why="另有安排")
    told = list(Notice.objects.for_person(who.pk).order_by("id").values_list("text", flat=True))
    assert len(told) == 3 and "会议改期" in told[1] and "另一间会议室" in told[1] and "会议取消" in told[2]
    with pytest.raises(Refused, match="已经取消"):
        held.item(meeting)
    assert "另有安排" in client.get(meeting.get_absolute_url()).content.decode()


def test_nobody_answers_for_another_but_the_office():
    meeting, _who = noticed()
    one = meeting.gathering.attendances.get()
    with pytest.raises(PermissionDenied):
        actions.answer(meeting, one, coming=True, by=cast.member(name="别人（虚构）"))
    assert actions.answer(meeting, one, coming=True, by=cast.office()).coming


def test_a_signed_sheet_is_typed_in_and_a_number_that_is_not_there_is_said():
    meeting = held.listed(held.called(), 8)
    assert actions.enter_sheet(meeting, "1-3、５，8", by=cast.office()) == 5
    assert actions.enter_sheet(meeting, "1 - 4", by=cast.office()) == 1
    for wrong, said in (("9", "没有 9 号"), ("甲", "看不懂“甲”"), ("3-1", "先后不对"), ("、", "请写席号")):
        with pytest.raises(Refused, match=said):
            actions.enter_sheet(meeting, wrong, by=cast.office())


def test_minutes_are_drafted_from_the_record_kept_in_versions_commented_on_and_locked(client):
    at = clock.now()
    meeting, member = held.called(at=at), cast.member()
    actions.put_on_roll(meeting, ["主席（虚构）"], "due", persons=(member,), by=cast.office())
    held.opened(meeting, people=2, at=at)
    held.hands(held.item(meeting), 2, at=at)
    actions.say_line(meeting, "noted", "基层协商大有可为。", by=cast.office())
    with pytest.raises(Refused, match="还没有结束"):
        actions.keep_minutes(meeting, "早", by=cast.office())
    room.end_gathering(meeting.gathering, by=cast.office(), on=at)
    meeting = Meeting.objects.get(pk=meeting.pk)
    text = draft(meeting)
    assert "会议指出，基层协商大有可为。" in text and "赞成 2，反对 0，弃权 0" in text and member.name in text
    actions.keep_minutes(meeting, text, rev=0, by=cast.office())
    with pytest.raises(Refused, match="别人改过"):
        actions.keep_minutes(meeting, "晚了", rev=0, by=cast.office())
    minutes = actions.seek_comments(meeting, clock.today() + clock.days(3), by=cast.office())
    cast.signed_in(client, member)
    held.sent(client, f"{meeting.get_absolute_url()}minutes/remark/", text="第一段少一个字")
    with pytest.raises(PermissionDenied):
        actions.remark(minutes, "我没有参加", by=cast.member(name="没来的（虚构）"))
    with pytest.raises(Refused, match="还在征求意见"):
        actions.finalise(meeting, by=cast.office())
    with clock.at(at + clock.days(4)):
        assert actions.keep_minutes(meeting, f"{text}。", rev=1, by=cast.office()).rev == 2
        actions.finalise(meeting, by=cast.office())
        with pytest.raises(Refused, match="已经定稿"):
            actions.keep_minutes(meeting, "改", by=cast.office())


def test_the_office_is_reminded_once_when_minutes_are_late():
    at = clock.now()
    meeting = held.opened(held.called(at=at), at=at)
    room.end_gathering(meeting.gathering, by=cast.office(), on=at)
    for days, told in ((7, 0), (8, 1), (9, 0)):
        with clock.at(at + clock.days(days)):
            assert actions.remind_late() == told


def test_what_must_follow_is_a_key_task_and_a_decision_that_failed_has_none():
    at = clock.now()
    meeting = held.opened(held.called(at=at), at=at)
    passed, failed = (held.hands(held.item(meeting, title=f"方案{n}"), n, at=at) for n in (5, 1))
    with pytest.raises(Refused, match="没有通过"):
        actions.follow_up(failed, "落实", by=cast.office())
    actions.follow_up(passed, "落实方案", lead="政协副主席", until=dt.date(2023, 12, 20), by=cast.office())
    task = Matter.objects.get(kind="key_task")
    assert "一次主席会议" in task.text and "完成时限：2023-12-20" in task.text
    assert figures.compute(cast.COUNTY, only=["meetings"])["meetings"]["followed_up"] == 1


def test_only_a_standing_committees_decision_calls_a_plenary_and_only_once():
    at, later = (
        clock.now(),
        {"starts_at": held.OPENS, "ends_at": held.OPENS + dt.timedelta(hours=8), "place": "会议中心"},
    )
    of_chairs = held.hands(held.item(held.opened(held.called(at=at), at=at), "decide", "召开"), 5, at=at)
    with pytest.raises(Refused, match="由常委会会议的“决定”议题作出"):
        actions.call_plenary(of_chairs, by=cast.office(), **later)
    decided = held.hands(
        held.item(held.opened(held.called("standing_committee", at=at, term=10), at=at), "decide", "召开"), 5, at=at
    )
    called = actions.call_plenary(decided, by=cast.office(), **later)
    assert (called.session, called.is_proposed, titles(called)) == ("十届一次", True, ["审议通过会议议程和日程"])
    with pytest.raises(Refused, match="已经召集"):
        actions.call_plenary(decided, by=cast.office(), **later)


def test_a_rehearsal_takes_no_number_and_counts_nowhere():
    at = clock.now()
    meeting = held.opened(held.called(at=at, rehearsal=True), at=at)
    assert meeting.number is None
    other = held.called(rehearsal=True)
    actions.fill_roll(other, by=cast.office())
    assert all(one.name.endswith("（虚构）") for one in other.gathering.attendances.all())
    held.hands(held.item(meeting), 5, at=at)
    assert figures.compute(cast.COUNTY, only=["meetings"])["meetings"]["held"] == 0
    assert held.called().number == 1


def test_a_meeting_is_rehearsed_with_its_own_agenda_and_invented_people_and_passes_no_document(client):
    meeting, plan = held.called(), drafts.drafted("plan", on=held.BEFORE.date())
    held.item(meeting, papers=[(plan.title, plan.ref)])
    room.line_up(meeting.gathering, "quorum", label="法定人数", by=cast.office())
    cast.signed_in(client, cast.office())
    held.sent(client, f"{meeting.get_absolute_url()}rehearse/")
    made = Meeting.objects.get(rehearsal=True)
    assert titles(made) == titles(meeting) and made.number is None and made.gathering.screen.queue
    item = held.opened(made, people=12, at=clock.now()).items.get()
    held.hands(item, 12, paper=item.papers.get(), at=clock.now())
    plan.refresh_from_db()
    assert plan.passed_on is None and Notice.objects.count() == 0
    client.post("/hall/", {"code": room.give_code(made.gathering, by=cast.office())})
    assert "演练" in client.get("/hall/").content.decode()
    with pytest.raises(Refused, match="从正式的会议做起"):
        actions.rehearse(made, by=cast.office())


def test_the_hall_and_the_console_say_whether_the_quorum_is_there(client):
    meeting = held.opened(held.listed(held.called(), 5), people=5, there=2, at=clock.now())
    cast.signed_in(client, cast.office())
    assert "还差 1 人" in client.get(f"/desk/g/{meeting.gathering.ref}/room/").content.decode()
    client.post("/hall/", {"code": room.give_code(meeting.gathering, by=cast.office())})
    assert "法定人数还差 1 人" in client.get("/hall/").content.decode()
    room.check_in(meeting.gathering.attendances.get(number=3), by=cast.office())
    assert "已达法定人数" in client.get("/hall/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"session": "第几次"}, "session", "五届十二次"),
        ({"ends_at": "2023-06-05T08:00"}, "ends_at", "晚于开始时间"),
        ({"kind": "party_group"}, "body", "不开党组会议"),
        ({"kind": "training", "session": "五届一次"}, "session", "不编届次"),
        ({"place": ""}, "place", ""),
        ({"starts_at": "0001-01-01T00:00"}, "__all__", "年份"),
        ({"whole": "0"}, "whole", ""),
    ],
)
def test_a_wrong_call_is_said_in_place_and_what_was_typed_is_kept(client, wrong, field, said):
    cast.signed_in(client, cast.office())
    typed = {"kind": "chairpersons", "body": held.body().ref, "starts_at": "2023-06-05T09:00", "ends_at": "2023-06-05T12:00",
             "place": "会议室", "half_days": "1", "once": "call"}  # fmt: skip
    page = client.post("/desk/meetings/new/", typed | wrong)
    assert page.status_code == 200 and said in str(page.context["form"].errors[field])
    assert Meeting.objects.count() == 0


def test_the_draft_says_once_what_was_done_and_every_sentence_ends(client):
    meeting = held.called()
    held.item(meeting, title="审议通过调研报告")
    heard = held.item(meeting, "hear", "培训班情况汇报")
    held.opened(meeting, at=clock.now())
    actions.finish_item(heard, result="听取了汇报", by=cast.office())
    text = draft(meeting)
    assert "一、审议通过调研报告\n" in text and "二、听取：培训班情况汇报\n听取了汇报。" in text
    fresh = cast.signed_in(client, cast.office()).get("/desk/meetings/new/").context["form"]
    assert fresh.initial["body"] == meeting.body.ref  # whose meetings the kind chosen first are
