"""Work orders: received, returned, answered, each by its unit; the parent waits for its children."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.kit import clock
from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.lifecycle import Refused, Stage
from tests import cast
from tests.matters import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_orders():
    """A matter with a lead and a co-handling unit, assigned today."""
    matter = walk.carry(walk.topic()[0], "submit")
    slips = [
        Slip(walk.lead_unit(), "lead", "装路灯"),
        Slip(walk.co_clerk().held_posts[0].organisation, "co", "核定时段"),
    ]
    matter = actions.assign(matter, slips, by=cast.supervision())
    return matter, matter.orders.get(part="lead"), matter.orders.get(part="co")


def test_the_lead_waits_for_its_co_unit(two_orders):
    matter, lead, co = two_orders
    actions.receive(lead, by=cast.unit())
    actions.receive(co, by=walk.co_clerk())
    with pytest.raises(Refused, match="会办"):
        actions.reply(lead, "办好了", by=cast.unit())
    actions.reply(co, "时段已定", by=walk.co_clerk())
    actions.reply(lead, "办好了", by=cast.unit())
    matter.refresh_from_db()
    assert matter.stage == Stage.ANSWERED


def test_another_unit_may_not_answer(two_orders):
    _matter, lead, co = two_orders
    with pytest.raises(PermissionDenied):
        actions.receive(lead, by=walk.co_clerk())
    assert actions.receive(co, by=walk.co_clerk()).received_on == clock.today()


def test_a_unit_receives_before_it_replies(two_orders):
    _matter, _lead, co = two_orders
    with pytest.raises(Refused, match="先签收"):
        actions.reply(co, "好", by=walk.co_clerk())


def test_a_lead_that_is_not_competent_sends_the_matter_back(two_orders):
    matter, lead, co = two_orders
    with pytest.raises(Refused, match="说明"):
        actions.return_order(lead, "", by=cast.unit())
    actions.return_order(lead, "不属水务职责", by=cast.unit())
    matter.refresh_from_db()
    co.refresh_from_db()
    assert matter.stage == Stage.SUBMITTED
    assert co.withdrawn_on
    again = actions.assign(matter, [Slip(walk.co_clerk().held_posts[0].organisation)], by=cast.supervision())
    assert again.stage == Stage.ASSIGNED


def test_returning_too_late_is_refused(two_orders):
    _matter, lead, _co = two_orders
    with clock.at(clock.now() + dt.timedelta(days=30)), pytest.raises(Refused, match="退办时限"):
        actions.return_order(lead, "不属水务职责", by=cast.unit())


def test_one_lead_and_no_unit_twice():
    matter = walk.carry(walk.topic()[0], "submit")
    unit, other = walk.lead_unit(), walk.co_clerk().held_posts[0].organisation
    for slips, word in (
        ([Slip(unit), Slip(unit)], "一张"),
        ([Slip(unit, "co")], "主办"),
        ([Slip(unit, "separate"), Slip(other)], "并用"),
    ):
        with pytest.raises(Refused, match=word):
            actions.assign(matter, slips, by=cast.supervision())
    parts = [Slip(unit, "separate"), Slip(other, "separate")]
    assert actions.assign(matter, parts, by=cast.supervision()).orders.count() == 2


def test_a_matter_does_not_close_while_an_order_is_open(two_orders):
    matter, _lead, _co = two_orders
    with pytest.raises(Refused):
        actions.move(matter, "close", by=cast.clerk())


def test_extension_needs_a_reason_and_a_later_day(two_orders):
    matter, lead, _co = two_orders
    with pytest.raises(Refused, match="晚于"):
        actions.move(matter, "extend", by=cast.supervision(), note="等材料", due=matter.due_on)
    later = matter.due_on + dt.timedelta(days=20)
    matter = actions.move(matter, "extend", by=cast.supervision(), note="等材料", due=later)
    lead.refresh_from_db()
    assert matter.due_on == lead.due_on == later


def test_the_days_of_a_stopped_clock_are_given_back(two_orders):
    matter, _lead, _co = two_orders
    before = matter.due_on
    matter = actions.move(matter, "pause", by=cast.supervision(), note="等省里批复")
    assert matter.light == ""
    with clock.at(clock.now() + dt.timedelta(days=14)):
        matter = actions.move(matter, "resume", by=cast.supervision())
    assert matter.due_on > before


def test_a_proposal_is_answered_with_a_class_letter():
    cast.platforms()
    member = cast.member()
    matter, _code = actions.raise_matter(
        "proposal", title="关于路灯的提案", text="情况", area=cast.area(cast.COUNTY), by=member
    )
    matter = actions.move(matter, "accept", by=cast.office())
    matter = actions.move(matter, "file", by=cast.office())
    matter = actions.assign(matter, [Slip(walk.lead_unit())], by=cast.supervision())
    order = actions.receive(matter.orders.get(), by=cast.unit())
    with pytest.raises(Refused, match="类别"):
        actions.reply(order, "已办", by=cast.unit())
    assert actions.reply(order, "已办", by=cast.unit(), result_class="A").result_class == "A"
