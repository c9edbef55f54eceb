"""Many at once: fifty presses with one slip, presses while it closes; nothing lost, nothing counted twice."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from shangliang.consultations import actions
from shangliang.consultations.actions import sealing
from shangliang.consultations.models import SealedRow, View, Voter
from shangliang.gatherings.actions import reconcile
from tests import cast
from tests.consultations import phones

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(number, act):
    """`act(n)` in as many threads, through one gate; their answers."""
    gate = threading.Barrier(number)

    def run(n):
        gate.wait(60)
        try:
            return act(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


def test_fifty_posts_of_one_slip_make_one_voter_and_one_view():
    made = phones.running()
    code = phones.slip(made)
    joined = at_once(50, lambda _n: Client().post(f"/c/{made.ref}/join/", {"code": code}).status_code)
    assert set(joined) == {302}
    assert Voter.objects.count() == 1
    clients = [phones.joined(made, code) for _n in range(50)]
    pressed = at_once(50, lambda n: phones.press(clients[n], made, 2, n % 3 - 1).status_code)
    assert set(pressed) == {200}
    assert View.objects.count() == 1


def test_fifty_times_the_same_press_is_one_and_another_answer_with_its_key_is_told():
    made = phones.running()
    code = phones.slip(made)
    clients = [phones.joined(made, code) for _n in range(50)]
    answers = at_once(50, lambda n: phones.press(clients[n], made, 2, 1 if n < 25 else -1, once="k").status_code)
    assert answers.count(200) == 25
    assert answers.count(409) == 25
    kept = View.objects.get().value
    assert [answers[0], answers[49]] == ([200, 409] if kept == 1 else [409, 200])


def test_every_view_acknowledged_before_the_close_is_sealed_and_no_other():
    made = phones.running()
    clients = [phones.joined(made) for _n in range(20)]

    def act(n):
        """One closes; each of the others presses six times: how many were acknowledged."""
        if n == 20:
            return int(not actions.close_consultation(made, by=cast.clerk()))
        return sum(phones.press(clients[n], made, number, 1).status_code == 200 for number in range(1, 7))

    taken = sum(at_once(21, act))
    reconcile(made.book, issued=20, unused=0, spoiled=0)
    sealing.seal(made, by=cast.clerk())
    assert sum(len(row.views) for row in SealedRow.objects.all()) == taken
    assert not View.objects.exists()
