"""By hands, by cards, by personal links, by name: two count, one voice each, and what is said aloud is said in a named poll only."""

import pytest
from django.test import Client

from shangliang.gatherings import actions
from shangliang.gatherings.models import Ballot, Grade, Pass
from shangliang.people.refusal import Refused
from tests import cast
from tests.gatherings import polling, sitting

pytestmark = pytest.mark.django_db


def test_hands_are_counted_by_two_and_a_third_settles():
    poll, _none = polling.opened(Grade.HANDS)
    one, two, three = cast.clerk(), cast.township_clerk(), cast.office()
    assert actions.count(poll, [10, 3, 2, 0], by=one) is False
    seen = sitting.text(sitting.chair(two).get(f"/desk/p/{poll.ref}/"))
    assert "已有 1 个人数过" in seen
    assert 'value="10"' not in seen
    assert actions.count(poll, [10, 4, 2, 0], by=two) is False
    actions.close_poll(poll, by=one)
    with pytest.raises(Refused, match="两个人"):
        actions.seal_poll(poll, by=one)
    assert actions.count(poll, [10, 3, 2, 0], by=three) is True
    assert actions.seal_poll(poll, by=one).totals["hands"] == [10, 3, 2]
    assert "3 人" in sitting.text(Client().get(f"/p/{poll.ref}/"))


def test_one_person_does_not_count_twice():
    poll, _none = polling.opened(Grade.BOX)
    with pytest.raises(Refused, match="截止以后"):
        actions.count(poll, [5, 5, 5, 1], by=cast.clerk())
    actions.close_poll(poll, by=cast.clerk())
    for _twice in range(2):
        assert actions.count(poll, [5, 5, 6, 1], by=cast.clerk()) is False
    assert actions.count(poll, [5, 5, 6, 1], by=cast.office()) is True
    assert actions.seal_poll(poll, by=cast.clerk()).totals == {
        "online": [0, 0, 0],
        "desk": [0, 0, 0],
        "paper": [5, 5, 6],
        "blank": 1,
    }


def test_bad_figures_are_answered_beside_their_box():
    poll, _none = polling.opened(Grade.HANDS)
    answer = sitting.text(sitting.chair().post(f"/desk/p/{poll.ref}/count/", {"n0": "7", "n1": "-1", "n2": "x"}))
    assert "请写一个整数" in answer
    assert 'value="7"' in answer


def test_cards_against_slips_that_came_back_are_added():
    poll, codes = polling.opened(slips=20)
    polling.cast_all(poll, codes, [0] * 8)
    for code in codes[:2]:
        actions.hand_back(poll.book, code, by=cast.clerk())
    actions.close_poll(poll, by=cast.clerk())
    actions.count_slips(poll.book, issued=10, unused=8, spoiled=2, by=cast.clerk())
    for who in (cast.clerk(), cast.office()):
        actions.count(poll, [0, 3, 0, 0], by=who)
    with pytest.raises(Refused, match="纸票 3 张，换纸票交回的 2 张"):
        actions.seal_poll(poll, by=cast.clerk())
    poll.figures.all().delete()
    for who in (cast.clerk(), cast.office()):
        actions.count(poll, [0, 2, 0, 0], by=who)
    assert actions.seal_poll(poll, by=cast.clerk()).counts == [6, 2, 0]


def test_personal_links_go_to_who_is_present_once_and_a_lost_one_is_replaced():
    poll = polling.prepared(Grade.ACCOUNT, sitting.opened(1, 2, 3))
    chair = sitting.chair()
    url = f"/desk/p/{poll.ref}/links/"
    codes = polling.codes_on(sitting.text(chair.post(url, {"once": "a" * 20})))
    assert codes == polling.codes_on(sitting.text(chair.post(url, {"once": "a" * 20})))
    assert len(codes) == 3
    assert chair.post(url, {"once": "b" * 20}).status_code == 302
    actions.open_poll(poll, by=cast.clerk())
    polling.cast_all(poll, codes, [0, 1])
    fresh = polling.codes_on(sitting.text(chair.post(url + "again/", {"seat": 1})))
    assert actions.enter_poll(poll, codes[0]) is None
    assert actions.enter_poll(poll, fresh[0])
    assert Ballot.objects.get().option == 1


def test_a_sealed_poll_by_links_has_nobody_in_it_and_a_named_one_has():
    secret = polling.sealed([0, 1] * 8, Grade.ACCOUNT)
    named = polling.sealed([0, 1] * 8, Grade.NAMED)
    assert not Pass.objects.exists()
    assert not secret.sealed.exclude(attendance=None).exists()
    chosen = dict(named.sealed.values_list("attendance__number", "option"))
    assert chosen == {n: (n - 1) % 2 for n in range(1, 17)}
    assert "参与人3" in sitting.text(sitting.chair().get(f"/desk/p/{named.ref}/"))
    assert "参与人" not in sitting.text(Client().get(f"/p/{named.ref}/"))
    assert "salt" not in str(Client().get(f"/p/{named.ref}/sealed.json").json()["leaves"])


def test_only_a_named_poll_takes_what_is_said_aloud():
    named, _codes = polling.opened(Grade.NAMED)
    chair = sitting.chair()
    url = f"/desk/p/{named.ref}/for/"
    assert "3 号记下了" in sitting.text(chair.post(url, {"seat": 3, "option": 1}, follow=True))
    assert "名单里没有 99 号" in sitting.text(chair.post(url, {"seat": 99, "option": 1}))
    assert "请选一项" in sitting.text(chair.post(url, {"seat": 3}))
    assert (Ballot.objects.get().option, Ballot.objects.get().at_desk) == (1, True)
    secret, _codes = polling.opened()
    with pytest.raises(Refused, match="只有记名"):
        actions.cast_for(secret, sitting.person(secret.gathering, 3), 1, by=cast.clerk())
