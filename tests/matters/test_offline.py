"""A matter typed for somebody without a network: raised once, when it arrives, for who spoke."""

import pytest

from shangliang.kit import clock
from shangliang.kit.offline import Operation
from shangliang.matters.models import Matter
from tests import cast
from tests.kit.away import Phone

pytestmark = pytest.mark.django_db
SAID = {
    "title": "三组到小学的路没有灯", "text": "晚上看不见，孩子摔过跤。", "area": cast.VILLAGE, "channel": "visit",
    "name": "某甲（虚构）", "contact": "13900000003", "ago": "1",
}  # fmt: skip


@pytest.fixture
def phone():
    cast.platforms()
    return Phone(cast.clerk())


def raised(phone, **more):
    return phone.write("matter", "open", **(SAID | more))


def test_it_is_raised_once_for_who_spoke(phone):
    raised(phone)
    assert phone.outcomes() == phone.outcomes() == ["done"]
    matter = Matter.objects.get()
    voice = matter.raisers.get()
    assert (voice.name, voice.typed_by, voice.channel) == ("某甲（虚构）", phone.person, "visit")
    assert matter.raised_on == clock.today() - clock.days(1)


def test_the_same_words_again_under_another_number_are_shown_beside_it(phone):
    assert phone.outcomes(raised(phone)) == ["done"]
    assert phone.outcomes(raised(phone)) == ["aside"]
    row = Operation.objects.get(outcome="aside")
    assert "已经记着的" in phone.client.get(f"/desk/offline/kept/{row.ref}/").content.decode()
    phone.client.post(f"/desk/offline/kept/{row.ref}/", SAID | {"enter": "1"})
    assert Matter.objects.count() == 2


def test_another_village_is_refused_and_kept(phone):
    assert phone.outcomes(raised(phone, area=cast.SIBLING_COMMUNITY)) == ["aside"]
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"channel": "x"}, {"title": "长" * 5000}, {"area": "'; drop"}, {"ago": "99"}]
)
def test_what_is_wrong_is_kept_with_its_words(phone, wrong):
    answer = phone.send(raised(phone, **wrong))[0]
    assert answer["outcome"] == "aside" and "要改" in answer["sentence"]
    row = Operation.objects.get()
    assert SAID["text"] in row.said
    assert phone.client.get(f"/desk/offline/kept/{row.ref}/").status_code == 200
    assert phone.client.post(f"/desk/offline/kept/{row.ref}/", SAID | {"enter": "1"}).status_code == 302
    assert Matter.objects.get().title == SAID["title"]


def test_who_may_not_type_for_others_has_no_such_form():
    member = Phone(cast.member())
    assert member.outcomes(raised(member)) == ["aside"]
    assert not Matter.objects.exists()
    assert "登记群众反映" not in member.client.get("/desk/offline/").content.decode()
    assert "登记群众反映" in Phone(cast.clerk()).client.get("/desk/offline/").content.decode()
