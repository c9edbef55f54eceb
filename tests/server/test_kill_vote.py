"""拔电 · A secret vote of a meeting on 60 phones across kill -9: each acknowledged ballot is there once, the last choice counts,
after each restart the vote goes on, and at the end the verdict is right.
"""

import pytest

from .killing import Browser, Rush, ran, serving

pytestmark = [pytest.mark.slow, pytest.mark.hostile]
PEOPLE, PRESSES, DEATHS, AT_ONCE, SECONDS = 60, 20, 6, 12, 900
ALL = PEOPLE * PRESSES
VOTE = f"""
from shangliang.gatherings import actions as room
from shangliang.kit import clock
from shangliang.meetings import actions
from tests import cast
from tests.meetings import held
meeting = held.opened(people={PEOPLE}, at=clock.now())
codes = [code for _one, code in room.print_tickets(meeting.gathering, by=cast.office(), seed=b"tickets")]
decision = actions.put_to_vote(held.item(meeting), "unnamed", by=cast.office())
poll = actions.open_vote(decision, by=cast.office())
told = meeting.gathering.ref, poll.ref, codes
"""
CLOSED = """
from shangliang.meetings import actions
from shangliang.meetings.models import Decision
from tests import cast
decision = Decision.objects.get()
actions.close_vote(decision, by=cast.office())
decision.refresh_from_db()
told = [decision.present, decision.yes, decision.no, decision.abstain, decision.passed]
"""
KEPT = """
SELECT a.number, b.option FROM gatherings_ballot b JOIN gatherings_pass p ON p.poll_id = b.poll_id AND p.key = b.voter
  JOIN gatherings_attendance a ON a.id = p.attendance_id ORDER BY a.number
"""


class Member(Browser):
    """Somebody with a ticket, who changes the mind with each press."""

    def __init__(self, rush, number, ref, poll, code) -> None:
        super().__init__(rush, number)
        self.page, self.poll, self.number = f"/g/{ref}/", poll, number
        self.ask("POST", self.page, code=code)

    def presses(self) -> None:
        for turn in range(PRESSES):
            settled = turn == PRESSES - 1 and self.number % 4  # in the end three of four are for it
            option, once = 0 if settled else (turn + self.number) % 3, f"vote-{self.number:06d}-{turn:06d}"
            status, said = self.ask("POST", f"{self.page}vote/", poll=self.poll, option=option, once=once)
            assert (status, said) == (302, f"{self.page}?kept={self.poll}"), (
                f"press {turn} was answered {status}: {said}"
            )
            self.rush.acknowledged.append((self.number, option))


def test_every_acknowledged_ballot_is_there_once_and_the_vote_goes_on_after_each_death(tmp_path):
    with serving(tmp_path, VOTE) as (served, (ref, poll, codes)):
        rush = Rush(served, seconds=SECONDS)

        def one(number) -> None:
            Member(rush, number, ref, poll, codes[number - 1]).presses()

        blows = [(ALL * n // (DEATHS + 1), rush.kill) for n in range(1, DEATHS + 1)]
        rush.press(one, range(1, PEOPLE + 1), at_once=AT_ONCE, blows=blows)
        assert len(rush.acknowledged) == ALL
        last = dict(rush.acknowledged)  # of each member the one heard last
        assert served.ask(KEPT) == sorted(last.items())
        counts = [list(last.values()).count(option) for option in range(3)]
        present, *told, passed = ran(tmp_path, CLOSED)
        assert (present, told, passed) == (PEOPLE, counts, True)
        assert served.ask("SELECT count(*) FROM gatherings_sealedballot") == [(PEOPLE,)]
        assert served.ask("SELECT count(*) FROM gatherings_ballot") == [(0,)]
