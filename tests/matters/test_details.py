"""细处 · Whose days a clock counts by, which photos are seen, who is said to have raised it, a city without counties."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from shangliang.kit import clock, files, rules
from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.lifecycle import Stage
from shangliang.matters.models import Matter
from tests import cast
from tests.counting import queries
from tests.kit.uploads import image, upload
from tests.matters import walk, walks

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2023, 6, 5, 10, tzinfo=clock.SHANGHAI)
COMMUNITY, UNDIVIDED = "620201001001", "6202"  # 福民社区 in 嘉峪关, a city without counties


# 还剩几个工作日


def left(client, path) -> list[str]:
    return [row["left"] for row in client.get(path).context["page"].rows]


def test_days_left_are_counted_by_the_offices_own_days_wherever_a_matter_is_listed():
    with clock.at(MONDAY):
        walks.people()
        walks.raised("永昌的事")
        walks.raised("金川的事", area=cast.SIBLING_COUNTY, by=cast.resident(cast.SIBLING_COMMUNITY))
        office, other = (cast.signed_in(Client(), who) for who in (cast.office(), cast.outsider()))
        assert left(office, "/desk/matters/") == left(other, "/desk/matters/") == ["还剩 5 个工作日"]
        rules.set_rule("calendar.extra", cast.COUNTY, "2023-06-07 至 2023-06-08 休")
        assert left(office, "/desk/matters/") == left(office, "/desk/screening/") == ["还剩 3 个工作日"]
        assert left(other, "/desk/matters/") == ["还剩 5 个工作日"]


def test_own_days_cost_a_list_no_more_for_three_rows_than_for_one():
    walks.people()
    rules.set_rule("calendar.extra", cast.COUNTY, "2023-06-07 休")
    office = cast.signed_in(Client(), cast.office())
    walks.raised("第一件")
    one = queries(office, "/desk/matters/")
    walks.raised("第二件", area=cast.VILLAGE)
    walks.raised("第三件")
    assert queries(office, "/desk/matters/") == one


def test_an_order_counts_by_the_days_of_who_gave_it():
    with clock.at(MONDAY):
        walks.at("assigned")
        unit = cast.signed_in(Client(), cast.unit())
        assert left(unit, "/desk/orders/") == ["还剩 3 个工作日"]
        rules.set_rule("calendar.extra", cast.COUNTY, "2023-06-07 休")
        assert left(unit, "/desk/orders/") == ["还剩 2 个工作日"]


# 照片


def pictured():
    """A topic with two photos: (matter, the photo to be left out, the other)."""
    cast.platforms()
    kept = [
        files.store(upload(image(), name), by_id=cast.clerk().pk, area=cast.VILLAGE) for name in ("甲.png", "乙.png")
    ]
    return (walk.topic(photos=kept)[0], *kept)


def release(client, matter, **typed):
    return client.post(f"/desk/m/{matter.ref}/release/", {"read": "on", "expected": matter.stage} | typed)


def test_a_photo_that_shows_too_much_stays_for_the_desk_while_the_others_are_seen():
    matter, face, lamp = pictured()
    clerk, stranger = cast.signed_in(Client(), cast.clerk()), Client()
    form = clerk.get(f"/desk/m/{matter.ref}/release/").content.decode()
    assert "不公开的照片" in form and face.ref in form and lamp.ref in form
    assert release(clerk, matter, left_out=[face.ref]).status_code == 302
    page = stranger.get(matter.get_absolute_url()).content.decode()
    assert lamp.ref in page and face.ref not in page
    assert stranger.get(f"/files/{lamp.ref}/").status_code == 200
    assert stranger.get(f"/files/{face.ref}/").status_code == 404
    assert clerk.get(f"/files/{face.ref}/").status_code == 200
    assert face.name in clerk.get(f"/desk/m/{matter.ref}/").content.decode()


def test_what_was_left_out_once_may_be_shown_at_the_next_release():
    matter, face, _lamp = pictured()
    clerk = cast.signed_in(Client(), cast.clerk())
    release(clerk, matter, left_out=[face.ref])
    actions.move(matter, "withhold", by=cast.clerk(), note="再看一遍")
    assert "checked" in clerk.get(f"/desk/m/{matter.ref}/release/").content.decode()
    release(clerk, matter)
    assert Client().get(f"/files/{face.ref}/").status_code == 200


def test_the_photo_of_another_matter_can_not_be_left_out_here():
    matter, _face, _lamp = pictured()
    foreign = files.store(upload(image(), "丙.png"), by_id=cast.clerk().pk, area=cast.VILLAGE)
    other, _code = walk.topic("另一件", photos=[foreign])
    answer = release(cast.signed_in(Client(), cast.clerk()), matter, left_out=[foreign.ref])
    assert answer.status_code == 200 and "left_out" in answer.context["form"].errors
    assert other.files.get().public and not Matter.objects.get(pk=matter.pk).is_public


# 提出人


def raised_by(matter) -> str:
    actions.move(matter, "release", by=cast.office() if matter.holder_area == cast.COUNTY else cast.clerk())
    return Client().get(matter.get_absolute_url()).content.decode()


def test_an_office_that_raises_a_matter_is_named_and_a_resident_is_not():
    walks.people()
    office = cast.organisation("cppcc", cast.COUNTY)
    assert walks.raised("办公室提的", by=cast.office()).raisers.get().shown == office.name
    assert office.name in raised_by(walks.raised("办公室又提的", by=cast.office()))
    assert walks.raised("居民提的", by=cast.resident(), area=cast.VILLAGE).raisers.get().shown == "一位居民"
    page = raised_by(walks.raised("居民又提的", by=cast.resident(), area=cast.VILLAGE))
    assert "一位居民" in page and cast.resident().name not in page


def test_who_types_for_somebody_else_or_is_a_member_speaks_for_no_office():
    walks.people()
    assert walks.raised("代填的").raisers.get().shown == "一位居民"
    assert walks.raised("委员的", kind="sentiment", by=cast.member()).raisers.get().organisation is None


# 不设区的市


def submitted(code, city):
    """A topic of a community, up to where it waits to be assigned."""
    for kind, place in (
        ("council", code),
        ("township", code[:9]),
        ("cppcc", city),
        ("party", city),
        ("government", city),
    ):
        cast.organisation(kind, place)
    clerk = cast.clerk(code)
    matter, _code = actions.raise_matter("topic", title="老楼加装电梯", text="低层怎么补偿", area=cast.area(code))
    for step, facts in (
        ("accept", {}), ("approve", {"document": "社区党委会纪要", "body": "社区党委"}), ("plan", {"note": "6月5日协商"}),
        ("agree", {"agreement": walks.agreement()}), ("submit", {"target": "市委、市政府"}),
    ):  # fmt: skip
        matter = actions.move(matter, step, by=clerk, **facts)
    return matter


def assigned(matter, city):
    slip = Slip(cast.organisation("department", city), "lead", "办理")
    return actions.assign(matter, [slip], by=cast.supervision(city))


def test_in_a_city_without_counties_the_city_assigns_what_a_community_holds():
    matter = submitted(COMMUNITY, UNDIVIDED)
    assert matter.holder_area == COMMUNITY
    supervision = cast.signed_in(Client(), cast.supervision(UNDIVIDED))
    assert matter.title in supervision.get("/desk/matters/?pile=assign").content.decode()
    assert supervision.get(f"/desk/m/{matter.ref}/assign/").status_code == 200
    done = assigned(matter, UNDIVIDED)
    assert (done.stage, done.escalated, done.orders.count()) == (Stage.ASSIGNED, False, 1)


def test_a_city_with_counties_still_can_not_reach_over_them():
    matter = submitted(cast.SIBLING_COMMUNITY, cast.CITY)
    supervision = cast.signed_in(Client(), cast.supervision(cast.CITY))
    assert matter.title not in supervision.get("/desk/matters/").content.decode()
    with pytest.raises(PermissionDenied):
        assigned(matter, cast.CITY)
