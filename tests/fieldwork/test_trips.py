"""A trip on the desk: planned on one screen, its stops in order, recorded on a phone, reported, looked back on."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from shangliang.fieldwork import actions
from shangliang.fieldwork.models import Trip
from shangliang.kit import clock, trail
from shangliang.people.can import Role
from shangliang.people.refusal import Refused
from tests import cast
from tests.counting import queries
from tests.fieldwork import trips

pytestmark = pytest.mark.django_db
DESK = "/desk/trips/"
DAY = "2023-06-05"


@pytest.fixture
def typed():
    cast.area(cast.VILLAGE), cast.area(cast.SIBLING_VILLAGE)
    body = trips.host()
    return {"kind": "research", "title": "社区协商能力建设调研", "starts_on": DAY, "ends_on": "2023-06-06", "host": body.ref,
            "leader": "县政协副主席", "stops": f"{trips.NAME}\n{cast.SIBLING_VILLAGE}\n文化馆旧址", "once": "k"}  # fmt: skip


def names(trip) -> list[str]:
    return list(trip.stops.values_list("name", flat=True))


def test_an_office_plans_a_trip_with_its_stops_on_one_screen_and_twice_sent_is_once_kept(client, typed):
    cast.signed_in(client, cast.office())
    assert client.post(f"{DESK}new/", typed).status_code == client.post(f"{DESK}new/", typed).status_code == 302
    trip = Trip.objects.get()
    assert (trip.days, trip.team.get().title, names(trip)) == (
        2,
        "县政协副主席",
        ["赵家庄村", "金家庄村", "文化馆旧址"],
    )
    assert [stop.area_id for stop in trip.stops.all()] == [cast.VILLAGE, cast.SIBLING_VILLAGE, None]
    page = client.get(trip.get_absolute_url()).content.decode()
    assert all(name in page for name in names(trip)) and "写报告" in page
    assert trail.verify() == []


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"title": ""}, "title", ""),
        ({"ends_on": "2023-06-01"}, "ends_on", "返回不能早于出发"),
        ({"ends_on": "2024-06-01"}, "__all__", "92"),
        ({"starts_on": "0001-01-01"}, "starts_on", "年份"),
        ({"stops": "一站\n" * 101}, "stops", "100"),
        ({"kind": "sightseeing"}, "kind", ""),
    ],
)
def test_what_does_not_fit_is_said_in_place_and_what_was_typed_is_kept(client, typed, wrong, field, said):
    answer = cast.signed_in(client, cast.office()).post(f"{DESK}new/", typed | {"aim": "摸清家底"} | wrong)
    errors = answer.context["form"].errors
    assert answer.status_code == 200 and said in str(errors[field]) and "摸清家底" in answer.content.decode()
    assert not Trip.objects.exists()


def test_a_name_that_two_places_have_is_not_guessed_but_asked_back_with_their_codes(client, typed):
    cast.area(cast.VILLAGE)
    other = cast.area("620321101200")
    other.name = "赵家庄村委会"
    other.save()
    cast.signed_in(client, cast.office())
    answer = client.post(f"{DESK}new/", typed)
    assert cast.VILLAGE in str(answer.context["form"].errors["stops"]) and other.code in answer.content.decode()
    assert client.post(f"{DESK}new/", typed | {"stops": "城关镇赵家庄村", "once": "k2"}).status_code == 302
    assert Trip.objects.get().stops.get().area_id == cast.VILLAGE


def test_a_stop_may_be_a_firm_and_leads_to_its_page_for_who_may_see_it(client):
    firm = trips.firm()
    trip = trips.planned(stops=(firm.name,))
    stop = trip.stops.get()
    assert (stop.noun, stop.subject, stop.area) == ("enterprise", firm.ref, None)
    assert (
        firm.get_absolute_url() in cast.signed_in(client, cast.office()).get(trip.get_absolute_url()).content.decode()
    )
    member = cast.member()
    actions.join_team(trip, "委员", person=member, by=cast.office())
    page = cast.signed_in(client, member).get(trip.get_absolute_url()).content.decode()
    assert firm.name in page and firm.get_absolute_url() not in page


def test_stops_are_moved_up_and_down_by_buttons_and_taken_out(client):
    trip = trips.planned(stops=("甲地", "乙地", "丙地"))
    first, second, third = trip.stops.all()
    url = f"{trip.get_absolute_url()}stops/"
    cast.signed_in(client, cast.office())
    client.post(f"{url}{third.pk}/move/", {"way": "up"})
    assert names(trip) == ["甲地", "丙地", "乙地"]
    client.post(f"{url}{first.pk}/move/", {"way": "down"})
    client.post(f"{url}{second.pk}/move/", {"way": "down"})  # it is the last already
    assert names(trip) == ["丙地", "甲地", "乙地"]
    client.post(f"{url}{first.pk}/drop/")
    assert list(trip.stops.values_list("number", "name")) == [(1, "丙地"), (2, "乙地")]
    client.post(f"{url}add/", {"where": "丁地", "methods": ["talking"]})
    assert names(trip) == ["丙地", "乙地", "丁地"]


def test_a_stop_that_was_written_about_stays(client):
    trip = trips.planned()
    stop = actions.record_stop(trip.stops.first(), by=cast.office(), notes="台账齐全")
    page = cast.signed_in(client, cast.office()).post(f"{trip.get_absolute_url()}stops/{stop.pk}/drop/", follow=True)
    assert "已经有记录" in page.content.decode() and trip.stops.count() == 2


def test_a_member_of_the_team_records_at_a_stop_and_goes_on_to_the_next(client):
    trip, member = trips.planned(), cast.member()
    actions.join_team(trip, "委员", person=member, by=cast.office())
    first, second = trip.stops.all()
    url = f"{trip.get_absolute_url()}stops/"
    said = {"methods": ["hearing", "talking"], "notes": "议事室每月开两次会", "kind": "practice", "title": "议题墙上征集", "document": "市委通知",
            "conveyed_to": "村两委", "day": clock.today().isoformat(), "next": "1", "once": "k"}  # fmt: skip
    cast.signed_in(client, member)
    for _twice in range(2):
        assert client.post(f"{url}{first.pk}/", said).url == f"{url}{second.pk}/"
    first.refresh_from_db()
    assert first.methods == ["hearing", "talking", "conveying"] and first.day == clock.today()
    assert [(f.kind, f.title) for f in first.findings.all()] == [("practice", "议题墙上征集")]
    wrong = client.post(f"{url}{second.pk}/", {"kind": "problem", "title": "", "notes": "写了的还在"})
    assert "title" in wrong.context["form"].errors and "写了的还在" in wrong.content.decode()


def test_two_who_write_at_one_stop_are_told_and_nothing_is_overwritten_in_silence(client):
    trip = trips.planned()
    stop = trip.stops.first()
    url = f"{trip.get_absolute_url()}stops/{stop.pk}/"
    cast.signed_in(client, cast.office())
    assert 'name="rev" value="0"' in client.get(url).content.decode()
    actions.record_stop(stop, by=cast.chairperson(), notes="先写的")
    answer = client.post(url, {"notes": "后写的", "rev": "0", "once": "k"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "先写的" in page and "后写的" in page and 'name="rev" value="1"' in page
    stop.refresh_from_db()
    assert stop.notes == "先写的"
    assert client.post(url, {"notes": "先写的，后写的", "rev": "1", "once": "k2"}).status_code == 302


def test_who_is_not_on_the_team_sees_no_trip_and_who_left_it_sees_it_no_more(client):
    trip, member = trips.planned(), cast.member()
    page = trip.get_absolute_url()
    assert cast.signed_in(client, member).get(page).status_code == 404
    row = actions.join_team(trip, "委员", person=member, by=cast.office())
    assert client.get(page).status_code == 200 and trip.title in client.get(DESK).content.decode()
    assert client.get(f"{page}report/").status_code == client.get(f"{page}edit/").status_code == 403
    actions.leave_team(row, by=cast.office())
    assert client.get(page).status_code == 404 and trip.title not in client.get(DESK).content.decode()


@pytest.mark.parametrize("role", [Role.UNIT, Role.VILLAGE_CLERK, Role.PARTY, Role.AUDITOR, Role.FIRM])
def test_units_clerks_and_admins_have_no_list_of_trips(client, role):
    trip = trips.planned()
    person = cast.everybody()[role]
    cast.signed_in(client, person)
    assert client.get(DESK).status_code == 403
    assert client.get(trip.get_absolute_url()).status_code in (403, 404)
    with pytest.raises(PermissionDenied):
        trips.planned(by=person)


def test_a_city_sees_the_trips_of_its_own_body_and_none_of_its_counties(client):
    county, city = trips.planned(), trips.planned(code=cast.CITY, title="市里的调研", stops=("市民中心",))
    page = cast.signed_in(client, cast.city_office()).get(DESK).content.decode()
    assert city.title in page and county.title not in page
    assert client.get(county.get_absolute_url()).status_code == 404
    assert cast.signed_in(client, cast.outsider()).get(county.get_absolute_url()).status_code == 404
    assert cast.signed_in(client, cast.chairperson()).get(county.get_absolute_url()).status_code == 200


def test_report_and_look_back_come_in_their_order(client):
    trip = trips.planned(starts=-10)
    actions.find(trip, "problem", "台账口径不一", by=cast.office())
    url = trip.get_absolute_url()
    cast.signed_in(client, cast.office())
    assert "先写报告" in str(
        client.post(f"{url}look-back/", {"text": "看过", "day": clock.today()}).context["form"].errors
    )
    begun = client.get(f"{url}report/").content.decode()
    assert "台账口径不一" in begun and "走到：赵家庄村、金家庄村" in begun
    early = client.post(f"{url}report/", {"text": "报告", "day": clock.today() - clock.days(11)})
    assert "不能早于出发" in str(early.context["form"].errors)
    assert client.post(f"{url}report/", {"text": "一、基本情况", "day": clock.today()}).status_code == 302
    assert client.post(f"{url}look-back/", {"text": "已经统一", "day": clock.today()}).status_code == 302
    page = client.get(url).content.decode()
    assert "一、基本情况" in page and "已经统一" in page
    assert "一、基本情况" in client.get(f"{url}print/").content.decode()
    with pytest.raises(Refused):
        actions.call_off(trip, "不去了", by=cast.office())


def test_the_database_keeps_the_order_of_the_marks():
    trip = trips.planned()
    for wrong in ({"looked_back_on": clock.today(), "look_back": "看过"}, {"reported_on": clock.today()},
                  {"ends_on": trip.starts_on - clock.days(1)}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Trip.objects.filter(pk=trip.pk).update(**wrong)


def test_a_forum_is_a_gathering_of_the_host(client):
    trip = trips.planned()
    cast.signed_in(client, cast.office())
    said = {
        "title": "社区协商座谈会",
        "place": "县政协会议室",
        "starts_at": "2023-06-06T15:00",
        "ends_at": "2023-06-06T17:00",
    }
    assert client.post(f"{trip.get_absolute_url()}forum/", said).status_code == 302
    trip.refresh_from_db()
    assert (trip.forum.kind, trip.forum.host) == ("forum", trip.host)
    assert client.get(f"/desk/g/{trip.forum.ref}/").status_code == 200
    assert "社区协商座谈会" in client.get(trip.get_absolute_url()).content.decode()


def test_an_observation_is_linked_to_the_meeting_that_it_serves(client):
    forum = actions.hold_forum(
        trips.planned(), title="现场推进会", place="县城", starts_at=clock.now(), ends_at=clock.now() + clock.days(1),
        by=cast.office(),
    )  # fmt: skip
    trip = trips.planned("observation", title="会前观摩", gathering=forum)
    page = cast.signed_in(client, cast.office()).get(trip.get_absolute_url()).content.decode()
    assert f"/desk/g/{forum.ref}/" in page and "现场推进会" in page
    assert trip.get_absolute_url() in client.get(f"/desk/g/{forum.ref}/").content.decode(), "and the meeting to it"


def test_a_trip_that_was_called_off_keeps_its_reason_and_takes_nothing_more(client):
    trip = trips.planned()
    cast.signed_in(client, cast.office()).post(f"{trip.get_absolute_url()}call-off/", {"why": "汛期改期"})
    assert "汛期改期" in client.get(trip.get_absolute_url()).content.decode()
    with pytest.raises(Refused):
        actions.add_stop(trip, "甲地", by=cast.office())
    assert trip.title in client.get(f"{DESK}?state=off").content.decode()
    assert trip.title not in client.get(f"{DESK}?state=going").content.decode()


def test_a_trip_with_two_stops_and_one_with_ten_cost_the_same(client):
    trip = trips.planned()
    cast.signed_in(client, cast.office())
    two = queries(client, trip.get_absolute_url())
    for n in range(8):
        stop = actions.add_stop(trip, trips.NAME if n % 2 else f"地点{n}", by=cast.office())
        actions.find(trip, "advice", f"建议{n}", stop=stop, by=cast.office())
    assert queries(client, trip.get_absolute_url()) == two
