"""Several sittings of one consultation: each has its own list, room and sheet; one more is told in time like the first."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shangliang.consultations import actions
from shangliang.gatherings import actions as room
from shangliang.kit import clock
from shangliang.kit.notices import Notice
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import talk

pytestmark = pytest.mark.django_db


def arrange(made, days=20, **more):
    start = clock.now() + dt.timedelta(days=days)
    given = {"place": "小学会议室", "starts_at": start, "ends_at": start + dt.timedelta(hours=2), "by": cast.clerk()}
    return actions.arrange_sitting(made, **(given | more))


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def test_a_second_sitting_has_its_own_list_of_everybody_on_the_roster():
    made = talk.noticed()
    first, second = made.activities.sittings().get().gathering, arrange(made)
    assert second.attendances.count() == first.attendances.count() == 17
    room.check_in(second.attendances.get(number=3), by=cast.clerk())
    assert (first.attendances.counts()["present"], second.attendances.counts()["present"]) == (0, 1)
    assert second.title.endswith("（第 2 次）")


def test_one_that_is_too_soon_to_be_told_of_is_refused_on_its_page(desk):
    made = talk.noticed()
    start = clock.now() + dt.timedelta(days=1)
    typed = {"place": "小学", "starts_at": f"{start:%Y-%m-%dT%H:%M}", "ends_at": f"{start + dt.timedelta(hours=2):%Y-%m-%dT%H:%M}"}  # fmt: skip
    page = desk.post(f"{made.desk_url()}sitting/", typed)
    assert "通知应提前发出" in page.content.decode()
    assert 'value="小学"' in page.content.decode()
    assert made.activities.sittings().count() == 1


def test_whoever_comes_onto_the_roster_later_is_on_the_lists_of_the_sittings_to_come():
    made = talk.noticed()
    first, second = made.activities.sittings().get().gathering, arrange(made)
    room.end_gathering(room.open_gathering(first, by=cast.clerk()), by=cast.clerk())
    actions.name_participant(made, name="后来的人（虚构）", seat="interested", by=cast.clerk())
    assert (first.attendances.count(), second.attendances.count()) == (17, 18)


def test_members_with_an_account_are_told_of_each():
    made = talk.begun()
    member = cast.member()
    talk.manned(made)
    actions.name_participant(made, name="委员（虚构）", seat="deputies", person=member, by=cast.clerk())
    actions.approve_plan(made, by=cast.clerk())
    actions.give_notice(made, by=cast.clerk())
    arrange(made)
    arrange(made, 30)
    told = Notice.objects.for_person(member.pk).order_by("id").values_list("text", flat=True)
    assert [word for text in told for word in ("请您参加协商", "当面商量", "再商量一次") if word in text] == [
        "请您参加协商", "当面商量", "再商量一次"
    ]  # fmt: skip


def test_the_desks_page_lists_them_each_with_its_room_and_its_sheet(desk):
    made = talk.noticed()
    first, second = made.activities.sittings().get().gathering, arrange(made)
    talk.on_its_day(made)
    page = desk.get(made.desk_url()).content.decode()
    for one in (first, second):
        assert f"/desk/g/{one.ref}/room/" in page
        assert f"sheet/?sitting={one.ref}" in page
    assert "再定一次会" in page
    assert desk.get(f"{made.desk_url()}sheet/?sitting={second.ref}").context["gathering"] == second
    assert desk.get(f"{made.desk_url()}sheet/").context["gathering"] == first
    other = talk.noticed().activities.sittings().get().gathering
    assert desk.get(f"{made.desk_url()}sheet/?sitting={other.ref}").status_code == 404
    notice = desk.get(f"{made.desk_url()}notice/print/").content.decode()
    assert "小学会议室" in notice and "赵家庄村协商议事室" in notice


def test_the_page_costs_the_same_with_one_and_with_three(desk):
    made = talk.noticed()

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(made.desk_url()).status_code == 200
        return len(asked)

    queries()
    one = queries()
    arrange(made)
    arrange(made, 30)
    queries()
    assert queries() == one


def test_the_sheet_is_entered_for_the_sitting_it_was_asked_for(desk):
    made = talk.noticed()
    first, second = made.activities.sittings().get().gathering, arrange(made)
    talk.on_its_day(made)
    came = {f"came_{one.pk}": "present" for one in second.attendances.all()} | {"said": "先修好井盖", "notes": "第二次"}
    assert desk.post(f"{made.desk_url()}sheet/?sitting={second.ref}", came).status_code == 302
    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.notes, first.notes, first.opened_at) == ("第二次", "", None)


def test_after_the_agreement_was_handed_on_there_is_no_further_sitting(desk):
    made = talk.noticed()
    made.agreed_on = clock.today()
    made.save()
    with pytest.raises(Refused, match="不用再开会"):
        arrange(made)
    assert "再定一次会" not in desk.get(made.desk_url()).content.decode()


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_year_that_is_none_comes_back_with_what_was_typed(desk, year):
    made = talk.manned(talk.begun())
    actions.approve_plan(made, by=cast.clerk())
    typed = {"place": "议事室", "starts_at": f"{year}-01-02T09:00", "ends_at": f"{year}-01-02T11:00"}
    page = desk.post(f"{made.desk_url()}sitting/", typed).content.decode()
    assert "请核对年份" in page
    assert f"{year}-01-02" in page
