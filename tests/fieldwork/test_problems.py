"""What is done for a firm's problem stands beside the matter: plan, task force, coordination, policy. No second lifecycle."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.fieldwork import actions
from shangliang.kit import clock, trail
from shangliang.people.refusal import Refused
from tests import cast
from tests.counting import queries
from tests.fieldwork import trips
from tests.matters import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem():
    cast.platforms()
    return walks.raised("天然气没有接通", kind="enterprise", by=cast.office(), enterprise=trips.firm())


def url(matter, what) -> str:
    return f"/desk/problems/{matter.ref}/{what}/"


def test_the_contact_of_the_firm_keeps_plan_force_coordination_and_policy_on_the_matters_page(client, problem):
    stage, today = problem.stage, clock.today()
    cast.signed_in(client, trips.contact())
    sent = {
        "plan": {"text": "先勘察，再铺管", "lead": "县政协经济委主任", "until": today + clock.days(20)},
        "force": {"title": "县住建局副局长", "part": "技术"},
        "coordination": {"department": "县燃气公司", "text": "支管还差三百米", "day": today},
        "policy": {
            "name": "中小企业贴息办法",
            "document": "永政发〔2023〕9号",
            "brought": "贴息 12 万元",
            "day": today,
        },
    }
    for what, said in sent.items():
        assert client.post(url(problem, what), said).status_code == 302, what
    page = client.get(problem.desk_url).content.decode()
    for word in ("先勘察，再铺管", "县住建局副局长", "支管还差三百米", "永政发〔2023〕9号", "贴息 12 万元"):
        assert word in page
    problem.refresh_from_db()
    assert problem.stage == stage and trail.verify() == []


def test_a_department_answers_later_and_never_before_it_was_asked(client, problem):
    row = actions.coordinate(problem, "县燃气公司", "支管还差三百米", by=cast.office())
    page = f"{url(problem, 'coordination')}{row.pk}/"
    cast.signed_in(client, cast.office())
    early = client.post(page, {"answer": "月底通气", "day": clock.today() - clock.days(1)})
    assert "不能早于协调" in str(early.context["form"].errors) and "月底通气" in early.content.decode()
    assert client.post(page, {"answer": "月底通气", "day": clock.today()}).status_code == 302
    assert "月底通气" in client.get(problem.desk_url).content.decode()


def test_a_plan_made_anew_replaces_the_former_and_nobody_is_on_the_force_twice(client, problem):
    actions.make_plan(problem, "先勘察", lead="甲", by=cast.office())
    assert "先勘察" in cast.signed_in(client, cast.office()).get(url(problem, "plan")).content.decode()
    client.post(url(problem, "plan"), {"text": "先协调", "lead": "乙"})
    problem.refresh_from_db()
    assert (problem.work_plan.text, problem.work_plan.lead) == ("先协调", "乙")
    row = actions.join_force(problem, "县住建局副局长", by=cast.office())
    with pytest.raises(Refused):
        actions.join_force(problem, "县住建局副局长", by=cast.office())
    client.post(f"{url(problem, 'force')}{row.pk}/leave/")
    assert not problem.task_force.exists()


def test_who_does_not_look_after_the_firm_may_not_write_and_may_not_know(client, problem):
    stranger = cast.holder("contact", at=cast.organisation("department", cast.COUNTY))
    assert cast.signed_in(client, stranger).get(url(problem, "plan")).status_code == 404
    assert cast.signed_in(client, cast.outsider()).get(url(problem, "plan")).status_code == 404
    cast.signed_in(client, cast.leader())
    assert client.get(url(problem, "plan")).status_code == 403
    page = client.get(problem.desk_url).content.decode()
    assert "工作方案" in page and url(problem, "plan") not in page
    with pytest.raises(PermissionDenied):
        actions.coordinate(problem, "县燃气公司", "问一问", by=cast.leader())
    assert actions.coordinate(problem, "县燃气公司", "问一问", by=cast.office()).pk


def test_only_a_firms_problem_has_it(client):
    topic = walks.at("accepted")
    cast.signed_in(client, cast.office())
    assert (
        client.get(url(topic, "plan")).status_code == 404
        and "工作专班" not in client.get(topic.desk_url).content.decode()
    )


def test_one_row_and_five_cost_the_same(client, problem):
    def more(n):
        actions.join_force(problem, f"第{n}人", by=cast.office())
        actions.coordinate(problem, f"第{n}局", "问一问", by=cast.office())
        actions.apply_policy(problem, f"第{n}条", "贴息", by=cast.office())

    more(0)
    cast.signed_in(client, cast.office())
    one = queries(client, problem.desk_url)
    for n in range(1, 5):
        more(n)
    assert queries(client, problem.desk_url) == one
