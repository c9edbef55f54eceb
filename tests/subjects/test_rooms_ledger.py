"""Rooms as a table: registered in one piece with their haves, changed, taken back; a room in which something was done stays."""

import pytest

from shangliang.kit import importing, trail
from shangliang.subjects import actions
from shangliang.subjects.models import ConsultationRoom
from tests import cast
from tests.stories.ledgers import counts, taken

pytestmark = pytest.mark.django_db
HEAD = ["名称", "所在村", "类别", "地址", "北纬", "东经", "有阵地", "有标识"]
ROOM = ["赵家庄村协商议事室", cast.VILLAGE, "", "村委会一楼", "38.247", "101.972", "是", "否"]


@pytest.fixture
def office():
    cast.area(cast.VILLAGE), cast.area(cast.SIBLING_VILLAGE)
    return cast.office()


def rooms(office, *rows):
    return taken("rooms", HEAD, rows or [ROOM], by=office, area=cast.COUNTY)


def test_they_come_with_their_haves_are_known_again_and_go_again(office):
    batch = importing.confirm(rooms(office, ROOM, ["金家庄村议事室", cast.SIBLING_VILLAGE, "村", *[""] * 5]), by=office)
    made = ConsultationRoom.objects.get(name=ROOM[0])
    assert (made.kind, made.place, [have.have for have in made.haves.all()]) == ("village", "村委会一楼", ["premises"])
    assert counts(rooms(office)) == (0, 0, 1, 0)
    importing.undo(batch, by=office)
    assert not ConsultationRoom.objects.exists() and trail.verify() == []


def test_what_differs_is_shown_changed_and_changed_back(office):
    importing.confirm(rooms(office), by=office)
    batch = rooms(office, [*ROOM[:3], "村委会二楼", *ROOM[4:7], "是"])
    assert counts(batch) == (0, 1, 0, 0)
    assert batch.rows.get().before == {"place": "村委会一楼", "has_sign": "否"}
    importing.confirm(batch, by=office)
    assert ConsultationRoom.objects.get().haves.count() == 2
    importing.undo(batch, by=office)
    made = ConsultationRoom.objects.get()
    assert (made.place, made.haves.count(), f"{made.lat:.3f}") == ("村委会一楼", 1, "38.247")


def test_a_room_that_was_used_stays_and_it_is_said_why(office):
    batch = importing.confirm(rooms(office), by=office)
    actions.use_room(ConsultationRoom.objects.get(), "协商会", 12, by=office)
    importing.undo(batch, by=office)
    assert "使用情况" in batch.rows.get(outcome="kept").says and ConsultationRoom.objects.exists()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["室", cast.VILLAGE, "社区", *[""] * 5], "村的议事室要在村里"),
        (["室", cast.COUNTY, "", *[""] * 5], "类别应是"),
        (["室", cast.VILLAGE, "", "", "99", "1", "", ""], "纬度"),
        (["室", cast.VILLAGE, "", "", "", "", "也许", ""], "请填“是”或“否”"),
    ],
    ids=["community", "nothing", "nowhere", "maybe"],
)
def test_what_will_not_do_is_refused_beside_its_row(office, row, sentence):
    assert sentence in rooms(office, row).rows.get().says
