"""What was arranged by mistake is put right: a sitting put off or called off, a consultation withdrawn, its matters free."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from shangliang.consultations import actions
from shangliang.gatherings import actions as room
from shangliang.kit import clock
from shangliang.kit.notices import Notice
from shangliang.matters.lifecycle import Stage
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import phones, talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def typed(days, place="小学会议室"):
    """What the form of a sitting is sent with."""
    start = clock.now() + clock.days(days)
    return {
        "place": place, "starts_at": f"{start:%Y-%m-%dT%H:%M}", "ends_at": f"{start + dt.timedelta(hours=2):%Y-%m-%dT%H:%M}",
    }  # fmt: skip


def planned():
    made = talk.manned(talk.begun())
    return actions.approve_plan(made, by=cast.clerk())


def sitting_of(made):
    return made.activities.sittings().get().gathering


def with_member(made):
    member = cast.member()
    actions.name_participant(
        made, name="委员（虚构）", seat="deputies", person=member, interested=True, by=cast.clerk()
    )
    return member


def told(person) -> str:
    return "\n".join(Notice.objects.for_person(person.pk).values_list("text", flat=True))


@pytest.mark.parametrize("days", [-365, 1])
def test_a_sitting_nobody_can_be_told_of_in_time_is_refused_before_the_notice_too(desk, days):
    made = planned()
    page = desk.post(f"{made.desk_url()}sitting/", typed(days)).content.decode()
    assert "通知应提前发出" in page and 'value="小学会议室"' in page
    assert not made.activities.sittings().exists()
    desk.post(f"{made.desk_url()}sitting/", typed(10))
    assert desk.post(f"{made.desk_url()}notice/", {"waived": ""})["Location"] == made.desk_url()


def test_a_sitting_is_put_off_in_time_and_whoever_was_told_is_told_again(desk):
    made = talk.noticed()
    member, gathering = with_member(made), sitting_of(made)
    url = f"{made.desk_url()}sitting/{gathering.ref}/"
    assert url in desk.get(made.desk_url()).content.decode()
    assert "通知应提前发出" in desk.post(url, typed(1)).content.decode()
    assert "改期" not in told(member)
    assert desk.post(url, typed(15, "学校"))["Location"] == made.desk_url()
    gathering.refresh_from_db()
    assert (gathering.place, clock.local_day(gathering.starts_at)) == ("学校", clock.today() + clock.days(15))
    assert made.activities.get(kind="sitting").opens_at == gathering.starts_at
    assert made.phases.order_by("id").last().ends == clock.today() + clock.days(15)
    assert "改期" in told(member)


def test_a_sitting_is_called_off_with_a_reason_and_another_takes_its_place(desk):
    made = talk.noticed()
    member, gathering = with_member(made), sitting_of(made)
    url = f"{made.desk_url()}sitting/{gathering.ref}/off/"
    assert desk.post(url, {"reason": ""}).status_code == 200
    assert made.activities.sittings().exists()
    assert desk.post(url, {"reason": "会议室漏水"})["Location"] == made.desk_url()
    assert not made.activities.sittings().exists()
    assert "会议室漏水" in told(member)
    record = desk.get(f"/desk/g/{gathering.ref}/").content.decode()
    assert "已取消" in record and "会议室漏水" in record and "room/" not in record
    with pytest.raises(Refused, match="已经取消"):
        room.open_gathering(gathering, by=cast.clerk())
    desk.post(f"{made.desk_url()}sitting/", typed(20))
    assert made.activities.filter(kind="sitting").count() == 1
    assert room.open_gathering(sitting_of(made), by=cast.clerk()).is_running


def test_one_that_has_begun_is_neither_put_off_nor_called_off(desk):
    made = talk.noticed()
    gathering = room.open_gathering(sitting_of(made), by=cast.clerk())
    url = f"{made.desk_url()}sitting/{gathering.ref}/"
    assert url not in desk.get(made.desk_url()).content.decode()
    assert "会议已经开始" in desk.post(url, typed(15)).content.decode()
    assert "会议已经开始" in desk.post(f"{url}off/", {"reason": "漏水"}).content.decode()
    assert sitting_of(made).is_running


def test_a_consultation_is_withdrawn_before_anybody_was_heard_and_its_matter_goes_on(desk):
    made = talk.noticed()
    member, matter = with_member(made), made.concerns.get().matter
    url = f"{made.desk_url()}withdraw/"
    assert url in desk.get(made.desk_url()).content.decode()
    assert desk.post(url, {"reason": " "}).status_code == 200
    assert desk.post(url, {"reason": "题目弄错了"})["Location"] == made.desk_url()
    page = desk.get(made.desk_url()).content.decode()
    assert "已撤销" in page and "题目弄错了" in page and "notice/print" not in page
    assert "题目弄错了" in told(member)
    public = Client().get(made.get_absolute_url()).content.decode()
    assert "题目弄错了" in public and 'name="code"' not in public
    assert made.title not in Client().get("/c/").content.decode()
    assert not made.activities.sittings().exists()
    with pytest.raises(Refused, match="已撤销"):
        actions.close_consultation(made, by=cast.clerk())
    again = actions.open_consultation("village", title="再来", host=made.host, by=cast.clerk(), concerns=[matter])
    assert again.concerns.get().matter.stage == Stage.CONSULTING


def test_once_somebody_was_heard_it_is_closed_first_and_ends_without_an_agreement(desk):
    made = phones.running()
    phones.express(made, 1, {2: 1})
    url = f"{made.desk_url()}withdraw/"
    assert url not in desk.get(made.desk_url()).content.decode()
    assert "不能撤销" in desk.post(url, {"reason": "算了"}).content.decode()
    actions.close_consultation(made, by=cast.clerk())
    assert "未形成共识，到此为止" in desk.get(made.desk_url()).content.decode()
    assert desk.post(url, {"reason": "谈不拢"})["Location"] == made.desk_url()
    made.refresh_from_db()
    assert made.state == "未形成共识"
    assert "谈不拢" in desk.get(made.desk_url()).content.decode()


def test_only_the_host_s_desk_puts_off_calls_off_and_withdraws(client):
    made = talk.noticed()
    gathering = sitting_of(made)
    stranger = cast.signed_in(client, cast.outsider())
    for path in (f"sitting/{gathering.ref}/", f"sitting/{gathering.ref}/off/", "withdraw/"):
        assert stranger.get(f"{made.desk_url()}{path}").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.call_off_sitting(made, gathering, "漏水", by=cast.outsider())
    with pytest.raises(PermissionDenied):
        actions.withdraw(made, "弄错了", by=cast.outsider())
    assert actions.withdraw(made, "弄错了", by=cast.clerk()).withdrawn_on == clock.today()
