"""故事二 嘉峪关 · Members are posted to communities; what each did there stands in the community's file for inspection."""

import pytest
from django.test import Client

from shangliang.bonds.models import Bond
from shangliang.kit import clock, figures, ids
from shangliang.matters.models import Matter
from tests import cast

pytestmark = pytest.mark.django_db
CITY, COMMUNITIES = "6202", ("620201001001", "620201001002", "620201002001")
NEED = {"need_title": "楼道的灯不亮", "need_class": "公共服务"}


@pytest.fixture
def office():
    """A city without counties: its own office posts."""
    cast.platforms()
    for code in COMMUNITIES:
        cast.organisation("council", code)
    return cast.signed_in(Client(), cast.city_office(CITY))


def posted(office, name, code) -> Bond:
    member = cast.member(CITY, name=name)
    answer = office.post("/desk/bonds/new/posting/", {"who": member.name, "place": code, "on": clock.today()})
    assert answer.status_code == 302, answer.context["form"].errors
    return Bond.objects.get(person=member, area=code)


def on_duty(bond, *, received, **more) -> int:
    said = {"way": "community", "found": "接待居民，当场解释政策。", "on": clock.today(), "operation": ids.ref()}
    there = cast.signed_in(Client(), bond.person)
    return there.post(f"/desk/visits/{bond.ref}/", said | {"received": received, "minutes": 120} | more).status_code


def inspected(office, code) -> str:
    return office.get(f"/desk/inspection/{code}/").content.decode()


def test_three_members_in_three_communities_and_what_each_did_there(office):
    bonds = [posted(office, f"委员{n}（虚构）", code) for n, code in enumerate(COMMUNITIES)]
    assert figures.compute(CITY, only=["posting"])["posting"] == {"members": 3, "communities": 3}
    assert on_duty(bonds[0], received=7, **NEED) == on_duty(bonds[1], received=4) == 302
    topic = Matter.objects.get()
    assert (topic.kind, topic.area_id, topic.title) == ("topic", COMMUNITIES[0], NEED["need_title"])
    first, second, third = (inspected(office, code) for code in COMMUNITIES)
    assert "委员0（虚构）" in first and ">7<" in first and topic.title in first
    assert "委员1（虚构）" in second and ">4<" in second and topic.title not in second
    assert "委员2（虚构）" in third and ">7<" not in third


def test_who_is_no_longer_posted_is_counted_no_more_and_does_no_duty_there(office):
    bond = posted(office, "委员（虚构）", COMMUNITIES[0])
    ended = office.post(f"/desk/bonds/{bond.ref}/end/", {"reason": "任期届满", "on": clock.today()})
    assert ended.status_code == 302
    assert on_duty(bond, received=7) == 404
    tomorrow = clock.today() + clock.days(1)
    assert figures.compute(CITY, on=tomorrow, only=["posting"])["posting"] == {"members": 0, "communities": 0}
