"""The pages of a plan: proposed and made in one press, each number opens as many as it says, changed in place; whose it is not, sees none."""

import datetime as dt

import pytest
from django.test import Client

from shangliang.bonds.models import PlannedTalk, TalkPlan
from tests import cast
from tests.bonds import leaders
from tests.counting import queries

pytestmark = pytest.mark.django_db
NEW, LIST = "/desk/talks/new/", "/desk/talks/"


@pytest.fixture(autouse=True)
def _in_march():
    with leaders.day(3, 1):
        yield


@pytest.fixture
def bond():
    return leaders.led()


@pytest.fixture
def plan(bond):
    return leaders.planned(leaders.in_month(bond, 2), leaders.in_month(bond, 3), leaders.in_month(bond, 6))


def desk(who=None) -> Client:
    return cast.signed_in(Client(), who or cast.office())


def test_the_proposal_is_made_a_plan_in_one_press_and_what_was_changed_in_it_holds(bond):
    other = leaders.led(leaders.member("乙委员（虚构）"), kind="nonparty")
    client = desk()
    page = client.get(f"{NEW}?year=2023&part=first")
    boxes = {box.html_name: box.value() for row in page.context["rows"] for box in row["boxes"]}
    typed = boxes | {f"month-{other.ref}-0": "2023-06-01", "once": "k1"}
    answer = client.post(f"{NEW}?year=2023&part=first", typed)
    made = TalkPlan.objects.get()
    assert answer.url == made.get_absolute_url() == client.post(f"{NEW}?year=2023&part=first", typed).url
    assert {(e.bond, e.when) for e in made.entries.all()} == {(bond, "3月"), (other, "6月")}
    assert "已经有" in client.get(NEW).content.decode()


def test_what_can_not_be_is_said_in_place(bond):
    client = desk()
    empty = client.post(NEW, {f"way-{bond.ref}-0": "member", f"month-{bond.ref}-0": ""})
    assert "还没有一次" in empty.content.decode()
    wrong = client.post(NEW, {f"way-{bond.ref}-0": "飞", f"month-{bond.ref}-0": "2023-13-01"})
    assert wrong.status_code == 200
    assert len(wrong.context["form"].errors) == 2
    assert not TalkPlan.objects.exists()


def test_each_number_opens_as_many_as_it_says(bond, plan):
    leaders.member("没人联系（虚构）")
    with leaders.day(3, 5):
        leaders.met(bond)
    client = desk()
    shown = client.get(plan.get_absolute_url()).context["counts"]
    assert [(one["n"], one["of"]) for one in shown] == [(1, 3), (1, 3), (1, 3), (1, 2)]
    for one in shown[:3]:
        assert len(client.get(f"{LIST}?plan={plan.ref}&state={one['state']}").context["rows"]) == one["n"], one
    left = client.get(f"{plan.get_absolute_url()}without/")
    assert [str(row) for row in left.context["rows"]] == ["没人联系（虚构）"]
    assert not client.get(f"{plan.get_absolute_url()}without/?state=led").context["rows"]
    assert len(client.get(f"{LIST}?term=year&state=unmet").context["rows"]) == 2
    with leaders.day(2, 5):
        assert not client.get(f"{LIST}?state=late").context["rows"]


def test_one_time_is_changed_added_and_taken_out_with_a_reason(bond, plan):
    client, entry = desk(), plan.entries.get(until=dt.date(2023, 6, 30))
    url = f"{plan.get_absolute_url()}{entry.pk}/"
    same = {"way": "talk", "month": "", "since": "2023-05-08", "until": "2023-05-12"}
    assert "reason" in client.post(url, same | {"reason": ""}).context["form"].errors
    assert "month" in client.post(url, {"way": "talk", "reason": "外出"}).context["form"].errors
    assert "期间之内" in client.post(url, same | {"since": "2022-05-08", "reason": "外出"}).content.decode()
    client.post(url, same | {"reason": "委员外出"})
    client.post(
        f"{plan.get_absolute_url()}add/", {"bond": bond.ref, "way": "talk", "month": "2023-11-01", "reason": "再谈一次"}
    )
    client.post(f"{url}out/", {"reason": "并到十一月"})
    page = client.get(plan.get_absolute_url()).content.decode()
    assert all(words in page for words in ("委员外出", "再谈一次", "并到十一月", "11月"))
    assert plan.entries.standing().count() == 3


def test_a_plan_is_its_offices_and_its_leaders_and_nobody_elses(bond, plan):
    url = plan.get_absolute_url()
    for who in (cast.office(), bond.person, cast.leader()):
        assert desk(who).get(url).status_code == 200
    for who, status in (
        (cast.outsider(), 404),
        (cast.city_office(), 404),
        (cast.township_clerk(), 404),
        (bond.whom, 403),
    ):
        assert desk(who).get(url).status_code == status
        assert desk(who).get(f"{url}without/").status_code == status
    assert not desk(cast.outsider()).get(LIST).context["rows"]
    assert desk(bond.person).get(f"{url}add/").status_code == 403
    entry = plan.entries.first()
    assert desk(bond.person).post(f"{url}{entry.pk}/out/", {"reason": "不去"}).status_code == 403
    assert desk(cast.outsider()).post(f"{url}{entry.pk}/out/", {"reason": "不去"}).status_code == 404
    assert plan.entries.standing().count() == 3


def test_the_leaders_own_page_shows_the_next_of_the_plan_and_a_visit_there_answers_it(bond, plan):
    client = desk(bond.person)
    assert "按计划2月走访委员" in client.get("/desk/visits/").content.decode()
    form = client.get(f"/desk/visits/{bond.ref}/").context["form"]
    assert form.initial["way"] == "member"
    typed = {"way": "member", "on": "2023-03-01", "found": "都好", "operation": form.initial["operation"]}
    assert client.post(f"/desk/visits/{bond.ref}/", typed).status_code == 302
    assert PlannedTalk.objects.met().get().when == "3月"
    assert "已见面" in client.get(plan.get_absolute_url()).content.decode()


def test_the_page_of_a_plan_costs_the_same_for_more_leaders(bond, plan):
    client, url = desk(), plan.get_absolute_url()
    one = queries(client, url)
    for number in range(2):
        more = leaders.led(leaders.member(f"{number}委员（虚构）"), who=cast.chairperson(name=f"{number}主席（虚构）"))
        PlannedTalk.objects.create(plan=plan, bond=more, way="talk", since=plan.start, until=plan.end)
    assert queries(client, url) == one
