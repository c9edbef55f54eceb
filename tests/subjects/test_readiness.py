"""What a county has against what it should have: coverage, plans, stock, teams, training; limits are rules; no data is no nought."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.kit import clock, figures, notices, rules
from shangliang.people.refusal import Refused
from shangliang.subjects import actions, readiness
from tests import cast
from tests.subjects.ready import FAR, lives, stands

pytestmark = pytest.mark.django_db


def counted(code=cast.COUNTY, **when) -> dict:
    return figures.compute(code, only=["readiness"], **when)["readiness"]


def test_nothing_on_record_is_no_data_but_for_what_a_county_has_to_have():
    cast.area()
    found = counted()
    assert {name: found[name] for name in ("within_radius", "fire_reach", "fire_area", "supplies", "watched", "trained")} == dict.fromkeys(
        ("within_radius", "fire_reach", "fire_area", "supplies", "watched", "trained")
    )  # fmt: skip
    assert (found["plans_of"], found["professional_teams_of"], found["people"]) == ([0, 8], [0, 3], 0)


def test_people_within_the_radius_of_a_shelter_and_room_enough_for_them():
    lives()
    stands("文化广场", "shelter", term="短期", size=4000, capacity=1800)
    found = counted()
    assert (found["within_radius_of"], found["shelter_area_of"], found["fixed_capacity_of"]) == (
        [3000, 4000], [2000, 3000], [1800, 4000],
    )  # fmt: skip
    rules.set_rule("readiness.each_short", cast.COUNTY, "4")
    assert counted()["shelter_area_of"] == [1000, 3000]
    stands("体育场", "shelter", at=FAR, term="紧急", size=5000, capacity=900, radius=2000)
    found = counted()
    assert (found["within_radius_of"], found["fixed_capacity_of"]) == ([4000, 4000], [1800, 4000])


def test_a_shelter_without_coordinates_or_class_serves_nobody_and_a_closed_one_is_gone():
    lives()
    stands("没有坐标", "shelter", at=None, term="长期", size=9000)
    stands("没有时长", "shelter", size=9000)
    stood = stands("广场", "shelter", term="短期", size=4000)
    assert counted()["within_radius_of"] == [3000, 4000]
    actions.close_located(stood, by=cast.office())
    assert counted()["within_radius_of"] == [0, 4000]


def test_five_minutes_are_asked_of_fire_stations_only_and_area_and_crew_by_their_grade():
    lives()
    stands("城关镇消防工作站", "fire_work_station", staff=3)
    assert counted()["fire_reach_of"] == [0, 4000]
    stands("一级站", "fire_station", grade="一级", reach=8, duty=30)
    stands("小型站", "fire_station", at=None, grade="小型", reach=2, duty=9)
    stands("近郊站", "fire_station", at=None, grade="一级", suburb="是", reach=15)
    stands("特勤站", "fire_station", at=None, grade="特勤", reach=40)
    found = counted()
    assert (found["fire_reach_of"], found["fire_area_of"], found["fire_crew_of"]) == ([3000, 4000], [2, 3], [1, 2])


def test_a_plan_is_in_force_until_its_review_is_due_and_a_new_one_takes_its_place():
    county, by, day = cast.area(cast.COUNTY), cast.office(), clock.today() - clock.days(400)
    issue = lambda title, on, **more: actions.issue_plan("地震", title, county, issued_on=on, by=by, **more)  # noqa: E731
    old = issue("地震应急预案", day, review_on=day + clock.days(400))
    assert counted()["plans_of"] == [1, 8]
    with clock.at(clock.today() + clock.days(1)):
        assert counted()["plans_of"] == [0, 8]
    issue("地震应急预案（修订）", clock.today())
    old.refresh_from_db()
    assert (old.withdrawn_on, counted()["plans_of"]) == (clock.today(), [1, 8])
    with pytest.raises(Refused):
        issue("更早的一份", day)
    with pytest.raises(Refused):
        issue("还没有印发", clock.today() + clock.days(1))
    with pytest.raises(PermissionDenied):
        actions.withdraw_plan(old, by=cast.outsider())


def test_goods_count_where_there_is_enough_that_has_not_expired():
    place = stands("县储备库", "stock")
    keep = lambda name, many, **more: actions.keep_stock(  # noqa: E731
        place, name, unit="件", quantity=many, quota=100, by=cast.office(), **more
    )
    keep("帐篷", 100), keep("棉被", 99)
    keep("饮用水", 500, expires_on=clock.today())
    assert counted()["supplies_of"] == [2, 3]
    with clock.at(clock.today() + clock.days(1)):
        assert counted()["supplies_of"] == [1, 3]
    keep("棉被", 100)
    assert counted()["supplies_of"] == [3, 3]
    with pytest.raises(Refused):
        actions.keep_stock(stands("广场", "shelter"), "帐篷", unit="顶", quantity=1, quota=1, by=cast.office())


def test_teams_townships_dangers_and_training_as_shares():
    stands("蓝天队", "team", sort="专业", people=20)
    stands("民兵队", "team", sort="基层", people=30)
    stands("后山滑坡", "warning_point", hazard="地质灾害", watched="是", handled="否")
    stands("河道", "warning_point", hazard="山洪")
    train = lambda day, whom="responders", many=15: actions.hold_training(  # noqa: E731
        "演练前培训", cast.area(), whom=whom, people=many, held_on=day, by=cast.office()
    )
    train(clock.today()), train(clock.today() - clock.days(365)), train(clock.today(), "residents", 300)
    found = counted()
    assert (found["professional_teams_of"], found["township_teams_of"]) == ([1, 3], [1, 1])
    assert (found["watched_of"], found["handled_of"], found["trained_of"]) == ([1, 2], [0, 2], [15, 50])


def test_a_city_is_the_sum_of_its_counties_and_a_place_counts_for_its_own():
    lives()
    cast.area("620302")
    stands("邻县广场", "shelter", code="620302", by=cast.office("620302"), term="长期", size=9000)
    assert counted("6203")["within_radius_of"] == [0, 4000]
    stands("广场", "shelter", term="短期", size=4000)
    assert counted("6203")["within_radius_of"] == [3000, 4000] == counted()["within_radius_of"]
    assert readiness.counties("6203") == ["620302", "620321"]
    assert counted("6203")["plans_of"] == [0, 16]


def told() -> list[str]:
    return sorted(notices.Notice.objects.values_list("text", flat=True))


def test_the_nearest_desk_is_told_once_before_goods_expire_and_once_after_and_of_plans_too():
    depot, day = stands("县储备库", "stock"), clock.today() + clock.days(30)
    actions.keep_stock(depot, "饮用水", unit="箱", quantity=9, quota=9, expires_on=day, by=cast.office())
    actions.keep_stock(depot, "电池", unit="节", quantity=9, quota=9, expires_on=day + clock.days(1), by=cast.office())
    actions.issue_plan(
        "地震", "地震应急预案", cast.area(cast.COUNTY), issued_on=day - clock.days(900), review_on=day, by=cast.office()
    )
    assert (actions.remind_readiness(), actions.remind_readiness()) == (2, 0)
    assert [("饮用水" in text, "电池" in text) for text in told()] in (
        [(False, False), (True, False)],
        [(True, False), (False, False)],
    )
    with clock.at(day + clock.days(1)):
        assert actions.remind_readiness() == 3
    assert any("已经过期" in text for text in told()) and any("已过评估修订期限" in text for text in told())
