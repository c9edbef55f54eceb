"""拔电 · 10,000 views over HTTP across twenty kill -9 and one immediate stop of the database: each acknowledged, once.

The log of views is what the database keeps of every press: the key of its form, and the order (`rev`) in which the
statements were last touched.
"""

import json

import pytest
from django.core.signing import b64_decode

from .killing import Browser, Rush, serving

pytestmark = [pytest.mark.slow, pytest.mark.hostile]
PEOPLE, PRESSES, STATEMENTS, DEATHS, AT_ONCE, SECONDS = 100, 100, 30, 20, 16, 1200
ALL = PEOPLE * PRESSES
TABLE = f"""
from shangliang.gatherings.actions import print_slips
from tests.consultations import talk
made = talk.noticed()
talk.with_statements(made, [f"第 {{n}} 种看法" for n in range({STATEMENTS} - made.statements.count())])
told = made.ref, print_slips(made.book, {PEOPLE})
"""
KEPT = """
SELECT v.voter_id, s.number, v.first, v.value FROM consultations_view v
  JOIN consultations_statement s ON s.id = v.statement_id ORDER BY v.voter_id, v.rev
"""


class Voter(Browser):
    """Somebody with a slip, who presses through all statements again and again and changes the mind each time."""

    def __init__(self, rush, number, ref, code) -> None:
        super().__init__(rush, number)
        self.page, self.number = f"/c/{ref}/views/", number
        self.ask("POST", f"/c/{ref}/join/", code=code)
        self.pk = json.loads(b64_decode(self.jar["talk"].partition(":")[0].encode()))[1]
        self.headers["HX-Request"] = "true"

    def presses(self) -> None:
        for turn in range(PRESSES):
            number, value = turn % STATEMENTS + 1, (turn + turn // STATEMENTS + self.number) % 3 - 1
            once = f"press-{self.number:06d}-{turn:06d}"
            status, said = self.ask("POST", self.page, number=number, value=value, once=once)
            assert status == 200, f"press {turn} on statement {number} was answered {status}: {said}"
            self.rush.acknowledged.append((self.pk, number, value))


def test_every_acknowledged_view_is_there_once(tmp_path):
    with serving(tmp_path, TABLE) as (served, (ref, codes)):
        trail = served.ask("SELECT count(*) FROM kit_trailrow")
        rush = Rush(served, seconds=SECONDS)

        def one(number) -> None:
            Voter(rush, number, ref, codes[number]).presses()

        rush.press(one, range(PEOPLE), at_once=AT_ONCE, blows=blows(rush))
        assert len(rush.acknowledged) == ALL
        assert served.ask(KEPT) == current(rush.acknowledged)
        assert served.ask("SELECT count(*), max(result) FROM kit_once") == [(ALL, "")]  # each press, not what it said
        assert served.ask("SELECT count(DISTINCT rev) FROM consultations_view") == [(PEOPLE * STATEMENTS,)]
        assert served.ask("SELECT count(*) FROM kit_trailrow") == trail  # a view leaves no trail row


def blows(rush):
    """Twenty deaths, spread evenly; the stop of the database in their middle."""
    whats = [rush.kill] * (DEATHS // 2) + [rush.stop_the_database] + [rush.kill] * (DEATHS - DEATHS // 2)
    return [(ALL * n // (len(whats) + 1), what) for n, what in enumerate(whats, 1)]


def current(acknowledged) -> list[tuple]:
    """(voter, number, first value, last value), each voter's in the order in which the last one was acknowledged."""
    found: dict[tuple, tuple] = {}
    for voter, number, value in acknowledged:
        first, _last = found.pop((voter, number), (value, value))
        found[voter, number] = first, value
    return sorted(((*key, *values) for key, values in found.items()), key=lambda row: row[0])
