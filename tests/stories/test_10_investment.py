"""故事十 武威 · Investment: in three batches to five places, thirty companies; two of them come to look, accompanied throughout."""

import datetime as dt

import pytest

from shangliang.fieldwork.models import Lead, Trip
from shangliang.kit import clock, figures, trail
from tests import cast

pytestmark = pytest.mark.django_db
CITY, DESK = "6206", "/desk/trips/"
BATCHES = (("上海、浙江", (3, 6)), ("福建", (4, 10)), ("江苏、广东", (5, 15)))


@pytest.fixture
def desk(client):
    cast.organisation("cppcc", CITY)
    return cast.signed_in(client, cast.city_office(CITY))


def batch(desk, number, places, day) -> Trip:
    said = {"kind": "investment", "title": f"第{number}批外出招商", "starts_on": day, "ends_on": day + clock.days(3), "places": places,
            "host": cast.organisation("cppcc", CITY).ref, "stops": places.replace("、", "\n")}  # fmt: skip
    answer = desk.post(f"{DESK}new/", said)
    assert answer.status_code == 302, answer.context["form"].errors
    trip = Trip.objects.get(title=said["title"])
    for n in range(10):
        met = {
            "name": f"{places[:2]}第{n}家公司（虚构）",
            "day": day + clock.days(n % 4),
            "materials": ["资源", "产业", "政策"],
        }
        assert desk.post(f"{trip.get_absolute_url()}companies/add/", met).status_code == 302
    return trip


def test_three_batches_meet_thirty_companies_and_two_come_to_look(desk):
    for number, (places, (month, day)) in enumerate(BATCHES, 1):
        with clock.at(dt.date(2023, month, day)):
            trip = batch(desk, number, places, dt.date(2023, month, day))
    with clock.at(dt.date(2023, 6, 8)):
        for met in trip.met.all()[:2]:
            desk.post(f"{trip.get_absolute_url()}companies/{met.pk}/lead/")
        for lead in Lead.objects.all():
            said = {"day": "2023-06-08", "visit_with": "市政协副主席、经济委主任"}
            assert desk.post(f"{lead.get_absolute_url()}visit_on/", said).status_code == 302
        assert "市政协副主席、经济委主任" in desk.get(lead.get_absolute_url()).content.decode()
    found = figures.compute(CITY, only=["investment"], on=dt.date(2023, 6, 30))["investment"]
    expected = {"companies_met": 30, "visits_received": 2, "batches": 3}
    assert {key: found[key] for key in expected} == expected
    assert figures.compute(CITY, only=["investment"], on=dt.date(2023, 5, 1))["investment"]["batches"] == 2
    assert trail.verify() == []
