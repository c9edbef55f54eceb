"""What stories 2, 5, 7, 8 and 10 promise, as `shangliang figures` gives it back; and nobody's secret in clear."""

import datetime as dt
from collections import Counter

import pytest
from django.db import connection
from django.db.models import F

from shangliang.bonds.models import PlannedTalk
from shangliang.gatherings.models import Visit
from shangliang.kit import clock, figures
from shangliang.kit.clock import SHANGHAI
from shangliang.subjects import facts
from shangliang.subjects.models import AssistedPerson, Household

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(autouse=True)
def _on_its_first_day():
    with clock.at(dt.datetime(2023, 6, 30, 9, tzinfo=SHANGHAI)):
        yield


def test_story_7_thirteen_helpers_thirteen_households_fourteen_people():
    found = figures.compute("620723")["pairing"]
    assert (found["helpers"], found["households"], found["persons"]) == (13, 13, 14)
    assert (found["paired"], found["visited"], found["aided"]) == (1.0, 1.0, 1.0)
    assert found["paired_of"] == found["visited_of"] == found["aided_of"] == [14, 14]
    assert found["problems_solved"] == 5
    assert found["aid_yuan"] >= 2000
    assert found["section_level_helpers"] == 8


def test_story_7_one_household_holds_two_kinds_and_one_old_man_lives_in_a_group_of_his_village():
    two = [h for h in Household.objects.within("620723") if h.persons.count() == 2]
    assert [sorted(p.kinds[0] for p in h.persons.all()) for h in two] == [["事实无人抚养儿童", "困难重度残疾人"]]
    assert sum(int(s.sum) for p in two[0].persons.all() for s in p.subsidies.all()) >= 30_000
    alone = AssistedPerson.objects.get(household__area_id="620723107205x01")
    assert (alone.kinds, alone.household.area.name) == (["特困人员"], "三社")


def test_story_3_chairpersons_meet_members_by_a_plan_that_visits_answer():
    found = figures.compute("6212")["talks"]
    assert (found["planned_bonds_of"], found["met_of"], found["late"]) == ([5, 5], [3, 8], 1)
    assert figures.compute("620321")["talks"]["met_of"] == [1, 4]
    assert PlannedTalk.objects.filter(visit__on__lt=F("plan__made_on")).count() == 1


def test_story_8_who_has_not_been_visited_this_quarter_is_known():
    assert figures.compute("620422", period="quarter")["pairing"]["visited_of"] == [2, 2]
    assert figures.compute("621222", period="quarter")["pairing"]["visited_of"] == [2, 3]


def test_story_5_rooms_of_dunhuang():
    found = figures.compute("620982")["rooms"]
    assert (found["places"], found["with_room"]) == (67, 59)
    assert 0 < found["in_use"] < found["with_room"]
    assert found["coverage_of"] == [found["in_use"], 67]
    assert found["coverage"] == found["in_use"] / 67


def test_story_1_every_village_and_community_of_jinchang_has_a_room():
    found = figures.compute("6203")["rooms"]
    assert (found["places"], found["with_room"]) == (182, 182)


def test_story_2_one_trip_two_days_ten_stops_and_members_posted():
    found = figures.compute("6202")
    assert [found["fieldwork"][key] for key in ("trips", "days", "stops")] == [1, 2, 10]
    assert found["posting"] == {"members": 4, "communities": 4}
    duties = Visit.objects.within("6202").filter(way="community")
    assert sorted(Counter(duties.values_list("visitor", flat=True)).values()) == [3, 3, 4, 4]


def test_story_10_thirty_companies_met_two_came_and_sixteen_under_contact():
    found = figures.compute("6206")
    assert [found["investment"][key] for key in ("companies_met", "visits_received", "batches")] == [30, 2, 3]
    contact = found["enterprise_contact"]
    assert [contact[k] for k in ("enterprises", "problems", "enterprises_resolved", "problems_closed")] == [
        16,
        23,
        4,
        5,
    ]
    assert sum(contact["by_class"].values()) == 23


def test_names_of_children_are_sealed_and_shown_masked():
    child = next(p for p in AssistedPerson.objects.within("620723") if "孤儿" in p.kinds)
    assert str(child)[1:].strip("*") == ""
    assert "（虚构）" in str(child.name)


def test_no_column_of_any_table_holds_a_name_or_a_sensitive_fact_in_clear():
    people = list(AssistedPerson.objects.all())
    secret = {str(getattr(p, name)) for p in people for name in facts.MINOR if name != "disability_grade"} - {
        "健康",
        "",
    }
    assert len(secret) > len(people)  # the names, and some facts
    assert "subjects_assistedperson" in tables_with({people[0].ref})  # what is not sealed is found
    assert tables_with(secret) == []


def tables_with(words: set[str]) -> list[str]:
    """The tables of which a row says one of the words, as text or as bytes."""
    held = [f"%{word}%" for word in words] + [f"%{word.encode().hex()}%" for word in words]
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}" t WHERE t::text LIKE ANY (%s))', [held])
            found += [table] if cursor.fetchone()[0] else []
    return found
