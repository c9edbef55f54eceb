"""A membership has days of its own within a term: who joined later is not due before, who left is not due after."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.kit import clock
from shangliang.meetings.kinds import KINDS
from shangliang.meetings.roll import who_is_due
from shangliang.people import actions
from shangliang.people.models import Membership
from shangliang.people.refusal import Refused
from tests import cast
from tests.meetings import held

pytestmark = pytest.mark.django_db


def test_who_joined_or_left_within_the_term_is_due_on_their_own_days_only():
    a, b, today = cast.member(name="甲委员（虚构）"), cast.member(name="乙委员（虚构）"), clock.today()
    term = cast.term()
    first = cast.seat(a, term)
    actions.seat_member(term, b, sector="农业界", start=today, by=cast.office())
    body, kind = held.body(), KINDS["plenary"]
    assert b in who_is_due(kind, body, today) and b not in who_is_due(kind, body, today - clock.days(1))
    with pytest.raises(PermissionDenied):
        actions.end_membership(first, today, "调离", by=cast.chairperson())
    for day, why, says in ((term.start, "调离", "任职以后"), (today, " ", "原因")):
        with pytest.raises(Refused, match=says):
            actions.end_membership(first, day, why, by=cast.office())
    actions.end_membership(first, today, "调离", by=cast.office())
    assert a not in who_is_due(kind, body, today) and a in who_is_due(kind, body, today - clock.days(1))
    with pytest.raises(Refused, match="已经登记"):
        actions.end_membership(first, today, "调离", by=cast.office())


def test_the_roll_says_who_joined_and_left_when(client):
    who, term = cast.member(name="甲委员（虚构）"), cast.term()
    office, page = cast.signed_in(client, cast.office()), f"/organisations/{held.body().ref}/terms/{term.number}/"
    assert (
        "之内"
        in office.post(
            f"{page}members/add/", {"person": who.ref, "sector": "农业界", "start": "1999-01-01"}
        ).content.decode()
    )
    start = term.start + dt.timedelta(30)
    assert (
        office.post(f"{page}members/add/", {"person": who.ref, "sector": "农业界", "start": start}).status_code == 302
    )
    assert office.post(f"{page}members/{who.ref}/end/", {"end": start, "why": "调离"}).status_code == 200
    assert office.post(f"{page}members/{who.ref}/end/", {"end": clock.today(), "why": "调离"}).status_code == 302
    shown = office.get(page).content.decode()
    assert f"{start} 增补" in shown and f"{clock.today()} 离任" in shown
    assert Membership.objects.get().end == clock.today()
