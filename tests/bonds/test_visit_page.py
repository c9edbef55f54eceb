"""The visit on a phone: today's list, overdue first; one page kept once, with aid, a need and the next day; refused in place."""

import datetime as dt

import pytest
from django.test import Client

from shangliang.bonds.models import Aid, Bond, Need
from shangliang.gatherings.models import Visit, VisitFile
from shangliang.kit import clock
from shangliang.matters.models import Matter
from tests import cast
from tests.bonds import families
from tests.counting import queries
from tests.kit import uploads

pytestmark = pytest.mark.django_db
TODAY = "/desk/visits/"


@pytest.fixture
def bond():
    cast.platforms()
    return families.paired(on=families.days_ago(200))


@pytest.fixture
def phone(bond):
    return cast.signed_in(Client(), bond.person)


def page(bond) -> str:
    return f"{TODAY}{bond.ref}/"


def sent(**more) -> dict:
    return {
        "way": "home",
        "found": "老人精神好，炉子裂了缝。",
        "on": clock.today().isoformat(),
        "operation": "op-1",
    } | more


def test_the_list_holds_ones_own_overdue_first(phone, bond):
    fresh = families.paired(bond.person, families.assisted("李某（虚构）"))
    families.paired(
        families.helper("另一名干部（虚构）"), families.assisted("别人的（虚构）"), on=families.days_ago(300)
    )
    answer = phone.get(TODAY)
    assert [r["bond"] for r in answer.context["late"]] == [bond]
    assert [r["bond"] for r in answer.context["later"]] == [fresh]
    assert "别人" not in answer.content.decode()
    families.visited(bond)
    assert phone.get(TODAY).context["late"] == []


def test_a_visit_is_kept_with_aid_and_a_need_and_the_next_day(phone, bond):
    more = {"need_title": "取暖炉要换", "need_class": "住房", "aid_what": "大米一袋", "aid_yuan": "120", "aid_kind": "goods",
            "aid_source": "own", "again": "30", "explained": "残疾人两项补贴"}  # fmt: skip
    answer = phone.post(page(bond), sent(**more))
    assert (answer.status_code, answer.url) == (302, TODAY)
    visit = Visit.objects.get()
    assert visit.next_on == clock.today() + dt.timedelta(30) and visit.explained == "残疾人两项补贴"
    assert (Aid.objects.get().yuan, Aid.objects.get().visit) == (120, visit)
    matter = Matter.objects.get(kind="household")
    assert matter.topic_class == "住房" and Need.objects.get().matter == matter and matter.area_id == cast.VILLAGE
    assert "取暖炉要换" in phone.get(f"/desk/bonds/{bond.ref}/").content.decode()


def test_sent_again_nothing_comes_twice(phone, bond):
    form = sent(need_title="取暖炉要换", need_class="住房", aid_what="大米", aid_yuan="120")
    first, second = phone.post(page(bond), form), phone.post(page(bond), form)
    assert first.url == second.url
    assert Visit.objects.count() == Aid.objects.count() == Matter.objects.count() == 1


def test_the_same_number_with_other_words_is_refused_in_place_and_the_words_stay(phone, bond):
    phone.post(page(bond), sent())
    answer = phone.post(page(bond), sent(found="补充：已经修好"))
    assert (
        answer.status_code == 200
        and "已经登记过" in answer.content.decode()
        and "补充：已经修好" in answer.content.decode()
    )
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"on": "2999-01-01"}, "on"),
        ({"on": "很久以前"}, "on"),
        ({"way": "community"}, "way"),
        ({"aid_what": "大米", "aid_yuan": ""}, "aid_yuan"),
        ({"aid_what": "", "aid_yuan": "20"}, "aid_what"),
        ({"aid_what": "大米", "aid_yuan": "-3"}, "aid_yuan"),
        ({"need_text": "炉子裂了"}, "need_title"),
        ({"operation": ""}, "operation"),
    ],
)
def test_what_does_not_fit_is_refused_in_place_and_kept(phone, bond, typed, field):
    answer = phone.post(page(bond), sent(**typed))
    assert answer.status_code == 200 and field in answer.context["form"].errors
    assert "炉子裂了缝" in answer.content.decode()
    assert not Visit.objects.exists()


def test_a_photo_comes_along_and_one_that_is_none_is_refused_with_nothing_kept(phone, bond):
    bad = phone.post(page(bond), sent(photos=uploads.upload(b"not a picture", name="x.jpg")))
    assert bad.status_code == 200 and "photos" in bad.context["form"].errors and not Visit.objects.exists()
    named = uploads.upload(uploads.image(), name="王小明家.jpg")
    assert phone.post(page(bond), sent(photos=named)).status_code == 302
    assert VisitFile.objects.get().file.name == "走访照片.jpg"  # people name a picture after who is on it
    visit = Visit.objects.get()
    url = f"/files/{visit.files.get().file.ref}/"
    assert phone.get(url).status_code == 200
    assert cast.signed_in(Client(), cast.outsider()).get(url).status_code == 404
    assert "不要拍孩子的脸" in phone.get(page(bond)).content.decode()


def test_both_of_one_household_are_visited_with_one_press(phone, bond):
    other = families.paired(bond.person, families.assisted("弟弟（虚构）", house=bond.assisted.household))
    phone.post(page(bond), sent(also=[other.ref], aid_what="面粉", aid_yuan="60"))
    assert {v.assisted for v in Visit.objects.all()} == {bond.assisted, other.assisted}
    assert Aid.objects.count() == 1
    phone.post(page(bond), sent(also=[other.ref], aid_what="面粉", aid_yuan="60"))
    assert Visit.objects.count() == 2


def test_somebody_elses_bond_is_unknown_and_an_ended_one_too(phone, bond):
    stranger = cast.signed_in(Client(), families.helper("另一名干部（虚构）"))
    assert stranger.get(page(bond)).status_code == stranger.post(page(bond), sent()).status_code == 404
    assert phone.get(page(bond)).status_code == 200
    families.end_posts(bond.person)
    assert phone.get(page(bond)).status_code in (403, 404)
    assert not Visit.objects.exists()


def test_a_leader_looks_but_does_not_write_in_a_helpers_place(bond):
    leader = cast.signed_in(Client(), cast.leader())
    assert leader.get(f"/desk/bonds/{bond.ref}/").status_code == 200
    assert leader.get(page(bond)).status_code == 403
    assert cast.signed_in(Client(), cast.office()).get(page(bond)).status_code == 200


def test_duty_in_a_community_asks_how_many_came_and_for_no_goods():
    cast.platforms()
    posted = families.actions.make_bond("posting", cast.member(), cast.area(), by=cast.office())
    there = cast.signed_in(Client(), cast.member())
    shown = there.get(page(posted)).content.decode()
    assert "接待人数" in shown and "送了物资" not in shown
    there.post(
        page(posted), sent(way="community", received="6", minutes="90", need_title="路灯不亮", need_class="公共服务")
    )
    assert Visit.objects.get().received == 6 and Matter.objects.get().kind == "topic"


def test_one_to_visit_and_three_cost_the_same(phone, bond):
    one = queries(phone, TODAY)
    for n in range(2):
        families.paired(bond.person, families.assisted(f"第{n}人（虚构）"))
    assert queries(phone, TODAY) == one
    assert Bond.objects.count() == 3


def test_the_desk_counts_who_is_overdue_and_opens_their_list(phone, bond):
    tile = next(t for t in phone.get("/desk/").context["tiles"] if t["name"] == "visit")
    assert (tile["number"], tile["url"]) == (1, TODAY)
    assert not [t for t in cast_desk().get("/desk/").context["tiles"] if t["name"] == "visit"]
    families.visited(bond)
    assert next(t for t in phone.get("/desk/").context["tiles"] if t["name"] == "visit")["number"] == 0


def cast_desk() -> Client:
    return cast.signed_in(Client(), families.helper("没有结对的干部（虚构）"))
