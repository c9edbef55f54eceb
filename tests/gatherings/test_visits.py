"""A visit is written down once, however often it is sent, by who may see whom it is about; its photos carry no place."""

import datetime as dt
import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory

from shangliang.gatherings.actions import SentBefore, record_visit
from shangliang.gatherings.models import Visit, VisitFile
from shangliang.kit import clock, files
from shangliang.kit.files.access import visible
from shangliang.people.refusal import Refused
from shangliang.subjects.models import AssistedPerson, Household
from tests import cast
from tests.kit import uploads

pytestmark = pytest.mark.django_db
FOUND = "炉子裂了缝，怕煤气"


def person():
    house = Household.objects.create(area=cast.area(), address="三组")
    return AssistedPerson.objects.create(
        household=house, kinds=["orphan"], name="王某（虚构）", listed_on=dt.date(2023, 5, 1)
    )


def record(whom, **more):
    return record_visit("home", whom, **({"by": cast.clerk(), "operation": "op-1", "found": FOUND} | more))


def test_sent_twice_it_is_kept_once_with_the_same_answer():
    whom = person()
    visit, new = record(whom)
    again, fresh = record(whom)
    assert (again, new, fresh) == (visit, True, False) and Visit.objects.count() == 1
    other, fresh = record(whom, operation="op-2")
    assert fresh and other != visit


def test_the_same_number_with_other_words_is_refused_and_says_so_and_changes_nothing():
    whom = person()
    record(whom)
    with pytest.raises(SentBefore, match="已经登记过"):
        record(whom, found="另一些话")
    assert Visit.objects.get().found == FOUND


def test_a_number_that_somebody_made_of_a_name_is_not_kept_as_it_came():
    visit, _new = record(person(), operation="王某（虚构）0630")
    assert "王某" not in visit.operation
    assert record(visit.assisted, operation="王某（虚构）0630") == (visit, False)  # and still tells a repeat


def test_another_person_may_use_the_same_number():
    whom = person()
    first, _new = record(whom)
    second, fresh = record(whom, by=cast.office())
    assert fresh and second != first


def test_what_was_found_lies_sealed_in_the_database():
    visit, _new = record(person())
    with connection.cursor() as cursor:
        cursor.execute("SELECT found FROM gatherings_visit")
        raw = bytes(cursor.fetchone()[0])
    assert FOUND.encode() not in raw and Visit.objects.get(pk=visit.pk).found == FOUND


def test_who_does_not_see_the_person_cannot_write_a_visit_to_them():
    whom = person()
    for stranger in (cast.outsider(), cast.cadre(), cast.city_office(), cast.auditor(), cast.party()):
        with pytest.raises(PermissionDenied):
            record(whom, by=stranger)
    assert record(whom, by=cast.office())[1]


def test_a_visit_of_tomorrow_is_refused_and_one_of_last_week_kept():
    whom = person()
    with pytest.raises(Refused, match="还没有到"):
        record(whom, on=clock.today() + clock.days(1))
    assert record(whom, on=clock.today() - clock.days(7))[0].on == clock.today() - clock.days(7)


def test_duty_is_done_in_a_place_within_reach():
    cast.area(cast.SIBLING_COMMUNITY)
    visit, _new = record_visit("community", cast.area(), by=cast.member(), operation="d1", minutes=90, received=6)
    assert (visit.area_id, visit.assisted, visit.minutes, visit.received) == (cast.VILLAGE, None, 90, 6)
    with pytest.raises(PermissionDenied):
        record_visit("community", cast.area(cast.SIBLING_COMMUNITY), by=cast.member(), operation="d2")


def test_the_database_refuses_a_way_that_does_not_fit():
    whom = person()
    with pytest.raises(IntegrityError, match="visit_is_to_somebody_in_a_way"), transaction.atomic():
        record_visit("community", whom, by=cast.clerk(), operation="x")
    assert record(whom)[1]


def test_a_photo_is_seen_by_whoever_sees_the_visit_and_has_lost_its_place():
    kept = files.store(uploads.upload(uploads.image()), by_id=cast.clerk().pk, area=cast.VILLAGE)
    record(person(), photos=[kept])
    assert VisitFile.objects.get().file == kept
    asked = RequestFactory().get("/")
    assert visible(kept, cast.office(), asked) and visible(kept, cast.clerk(), asked)
    for who in (
        cast.outsider,
        cast.cadre,
        cast.leader,
        cast.party,
    ):  # the last two see that somebody went, not the family
        assert not visible(kept, who(), asked), who


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_with_one_number_leave_one_visit():
    whom, by = person(), cast.clerk()
    answers = []

    def send():
        answers.append(record(whom, by=by)[0].pk)
        connection.close()

    both = [threading.Thread(target=send) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(answers) == 2 and len(set(answers)) == 1 and Visit.objects.count() == 1
