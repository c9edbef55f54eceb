"""One sheet after a sitting: who came, what was said, the views on paper, the agreement; all of it or nothing."""

import pytest
from django.test import Client

from shangliang.consultations.actions import hands
from shangliang.consultations.models import View
from tests import cast
from tests.consultations import phones, talk

pytestmark = pytest.mark.django_db
AGREED = {
    "content_1": "上学的路段先亮",
    "unit_1": "永昌县住建局",
    "rests_1": "2",
    "kept_1": "电费由谁出",
    "keptrests_1": "4",
}


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def url(made):
    return f"{made.desk_url()}sheet/"


def came(made) -> dict:
    rows = made.activities.get(kind="sitting").gathering.attendances.all()
    numbers = made.statements.shown().values_list("number", flat=True)
    return {f"came_{row.pk}": "present" for row in rows} | {"shown": ".".join(map(str, numbers))}


def test_attendance_views_and_agreement_come_from_one_sheet(desk):
    made = talk.on_its_day(phones.running())
    typed = came(made) | AGREED | {"cards": "11-2 31\n1-----\n------"}
    assert desk.post(url(made), typed)["Location"] == made.desk_url()
    assert made.activities.get(kind="sitting").gathering.attendances.filter(presence="present").count() == 17
    assert made.voters.filter(way="paper").count() == 3
    assert sorted(View.objects.values_list("statement__number", "value")) == [
        (1, 1),
        (1, 1),
        (2, 1),
        (4, -1),
        (5, 0),
        (6, 1),
    ]
    assert made.points.get().statements.get().number == 2
    assert made.differences.get().content == "电费由谁出"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"cards": "111111\n11111"}, "第 2 张写了 5 个，公开的看法有 6 条"),
        ({"cards": "11x111"}, "第 1 张有认不出的数字"),
        ({"cards": "111111", "shown": "1.2.3"}, "公开的看法刚才变了"),
        ({"rests_1": "99"}, "没有第 99 条看法"),
        ({"content_1": ""}, "请写出共识的内容"),
    ],
)
def test_what_cannot_be_entered_enters_nothing_and_keeps_what_was_typed(desk, wrong, sentence):
    made = talk.on_its_day(phones.running())
    page = desk.post(
        url(made), came(made) | AGREED | {"cards": "111111", "said": "又一条看法"} | wrong
    ).content.decode()
    assert sentence in page
    assert "又一条看法" in page
    assert "永昌县住建局" in page
    assert not View.objects.exists()
    assert not made.points.exists()
    assert not made.activities.get(kind="sitting").gathering.attendances.filter(presence="present").exists()


def test_what_stands_already_is_not_written_again(desk):
    """Its confirmations would fall with it."""
    made = talk.on_its_day(phones.running())
    desk.post(url(made), came(made) | AGREED)
    desk.post(f"{made.desk_url()}read-back/")
    assert made.read_backs.count() == 17
    desk.post(url(made), came(made) | AGREED | {"notes": "补记一句"})
    assert made.read_backs.count() == 17


def test_cards_of_a_box_wait_for_a_second_reader(desk):
    made = talk.on_its_day(phones.running(grade="g4"))
    desk.post(url(made), came(made) | {"cards": "111111"})
    assert not View.objects.exists()
    batch = made.batches.get()
    second = cast.signed_in(Client(), cast.clerk(name="另一位协商员（虚构）"))
    second.post(f"{made.desk_url()}paper/{batch.ref}/?from=1", {f"c1-{n}": "1" for n in range(1, 7)})
    second.post(f"{made.desk_url()}paper/{batch.ref}/accept/")
    assert View.objects.count() == 6


def test_hands_on_the_sheet_are_the_first_of_two_counts(desk):
    made = talk.on_its_day(phones.running(grade="g0"))
    assert desk.post(url(made), came(made) | {"yes_2": "9", "no_2": "1", "unsure_2": "0"}).status_code == 302
    assert not hands.settled_hands(made)
    hands.count_hands(made, {2: (9, 1, 0)}, by=cast.clerk(name="另一位协商员（虚构）"))
    assert hands.settled_hands(made) == {2: (9, 1, 0)}


def test_nothing_is_entered_of_a_sitting_that_is_still_to_come(desk):
    made = phones.running()
    assert "会后一张表" not in desk.get(made.desk_url()).content.decode()
    page = desk.post(url(made), came(made) | AGREED | {"cards": ""}).content.decode()
    assert "还没有开" in page
    assert 'value="上学的路段先亮"' in page
    assert not made.points.exists()
    talk.on_its_day(made)
    assert "会后一张表" in desk.get(made.desk_url()).content.decode()
    assert desk.post(url(made), came(made) | AGREED | {"cards": ""})["Location"] == made.desk_url()
