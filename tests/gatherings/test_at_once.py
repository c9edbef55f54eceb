"""Two chairs press at the same moment, many phones hold one slip, a ballot meets the close: one of them is first."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from shangliang.gatherings import actions
from shangliang.gatherings.models import Ballot
from shangliang.people.refusal import Refused
from tests import cast
from tests.gatherings import polling, sitting

pytestmark = pytest.mark.django_db(transaction=True)
DONE = ""


def at_once(*acts) -> list[str]:
    """For each act the sentence with which it was refused, or DONE."""
    gate = Barrier(len(acts))

    def run(act) -> str:
        gate.wait()
        try:
            act()
        except Refused as reason:
            return str(reason)
        finally:
            connection.close()
        return DONE

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def chairs():
    return cast.clerk(), cast.township_clerk()


def test_two_chairs_call_two_people_and_one_speaks():
    gathering = sitting.opened(1, 2)
    asked = sitting.asked(gathering, 1, 2)
    said = at_once(*[partial(actions.begin, one, by=who, after=0) for one, who in zip(asked, chairs(), strict=True)])
    assert said.count(DONE) == 1
    assert any("在发言" in each for each in said)
    assert gathering.speeches.now().count() == 1


def test_two_desks_tap_one_person_and_number_two_newcomers_apart():
    gathering = sitting.arranged(3)
    who = sitting.person(gathering, 1)
    assert at_once(*[partial(actions.check_in, who, by=one) for one in chairs()]).count(DONE) == 1
    at_once(*[partial(actions.add_person, gathering, name="来客（虚构）", by=one) for one in chairs()])
    assert sorted(gathering.attendances.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_one_slip_on_many_phones_is_one_ballot():
    poll, codes = polling.opened(slips=3)
    key = actions.enter_poll(poll, codes[0])
    assert at_once(*[partial(actions.cast, poll, key, n % 3) for n in range(12)]) == [DONE] * 12
    assert Ballot.objects.count() == 1


@pytest.mark.parametrize("_round", range(4))
def test_a_ballot_at_the_close_is_counted_or_refused_and_never_lost(_round):
    poll, codes = polling.opened(slips=6)
    ballots = [partial(actions.cast, poll, actions.enter_poll(poll, code), 0) for code in codes]
    closed, *said = at_once(partial(actions.close_poll, poll, by=cast.clerk()), *ballots)
    assert closed == DONE
    assert said.count(DONE) == poll.ballots.count()
    assert said.count(DONE) + sum("没有记下" in each for each in said) == 6


@pytest.mark.parametrize("_round", range(4))
def test_a_slip_that_is_handed_back_while_it_is_cast_leaves_no_ballot(_round):
    poll, codes = polling.opened(slips=2)
    key = actions.enter_poll(poll, codes[0])
    at_once(partial(actions.cast, poll, key, 1), partial(actions.hand_back, poll.book, codes[0], by=cast.clerk()))
    assert not poll.ballots.exists()


def test_a_poll_is_sealed_once():
    poll, codes = polling.opened(slips=10)
    polling.cast_all(poll, codes, [0] * 6)
    polling.reconciled(poll, 6)
    assert sorted(at_once(*[partial(actions.seal_poll, poll, by=who) for who in chairs()])) == [DONE, "已经封存。"]
    assert poll.sealed.count() == 6
