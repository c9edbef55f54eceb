"""The file for inspection of a village: everything out of its records, for who reaches it, on one kind of paper."""

import pytest

from shangliang.consultations.actions import agreeing
from shangliang.kit import clock, pages
from shangliang.subjects.actions import note_have, use_room
from tests import cast
from tests.consultations.tables import _agreed
from tests.counting import queries
from tests.matters import walk
from tests.subjects.rooms import SINCE, ago, room

pytestmark = pytest.mark.django_db
PAGE = f"/desk/inspection/{cast.VILLAGE}/"


def test_it_tells_topics_sittings_outcomes_and_the_room_with_its_six_haves(client):
    cast.platforms()
    walk.topic("村口的桥要修")
    made, by = _agreed(), cast.clerk()
    agreeing.confirm_everybody(made, by=by)
    for part in ("convener", "representative"):
        agreeing.sign(made, part=part, name="某人（虚构）", by=by)
    agreeing.conclude(made, by=by)
    found = room(place="村部二楼")
    note_have(found, "sign", since=SINCE, by=cast.clerk(), note="门牌")
    use_room(found, "读书会", 12, by=cast.clerk(), on=ago(0))
    page = cast.signed_in(client, cast.clerk()).get(PAGE).content.decode()
    assert "村口的桥要修" in page and made.points.first().content in page
    assert made.activities.sittings().first().gathering.title in page
    assert "赵家庄村协商议事室" in page and "✓ 2023-01-05" in page and "这一年用过 1 次" in page
    assert f"{clock.today().year}年协商工作迎检材料" in page and "不足 5 次" in page


def test_a_noun_beside_it_adds_its_members_by_the_slot(client, monkeypatch):
    cast.area()
    monkeypatch.setattr(pages, "_slots", dict(pages._slots))

    @pages.slot("inspection.members")
    def posted(person, place):
        area, year = place
        return [{"template": "kit/left.html", "text": f"{area} {year}"}] if area.pk == cast.VILLAGE else []

    answer = cast.signed_in(client, cast.clerk()).get(PAGE)
    assert answer.context["members"][0]["text"] == f"赵家庄村 {clock.today().year}"


def test_another_year_is_another_file_and_a_year_that_makes_no_sense_is_this_one(client):
    cast.platforms()
    walk.topic("村口的桥要修")
    cast.signed_in(client, cast.clerk())
    last = clock.today().year - 1
    assert "村口的桥要修" not in client.get(f"{PAGE}?year={last}").content.decode()
    for odd in ("abc", "99999999999999999999", "-1", "²", "1066"):
        assert client.get(PAGE, {"year": odd}).context["year"] == clock.today().year


def test_a_neighbour_and_a_place_that_is_no_village_have_no_file_and_who_may_not_is_told(client):
    cast.area(cast.SIBLING_VILLAGE)
    cast.signed_in(client, cast.outsider())
    assert client.get(PAGE).status_code == 404
    cast.signed_in(client, cast.clerk())
    assert client.get(f"/desk/inspection/{cast.SIBLING_VILLAGE}/").status_code == 404
    assert cast.signed_in(client, cast.office()).get(f"/desk/inspection/{cast.COUNTY}/").status_code == 404
    assert cast.signed_in(client, cast.office()).get(PAGE).status_code == 200
    assert cast.signed_in(client, cast.unit()).get(PAGE).status_code == 403


def test_one_room_and_three_cost_the_same(client):
    room()
    cast.signed_in(client, cast.clerk())
    one = queries(client, PAGE)
    for n in range(2):
        note_have(room(f"第{n}议事点"), "sign", since=SINCE, by=cast.clerk())
    assert queries(client, PAGE) == one
