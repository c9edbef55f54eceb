"""Calendars: what one is expected at and what is due, by a token for nothing else; a place's public consultations."""

import pytest
from icalendar import Calendar

from shangliang.people import actions
from tests import cast
from tests.consultations import phones
from tests.matters import walk

pytestmark = pytest.mark.django_db


def events(answer) -> list[str]:
    assert answer["Content-Type"].startswith("text/calendar")
    return [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_ones_own_calendar_holds_what_is_due(client):
    matter, _code = walk.topic()
    _token, typed = actions.make_token(cast.clerk(), label="手机", scopes=["calendar"], days=30)
    assert events(client.get(f"/calendar/{typed}.ics")) == [f"到期：{matter.title}"]
    _token, other = actions.make_token(cast.outsider(), label="手机", scopes=["calendar"], days=30)
    assert events(client.get(f"/calendar/{other}.ics")) == []


def test_a_unit_sees_the_limit_of_its_order(client):
    matter = walk.carry(walk.topic()[0], "assign")
    _token, typed = actions.make_token(cast.unit(), label="手机", scopes=["calendar"], days=30)
    assert f"到期：{matter.title}" in events(client.get(f"/calendar/{typed}.ics"))


def test_another_token_or_a_wrong_one_is_unknown(client):
    cast.platforms()
    _token, typed = actions.make_token(cast.clerk(), label="对接", scopes=["read"], days=30)
    assert client.get(f"/calendar/{typed}.ics").status_code == 404
    assert client.get("/calendar/sl_wrong.ics").status_code == 404


def test_a_places_calendar_holds_its_public_consultations(client):
    found = phones.running()
    assert f"协商：{found.title}" in events(client.get(f"/{found.area_id}/calendar.ics"))
    found.public = False
    found.save()
    assert events(client.get(f"/{found.area_id}/calendar.ics")) == []
    assert client.get("/99/calendar.ics").status_code == 404
