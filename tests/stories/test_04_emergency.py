"""故事四 天水 · Research on emergency rescue in 甘谷, 清水, 秦州: what stands there on record and on a map, its shares counted; gaps
handed in as advice, a rectification only by the organ that is responsible; a drill's findings followed to closed.
"""

import datetime as dt

import pytest
from django.test import Client

from shangliang.fieldwork.models import Trip
from shangliang.gatherings.models import Drill, DrillFinding
from shangliang.kit import clock, figures, ids, trail
from shangliang.matters import actions as matters
from shangliang.matters.actions.slips import Slip
from shangliang.matters.models import Matter, Raiser
from shangliang.subjects.actions import place_people
from shangliang.subjects.models import EmergencyPlan, Facility
from tests import cast

pytestmark = pytest.mark.django_db
CITY, GANGU, QINGSHUI, QINZHOU = "6205", "620523", "620521", "620502"
SEATS = {GANGU: (34.745, 105.340), QINGSHUI: (34.750, 106.138), QINZHOU: (34.580, 105.724)}
DAY = dt.date(2023, 5, 30)


@pytest.fixture
def desk():
    for code in (CITY, *SEATS):
        cast.organisation("cppcc", code)
        cast.area(f"{code}100" if len(code) == 6 else code)
    return cast.signed_in(Client(), cast.city_office(CITY))


def sent(browser, url, **typed) -> str:
    answer = browser.post(url, typed | {"once": ids.ref()})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


def text(browser, url) -> str:
    return browser.get(url).content.decode()


def registered(desk, code, kind, name, *, aside=0.0, **details) -> str:
    lat, lon = SEATS[code]
    return sent(
        desk, f"/desk/facilities/add/{kind}/", name=name, area=f"{code}100", lat=f"{lat + aside:.6f}", lon=f"{lon:.6f}",
        opened_on="2022-03-01", sure="on", **{f"d_{key}": value for key, value in details.items()},
    )  # fmt: skip


def shares(code) -> dict:
    return figures.compute(code, only=["readiness"])["readiness"]


def test_three_counties_on_record_on_a_map_and_counted(desk):
    with clock.at(DAY):
        for code, (lat, lon) in SEATS.items():
            place_people(
                "县城",
                cast.area(f"{code}100"),
                lat=lat,
                lon=lon,
                people=10_000,
                by=cast.city_office(CITY),
                invented=True,
            )
        registered(desk, GANGU, "shelter", "文化广场避难场所", term="短期", size="16000", capacity="8000")
        registered(desk, QINGSHUI, "command_centre", "清水县应急指挥中心", seats="6")
        registered(desk, QINGSHUI, "fire_work_station", "白沙镇消防工作站", staff="0", part_time="4")
        registered(desk, QINZHOU, "fire_station", "秦州区消防站", grade="一级", reach="9", duty="28")
        depot = registered(desk, QINZHOU, "stock", "秦州区救灾物资储备库")
        sent(desk, f"{depot}stock/", name="帐篷", unit="顶", quantity="80", quota="100")
        sent(
            desk,
            "/desk/readiness/plans/add/",
            subject="地震",
            title="甘谷县地震应急预案",
            area=GANGU,
            issued_on="2022-05-12",
        )
        assert (shares(GANGU)["within_radius_of"], shares(GANGU)["shelter_area_of"]) == ([10_000] * 2, [8_000, 10_000])
        assert shares(QINGSHUI)["fire_reach_of"] == [0, 10_000]  # a township's own is no fire station
        found = shares(CITY)
        assert (found["within_radius_of"], found["fire_reach_of"]) == ([10_000, 30_000], [10_000, 30_000])
        assert (found["fire_area_of"], found["fire_crew_of"], found["supplies_of"]) == ([0, 1], [0, 1], [0, 1])
        assert found["plans_of"] == [1, 24] and EmergencyPlan.objects.get().area_id == GANGU
        shown = text(desk, f"/desk/readiness/?area={GANGU}")
        assert "8000 / 10000" in shown and "甘谷县地震应急预案" in shown and '<path class="shelter"' in shown
        assert len(desk.get(f"/desk/readiness/?area={CITY}").context["rows"]) == 3
        assert (
            cast.signed_in(Client(), cast.outsider("620321")).get(f"/desk/readiness/?area={GANGU}").status_code == 404
        )
    assert Facility.objects.count() == 5 and trail.verify() == []


def test_a_drill_s_finding_is_closed_when_the_rectification_by_the_responsible_organ_is(desk):
    with clock.at(DAY):
        page = sent(desk, "/desk/drills/new/", title="白沙镇山洪转移演练", sort="special", area=f"{QINGSHUI}100",
                    organiser="白沙镇人民政府", planned_on=DAY)  # fmt: skip
        sent(desk, f"{page}held/", held_on=DAY, people="186", record="9点预警，9点25分转移完毕。")
        for title in ("二组没有听到广播", "两处雨量站没有数据"):
            sent(desk, f"{page}findings/add/", title=title)
        spot, rain = DrillFinding.objects.order_by("pk")
        sent(desk, f"{page}findings/{spot.pk}/mended/", how="当场换了电池")
        desk.post(f"{page}findings/{rain.pk}/suggest/", {"once": "s"})
        assert "1 / 2 已闭环" in text(desk, page)
    suggestion = Matter.objects.get(kind="suggestion")
    office, unit, supervision = cast.city_office(CITY), cast.unit(CITY), cast.supervision(CITY)
    with clock.at(dt.date(2023, 6, 5)):
        for step, facts in (
            ("accept", {}),
            ("adopt", {"note": "采用"}),
            ("submit", {"target": "市人民政府", "note": "建议办理"}),
        ):
            suggestion = matters.move(suggestion, step, by=office, **facts)
        suggestion = carried(
            matters.assign(suggestion, [Slip(unit.held_posts[0].organisation, "lead", "修复")], by=supervision),
            unit,
            office,
        )
        mended = matters.open_from(
            suggestion, "rectification", title="修复雨量站", text="更换电池", extra={"measure": "更换"}, by=supervision
        )
        assert counted() == [1, 2]  # the advice is closed, what grew out of it is not
        near, there = cast.supervision(mended.holder_area), cast.unit(mended.holder_area)
        mended = matters.assign(mended, [Slip(there.held_posts[0].organisation, "lead", "修复")], by=near)
        carried(mended, there, cast.office(mended.holder_area))
    with clock.at(dt.date(2023, 6, 6)):
        assert counted() == [2, 2] and "2 / 2 已闭环" in text(desk, page)
        assert Drill.objects.get().title in text(desk, suggestion.desk_url)
    assert trail.verify() == []


def carried(matter, unit, by) -> Matter:
    """Received, answered, confirmed by whoever raised it, closed."""
    order = matter.orders.get()
    matters.receive(order, by=unit)
    matters.reply(order, "两处雨量站已恢复", by=unit, result="已落实")
    raiser = Raiser.objects.select_related("matter", "person").get(matter=matter)
    matters.confirm(raiser, way="account", solved=True, process="good", result="good", text="")
    return matters.move(Matter.objects.get(pk=matter.pk), "close", by=by)


def counted() -> list:
    return figures.compute(CITY, only=["drills"])["drills"]["closed_of"]


def test_a_trip_to_three_counties_with_a_forum_and_an_advice_for_a_gap(desk):
    with clock.at(DAY):
        stops = [
            registered(desk, code, "shelter", f"{code}避难场所", term="短期") and f"{code}避难场所" for code in SEATS
        ]
        url = sent(desk, "/desk/trips/new/", kind="research", title="应急救援体系调研", starts_on=DAY, ends_on=DAY + clock.days(2),
                   host=cast.organisation("cppcc", CITY).ref, leader="市政协副主席", stops="\n".join(stops), aim="五个方面")  # fmt: skip
        trip = Trip.objects.get()
        assert [stop.noun for stop in trip.stops.all()] == ["facility"] * 3
        sent(
            desk,
            f"{url}forum/",
            title="应急救援座谈会",
            place="市政协会议室",
            starts_at="2023-06-02 14:30",
            ends_at="2023-06-02 16:30",
        )
        sent(desk, f"{url}findings/add/", kind="advice", title="避难场所要有标识", stop=trip.stops.first().pk)
        desk.post(f"{url}findings/{trip.findings.get().pk}/suggest/", {"once": "s"})
        shown = text(desk, url)
    assert "应急救援座谈会" in shown and Matter.objects.get().kind == "suggestion"
