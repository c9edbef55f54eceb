"""表决在手机上 · From the seat of a ticket: decisions, elections with other names and abstentions, check-in by the hall's number."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.compute import merkle, tally
from shangliang.gatherings import actions as room
from shangliang.gatherings.models import Ballot, Pass, Poll, Presence, SealedBallot
from shangliang.kit import clock, trail
from shangliang.meetings import actions
from shangliang.meetings.models import Balloting, Decision, Election
from shangliang.people.refusal import Refused
from tests import cast
from tests.meetings import held, laid

pytestmark = pytest.mark.django_db


@pytest.fixture
def going():
    """A vote by name and an election go on; of four the first three are there. (meeting, codes)"""
    return laid.voting()


def seats(meeting) -> list:
    return list(meeting.gathering.attendances.all())


def vote(meeting, phone, **sent) -> str:
    return phone.post(f"/g/{meeting.gathering.ref}/vote/", sent, follow=True).content.decode()


def named(meeting) -> Decision:
    return meeting.decisions.select_related("poll").get(form="named")


def election(meeting) -> Balloting:
    return Balloting.objects.select_related("poll", "item").get(item__meeting=meeting)


def test_a_member_votes_from_the_seat_and_the_last_choice_counts_on_whatever_paper(going):
    meeting, codes = going
    poll, phone = named(meeting).poll, laid.phone(meeting, codes[0])
    assert "记名：您的名字和您选的" in phone.get(f"/g/{meeting.gathering.ref}/").content.decode()
    assert "您选的是“<b>反对</b>”" in vote(meeting, phone, poll=poll.ref, option="1")
    code = room.renew_link(poll, seats(meeting)[0], by=cast.office())  # takes back what was cast
    room.cast(poll, room.enter_poll(poll, code), 2)
    assert "您选的是“<b>赞成</b>”" in vote(meeting, phone, poll=poll.ref, option="0")
    assert list(poll.ballots.values_list("option", flat=True)) == [0]


def test_only_who_is_there_and_counted_votes_and_nothing_is_left_of_who_is_refused(going):
    meeting, codes = going
    poll = named(meeting).poll
    assert "没有签到" in laid.phone(meeting, codes[3]).get(f"/g/{meeting.gathering.ref}/").content.decode()
    with pytest.raises(Refused, match="没有签到"):
        room.cast_from_seat(poll, seats(meeting)[3], 0)
    with pytest.raises(Refused, match="从所列的选项"):
        room.cast_from_seat(poll, seats(meeting)[0], 7)
    room.close_poll(poll, by=cast.office())
    with pytest.raises(Refused, match="已经截止"):
        room.cast_from_seat(Poll.objects.get(pk=poll.pk), seats(meeting)[0], 0)
    assert not Pass.objects.filter(poll=poll).exists() and not Ballot.objects.exists()


def test_who_casts_and_leaves_before_the_close_was_here(going):
    meeting, _codes = going
    decision = named(meeting)
    for one in seats(meeting)[:3]:
        room.cast_from_seat(decision.poll, one, 0)
    room.mark(seats(meeting)[0], Presence.LEFT_EARLY, by=cast.office())
    actions.close_vote(decision, by=cast.office())
    decision.refresh_from_db()
    assert (decision.present, decision.yes, decision.passed) == (3, 3, True)
    assert trail.verify() == []


def test_a_chairperson_closes_a_vote_and_a_member_does_not(going):
    meeting, _codes = going
    with pytest.raises(PermissionDenied):
        actions.close_vote(named(meeting), by=cast.member())
    actions.close_vote(named(meeting), by=cast.chairperson())
    assert named(meeting).passed is False


def test_a_ballot_holds_as_many_names_as_seats_another_name_or_none(going):
    meeting, codes = going
    poll, phone = election(meeting).poll, laid.phone(meeting, codes[0])
    said = vote(meeting, phone, poll=poll.ref, **{"for": ["0", "1"]}, other="丁（虚构）")
    assert "选了 3 人，最多选 2 人" in said and 'value="丁（虚构）"' in said and not poll.ballots.exists()
    assert "一个人也没有选" in vote(meeting, phone, poll=poll.ref)
    assert "选了什么不再显示" in vote(meeting, phone, poll=poll.ref, other="甲（虚构）、丁（虚构）")
    assert poll.ballots.get().marks == {"for": [0], "other": ["丁（虚构）"]}  # 甲 stands on the list
    vote(meeting, phone, poll=poll.ref, none="1")
    assert poll.ballots.get().marks == {"for": [], "other": []}


def counted(meeting) -> Balloting:
    """甲 three of three, 乙 two, 丙 and 丁 one each, for two seats."""
    ballots = election(meeting)
    marks = [{"for": [0, 1]}, {"for": [0, 1]}, {"for": [0], "other": ["丁（虚构）"]}]
    for one, marked in zip(seats(meeting), marks, strict=False):
        room.cast_from_seat(ballots.poll, one, marked)
    actions.close_vote(ballots, by=cast.office())
    return election(meeting)


def test_scrutineers_confirm_what_the_sealed_ballots_say(going):
    meeting, _codes = going
    ballots = counted(meeting)
    with pytest.raises(Refused, match="正在进行"):
        actions.record_election(
            ballots.item,
            seats=1,
            votes=[("甲", 1)],
            handed=1,
            returned=1,
            invalid=0,
            scrutineers="二名",
            by=cast.office(),
        )
    with pytest.raises(Refused, match="请写监票人"):
        actions.confirm_election(ballots, scrutineers=" ", by=cast.office())
    made = actions.confirm_election(ballots, scrutineers="监票人二名", by=cast.office())
    assert (made.whole, made.present, made.handed, made.returned) == (4, 3, 3, 3)
    assert [(one["name"], one["votes"]) for one in made.candidates] == [
        ("甲（虚构）", 3), ("乙（虚构）", 2), ("丁（虚构）", 1), ("丙（虚构）", 0)
    ]  # fmt: skip
    assert made.elected == ["甲（虚构）"] and Election.objects.count() == 1  # 乙 needs three of four
    with pytest.raises(Refused, match="已经有结果"):
        actions.confirm_election(ballots, scrutineers="监票人二名", by=cast.office())


def test_before_the_seal_nobody_sees_a_figure_and_after_it_every_leaf_is_under_the_root(going):
    meeting, _codes = going
    with pytest.raises(Refused, match="还没有截止、封存"):
        actions.confirm_election(election(meeting), scrutineers="监票人二名", by=cast.office())
    poll = counted(meeting).poll
    rows = SealedBallot.objects.filter(poll=poll).order_by("place")
    leaves = [tally.marked(row.place, row.marks, bytes(row.salt)) for row in rows]
    assert len(leaves) == 3 and merkle.root(leaves) == poll.root
    assert not poll.ballots.exists() and not poll.passes.exists() and poll.pepper is None


def test_the_number_on_the_screen_checks_a_phone_in_and_no_other_does(going):
    meeting, _codes = going
    one = seats(meeting)[3]
    door = meeting.gathering.screen.door
    with pytest.raises(Refused, match="签到码不对"):
        room.check_in_here(one, "12")
    assert room.check_in_here(one, f" {door} ").presence in (Presence.PRESENT, Presence.LATE)
    assert room.check_in_here(one, door).arrived_at  # again: no mistake
    other = held.opened(held.called(at=clock.now() + clock.days(1)), at=clock.now())
    with pytest.raises(Refused, match="不能用手机签到"):
        room.check_in_here(other.gathering.attendances.first(), "")


def test_a_vote_whose_quorum_has_left_is_void_sealed_and_may_be_put_again(client, going):
    meeting, _codes = going
    decision = named(meeting)
    with pytest.raises(Refused, match="到会人数够"):
        actions.drop_vote(decision, by=cast.office())
    room.cast_from_seat(decision.poll, seats(meeting)[0], 0)
    room.mark(seats(meeting)[2], Presence.LEFT_EARLY, by=cast.office())
    with pytest.raises(Refused, match="未达法定人数"):
        actions.close_vote(decision, by=cast.office())
    with pytest.raises(PermissionDenied):
        actions.drop_vote(decision, by=cast.member())
    cast.signed_in(client, cast.office())
    url = meeting.get_absolute_url()
    assert "作废这次表决" in client.get(url).content.decode()
    client.post(f"{url}decisions/{decision.pk}/drop/", {"once": "a"})
    assert not Decision.objects.filter(pk=decision.pk).exists() and not Pass.objects.filter(poll=decision.poll).exists()
    room.mark(seats(meeting)[2], Presence.PRESENT, by=cast.office())
    assert held.hands(decision.item, 3, at=clock.now()).passed
