"""The page of an organisation with many people and many bodies below it: both lists go on, at the same cost."""

import pytest

from tests import cast
from tests.counting import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    cast.signed_in(client, cast.office())
    return cast.organisation("cppcc", cast.COUNTY)


def grown(body, number):
    for n in range(number):
        cast.member(name=f"委员{n:02}（虚构）")
        cast.organisation("committee", cast.COUNTY, f"第{n:02}委员会", parent=body)


def test_people_and_bodies_are_paged_apart(client, office):
    grown(office, 23)
    page = client.get(f"/organisations/{office.ref}/")
    assert page.content.decode().count("第00委员会") == 1
    assert len(page.context["page"]) == len(page.context["children"]) == 20
    on = client.get(f"/organisations/{office.ref}/", {"under": page.context["children"].next})
    assert [one.name for one in on.context["children"]] == ["第20委员会", "第21委员会", "第22委员会"]
    assert [post.pk for post in on.context["page"]] == [post.pk for post in page.context["page"]]
    last = client.get(f"/organisations/{office.ref}/", {"cursor": page.context["page"].next})
    assert 0 < len(last.context["page"]) < 20


def test_three_cost_as_much_as_one(client, office):
    grown(office, 1)
    one = queries(client, f"/organisations/{office.ref}/")
    grown(office, 3)
    assert queries(client, f"/organisations/{office.ref}/") == one


def test_who_may_not_see_people_sees_the_body_alone(client, office):
    grown(office, 1)
    page = cast.signed_in(client, cast.outsider()).get(f"/organisations/{office.ref}/").content.decode()
    assert "第00委员会" in page
    assert "委员00" not in page
