"""Decisions: no quorum, no decision; the presence of that moment is kept; hands, consent, polls, elections."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from shangliang.gatherings import actions as room
from shangliang.gatherings.models import Presence
from shangliang.kit import clock, figures, rules, trail
from shangliang.meetings import actions
from shangliang.meetings.models import Decision
from shangliang.meetings.wording import election_words, verdict
from shangliang.people.refusal import Refused
from tests import cast
from tests.meetings import held

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _that_day():
    with clock.at(held.OPENS):
        yield


def test_the_verdict_states_presence_rule_base_and_result_in_one_sentence():
    item = held.item(held.opened(people=31, there=26))
    decided = held.hands(item, 22, 1, 3)
    assert decided.passed
    assert verdict(decided) == (
        "应到 31 人，实到 26 人，已达法定人数（过半数，16 人）；赞成 22，反对 1，弃权 3；需全体过半数（16），通过。"
    )
    assert trail.verify() == []


def test_enough_of_those_present_is_not_enough_of_all():
    decided = held.hands(held.item(held.opened(people=31, there=26)), 15, 5, 6)
    assert decided.passed is False and verdict(decided).endswith("需全体过半数（16），未通过。")


def test_an_office_may_set_that_those_present_are_counted():
    rules.set_rule("meeting.chairpersons.base", cast.COUNTY, "present", by=cast.office(), note="本会议规则（虚构）")
    decided = held.hands(held.item(held.opened(people=31, there=26)), 14, 5, 6)
    assert decided.passed and verdict(decided).endswith("需到会人员过半数（14），通过。")


def test_without_the_quorum_nothing_is_decided_and_whoever_comes_next_makes_it_possible():
    meeting = held.opened(people=5, there=2)
    item = held.item(meeting)
    with pytest.raises(Refused, match="应到 5 人，实到 2 人，未达法定人数（过半数，3 人），不能表决"):
        held.hands(item, 2)
    room.check_in(meeting.gathering.attendances.get(number=3), by=cast.office(), on=held.OPENS)
    assert held.hands(item, 3).passed


def test_the_database_itself_keeps_a_decision_from_standing_without_its_quorum():
    decided = held.hands(held.item(held.opened(people=5)), 5)
    for wrong in ({"present": 2}, {"yes": 6}, {"yes": 2}, {"present": 6}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.filter(pk=decided.pk).update(**wrong)


def test_who_comes_after_the_vote_changes_nothing_of_it():
    meeting = held.opened(people=5, there=3)
    first = held.hands(held.item(meeting), 3)
    room.check_in(meeting.gathering.attendances.get(number=4), by=cast.office(), on=held.OPENS)
    second = held.hands(held.item(meeting, title="双月协商计划"), 4)
    first.refresh_from_db()
    assert (first.present, second.present) == (3, 4)


def test_who_sits_in_looks_on_or_has_left_is_not_counted():
    meeting = held.listed(held.listed(held.called(), 3), 2, "nonvoting")
    for one in meeting.gathering.attendances.all():
        room.check_in(one, by=cast.office(), on=held.OPENS)
    held.opened(meeting, people=0)
    guest = meeting.gathering.attendances.get(number=5)
    assert guest.presence == Presence.NONVOTING and meeting.gathering.attendances.counts()["expected"] == 3
    with pytest.raises(Refused, match="列席或旁听"):
        room.mark(guest, Presence.PRESENT, by=cast.office())
    room.mark(meeting.gathering.attendances.get(number=1), Presence.LEFT_EARLY, by=cast.office(), on=held.OPENS)
    decided = held.hands(held.item(meeting), 2)
    assert (decided.whole, decided.present) == (3, 2)


def test_more_hands_than_people_are_refused_and_a_second_decision_too():
    item = held.item(held.opened(people=3))
    with pytest.raises(Refused, match="合计 4，多于实到的 3 人"):
        held.hands(item, 3, 1)
    held.hands(item, 3)
    with pytest.raises(Refused, match="已经表决通过"):
        held.hands(item, 3)


def test_what_failed_may_be_put_again():
    item = held.item(held.opened(people=4))
    assert not held.hands(item, 2, 2).passed
    assert held.hands(item, 3, 1).passed


def test_every_paper_of_an_item_is_decided_by_itself_and_the_item_is_done_with_the_last():
    item = held.item(held.opened(people=3), papers=["谈心交流方案", "走访看望方案"])
    with pytest.raises(Refused, match="逐份表决"):
        held.hands(item, 3)
    first, second = item.papers.all()
    held.hands(item, 3, paper=first)
    item.refresh_from_db()
    assert item.done_at is None
    held.hands(item, 2, 1, paper=second)
    item.refresh_from_db()
    assert item.result == "2 份文件，通过 2 份"
    assert figures.compute(cast.COUNTY, only=["meetings"])["meetings"]["passed"] == 2


def test_general_consent_is_a_form_of_its_own_without_counts():
    decided = actions.decide_by_consent(
        held.item(held.opened(people=5, there=4)), "applause", by=cast.office(), on=held.OPENS
    )
    assert decided.passed and decided.yes is None and "没有人提出异议，鼓掌通过" in verdict(decided)


def test_consent_of_too_few_is_none():
    rules.set_rule("meeting.chairpersons.pass", cast.COUNTY, "two_thirds", by=cast.office())
    item = held.item(held.opened(people=6, there=3 + 1))
    assert actions.decide_by_consent(item, "no_objection", by=cast.office(), on=held.OPENS).passed
    rules.set_rule("meeting.chairpersons.pass", cast.COUNTY, "majority", by=cast.office())
    other = held.opened(held.called(whole=9, at=held.OPENS + clock.days(1)), people=6, there=5, at=held.OPENS)
    rules.set_rule("meeting.chairpersons.pass", cast.COUNTY, "two_thirds", by=cast.office())
    with pytest.raises(Refused, match="到会 5 人，通过需要 6 人"):
        actions.decide_by_consent(held.item(other), "applause", by=cast.office(), on=held.OPENS)


def voted(form, choices, *, late=()):
    """A poll of a meeting of five, three of whom are there; `late` come while it is open."""
    meeting = held.opened(people=5, there=3)
    item = held.item(meeting)
    decision = actions.put_to_vote(item, form, by=cast.office(), on=held.OPENS)
    links = room.hand_links(decision.poll, by=cast.office(), seed=b"sheet")
    room.open_poll(decision.poll, by=cast.office(), on=held.OPENS)
    for (_who, code), option in zip(links, choices, strict=True):
        room.cast(decision.poll, room.enter_poll(decision.poll, code), option)
    for number in late:
        room.check_in(meeting.gathering.attendances.get(number=number), by=cast.office(), on=held.OPENS)
    room.close_poll(decision.poll, by=cast.office(), on=held.OPENS)
    room.seal_poll(decision.poll, by=cast.office(), on=held.OPENS)
    return decision


@pytest.mark.parametrize("form", ["named", "unnamed"])
def test_an_electronic_vote_is_concluded_from_its_sealed_poll_with_the_presence_of_its_close(form):
    decision = voted(form, [0, 0, 0], late=[4])
    assert "正在进行" in verdict(decision)
    done = actions.conclude(decision, by=cast.office(), on=held.OPENS)
    assert (done.yes, done.present, done.passed) == (3, 4, True)
    with pytest.raises(Refused, match="已经有结果"):
        actions.conclude(decision, by=cast.office())


def test_a_vote_is_not_concluded_before_its_poll_is_sealed():
    item = held.item(held.opened(people=3))
    decision = actions.put_to_vote(item, "named", by=cast.office(), on=held.OPENS)
    with pytest.raises(Refused, match="还没有封存"):
        actions.conclude(decision, by=cast.office())
    with pytest.raises(Refused, match="表决正在进行"):
        held.hands(item, 3)


def test_an_election_before_scrutineers_leaves_a_tied_seat_to_another_ballot():
    item = held.item(held.opened(people=31, there=30), "elect", "选举常务委员")
    votes = [("甲（虚构）", 22), ("乙（虚构）", 18), ("丙（虚构）", 18)]
    how = {
        "handed": 30,
        "returned": 30,
        "invalid": 1,
        "scrutineers": "监票人二名",
        "by": cast.office(),
        "on": held.OPENS,
    }
    first = actions.record_election(item, seats=2, votes=votes, **how)
    assert first.elected == ["甲（虚构）"] and set(first.tied) == {"乙（虚构）", "丙（虚构）"}
    assert "另行选举" in election_words(first) and "缺额 1 名" in election_words(first)
    item.refresh_from_db()
    assert item.done_at is None
    again = actions.record_election(item, seats=1, votes=[("乙（虚构）", 19), ("丙（虚构）", 10)], **how)
    item.refresh_from_db()
    assert again.elected == ["乙（虚构）"] and item.done_at
    with pytest.raises(Refused, match="得票对不上"):
        actions.record_election(item, seats=1, votes=[("乙（虚构）", 30)], **how)
    with pytest.raises(Refused, match="票数对不上"):
        actions.record_election(item, seats=1, votes=[("乙（虚构）", 3)], **(how | {"handed": 31}))


def test_only_who_holds_meetings_there_records_a_decision():
    item = held.item(held.opened(people=3))
    for who in (cast.outsider(), cast.member(), cast.city_office()):
        with pytest.raises(PermissionDenied):
            held.hands(item, 3, by=who)
    cast.organisation("cppcc", cast.COUNTY)
    assert held.hands(item, 3, by=cast.chairperson()).passed


def test_a_mobilisation_decides_nothing():
    with pytest.raises(Refused, match="动员部署会不作表决"):
        held.hands(held.item(held.opened(held.called("mobilisation"), people=3)), 3)


def test_where_nothing_is_decided_a_commendation_is_announced_and_done():
    item = held.item(held.opened(held.called("promotion"), people=3), "commend", "表彰先进集体")
    done = actions.finish_item(item, result="宣读了表彰决定", by=cast.office(), on=held.OPENS)
    assert done.result == "宣读了表彰决定"
    decided = held.item(held.opened(people=3), "commend", "表彰先进集体")
    with pytest.raises(Refused, match="要表决"):
        actions.finish_item(decided, by=cast.office())
