"""The agreement on one's own phone: who took part confirms it or objects, each for themselves, and of the text they read."""

import pytest
from django.test import Client

from shangliang.consultations.actions import agreeing
from shangliang.gatherings import actions as room
from tests import cast
from tests.consultations import talk

pytestmark = pytest.mark.django_db
READ = "上学的路段先亮"


def met(*numbers):
    """A sitting that is on; these have come; the agreement is written."""
    made = talk.noticed()
    gathering = room.open_gathering(made.activities.get(kind="sitting").gathering, by=cast.clerk())
    for number in numbers:
        room.check_in(gathering.attendances.get(number=number), by=cast.clerk())
    return write(made)


def write(made, content=READ):
    return agreeing.write_agreement(
        made, points=[{"content": content, "statements": [1]}], differences=[], by=cast.clerk()
    )


def phone(made, number) -> Client:
    gathering = made.activities.get(kind="sitting").gathering
    code = room.renew_ticket(gathering.attendances.get(number=number), by=cast.clerk())
    found = Client()
    found.post(f"/g/{gathering.ref}/", {"code": code})
    return found


def url(made):
    return f"/g/{made.activities.get(kind='sitting').gathering.ref}/"


def answer(made, client, **said):
    seen = made.points.first().pk
    return client.post(f"{url(made)}read-back/", {"seen": seen} | said, follow=True)


def test_each_answers_for_oneself_and_the_last_answer_counts():
    made = met(9, 10)
    nine, ten = phone(made, 9), phone(made, 10)
    assert READ in nine.get(url(made)).content.decode()
    assert "您的确认已经记下" in answer(made, nine, confirms=1).content.decode()
    assert "灯不要太亮" in answer(made, ten, objection="灯不要太亮").content.decode()
    assert {r.participant.number: r.confirms for r in made.read_backs.all()} == {9: True, 10: False}
    answer(made, ten, confirms=1)
    assert made.read_backs.filter(confirms=True).count() == 2


def test_an_objection_without_words_is_asked_for_them():
    made = met(9)
    page = answer(made, phone(made, 9), objection=" ")
    assert page.status_code == 409
    assert "请写下异议是什么" in page.content.decode()
    page = answer(made, phone(made, 9), objection="长" * 501)
    assert "最多 500 字" in page.content.decode()
    assert "长" * 501 in page.content.decode()
    assert not made.read_backs.exists()


def test_a_text_that_was_changed_meanwhile_is_read_again():
    made = met(9)
    nine, seen = phone(made, 9), made.points.first().pk
    write(made, "先修路")
    page = nine.post(f"{url(made)}read-back/", {"seen": seen, "confirms": 1})
    assert "再看一遍" in page.content.decode()
    assert not made.read_backs.exists()
    assert answer(made, nine, confirms=1).status_code == 200
    assert made.read_backs.count() == 1


def test_who_has_not_come_confirms_nothing():
    made = met(9)
    absent = phone(made, 10)
    assert READ not in absent.get(url(made)).content.decode()
    assert answer(made, absent, confirms=1).status_code == 404
    assert answer(made, phone(made, 9), confirms=1).status_code == 200
    assert answer(made, Client(), confirms=1).redirect_chain
    assert made.read_backs.count() == 1


def test_the_desk_adds_who_is_in_the_room_and_has_not_answered(client):
    made = met(9, 10, 11)
    desk = cast.signed_in(client, cast.clerk())
    answer(made, phone(made, 10), objection="灯不要太亮")
    assert "其余 2 人没有异议" in desk.get(made.desk_url()).content.decode()
    desk.post(f"{made.desk_url()}read-back/")
    assert sorted(made.read_backs.values_list("participant__number", "confirms")) == [
        (9, True),
        (10, False),
        (11, True),
    ]
