"""The worker reminds, suggests supervision, asks for confirmation; never twice, and it moves nothing by itself."""

import datetime as dt

import pytest

from shangliang.kit import clock, rules
from shangliang.kit.models import Notice
from shangliang.matters.actions import clockwork
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
