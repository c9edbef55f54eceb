"""Check-in without a network: one tap on a list that was taken along; the earliest hour counts, leave is not overwritten."""

import random

import pytest

from shangliang.gatherings import actions
from shangliang.gatherings.models import Presence
from shangliang.kit import clock
from shangliang.kit.offline import Operation
from tests import cast
from tests.gatherings import sitting
from tests.kit.away import Phone

pytestmark = pytest.mark.django_db
HOUR = 3600


@pytest.fixture
def gathering():
    found = sitting.arranged()
    found.starts_at, found.ends_at = clock.now(), clock.end_of(clock.today())
    found.save(update_fields=["starts_at", "ends_at"])
    return found


def tap(phone, gathering, number=3, **more):
    return phone.write("attendance", "here", f"{gathering.ref}.{number}", **more)


def test_the_list_of_a_meeting_that_i_hold_goes_along_and_nobody_elses(gathering):
    mine = [e for e in Phone(cast.clerk()).take() if e["target"].startswith(gathering.ref)]
    assert len(mine) == 17 and mine[0]["forms"] == [["attendance", "here"]]
    assert not Phone(cast.clerk(cast.SIBLING_COMMUNITY)).take()


def test_one_tap_arrives_with_the_hour_of_the_tap(gathering):
    phone = Phone(cast.clerk())
    tap(phone, gathering, ago_seconds=2 * HOUR)
    phone.seen -= 3 * HOUR * 1000
    assert phone.outcomes(tap(phone, gathering, 4, ago_seconds=2 * HOUR)) == ["done"]
    found = sitting.person(gathering, 4)
    assert found.presence == Presence.PRESENT
    assert abs((clock.now() - found.arrived_at).total_seconds() - 2 * HOUR) < 5


def test_of_two_phones_the_earlier_hour_counts_whichever_is_heard_first(gathering):
    phones = [Phone(cast.clerk()), Phone(cast.clerk(), wrong=24 * HOUR)]
    for phone in phones:
        phone.seen -= 5 * HOUR * 1000
    taps = [
        (phones[0], tap(phones[0], gathering, ago_seconds=HOUR)),
        (phones[1], tap(phones[1], gathering, ago_seconds=3 * HOUR)),
    ]
    for phone, box in random.sample(taps, 2):
        assert set(phone.outcomes(box)) <= {"done", "already"}
    found = sitting.person(gathering, 3)
    assert abs((clock.now() - found.arrived_at).total_seconds() - 3 * HOUR) < 5


def test_leave_that_was_granted_meanwhile_is_shown_beside_it(gathering):
    phone = Phone(cast.clerk())
    tap(phone, gathering)
    actions.mark(sitting.person(gathering, 3), "leave", by=cast.clerk(), reason="看病", approved_by="主持人")
    answer = phone.send()[0]
    assert answer["outcome"] == "aside" and "请假" in answer["sentence"]
    assert sitting.person(gathering, 3).presence == Presence.LEAVE
    row = Operation.objects.get()
    page = phone.client.get(f"/desk/offline/kept/{row.ref}/").content.decode()
    assert "看病" in page
    phone.client.post(f"/desk/offline/kept/{row.ref}/", {"enter": "1"})
    assert sitting.person(gathering, 3).presence == Presence.PRESENT


def test_after_the_end_it_waits_for_people_and_is_entered_afterwards(gathering):
    phone = Phone(cast.clerk())
    tap(phone, gathering)
    actions.open_gathering(gathering, by=cast.clerk())
    actions.end_gathering(gathering, by=cast.clerk())
    assert phone.outcomes() == ["aside"]
    row = Operation.objects.get()
    assert phone.client.get(f"/desk/offline/kept/{row.ref}/").status_code == 200
    phone.client.post(f"/desk/offline/kept/{row.ref}/", {"enter": "1"})
    assert sitting.person(gathering, 3).entered_at


@pytest.mark.parametrize("target", ["", "x", "x.3", "{ref}.", "{ref}.99", "{ref}.x", "{ref}." + "9" * 20])
def test_a_tap_on_nobody_is_kept_and_changes_nothing(gathering, target):
    phone = Phone(cast.clerk())
    assert phone.outcomes(phone.write("attendance", "here", target.format(ref=gathering.ref))) == ["aside"]
    assert gathering.attendances.counts()["present"] == 0


def test_who_may_not_hold_the_meeting_checks_nobody_in(gathering):
    outsider = Phone(cast.clerk(cast.SIBLING_COMMUNITY))
    assert outsider.outcomes(tap(outsider, gathering)) == ["aside"]
    assert sitting.person(gathering, 3).presence == Presence.EXPECTED
    holder = Phone(cast.clerk())
    assert holder.outcomes(tap(holder, gathering)) == ["done"]
