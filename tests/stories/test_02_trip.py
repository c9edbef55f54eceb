"""故事二 嘉峪关 · 5-6 June: a research group goes to six communities of one street and four of another; good practice is spread."""

import datetime as dt

import pytest

from shangliang.fieldwork.models import Trip
from shangliang.kit import clock, figures, trail
from shangliang.matters.models import Matter
from tests import cast

pytestmark = pytest.mark.django_db
CITY = "6202"
STREETS = {"620201001": 6, "620201002": 4}  # 雄关街道, 钢城街道
SET_OUT = dt.date(2023, 6, 5)


@pytest.fixture
def desk(client):
    cast.organisation("cppcc", CITY)
    return cast.signed_in(client, cast.city_office(CITY))


def communities() -> list[str]:
    return [cast.area(f"{street}{n:03}").code for street, many in STREETS.items() for n in range(1, many + 1)]


def planned(desk) -> Trip:
    said = {
        "kind": "research", "title": "“嘉事好商量、三有在基层”调研", "starts_on": "2023-06-05", "ends_on": "2023-06-06",
        "host": cast.organisation("cppcc", CITY).ref, "leader": "市政协副主席", "stops": "\n".join(communities()),
        "aim": "议题征集、调研协商、成果转化、委员下沉", "once": "plan",
    }  # fmt: skip
    answer = desk.post("/desk/trips/new/", said)
    assert answer.status_code == 302, answer.context["form"].errors
    return Trip.objects.get()


def recorded(desk, trip):
    """Six on the first day, four on the second; from each page on to the next stop."""
    url = f"{trip.get_absolute_url()}stops/{trip.stops.first().pk}/"
    for number in range(10):
        day = SET_OUT + clock.days(number // 6)
        said = {
            "day": day,
            "methods": ["hearing", "reading", "talking"],
            "notes": f"第{number + 1}个社区的做法",
            "next": "1",
        }
        if number == 0:
            said |= {"kind": "practice", "title": "楼道长会议征集议题"}
        url = desk.post(url, said).url
    assert url == trip.get_absolute_url()


def test_two_days_ten_stops_three_methods_and_good_practice_written_up_and_spread(desk):
    with clock.at(SET_OUT):
        trip = planned(desk)
        assert [stop.area_id for stop in trip.stops.all()] == communities()
    with clock.at(SET_OUT + clock.days(1)):
        recorded(desk, trip)
        finding = trip.findings.get()
        page = desk.post(f"{trip.get_absolute_url()}findings/{finding.pk}/suggest/", follow=True).content.decode()
        assert Matter.objects.get().kind == "suggestion" and trip.title in page.replace("&quot;", '"')
    with clock.at(dt.date(2023, 6, 12)):
        assert (
            desk.post(f"{trip.get_absolute_url()}report/", {"text": "典型经验", "day": "2023-06-12"}).status_code == 302
        )
    found = figures.compute(CITY, only=["fieldwork"], on=dt.date(2023, 6, 30))["fieldwork"]
    assert {key: found[key] for key in ("trips", "days", "stops")} == {"trips": 1, "days": 2, "stops": 10}
    assert (found["suggestions"], found["reported"]) == (1, 1)
    assert trail.verify() == []
