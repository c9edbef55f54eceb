"""A drill: planned, held, what it found followed until it is closed, through the matters that come of it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.gatherings import actions
from shangliang.gatherings.models import Drill, DrillFinding
from shangliang.kit import clock, figures
from shangliang.matters import actions as matters
from shangliang.matters.models import Matter
from shangliang.people.refusal import Refused
from tests import cast
from tests.gatherings.drills import found, held, planned

pytestmark = pytest.mark.django_db


def counted(code=cast.COUNTY) -> dict:
    return figures.compute(code, only=["drills"])["drills"]


def closed(matter, day) -> None:
    """The end of a matter's way, as its own noun writes it (its steps are tested there)."""
    Matter.objects.filter(pk=matter.pk).update(stage="closed", closed_on=day, outcome="confirmed")


def test_a_finding_is_closed_when_its_suggestion_and_the_rectification_out_of_it_are():
    cast.platforms()
    finding, office = found(), cast.office()
    assert (counted()["findings"], counted()["closed_of"]) == (1, [0, 1])
    suggestion = actions.suggest_from_drill(finding, by=office)
    finding.refresh_from_db()
    assert (finding.matter, suggestion.kind, suggestion.area_id) == (suggestion, "suggestion", cast.TOWN)
    assert "演练" in suggestion.extra["basis"]
    closed(suggestion, clock.today())
    assert counted()["closed_of"] == [1, 1]
    grown = matters.open_from(
        suggestion, "rectification", title="补装广播", text="二组补装", extra={"measure": "补装"}, by=cast.supervision()
    )
    assert counted()["closed_of"] == [0, 1]
    closed(grown, clock.today())
    assert counted()["closed_of"] == [1, 1]
    with pytest.raises(Refused):
        actions.suggest_from_drill(finding, by=office)


def test_what_is_mended_on_the_spot_is_closed_and_says_how():
    finding = found()
    actions.mend_on_the_spot(finding, "当场换了电池", by=cast.office())
    assert (counted()["closed_of"], counted()["closed"]) == ([1, 1], 1)
    with pytest.raises(Refused):
        actions.mend_on_the_spot(finding, "再换一次", by=cast.office())


def test_findings_are_of_drills_that_were_held_and_plans_change_until_then():
    drill, office = planned(), cast.office()
    with pytest.raises(Refused):
        found(drill)
    actions.change_drill(drill, by=office, planned_on=clock.today() + clock.days(3))
    with pytest.raises(Refused):
        actions.hold_drill(drill, by=office, held_on=clock.today() + clock.days(1), people=5, record="还没有到")
    actions.hold_drill(drill, by=office, held_on=clock.today(), people=5, record="走了一遍")
    for late in (
        lambda: actions.change_drill(drill, by=office, title="别的"),
        lambda: actions.call_off_drill(drill, "雨", by=office),
    ):
        with pytest.raises(Refused):
            late()
    assert not DrillFinding.objects.exists()


def test_townships_drilled_within_a_year_and_a_county_drill_is_no_townships():
    held()
    held(title="县级综合演练", code=cast.COUNTY, sort="full")
    held(title="前年的", on=clock.today() - clock.days(365))
    planned(title="过期的", planned_on=clock.today() - clock.days(1))
    actions.call_off_drill(planned(title="取消的"), "大雨", by=cast.office())
    told = counted()
    assert [told[key] for key in ("planned", "late", "held", "county_drills", "drilled_of")] == [1, 1, 2, 1, [1, 1]]
    with clock.at(dt.date(2031, 1, 1)):
        assert counted()["held"] == 0


def test_who_reaches_the_place_plans_and_a_leader_or_a_neighbour_does_not():
    assert planned(by=cast.township_clerk()).area_id == cast.TOWN
    for by in (cast.leader(), cast.outsider(), cast.clerk()):
        with pytest.raises(PermissionDenied):
            planned(title="不归我管", by=by)


def test_a_county_that_has_to_drill_again_and_a_drill_that_was_not_held_are_told_once():
    held(on=clock.today() - clock.days(336))
    planned(title="没有演练的", planned_on=clock.today() - clock.days(1))
    assert (actions.remind_drills(), actions.remind_drills()) == (2, 0)
    held()
    assert actions.remind_drills() == 0


def test_a_place_is_written_by_its_name_or_its_code_and_one_that_is_not_ones_own_is_said(client):
    cast.signed_in(client, cast.office())
    cast.area(cast.VILLAGE)
    page = client.get("/desk/drills/new/")
    assert 'value="永昌县"' in page.text  # what is proposed is a name too
    said = {"title": "防汛演练", "sort": "full", "organiser": "县应急管理局", "planned_on": "2023-07-20"}
    for where, code in (("城关镇", cast.TOWN), ("城关镇赵家庄村", cast.VILLAGE), (cast.VILLAGE, cast.VILLAGE)):
        answer = client.post("/desk/drills/new/", said | {"area": where})
        assert answer.status_code == 302, answer.context["form"].errors
        assert Drill.objects.latest("pk").area_id == code
    cast.area(cast.SIBLING_COUNTY)
    for where in ("没有这个村", "金川区", "9" * 12, "x\0"):
        answer = client.post("/desk/drills/new/", said | {"area": where})
        assert answer.status_code == 200 and answer.context["form"].errors["area"]
