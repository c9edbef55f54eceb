"""From an approved topic to a notice that is out: the plan, the roster, half with an interest, in time."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.consultations import actions
from shangliang.consultations.models import Consultation, View
from shangliang.gatherings.actions import print_slips
from shangliang.kit import clock
from shangliang.matters.lifecycle import Stage
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import talk
from tests.matters import walk

pytestmark = pytest.mark.django_db


def test_a_form_brings_its_phases_activities_and_agenda():
    made = talk.begun()
    assert [a.kind for a in made.activities.all()] == ["statements", "views", "sitting"]
    assert made.phases.count() == 3
    assert len(made.plan["agenda"]) == 8
    assert made.statements.get().source == "topic"


def test_only_an_approved_topic_is_talked_over():
    raised, _code = walk.topic("桥要修")
    with pytest.raises(Refused, match="还没有审定"):
        talk.begun(concerns=[raised])
    assert not Consultation.objects.exists()


def test_without_a_matter_nothing_is_opened():
    with pytest.raises(Refused, match="至少选一件"):
        talk.begun(concerns=[])
    assert not Consultation.objects.exists()


def test_a_form_is_held_at_its_own_level():
    with pytest.raises(Refused, match="不在这一级"):
        actions.open_consultation("bimonthly", title="双月协商", host=talk.council(), by=cast.clerk())


def test_the_clerk_may_open_and_a_resident_may_not():
    assert talk.begun().pk
    with pytest.raises(PermissionDenied):
        talk.begun(by=cast.resident())


def test_the_plan_moves_the_matter_to_consulting():
    made = talk.begun()
    actions.approve_plan(made, by=cast.clerk())
    assert made.concerns.get().matter.stage == Stage.CONSULTING


def test_the_notice_waits_for_half_with_an_interest_or_a_reason():
    made = talk.manned(talk.begun(), interested=2)
    actions.approve_plan(made, by=cast.clerk())
    with pytest.raises(Refused, match="利益相关方 2 人"):
        actions.give_notice(made, by=cast.clerk())
    waived = actions.give_notice(made, by=cast.clerk(), waived="当事人外出务工，已书面征求意见")
    assert waived.noticed_on == clock.today()


def test_experts_advise_and_do_not_count_for_the_half():
    made = talk.manned(talk.begun(), interested=8)
    actions.name_participant(made, name="专家（虚构）", seat="expert", by=cast.clerk())
    assert actions.interested_share(made) == (8, 16)


def test_the_notice_has_its_lead_time():
    made = talk.manned(talk.begun())
    actions.approve_plan(made, by=cast.clerk())
    soon = clock.now() + dt.timedelta(days=1)
    when = {"starts_at": soon, "ends_at": soon + dt.timedelta(hours=2), "on": clock.today() - clock.days(9)}
    actions.arrange_sitting(made, place="议事室", by=cast.clerk(), **when)
    with pytest.raises(Refused, match="最早"):
        actions.give_notice(made, by=cast.clerk())


def test_the_notice_seats_everybody_at_the_sitting():
    made = talk.noticed()
    gathering = made.activities.get(kind="sitting").gathering
    assert gathering.attendances.count() == made.participants.count() == 17
    assert gathering.attendances.filter(interested=True).count() == 9


def test_views_come_by_slip_and_the_last_one_counts():
    made = talk.with_statements(talk.noticed())
    voter = talk.voters(made, 1)[0]
    actions.express(made, voter, 2, 1)
    actions.express(made, voter, 2, -1)
    view = View.objects.get()
    assert (view.first, view.value) == (1, -1)


def test_a_slip_of_another_consultation_opens_nothing():
    made = talk.noticed()
    code = print_slips(made.book, 1)[0]
    assert actions.enter(made, code.lower()).new
    assert actions.enter(made, "AAAA222222") is None
    assert actions.enter(talk.noticed(), code) is None


def test_no_view_is_taken_after_the_close_and_none_on_what_was_moderated():
    made = talk.with_statements(talk.noticed())
    voter = talk.voters(made, 1)[0]
    made.statements.filter(number=3).update(state="out", reason="abuse")
    with pytest.raises(Refused, match="已经收起"):
        actions.express(made, voter, 3, 1)
    closed = actions.close_consultation(made, by=cast.clerk())
    with pytest.raises(Refused, match="已经结束"):
        actions.express(closed, voter, 2, 1)
    assert not View.objects.exists()
