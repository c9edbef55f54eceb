"""The check-in desk: one tap, late by itself, leave with its reason, people who were on no list."""

import datetime as dt

import pytest
from django.db import connection

from shangliang.gatherings import actions
from shangliang.gatherings.models import Presence
from shangliang.people.refusal import Refused
from tests import cast
from tests.counting import queries
from tests.gatherings import sitting

pytestmark = pytest.mark.django_db


def desk(gathering, path=""):
    return f"/desk/g/{gathering.ref}/checkin/{path}"


def presence(gathering, number):
    return sitting.person(gathering, number).presence


def test_one_tap_checks_in_and_a_second_says_when_it_was():
    gathering, chair = sitting.arranged(), sitting.chair()
    assert "已签到（出席）" in sitting.text(chair.post(desk(gathering), {"who": 3}, follow=True))
    assert "3 号已经签到" in sitting.text(chair.post(desk(gathering), {"who": 3}, follow=True))
    assert gathering.attendances.counts()["present"] == 1


@pytest.mark.parametrize("who", ["", "99", "-1", "x", "9" * 400, "²"])
def test_a_tap_on_nobody_is_answered(who):
    gathering, chair = sitting.arranged(), sitting.chair()
    assert 'role="alert"' in sitting.text(chair.post(desk(gathering), {"who": who}, follow=True))
    assert gathering.attendances.counts()["present"] == 0


def test_whoever_comes_after_the_opening_is_late():
    gathering = sitting.opened(1)
    gathering.refresh_from_db()
    soon, later = (gathering.starts_at + dt.timedelta(minutes=n) for n in (4, 6))
    actions.check_in(sitting.person(gathering, 2), by=cast.clerk(), on=soon)
    actions.check_in(sitting.person(gathering, 3), by=cast.clerk(), on=later)
    assert [presence(gathering, n) for n in (2, 3)] == [Presence.PRESENT, Presence.LATE]
    assert gathering.attendances.counts()["present"] == 3


def test_leave_needs_its_reason_and_who_approved_it():
    gathering, chair = sitting.arranged(), sitting.chair()
    answer = sitting.text(chair.post(desk(gathering, "4/"), {"presence": "leave", "reason": "住院"}))
    assert "请写谁准的假" in answer
    assert "住院" in answer
    chair.post(desk(gathering, "4/"), {"presence": "leave", "reason": "住院", "approved_by": "村党支部书记"})
    assert presence(gathering, 4) == Presence.LEAVE
    with pytest.raises(Refused, match="准假人"):
        actions.mark(sitting.person(gathering, 5), "leave", by=cast.clerk(), reason=" ", approved_by=" ")


def test_who_leaves_early_stays_counted_and_is_off_the_speaking_list():
    gathering = sitting.opened(1, 2)
    sitting.asked(gathering, 1)
    actions.mark(sitting.person(gathering, 1), "left_early", by=cast.clerk())
    assert not gathering.speeches.waiting().exists()
    assert gathering.attendances.counts()["present"] == 2
    with pytest.raises(Refused, match="还没有签到"):
        actions.mark(sitting.person(gathering, 7), "left_early", by=cast.clerk())


def test_nobody_is_marked_absent_in_the_middle_of_a_word():
    gathering = sitting.opened(1)
    actions.begin(sitting.asked(gathering, 1)[0], by=cast.clerk())
    with pytest.raises(Refused, match="正在发言"):
        actions.mark(sitting.person(gathering, 1), "expected", by=cast.clerk())
    actions.finish(gathering, by=cast.clerk())
    assert actions.mark(sitting.person(gathering, 1), "expected", by=cast.clerk()).arrived_at is None


def test_somebody_who_was_on_no_list_gets_the_next_number_once():
    gathering, chair = sitting.arranged(), sitting.chair()
    sent = {"name": "来客（虚构）", "presence": "spectator", "once": "w" * 20}
    for _twice in range(2):
        chair.post(desk(gathering, "add/"), sent)
    assert presence(gathering, 18) == Presence.SPECTATOR
    assert gathering.attendances.count() == 18
    assert gathering.attendances.counts()["expected"] == 17
    bad = sitting.text(chair.post(desk(gathering, "add/"), {"name": "", "presence": "absent"}))
    assert "请写姓名" in bad


def test_people_are_found_by_initials_number_and_name():
    gathering, chair = sitting.arranged(), sitting.chair()
    gathering.attendances.filter(number=2).update(pinyin="zxh")
    found = sitting.text(chair.get(desk(gathering), {"q": "zx"}))
    assert "参与人1（虚构）" in found
    assert "参与人2（虚构）" not in found
    assert "参与人16" in sitting.text(chair.get(desk(gathering), {"q": "17"}))
    assert "参与人16" in sitting.text(chair.get(desk(gathering), {"q": "人16"}))
    assert "名单里没有这个人" in sitting.text(chair.get(desk(gathering), {"q": "\0没有"}))


def test_after_the_end_the_list_is_closed():
    gathering, chair = sitting.opened(1), sitting.chair()
    actions.end_gathering(gathering, by=cast.clerk())
    assert "已经结束" in sitting.text(chair.post(desk(gathering), {"who": 2}, follow=True))
    assert presence(gathering, 2) == Presence.ABSENT


def test_the_desk_is_for_who_may_hold_the_gathering():
    gathering = sitting.arranged()
    for path in ("", "3/", "../sheet/"):
        url = desk(gathering, path).replace("checkin/../", "")
        assert sitting.chair().get(url).status_code == 200
        assert sitting.chair(cast.outsider()).get(url).status_code == 404
        assert sitting.chair(cast.member()).get(url).status_code == 404
    assert sitting.chair().get(desk(gathering, "77/")).status_code == 404


def test_names_are_sealed_in_the_database():
    gathering = sitting.arranged()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM gatherings_attendance WHERE gathering_id = %s", [gathering.pk])
        stored = b"".join(bytes(row[0]) for row in cursor.fetchall())
    assert "参与人".encode() not in stored
    assert sitting.person(gathering, 1).name == "参与人0（虚构）"


def test_the_desk_costs_the_same_for_one_person_and_for_many():
    chair = sitting.chair()
    counted = []
    for people in (1, 12):
        gathering = sitting.arranged(people)
        counted.append(queries(chair, desk(gathering)))
    assert counted[0] == counted[1]
