"""Facilities of every kind, member stations with their roster, projects with their leader: registered, seen, changed, by whom."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.kit import nouns
from shangliang.people.refusal import Refused
from shangliang.subjects.actions import add_facility, put_on_duty
from shangliang.subjects.kinds import KINDS
from shangliang.subjects.models import Facility, MemberStation, Project
from tests import cast
from tests.subjects.registers import SINCE, facility, project, station

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    cast.area(cast.TOWN)
    return cast.signed_in(client, cast.office())


def sent(name, **more):
    return {"name": name, "area": cast.TOWN, "place": "镇政府院内", "once": name} | more


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_facility_has_a_form_of_its_own_and_keeps_what_is_typed(office, kind):
    given = {f"d_{d.name}": d.choices[0] if d.choices else "3" for d in KINDS[kind].details}
    answer = office.post(f"/desk/facilities/add/{kind}/", sent("某处设施", responsible="镇长", **given), follow=True)
    kept = Facility.objects.get()
    assert kept.details == {d.name: d.choices[0] if d.choices else 3 if d.number else "3" for d in KINDS[kind].details}
    shown = answer.content.decode()
    assert all(d.label in shown for d in KINDS[kind].details) and "镇长" in shown
    office.post(f"{kept.get_absolute_url()}edit/", {"name": "某处设施", "place": "别处", "once": "e"})
    kept.refresh_from_db()
    assert (kept.place, kept.details) == ("别处", {})


def test_a_station_has_a_duty_roster_and_a_project_its_leader(office):
    office.post("/desk/stations/add/", sent("城关镇委员工作站", head="农业界委员"))
    page = MemberStation.objects.get().get_absolute_url()
    shown = office.post(
        f"{page}duty/", {"day": "2023-06-07", "who": "经济界委员", "what": "接待群众", "once": "d"}, follow=True
    )
    assert "经济界委员" in shown.content.decode() and "2023-06-07" in shown.content.decode()
    again = office.post(f"{page}duty/", {"day": "2023-06-07", "who": "经济界委员", "once": "d2"})
    assert "这一天已经排了" in again.content.decode()
    office.post("/desk/projects/add/", sent("某水库（虚构）", leader="县长", cost="12000.50", due_on="2024-10-01"))
    shown = office.get(Project.objects.get().get_absolute_url()).content.decode()
    assert "县长" in shown and "12000.5" in shown


def test_a_station_belongs_to_one_body_of_its_kind():
    body = cast.organisation("station", cast.TOWN)
    station(organisation=body)
    with pytest.raises(Refused):
        station("另一个工作站", organisation=body)
    with pytest.raises(Refused):
        station("又一个工作站", organisation=cast.organisation("department"))


@pytest.mark.parametrize(("details", "kind"), [({"staff": "很多"}, "team"), ({"sort": "别的"}, "team"), ({}, "castle")])
def test_details_that_the_kind_does_not_know_are_refused_or_left_out(details, kind):
    if kind == "castle" or "sort" in details:
        with pytest.raises(Refused):
            add_facility("某队", cast.area(), kind, by=cast.office(), details=details)
    else:
        assert add_facility("某队", cast.area(), kind, by=cast.office(), details=details).details == {}


@pytest.mark.parametrize("make", [facility, station, project])
def test_a_leader_may_look_but_not_change_a_neighbour_finds_nothing_and_who_may_not_is_told(client, make):
    found = make()
    page = found.get_absolute_url()
    assert cast.signed_in(client, cast.leader()).get(page).status_code == 200
    assert client.get(f"{page}edit/").status_code == client.post(f"{page}close/").status_code == 403
    assert cast.signed_in(client, cast.outsider()).get(page).status_code == 404
    assert cast.signed_in(client, cast.unit()).get(page).status_code == 403
    client.post(f"{page}close/")
    cast.signed_in(client, cast.office()).post(f"{page}close/")
    found.refresh_from_db()
    assert not found.is_standing and nouns.find(found.noun, found.ref, cast.office()) == found


def test_who_reaches_the_place_registers_and_nobody_else():
    for by in (cast.outsider(), cast.leader(), cast.clerk()):
        with pytest.raises(PermissionDenied):
            facility(by=by)
    made = station(by=cast.township_clerk())
    with pytest.raises(PermissionDenied):
        put_on_duty(made, "经济界委员", day=SINCE, by=cast.clerk())


@pytest.mark.parametrize("url", ["/desk/facilities/add/castle/", "/desk/facilities/add/"])
def test_a_kind_that_is_not_there_is_unknown(office, url):
    assert office.get(url).status_code == 404
