"""A room is booked once for a time: the second is told by whom it is taken and when it is free; the database keeps it too."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from shangliang.gatherings.actions import book_room, give_room_back
from shangliang.gatherings.models import Booking
from shangliang.kit import clock
from shangliang.people.refusal import Refused
from shangliang.subjects.actions import close_room
from tests import cast
from tests.gatherings import sitting
from tests.subjects.rooms import room

pytestmark = pytest.mark.django_db
TOMORROW = 1


def at(hour: float, days=TOMORROW) -> dt.datetime:
    return clock.end_of(clock.today() + clock.days(days - 1)) + dt.timedelta(hours=hour)


def booked(place, first, last, what="读书会", *, by=None):
    return book_room(place, what, who="村妇联", starts_at=at(first), ends_at=at(last), by=by or cast.clerk())


def test_the_second_is_told_who_has_it_and_when_it_is_free():
    place = room()
    booked(place, 9, 11)
    with pytest.raises(Refused) as told:
        booked(place, 10, 12)
    assert all(words in str(told.value) for words in ("09:00–11:00", "村妇联", "读书会", "08:00–09:00、11:00–21:00"))
    assert booked(place, 11, 12).starts_at == at(11)
    assert booked(room("另一间"), 10, 12)


def test_a_gathering_planned_there_takes_the_room_too_until_it_is_called_off():
    place = room()
    gathering = sitting.arranged()
    gathering.room, gathering.starts_at, gathering.ends_at = place, at(14), at(16)
    gathering.save()
    with pytest.raises(Refused) as told:
        booked(place, 15, 17)
    assert gathering.title in str(told.value)
    gathering.called_off_at, gathering.called_off_why = clock.now(), "改期"
    gathering.save()
    assert booked(place, 15, 17)


def test_the_database_refuses_what_overlaps_whoever_writes_it_and_a_cancelled_one_is_no_hindrance():
    place = room()
    first = booked(place, 9, 11)
    row = {"room": place, "what": "同时", "who": "别人", "starts_at": at(10), "ends_at": at(12)}
    with pytest.raises(IntegrityError, match="booking_room_is_free"), transaction.atomic():
        Booking.objects.create(**row)
    give_room_back(first, by=cast.clerk())
    assert Booking.objects.create(**row)
    with pytest.raises(Refused):
        give_room_back(first, by=cast.clerk())


@pytest.mark.parametrize(("first", "last", "days"), [(12, 9, 1), (9, 9, 1), (9, 90, 1), (9, 10, -1)])
def test_a_time_that_makes_no_sense_is_refused(first, last, days):
    with pytest.raises(Refused):
        book_room(room(), "读书会", who="村妇联", starts_at=at(first, days), ends_at=at(last, days), by=cast.clerk())


def test_a_closed_room_and_who_does_not_reach_it():
    place = room()
    for by in (cast.outsider(), cast.leader()):
        with pytest.raises(PermissionDenied):
            booked(place, 9, 10, by=by)
    close_room(place, by=cast.office())
    with pytest.raises(Refused):
        booked(place, 9, 10)
