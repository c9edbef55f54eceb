"""Coverage of rooms: per level of the tree, what is in use in the last 90 days, down to the places without a room."""

import datetime as dt

import pytest

from shangliang.kit import figures, rules
from shangliang.people.actions import load_shipped_areas
from shangliang.people.actions.areas import add_local_area
from shangliang.subjects import coverage
from shangliang.subjects.actions import close_room, use_room
from tests import cast
from tests.counting import queries
from tests.subjects.rooms import SINCE, ago, room

pytestmark = pytest.mark.django_db
PAGE = "/desk/rooms/coverage/"


def rooms_of(code, **how):
    return figures.compute(code, only=["rooms"], **how)["rooms"]


def test_dunhuang_has_67_villages_and_communities_and_a_city_counts_all_of_its_counties():
    load_shipped_areas()
    assert rooms_of("620982") == {"places": 67, "with_room": 0, "in_use": 0, "coverage": 0.0, "coverage_of": [0, 67]}
    assert rooms_of("6203")["places"] == 139 + 43
    parts = dict(coverage.below("6202"))  # a city without counties
    assert sum(part.places for part in parts.values()) == rooms_of("6202")["places"] > 0


def test_a_place_counts_once_and_rooms_of_firms_and_institutions_do_not_count():
    cast.area(cast.SIBLING_VILLAGE)
    first, second = room(), room("老年活动室的议事室")
    room("永昌某厂议事室", cast.COUNTY, "enterprise")
    use_room(first, "读书会", 9, by=cast.clerk(), on=ago(5))
    use_room(second, "读书会", 9, by=cast.clerk(), on=ago(5))
    assert rooms_of(cast.COUNTY) == {"places": 2, "with_room": 1, "in_use": 1, "coverage": 0.5, "coverage_of": [1, 2]}
    assert rooms_of(cast.SIBLING_VILLAGE)["coverage"] == 0.0


def test_a_room_in_a_group_of_the_village_is_the_villages():
    group = add_local_area(cast.area(), "三组", by=cast.clerk())
    room("三组议事点", group.code)
    assert rooms_of(cast.VILLAGE)["with_room"] == 1


def test_used_means_in_the_days_that_the_rule_says_as_of_the_day_that_is_asked():
    made = room()
    use_room(made, "读书会", 9, by=cast.clerk(), on=ago(90))
    assert rooms_of(cast.COUNTY)["in_use"] == 0
    assert rooms_of(cast.COUNTY, on=ago(30))["in_use"] == 1
    rules.set_rule("room.in_use_days", cast.COUNTY, 91, by=cast.office(), note="永政协发〔2023〕5号")
    assert rooms_of(cast.COUNTY)["in_use"] == 1
    assert rooms_of(cast.COUNTY, on=SINCE - dt.timedelta(days=1))["with_room"] == 0
    close_room(made, by=cast.clerk())
    assert rooms_of(cast.COUNTY)["with_room"] == 0 and rooms_of(cast.COUNTY, on=ago(1))["with_room"] == 1


def test_the_page_drills_down_from_the_city_to_the_villages_without_a_room(client):
    cast.area(cast.SIBLING_VILLAGE)
    made = room()
    use_room(made, "读书会", 9, by=cast.clerk(), on=ago(5))
    cast.signed_in(client, cast.city_office())
    at_the_top = client.get(PAGE)
    assert f"{PAGE}?area={cast.COUNTY}" in at_the_top.content.decode() and "50%" in at_the_top.content.decode()
    village = client.get(f"{PAGE}?area={cast.TOWN}").content.decode()
    assert made.get_absolute_url() in village and "没有议事室" in village
    bare = client.get(f"/desk/rooms/without/?area={cast.TOWN}").content.decode()
    assert ">金家庄村<" in bare and ">赵家庄村<" not in bare
    assert f"/desk/rooms/add/?area={cast.SIBLING_VILLAGE}" in bare


def test_a_clerk_sees_the_own_place_only(client):
    cast.area(cast.SIBLING_VILLAGE)
    room()
    cast.signed_in(client, cast.clerk())
    assert "赵家庄村" in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}?area={cast.TOWN}").status_code == client.get(f"{PAGE}?area=x\0").status_code == 404
    assert ">金家庄村<" not in client.get(f"/desk/rooms/without/?area={cast.TOWN}").content.decode()


@pytest.mark.parametrize("code", [cast.CITY, cast.COUNTY, cast.TOWN])
def test_each_level_costs_the_same_for_one_room_and_for_three(client, code):
    room()
    cast.signed_in(client, cast.city_office())
    one = queries(client, f"{PAGE}?area={code}")
    for n in range(2):
        cast.area(f"{cast.TOWN}30{n}")
        use_room(room(f"第{n}村议事室", f"{cast.TOWN}30{n}"), "读书会", 9, by=cast.office(), on=ago(5))
    assert queries(client, f"{PAGE}?area={code}") == one <= 12
