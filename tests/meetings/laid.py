"""几次会议 · One still to come, one going on, one over with its minutes: all that pages show."""

from dataclasses import dataclass

from django.test import Client

from shangliang.gatherings import actions as room
from shangliang.gatherings.actions import end_gathering
from shangliang.kit import clock
from shangliang.meetings import actions
from shangliang.meetings.models import Balloting, Decision, Item, Meeting
from shangliang.people.models import Person
from tests import cast
from tests.meetings import held


@dataclass(frozen=True)
class Meetings:
    coming: Meeting
    running: Meeting
    over: Meeting
    item: Item  # still to be voted on
    heard: Item  # still to be heard
    election: Item
    asked: Decision  # by a poll that goes on
    told: Item  # to be drafted from the figures
    decided: Decision  # to call a plenary
    given: Item  # honours that were handed over
    balloting: Balloting  # on phones, not begun

    @classmethod
    def laid(cls) -> "Meetings":
        now = clock.now()
        coming = held.listed(held.called(at=now + clock.days(9)), 3)
        held.item(coming, papers=["年度协商计划（草案）"])
        actions.give_notice(coming, by=cast.office())
        running = held.opened(held.called("standing_committee", term=10, number=9, at=now), people=5, at=now)
        decided = held.hands(held.item(running, "decide", "关于召开全体会议的决定"), 5, at=now)
        asked = actions.put_to_vote(held.item(running, title="双月协商计划"), "paper", by=cast.office())
        actions.say_line(running, "stressed", "时间过半、任务过半。", by=cast.office())
        return cls(
            coming, running, _over(now), held.item(running, papers=["调研报告"]), held.item(running, "hear", "培训班情况汇报"),
            held.item(running, "elect", "选举常务委员"), asked,
            held.item(coming, "inform", "通报协商工作情况"), decided, _given(running, now),
            actions.put_to_election(held.item(running, "elect", "选举秘书长"), seats=1, names=["候选人（虚构）"], by=cast.office()),
        )  # fmt: skip


def _given(running, now) -> Item:
    """Decided by hands: the decision ends the item."""
    given = held.item(running, "commend", "表彰先进集体")
    held.hands(given, 5, at=now)
    return Item.objects.get(pk=given.pk)


def _over(now) -> Meeting:
    before = now - clock.days(2)
    meeting = held.opened(held.called(at=before), people=3, at=before)
    item = held.item(meeting, papers=["谈心交流实施方案"])
    passed = held.hands(item, 3, at=before, paper=item.papers.get())
    actions.follow_up(passed, "落实谈心交流方案", by=cast.office())
    end_gathering(meeting.gathering, by=cast.office(), on=before)
    meeting = Meeting.objects.get(pk=meeting.pk)
    actions.keep_minutes(meeting, "会议通过了一份方案。", by=cast.office())
    actions.seek_comments(meeting, clock.today() + clock.days(2), by=cast.office())
    return meeting


def over(*, final=False) -> tuple[Meeting, Person]:
    """One that a member was at; its minutes are open to comments, or final."""
    now, who = clock.now(), cast.member()
    meeting = held.called("training", at=now)
    actions.put_on_roll(meeting, [], "due", persons=(who,), by=cast.office())
    held.opened(meeting, people=1, at=now)
    end_gathering(meeting.gathering, by=cast.office(), on=now)
    meeting = Meeting.objects.get(pk=meeting.pk)
    actions.keep_minutes(meeting, "培训按计划进行。", by=cast.office())
    if final:
        actions.finalise(meeting, by=cast.office())
    else:
        actions.seek_comments(meeting, clock.today() + clock.days(2), by=cast.office())
    return meeting, who


def voting() -> tuple[Meeting, list[str]]:
    """A vote by name and an election go on, a secret vote is prepared; three of four are there, phones may check in.
    The codes of the tickets in the order of the seats."""
    meeting = held.opened(held.called(at=clock.now()), people=4, there=3, at=clock.now())
    codes = [code for _one, code in room.print_tickets(meeting.gathering, by=cast.office(), seed=b"tickets")]
    named = actions.put_to_vote(held.item(meeting), "named", by=cast.office())
    actions.put_to_vote(held.item(meeting, title="双月协商计划"), "unnamed", by=cast.office())
    of = held.item(meeting, "elect", "选举常务委员")
    election = actions.put_to_election(of, seats=2, names=["甲（虚构）", "乙（虚构）", "丙（虚构）"], by=cast.office())
    for each in (named, election):
        actions.open_vote(each, by=cast.office())
    room.show(meeting.gathering, "door", by=cast.office())
    return meeting, codes


def phone(meeting, code) -> Client:
    """A phone that has shown a ticket."""
    found = Client()
    found.post(f"/g/{meeting.gathering.ref}/", {"code": code})
    return found
