"""Leaders' talks by a plan: made from the bonds that stand, answered by what is on record, changed with a reason, counted."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from shangliang.bonds import actions, coverage
from shangliang.bonds.models import PlannedTalk, TalkChange
from shangliang.bonds.rhythm import late, standings
from shangliang.bonds.spreading import spread
from shangliang.kit import clock, figures, notices, rules
from shangliang.kit.trail.rows import TrailRow
from shangliang.people.refusal import Refused
from tests import cast
from tests.bonds import leaders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_march():
    with leaders.day(3, 1):
        yield


@pytest.fixture
def bond():
    return leaders.led()


def only() -> PlannedTalk:
    return PlannedTalk.objects.get()


def test_each_leaders_meetings_are_proposed_evenly_over_what_is_left_of_the_term(bond):
    bonds = [bond, *(leaders.led(leaders.member(f"{n}委员（虚构）")) for n in "乙丙丁戊")]
    months = [dt.date(2023, n, 1) for n in range(1, 13)]
    lines = spread(bonds, months, clock.today())
    assert [line.month.month for line in lines] == [3, 5, 7, 9, 11]
    assert {line.bond for line in lines} == set(bonds)
    other = leaders.led(leaders.member("己委员（虚构）"), who=cast.chairperson(name="副主席（虚构）"))
    assert {line.month.month for line in spread([bonds[0], other], months, clock.today())} == {3, 8}
    rules.set_rule("bond.talk.talks", cast.COUNTY, 2, by=cast.office())
    twice = [line for line in spread(bonds, months, clock.today()) if line.bond == bond]
    assert [line.way for line in twice] == ["member", "talk"]
    assert twice[1].month > twice[0].month


def test_an_office_makes_it_once_for_a_term_and_nobody_else_does(bond):
    with pytest.raises(PermissionDenied):
        leaders.planned(leaders.in_month(bond, 5), by=cast.chairperson())
    with pytest.raises(PermissionDenied):
        leaders.planned(leaders.in_month(bond, 5), by=cast.city_office())
    plan = leaders.planned(leaders.in_month(bond, 5))
    assert TrailRow.objects.get(action="talk_plan.make").detail == {"entries": 1}
    assert str(plan).endswith("2023年度谈心走访计划")
    with pytest.raises(Refused, match="已经有"):
        leaders.planned(leaders.in_month(bond, 8), term=(dt.date(2023, 7, 1), dt.date(2023, 12, 31)))
    with pytest.raises(Refused, match="还没有一次"):
        leaders.planned(term=(dt.date(2024, 1, 1), dt.date(2024, 12, 31)))


def test_only_bonds_of_the_office_that_stand_and_days_of_the_term_enter_it(bond):
    elsewhere = actions.make_bond(
        "talk", cast.chairperson(cast.SIBLING_COUNTY), cast.member(cast.SIBLING_COUNTY), by=cast.outsider()
    )
    for line in (
        leaders.in_month(elsewhere, 5),
        (bond, "phone", *leaders.YEAR),
        (bond, "talk", leaders.YEAR[1], leaders.YEAR[0]),
    ):
        with pytest.raises(Refused):
            leaders.planned(line)
    with pytest.raises(Refused, match="期间之内"):
        leaders.planned((bond, "talk", dt.date(2022, 12, 1), dt.date(2023, 1, 5)))
    assert leaders.planned((bond, "talk", *leaders.YEAR)).entries.count() == 1


def test_a_visit_on_record_answers_the_entry_it_fits_and_none_twice(bond):
    plan = leaders.planned(leaders.in_month(bond, 4), leaders.in_month(bond, 6), leaders.in_month(bond, 4, "talk"))
    april, talk, june = plan.entries.order_by("until", "way")
    with leaders.day(6, 5):
        visit = leaders.met(bond)
        assert leaders.met(bond) == visit  # the same number again
    june.refresh_from_db()
    assert june.visit == visit
    assert not PlannedTalk.objects.filter(pk__in=[april.pk, talk.pk], visit__isnull=False).exists()
    with leaders.day(6, 9):
        leaders.met(bond)
    april.refresh_from_db()
    assert april.days_late == 40
    with pytest.raises(IntegrityError), transaction.atomic():
        PlannedTalk.objects.filter(pk=talk.pk).update(visit=visit)


def test_what_was_done_before_the_plan_answers_it_at_once_but_not_what_was_before_its_term(bond):
    with leaders.day(1, 20):
        bond.start = clock.today()
        bond.save()
        visit = leaders.met(bond)
    half = (dt.date(2023, 7, 1), dt.date(2023, 12, 31))
    assert leaders.planned(leaders.in_month(bond, 8), term=half).entries.get().visit is None
    first = (dt.date(2023, 1, 1), dt.date(2023, 6, 30))
    assert leaders.planned(leaders.in_month(bond, 4), term=first).entries.get().visit == visit


def test_a_change_needs_a_reason_and_leaves_it_and_what_was_met_stays(bond):
    plan = leaders.planned(leaders.in_month(bond, 4))
    when = {"way": "talk", "since": dt.date(2023, 5, 8), "until": dt.date(2023, 5, 12)}
    with pytest.raises(Refused, match="原因"):
        actions.move_talk(only(), **when, reason=" ", by=cast.office())
    with pytest.raises(PermissionDenied):
        actions.move_talk(only(), **when, reason="外出", by=cast.outsider())
    actions.move_talk(only(), **when, reason="委员外出学习", by=cast.office())
    assert (only().when, only().way) == ("5月8日—5月12日", "talk")
    assert (TalkChange.objects.get().was, TalkChange.objects.get().reason) == ("走访委员，4月", "委员外出学习")
    added = actions.add_talk(plan, bond, "member", *leaders.in_month(bond, 9)[2:], "加一次", by=cast.office())
    with pytest.raises(Refused, match="同样的安排"):
        actions.add_talk(plan, bond, "member", *leaders.in_month(bond, 9)[2:], "再加", by=cast.office())
    actions.take_out(added, "合并到五月", by=cast.office())
    assert plan.entries.standing().get() == only_way(plan, "talk")
    with leaders.day(5, 9):
        leaders.met(bond, "talk")
    with pytest.raises(Refused, match="不能再改"):
        actions.take_out(only_way(plan, "talk"), "不去了", by=cast.office())


def only_way(plan, way):
    return plan.entries.get(way=way)


def test_another_leader_takes_over_what_was_still_to_be_done_and_an_ended_bond_leaves_the_plan(bond):
    leaders.planned(leaders.in_month(bond, 4), leaders.in_month(bond, 6))
    with leaders.day(4, 3):
        leaders.met(bond)
        other = cast.chairperson(name="新主席（虚构）")
        new = actions.change_helper(bond, other, "分工调整", by=cast.office())
    assert list(PlannedTalk.objects.values_list("bond", flat=True)) == [bond.pk, new.pk]
    assert [(c.act, c.was) for c in TalkChange.objects.all()] == [("hand", bond.who)]
    with leaders.day(5, 3):
        actions.end_bond(new, "委员调离", by=cast.office())
    assert PlannedTalk.objects.standing().get().visit_id
    assert TalkChange.objects.filter(act="out", reason="委员调离").count() == 1


def test_the_plan_says_when_the_next_is_due_in_the_page_and_in_sql_alike(bond):
    leaders.planned(leaders.in_month(bond, 4))
    standing = standings([bond])[0]
    assert (standing.due, standing.planned) == (dt.date(2023, 4, 30), only())
    assert not late(type(bond).objects.all())
    with leaders.day(5, 2):
        assert standings([bond])[0].light == "late"
        assert list(late(type(bond).objects.all())) == [bond]
        leaders.met(bond)
        assert standings([bond])[0].light == "calm"
        assert not late(type(bond).objects.all())


def test_the_leader_is_told_before_and_the_desk_too_when_it_is_late_once_each(bond):
    leaders.planned(leaders.in_month(bond, 4))
    office = cast.office()
    assert actions.remind_talks() == 0
    with leaders.day(4, 20):
        assert actions.remind_talks() == 1
        assert actions.remind_talks() == 0
    assert "快到时间" in notices.for_person(bond.person_id).first().text
    with leaders.day(5, 1):
        assert actions.remind_talks() == 2
    assert notices.for_person(bond.person_id).count() == 2
    assert notices.for_person(office.pk).count() == 1
    with leaders.day(5, 2):
        leaders.met(bond)
    with leaders.day(7, 1):
        assert actions.remind_talks() == 0


def test_coverage_counts_who_is_planned_and_what_took_place_level_by_level(bond):
    leaders.led(leaders.member("乙委员（虚构）"))
    leaders.planned(leaders.in_month(bond, 3), leaders.in_month(bond, 6))
    leaders.met(bond)
    year = coverage.Span.of("year")
    for level in (4, 6):
        code = cast.COUNTY[:level]
        assert coverage.tally(coverage.talks(year), level, "met") == {code: {"all": 2, "met": 1}}
        led = coverage.tally(coverage.bonds(coverage.LEADERS, year), level, "planned")
        assert led == {code: {"all": 2, "planned": 1}}
    found = figures.compute(cast.COUNTY, only=["talks"])["talks"]
    assert (found["met_of"], found["planned_bonds_of"], found["late"]) == ([1, 2], [1, 2], 0)
    with leaders.day(7, 3):
        assert figures.compute(cast.COUNTY, only=["talks"])["talks"]["late"] == 1
    assert figures.compute(cast.SIBLING_COUNTY, only=["talks"])["talks"]["met"] is None
