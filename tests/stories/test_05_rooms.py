"""故事五 敦煌 · 7 June in 黄渠镇: rooms are looked at, what a superior meeting said is conveyed; 67 places, one after the other
gets a room, six haves, uses; the coverage is what was used in the last 90 days, and each number opens its places.
"""

import datetime as dt
import io

import pytest
from django.test import Client

from shangliang.fieldwork.models import Trip
from shangliang.kit import clock, figures, ids, trail
from shangliang.people import area_file
from shangliang.people.actions import load_areas
from shangliang.subjects import actions as subjects
from shangliang.subjects import coverage
from shangliang.subjects.models import ConsultationRoom
from tests import cast

pytestmark = pytest.mark.django_db
CITY, TOWN, BAZICHANG, HUANGDUNZI, QINGSHUI = "620982", "620982108", "620982108206", "620982108001", "620982108201"
THE_DAY, SINCE = dt.date(2023, 6, 7), dt.date(2022, 11, 1)
HAVES = ("premises", "sign", "rules", "procedure", "activity", "results")
WITHOUT, COVERAGE = 8, "/desk/rooms/coverage/"


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.at(THE_DAY):
        yield


@pytest.fixture
def places() -> list:
    """敦煌 as it comes with the package, and what stands above it."""
    head, *lines = area_file.text_of(area_file.shipped()).splitlines(keepends=True)
    kept = [line for line in lines if line.startswith(("62,", "6209,", CITY))]
    load_areas(io.BytesIO("".join([head, *kept]).encode()))
    cast.organisation("cppcc", CITY)
    return list(coverage.places_within(CITY).order_by("code"))


@pytest.fixture
def desk(places):
    return cast.signed_in(Client(), cast.city_office(CITY))


def clerk(village) -> Client:
    return cast.signed_in(Client(), cast.clerk(village))


def sent(browser, url, **typed) -> str:
    answer = browser.post(url, typed | {"once": ids.ref()})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


def text(browser, url) -> str:
    return browser.get(url).content.decode()


def counted(**when) -> list:
    found = figures.compute(CITY, only=["rooms"], **when)["rooms"]
    assert found["coverage_of"] == [found["in_use"], found["places"]]
    assert found["coverage"] == found["in_use"] / found["places"]
    return [found[key] for key in ("places", "with_room", "in_use")]


def registered(village, kind, name) -> str:
    """By the village's own clerk, with the six haves ticked; nobody has used it yet."""
    page = sent(clerk(village), "/desk/rooms/add/", name=name, kind=kind, area=village, opened_on=SINCE)
    sent(clerk(village), f"{page}haves/", **{f"{have}_on": SINCE for have in HAVES})
    return page


def opened(places, by) -> None:
    """The others have one from before; eight places, 清水村 among them, have none."""
    others = [area for area in places if area.code not in (BAZICHANG, HUANGDUNZI, QINGSHUI)][WITHOUT - 1 :]
    rows = [{"name": "协商议事室", "area": a, "kind": a.settlement, "opened_on": SINCE} for a in others]
    subjects.add_rooms(rows, by=by)


def test_67_places_the_coverage_says_what_is_used_and_every_number_opens_its_places(places, desk):
    assert counted() == [67, 0, 0]
    opened(places, cast.city_office(CITY))
    page = registered(BAZICHANG, "village", "芭子场村协商议事室")
    registered(HUANGDUNZI, "community", "黄墩子社区协商议事室")
    assert counted() == [67, 67 - WITHOUT, 0]
    sent(clerk(BAZICHANG), f"{page}use/", on=THE_DAY, what="滴灌改造议题碰头会", people="12")
    shown = text(desk, page)
    assert "6 / 6" in shown and "滴灌改造议题碰头会" in shown and "在用" in shown
    assert counted() == [67, 59, 1]
    opens_its_places(desk)
    assert counted(on=THE_DAY + clock.days(89)) == counted()
    with clock.at(THE_DAY + clock.days(90)):
        assert counted() == [67, 59, 0]
    assert trail.verify() == []


def opens_its_places(desk):
    """From the tiles to the lists; from the city to the township to the village that has none, and there to its form."""
    tiles = desk.get(COVERAGE).context["tiles"]
    assert [tile["number"] for tile in tiles] == [67, 59, 8, 1, "1%"]
    bare, used = desk.get(tiles[2]["url"]).context["rows"], desk.get(tiles[3]["url"]).context["rows"]
    assert (len(bare), [row["found"].area_id for row in used]) == (8, [BAZICHANG])
    assert f"{COVERAGE}?area={TOWN}" in text(desk, COVERAGE)
    assert f"/desk/rooms/add/?area={QINGSHUI}" in text(desk, f"{COVERAGE}?area={TOWN}")
    neighbour = cast.signed_in(Client(), cast.outsider("620981"))
    assert neighbour.get(f"{COVERAGE}?area={CITY}").status_code == 404


def test_each_place_without_a_room_gets_one_until_none_is_left(places, desk):
    opened(places, cast.city_office(CITY))
    for number, area in enumerate([row["area"] for row in desk.get("/desk/rooms/without/").context["rows"]]):
        page = sent(
            desk, "/desk/rooms/add/", name=f"第{number}个新议事室", kind=area.settlement, area=area.code, sure="on"
        )
        sent(desk, f"{page}use/", on=THE_DAY, what="第一次议事", people="9")
    assert counted() == [67, 67, 10]
    assert desk.get("/desk/rooms/without/").context["rows"] == []


def test_members_look_at_three_places_and_convey_what_the_superior_meeting_said(desk):
    said = {
        "kind": "research", "title": "黄渠镇协商议事室建设和使用情况调研", "starts_on": THE_DAY, "leader": "市政协副主席",
        "host": cast.organisation("cppcc", CITY).ref, "stops": "芭子场村\n黄墩子社区\n清水村", "aim": "看怎么建、怎么用、议题怎么选",
    }  # fmt: skip
    url = sent(desk, "/desk/trips/new/", **said)
    trip = Trip.objects.get()
    assert [stop.area_id for stop in trip.stops.all()] == [BAZICHANG, HUANGDUNZI, QINGSHUI]
    seen = {"day": THE_DAY, "methods": ["looking", "hearing"], "notes": "六有齐全，今年议过四件事。"}
    conveyed = {
        "methods": ["hearing", "conveying"],
        "document": "上级现场观摩推进会精神",
        "conveyed_to": "村干部、协商员",
    }
    lacking = {"notes": "借会议室议事，没有留下记录。", "kind": "advice", "title": "没有议事室的村要尽快补齐"}
    first, second, third = trip.stops.all()
    sent(desk, f"{url}stops/{first.pk}/", **seen)
    sent(desk, f"{url}stops/{second.pk}/", **seen)
    sent(desk, f"{url}stops/{third.pk}/", **(seen | conveyed | lacking))
    shown = text(desk, url)
    assert all(words in shown for words in ("上级现场观摩推进会精神", "村干部、协商员", "没有议事室的村要尽快补齐"))
    found = figures.compute(CITY, only=["fieldwork"])["fieldwork"]
    assert (found["trips"], found["days"], found["stops"]) == (1, 1, 3)
    assert not ConsultationRoom.objects.exists() and trail.verify() == []
