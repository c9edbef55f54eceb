"""Investment: a batch and the companies met, a lead with its marks in order, plan beside actual."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from shangliang.fieldwork import actions
from shangliang.fieldwork.models import Lead
from shangliang.kit import clock, rules
from shangliang.people.can import Role
from shangliang.people.refusal import Refused
from tests import cast
from tests.counting import queries
from tests.fieldwork import trips

pytestmark = pytest.mark.django_db
DESK = "/desk/investment/"


def days_ago(n):
    return clock.today() - clock.days(n)


def walked(lead, *marks, **more):
    """The lead with these marks, a day apart, the last one today."""
    for ago, mark in zip(reversed(range(len(marks))), marks, strict=True):
        fields = {k: v for k, v in more.items() if k.startswith(mark.removesuffix("_on"))}
        lead = actions.mark_lead(lead, mark, days_ago(ago), by=cast.office(), **fields)
    return lead


def test_a_company_met_is_written_down_with_what_it_was_given_and_its_contact_is_sealed(client):
    trip = trips.batch()
    url = trip.get_absolute_url()
    cast.signed_in(client, cast.office())
    said = {
        "name": "沪上某药业（虚构）",
        "sector": "医药",
        "contact": "王某 13900001234",
        "materials": ["资源", "政策"],
        "notes": "有意来看",
    }
    assert client.post(f"{url}companies/add/", said).status_code == 302
    assert "已经" not in client.get(url).content.decode() and "13900001234" not in client.get(url).content.decode()
    again = client.post(f"{url}companies/add/", said)
    assert "这一批已经登记过" in str(again.context["form"].errors) and "有意来看" in again.content.decode()
    met = trip.met.get()
    assert (met.materials, str(met.contact)) == (["资源", "政策"], "王某 13900001234")
    with connection.cursor() as cursor:
        cursor.execute("SELECT fieldwork_met::text FROM fieldwork_met")
        assert "13900001234" not in cursor.fetchone()[0]


def test_the_checklist_of_material_is_a_rule(client):
    trip = trips.batch()
    url = f"{trip.get_absolute_url()}companies/add/"
    cast.signed_in(client, cast.office())
    assert "产业" in client.get(url).content.decode()
    rules.set_rule("investment.materials", cast.COUNTY, "招商手册，区位图", by=cast.office())
    page = client.get(url).content.decode()
    assert "招商手册" in page and "区位图" in page and "产业" not in page
    assert "materials" in client.post(url, {"name": "甲厂", "materials": ["产业"]}).context["form"].errors


def test_only_a_batch_meets_companies():
    with pytest.raises(Refused):
        actions.meet(trips.planned(), "某厂（虚构）", by=cast.office())
    assert actions.meet(trips.batch(), "某厂（虚构）", by=cast.office()).name == "某厂（虚构）"


def test_a_company_becomes_a_lead_with_one_press(client):
    trip = trips.batch()
    met = actions.meet(trip, "沪上某药业（虚构）", sector="医药", by=cast.office())
    url = f"{trip.get_absolute_url()}companies/{met.pk}/"
    cast.signed_in(client, cast.office())
    page = client.post(f"{url}lead/", follow=True).content.decode()
    lead = Lead.objects.get()
    assert (lead.met, lead.sector, lead.area_id) == (met, "医药", cast.COUNTY) and trip.title in page
    client.post(f"{url}lead/")
    client.post(f"{url}drop/")
    assert Lead.objects.count() == trip.met.count() == 1


def test_a_lead_goes_from_a_visit_to_production_in_order_with_its_amounts(client):
    lead = trips.lead(on=days_ago(9))
    url = lead.get_absolute_url()
    cast.signed_in(client, cast.office())
    refused = client.post(f"{url}signed_on/", {"day": days_ago(3), "signed_yuan": "5000"})
    assert "还没有“达成意向”" in str(refused.context["form"].errors)
    assert client.post(f"{url}visit_on/", {"day": days_ago(8), "visit_with": "县政协主席"}).status_code == 302
    early = client.post(f"{url}intent_on/", {"day": days_ago(9)})
    assert "对不上" in str(early.context["form"].errors)
    assert client.post(f"{url}intent_on/", {"day": days_ago(7)}).status_code == 302
    assert "signed_yuan" in client.post(f"{url}signed_on/", {"day": days_ago(6)}).context["form"].errors
    assert client.post(f"{url}signed_on/", {"day": days_ago(6), "signed_yuan": "12000.5"}).status_code == 302
    for ago, mark in ((5, "registered_on"), (4, "started_on")):
        assert client.post(f"{url}{mark}/", {"day": days_ago(ago)}).status_code == 302
    assert client.post(f"{url}funds_on/", {"day": days_ago(3), "funds_yuan": "3000"}).status_code == 302
    assert client.post(f"{url}production_on/", {"day": days_ago(2)}).status_code == 302
    lead.refresh_from_db()
    assert (lead.signed_yuan, lead.funds_yuan, lead.state) == (120_005_000, 30_000_000, "投产")
    page = client.get(url).content.decode()
    assert "12,000.5 万元" in page and "县政协主席" in page
    assert client.get(f"{url}nothing/").status_code == 404


def test_the_database_keeps_the_order_of_the_marks_too():
    lead = walked(trips.lead(), "intent_on")
    today, wrong = clock.today(), ({"registered_on": clock.today()}, {"signed_on": days_ago(1), "signed_yuan": 1})
    for fields in (
        *wrong,
        {"signed_on": today},
        {"signed_yuan": 5},
        {"dropped_on": today},
        {"visit_on": today + clock.days(1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Lead.objects.filter(pk=lead.pk).update(**fields)
    assert Lead.objects.filter(pk=lead.pk).update(signed_on=today, signed_yuan=1) == 1


def test_a_lead_is_given_up_with_a_reason_and_goes_no_further(client):
    lead = trips.lead()
    cast.signed_in(client, cast.office())
    assert "why" in client.post(f"{lead.get_absolute_url()}drop/", {"why": ""}).context["form"].errors
    client.post(f"{lead.get_absolute_url()}drop/", {"why": "电价谈不拢"})
    assert "电价谈不拢" in client.get(lead.get_absolute_url()).content.decode()
    assert client.get(f"{lead.get_absolute_url()}visit_on/").status_code == 403
    assert lead.name in client.get(f"{DESK}?mark=dropped").content.decode()


def test_a_member_sees_the_lead_that_they_brought_and_no_other(client):
    member = cast.member()
    cast.seat(member)
    cast.signed_in(client, cast.office())
    said = {"name": "某农机公司（虚构）", "host": trips.host().ref, "brought_by": member.ref}
    assert client.post(f"{DESK}new/", said).status_code == 302
    other = trips.lead()
    assert "brought_by" in client.post(f"{DESK}new/", said | {"brought_by": cast.clerk().ref}).context["form"].errors
    cast.signed_in(client, member)
    page = client.get(DESK).content.decode()
    assert "某农机公司（虚构）" in page and other.name not in page
    mine = Lead.objects.get(brought_by=member)
    assert client.get(mine.get_absolute_url()).status_code == 200
    assert client.get(f"{mine.get_absolute_url()}visit_on/").status_code == 403
    assert client.get(other.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("role", [Role.UNIT, Role.VILLAGE_CLERK, Role.SUPERVISION, Role.AUDITOR])
def test_whoever_has_nothing_to_do_with_investment_sees_no_list(client, role):
    assert cast.signed_in(client, cast.everybody()[role]).get(DESK).status_code == 403


def test_a_neighbour_and_a_leader_change_nothing(client):
    lead = trips.lead()
    assert cast.signed_in(client, cast.outsider()).get(lead.get_absolute_url()).status_code == 404
    cast.signed_in(client, cast.leader())
    assert client.get(lead.get_absolute_url()).status_code == 200
    assert client.get(f"{lead.get_absolute_url()}visit_on/").status_code == client.get(f"{DESK}new/").status_code == 403
    with pytest.raises(PermissionDenied):
        actions.mark_lead(lead, "visit_on", clock.today(), by=cast.outsider())


def test_the_plan_of_the_year_stands_beside_what_was_signed(client):
    year = clock.today().year
    walked(trips.lead(), "intent_on", "signed_on", signed_yuan=60_000_000)
    cast.signed_in(client, cast.office())
    said = {"area": cast.COUNTY, "year": year, "projects": 4, "yuan": "8000"}
    assert client.post(f"{DESK}plan/", said | {"projects": "-1"}).status_code == 200
    assert client.post(f"{DESK}plan/", said | {"yuan": "20000"}).status_code == 302
    assert client.post(f"{DESK}plan/", said | {"once": "k"}).status_code == 302  # typed anew, the last holds
    page = client.get(f"{DESK}plan/?year={year}").content.decode()
    assert "8,000 万元" in page and "6,000 万元" in page and "75%" in page
    assert "75%" not in client.get(f"{DESK}plan/?year={year - 1}").content.decode()
    assert client.get(f"{DESK}plan/?year=x").status_code == 200
    assert cast.signed_in(client, cast.leader()).post(f"{DESK}plan/", said).status_code == 403


def test_a_batch_with_one_company_and_one_with_five_cost_the_same(client):
    trip = trips.batch()
    actions.follow_up(actions.meet(trip, "第0厂（虚构）", by=cast.office()), by=cast.office())
    cast.signed_in(client, cast.office())
    one = queries(client, trip.get_absolute_url())
    for n in range(1, 5):
        actions.follow_up(actions.meet(trip, f"第{n}厂（虚构）", by=cast.office()), by=cast.office())
    assert queries(client, trip.get_absolute_url()) == one
