"""The worker reminds, suggests supervision, asks for confirmation; never twice, and it moves nothing by itself."""

import datetime as dt

import pytest

from shangliang.kit import clock, remembered, rules
from shangliang.kit.models import Notice
from shangliang.matters import actions
from shangliang.matters.actions import clockwork
from shangliang.matters.models import Matter
from tests import cast
from tests.matters import walk

pytestmark = pytest.mark.django_db


def later(days):
    return clock.at(clock.now() + dt.timedelta(days=days))


def test_a_matter_in_time_is_left_alone():
    walk.topic()
    assert clockwork.run() == 0


def test_a_late_matter_is_said_to_be_late_once():
    matter, _code = walk.topic()
    cast.clerk()
    matter.due_on, matter.warn_on = clock.today() - dt.timedelta(days=1), None
    matter.save()
    assert clockwork.run() >= 1
    assert clockwork.run() == 0
    assert matter.entries.filter(step="clock_late").count() == 1


def test_the_longer_it_is_late_the_further_the_suggestion_and_the_stage_stays():
    matter, _code = walk.topic()
    with later(60):
        clockwork.run()
        clockwork.run()
    steps = list(matter.entries.exclude(step="raised").values_list("step", flat=True))
    assert steps == ["clock_late", "clock_supervise", "clock_escalate"]
    matter.refresh_from_db()
    assert matter.stage == "raised"


def test_a_paused_clock_does_not_tick():
    matter = walk.carry(walk.topic()[0], "assign")
    matter.paused_on = clock.today()
    matter.save()
    with later(200):
        assert clockwork.run() == 0


def test_the_handling_unit_hears_of_a_late_order():
    walk.carry(walk.topic()[0], "receive")
    before = Notice.objects.for_person(cast.unit().pk).count()
    with later(200):
        clockwork.run()
    assert Notice.objects.for_person(cast.unit().pk).count() > before


def test_days_off_of_a_county_lengthen_the_limits_of_its_matters_and_of_no_others():
    with clock.at(dt.date(2023, 6, 26)):
        rules.set_rule("calendar.extra", cast.COUNTY, "2023-06-27 至 2023-06-29 休")
        here, _code = walk.topic()
        there, _code = walk.topic("金川区的事", code=cast.SIBLING_COUNTY)
    assert (there.due_on, here.due_on) == (dt.date(2023, 7, 3), dt.date(2023, 7, 6))


def words_to(who):
    return [n.text for n in Notice.objects.for_person(who.pk).order_by("id")]


def test_lateness_is_told_to_the_desk_then_to_supervision_then_to_the_level_above():
    cast.supervision(), cast.city_office(), cast.member()
    matter, _code = walk.topic(code=cast.COUNTY)
    office = cast.office()
    with later(8):
        clockwork.run()
    assert any("已逾期" in text for text in words_to(office))
    assert words_to(cast.supervision()) == words_to(cast.city_office()) == []
    with later(16):
        clockwork.run()
    assert any("请督办" in text for text in words_to(cast.supervision()))
    assert words_to(cast.city_office()) == []
    assert not Matter.objects.visible_to(cast.city_office()).filter(pk=matter.pk).exists()
    with later(40):
        clockwork.run()
    assert any("请上一级关注" in text for text in words_to(cast.city_office()))
    assert Matter.objects.visible_to(cast.city_office()).filter(pk=matter.pk).exists()
    assert words_to(cast.member()) == []  # of the same committee, but it is not a member's work


def test_a_unit_is_reminded_of_receipt_of_half_time_and_of_feedback_each_once():
    matter = walk.carry(walk.topic()[0], "assign")
    unit = cast.unit()
    with later(6):
        clockwork.run()
        clockwork.run()
    assert list(matter.entries.filter(step="clock_remind").values_list("note", flat=True)) == ["永昌县水务局逾期未签收"]
    order = actions.receive(matter.orders.get(), by=unit)
    for day in (order.feedback_due, order.feedback_due + dt.timedelta(1)):
        with clock.at(day):
            clockwork.run()
            clockwork.run()
    notes = list(matter.entries.filter(step="clock_remind").order_by("id").values_list("note", flat=True))
    assert notes[1:] == ["永昌县水务局办理时限已用过半", "永昌县水务局还没有阶段反馈"]
    assert sum("催办" in text for text in words_to(unit)) == 3


def test_one_late_unit_of_two_is_named_while_the_matter_is_in_time():
    matter = walk.carry(walk.topic()[0], "submit")
    late, later_one = clock.today() + dt.timedelta(5), clock.today() + dt.timedelta(60)
    slips = [actions.slips.Slip(walk.lead_unit(), "separate", due=late),
             actions.slips.Slip(walk.co_clerk().held_posts[0].organisation, "separate", due=later_one)]  # fmt: skip
    actions.assign(matter, slips, by=cast.supervision())
    for order in matter.orders.all():
        actions.receive(order, by=cast.unit() if order.unit == walk.lead_unit() else walk.co_clerk())
    with later(8):
        clockwork.run()
    assert matter.entries.get(step="clock_late").note == "永昌县水务局逾期未答复"
    assert not any("已逾期" in text for text in words_to(walk.co_clerk()))


def test_a_worker_that_was_lost_for_weeks_still_asks_three_times_and_no_more():
    matter = walk.carry(walk.topic()[0], "reply")
    for days in (30, 31, 32, 33, 60):
        with later(days):
            clockwork.run()
    assert matter.entries.filter(step="ask_confirm").count() == 3


def test_more_matters_than_a_chunk_holds_are_all_seen_to(monkeypatch):
    monkeypatch.setattr(clockwork, "BATCH", 2)
    made = [walk.topic(f"第{n}件")[0] for n in range(5)]
    with later(10):
        clockwork.run()
    assert all(m.entries.filter(step="clock_late").count() == 1 for m in made)


def test_a_round_with_nothing_new_costs_the_same_for_one_and_for_three(django_assert_num_queries):
    made = []
    for count in (1, 3):
        made += [walk.carry(walk.topic(f"{count}-{n}")[0], "receive") for n in range(count - len(made))]
        with later(200):
            clockwork.run()
            with remembered(), django_assert_num_queries(5):  # the chunk, orders, hops, rules; that there is no more
                clockwork.run()
