"""几次会议 · One still to come, one going on, one over with its minutes: all that pages show."""

from dataclasses import dataclass

from shangliang.gatherings.actions import end_gathering
from shangliang.kit import clock
from shangliang.meetings import actions
from shangliang.meetings.models import Decision, Item, Meeting
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
    decided: Decision  # to call a plenary
    given: Item  # honours that were handed over

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
            held.item(running, "elect", "选举常务委员"), asked, decided, _given(running, now),
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
