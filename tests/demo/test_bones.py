"""骨架 · The places, terms and desks of stories 2 to 9: who signs in there finds work, and no day is out of order."""

import datetime as dt
from itertools import pairwise

import pytest

from shangliang.demo import cast
from shangliang.insight.views.today import matter_tiles, tasks
from shangliang.kit import clock
from shangliang.kit.clock import SHANGHAI, is_workday
from shangliang.kit.trail.rows import TrailRow
from shangliang.matters.models import Entry, Matter
from shangliang.people.can import Role
from shangliang.people.models import Area, Membership, Organisation, Person, Post, Term
from shangliang.people.organisations import OrgKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
OFFICES = [login for login, _name, role, _where in cast.ACCOUNTS if role == Role.OFFICE]


@pytest.fixture(autouse=True)
def _on_its_first_day():
    with clock.at(dt.datetime(2023, 6, 30, 9, tzinfo=SHANGHAI)):
        yield


@pytest.mark.parametrize("login", OFFICES)
def test_whoever_signs_in_at_an_office_finds_a_small_living_desk(login):
    person = Person.objects.get(login=login)
    code = person.held_posts[0].organisation.area_id
    assert len(tasks(person)) >= 1
    assert sum(tile["number"] for tile in matter_tiles(person)) >= 2
    assert Matter.objects.visible_to(person).within(code).count() >= 3


def test_an_office_of_one_place_reads_nothing_of_another():
    person = Person.objects.get(login="linze-office")
    seen = {m.holder_area[:6] for m in Matter.objects.visible_to(person).filter(released_on=None)}
    assert seen == {"620723"}


def test_groups_and_stations_without_a_code_hang_below_a_coded_place():
    found = {a.name: a.parent_id for a in Area.objects.filter(level="local")}
    assert found == {"三组": "620321100200", "三社": "620723107205", "太阳工作站": "621228212"}
    raised = Matter.objects.get(area_id="621228212x01")
    assert raised.holder.name == "金洞乡人民政府"


def test_the_terms_have_their_numbers_and_some_members_are_seated():
    terms = {t.organisation.area_id: t.number for t in Term.objects.select_related("organisation")}
    assert terms == {"6202": 10, "6205": 8, "6206": 5, "6212": 5, "620524": 10}
    assert str(Term.objects.get(organisation__area="6212")) == "政协陇南市委员会第五届"
    assert {t.memberships.count() >= 3 for t in Term.objects.all()} == {True}
    assert {m.person.held_posts[0].role for m in Membership.objects.select_related("person")} == {Role.MEMBER}
    posted = Membership.objects.exclude(station=None).select_related("station")
    assert {m.station.kind for m in posted} == {OrgKind.STATION}


def test_jiayuguan_has_six_communities_of_one_street_and_four_of_the_other():
    councils = Organisation.objects.within("6202").filter(kind=OrgKind.COUNCIL)
    assert councils.filter(area__parent="620201001").count() == 6
    assert councils.filter(area__parent="620201002").count() == 4


def test_longnan_has_done_half_its_key_tasks_at_half_time():
    tasks_of = Matter.objects.filter(kind="key_task", holder_area="6212")
    assert tasks_of.count() == 2 * tasks_of.filter(closed_on__isnull=False).count() == 6


def test_linze_has_13_helpers_8_of_section_level_and_5_difficulties_solved():
    helpers = Post.objects.held().filter(role=Role.HELPER, organisation__area="620723")
    assert helpers.count() == 13
    assert helpers.filter(title="科级干部").count() == 8
    found = Matter.objects.filter(kind="household", area__code__gte="620723", area__code__lt="620724")
    assert found.filter(closed_on__isnull=False).count() == 5
    assert found.exclude(released_on=None).count() == 0


def test_a_rectification_grows_out_of_an_advice_and_is_opened_by_the_organ_that_is_responsible():
    opened = Matter.objects.filter(kind="rectification").select_related("source")
    assert opened.count() == 3
    assert {m.source.kind for m in opened} == {"suggestion"}
    for matter in opened:
        first = matter.entries.select_related("by").order_by("id").first()
        assert first.by.has_role(Role.UNIT)
        assert first.on > matter.source.entries.get(step="receive").on
    assert {m.stage for m in opened} == {"handling", "closed"}


def test_offices_work_on_working_days_in_working_hours():
    """Only on visits to families cadres gave up their weekend, as the page says; residents write when they like."""
    official = Entry.objects.filter(by__isnull=False).exclude(matter__kind="household", step="raised")
    moments = [e.on.astimezone(SHANGHAI) for e in official]
    assert len(moments) > 300
    assert [m for m in moments if not is_workday(m.date()) or not 8 <= m.hour < 18] == []
    assert Entry.objects.filter(step="raised", matter__kind="household", on__week_day__in=[1, 7]).exists()


def test_the_trail_and_the_serial_numbers_run_with_the_days():
    chains = TrailRow.objects.order_by("chain", "seq").values_list("chain", "occurred", "recorded")
    assert [a for a, b in pairwise(chains) if a[0] == b[0] and (a[1] > b[1] or a[2] > b[2])] == []
    days = {row[1].astimezone(SHANGHAI).date() for row in chains}
    assert dt.date(2023, 5, 4) == min(days) < max(days) < dt.date(2023, 6, 30)
    accepted = Entry.objects.filter(step="accept", matter__holder_area="620321").order_by("on", "id")
    proposals = list(accepted.filter(matter__kind="proposal").values_list("matter__serial", flat=True))
    assert proposals == ["提〔2023〕1号", "提〔2023〕2号"]
