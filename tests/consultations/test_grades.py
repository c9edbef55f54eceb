"""Each grade of secrecy from its paper to its result: hands counted by two, links with names, a box that two persons type in."""

import pytest
from django.test import Client

from shangliang.consultations import actions
from shangliang.consultations.actions import hands, papers, picturing, sealing
from shangliang.consultations.models import SealedRow, View, Voter
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import phones

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def colleague(number=2):
    return cast.clerk(name=f"另一位协商员{number}（虚构）")


def test_hands_count_when_two_persons_saw_the_same(desk):
    made = phones.running(grade="g0")
    url, results = f"{made.desk_url()}hands/", f"{made.get_absolute_url()}results/"
    counted = {"yes_2": "12", "no_2": "3", "unsure_2": "2"}
    assert desk.post(url, counted)["Location"] == url
    assert "举手：赞成" not in phones.text(Client().get(results))
    other = cast.signed_in(Client(), colleague())
    assert 'value="12"' not in other.get(url).content.decode()
    other.post(url, counted | {"no_2": "4"})
    assert "再数一遍" in desk.get(url).content.decode()
    other.post(url, counted)
    assert hands.settled_hands(made) == {2: (12, 3, 2)}
    assert "举手：赞成 12，不赞成 3，说不准 2" in phones.text(Client().get(results))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"yes_2": "12"}, "三个数都要写"),
        ({"yes_2": "x", "no_2": "1", "unsure_2": "1"}, "整数"),
        ({"yes_2": "-1", "no_2": "1", "unsure_2": "1"}, "0"),
        ({}, "还没有写一条"),
    ],
)
def test_half_a_count_comes_back_with_what_was_typed(desk, typed, sentence):
    made = phones.running(grade="g0")
    page = desk.post(f"{made.desk_url()}hands/", typed).content.decode()
    assert sentence in page
    assert all(f'value="{value}"' in page for value in typed.values())
    assert not hands.settled_hands(made)


def test_hands_are_counted_only_where_hands_are_raised():
    made = phones.running()
    with pytest.raises(Refused, match="不是举手"):
        hands.count_hands(made, {2: (1, 0, 0)}, by=cast.clerk())


def test_what_two_counted_alike_no_third_changes():
    made = phones.running(grade="g0")
    for who in (cast.clerk(), colleague()):
        hands.count_hands(made, {2: (12, 3, 2)}, by=who)
    with pytest.raises(Refused, match="已经数得一致"):
        hands.count_hands(made, {2: (11, 3, 2)}, by=colleague(3))


@pytest.mark.parametrize("grade", ["g1", "g2"])
def test_the_sheet_of_links_is_printed_once_and_opens_the_cards(desk, grade):
    made = phones.running(grade=grade)
    page = desk.post(f"{made.desk_url()}links/", {"once": "a"})
    strips = page.context["strips"]
    assert len(strips) == made.participants.count() == 17
    assert "参与人0（虚构）" in page.content.decode()
    again = desk.post(f"{made.desk_url()}links/", {"once": "a"}).context["strips"]
    assert [s["code"] for s in again] == [s["code"] for s in strips]
    assert desk.post(f"{made.desk_url()}links/", {"once": "b"}).status_code == 302
    phone = phones.joined(made, strips[0]["code"])
    assert phones.press(phone, made, 2, 1).status_code == 200
    named = Voter.objects.get().participant
    assert (named is not None) == (grade == "g1")


def test_a_lost_link_is_printed_anew_and_its_person_counts_once(desk):
    made = phones.running(grade="g2")
    strips = desk.post(f"{made.desk_url()}links/", {"once": "a"}).context["strips"]
    phones.press(phones.joined(made, strips[0]["code"]), made, 2, 1)
    person = made.participants.get(number=strips[0]["number"])
    new = desk.post(f"{made.desk_url()}roster/{person.pk}/link/").context["strips"][0]["code"]
    assert actions.enter(made, strips[0]["code"]) is None
    phones.press(phones.joined(made, new), made, 2, -1)
    assert View.objects.get().value == -1


def test_slips_have_no_links_and_links_no_slips(desk):
    made = phones.running()
    answer = desk.post(f"{made.desk_url()}links/", follow=True)
    assert "不用个人链接" in answer.content.decode()
    assert "印个人链接" not in answer.content.decode()
    assert "印个人链接" in desk.get(phones.running(grade="g1").desk_url()).content.decode()


def test_links_are_of_the_host_s_desk(client):
    made = phones.running(grade="g1")
    assert cast.signed_in(client, cast.outsider()).post(f"{made.desk_url()}links/").status_code == 404
    assert not made.participants.exclude(link_hash=None).exists()


def test_a_box_from_its_cards_to_its_seal(desk):
    """G4 through the pages: no phone, a batch declared by one, typed by two, a third settles, closed, sealed, published."""
    made = phones.running(grade="g4")
    assert "不在手机上表态" in phones.text(Client().get(f"{made.get_absolute_url()}join/"))
    batch_url = desk.post(f"{made.desk_url()}paper/", {"declared": "6"})["Location"]
    batch = made.batches.get()
    assert batch.double
    typed = {f"c{card}-{number}": "1" for card in range(1, 7) for number in (2, 3)}
    second, third = (cast.signed_in(Client(), colleague(n)) for n in (2, 3))
    desk.post(f"{batch_url}?from=1", typed)
    desk.post(f"{batch_url}accept/")
    assert not View.objects.exists()
    second.post(f"{batch_url}?from=1", typed | {"c6-3": "2"})
    assert "请第三个人核对" in desk.get(batch_url).content.decode()
    papers.type_cards(batch, {6: {2: 1, 3: -1}}, by=colleague(3))
    third.post(f"{batch_url}accept/")
    assert View.objects.count() == 12
    picturing.refresh_all()
    assert "其中纸质卡片 6 张" in phones.text(Client().get(f"{made.get_absolute_url()}results/"))
    for do in ("close", "seal"):
        desk.post(f"{made.desk_url()}seal/", {"do": do})
    made.refresh_from_db()
    assert sealing.holds(made)
    assert SealedRow.objects.filter(consultation=made, paper=True).count() == 6
    assert not Voter.objects.exists()
