"""新登记 · What is there already is asked about before it is registered again; numbers are numbers."""

import pytest

from shangliang.matters.models import Matter
from tests import cast
from tests.matters import walk

pytestmark = pytest.mark.django_db
SAID = {"title": "路灯不亮", "text": "三组到小学的路灯一冬天没有亮过。", "area": cast.VILLAGE, "channel": "visit"}
NEW = "/desk/new/topic/"


@pytest.fixture
def clerk(client):
    cast.platforms()
    return cast.signed_in(client, cast.clerk())


def test_a_form_that_the_browser_filled_in_again_asks_first_and_registers_if_it_is_another(clerk):
    for key in ("one", "two"):  # "back" brings a fresh key with what was typed
        page = clerk.post(NEW, SAID | {"voice": "self", "once": key})
    said = page.content.decode()
    assert Matter.objects.count() == 1
    assert "是不是同一件" in said and Matter.objects.get().ref in said and SAID["text"] in said
    assert clerk.post(NEW, SAID | {"voice": "self", "once": "three", "sure": "1"}).status_code == 302
    assert Matter.objects.count() == 2


def test_pressed_twice_it_is_still_one_and_the_same_receipt(clerk):
    first, again = [clerk.post(NEW, SAID | {"voice": "other", "once": "one"}) for _ in range(2)]
    assert (first.status_code, again.url, Matter.objects.count()) == (302, first.url, 1)


def test_who_types_in_for_somebody_sees_what_sounds_like_it_and_nothing_else(clerk):
    walk.topic("三组到小学的路灯一冬天没有亮过", text="孩子放学看不见路，路灯一冬天没有亮过。")
    assert "三组到小学的路灯" in clerk.post(NEW, SAID | {"voice": "other"}).content.decode()
    other = SAID | {"title": "水费怎么收", "text": "今年的水费按亩收还是按方收，大家不清楚。", "voice": "other"}
    assert clerk.post(NEW, other).status_code == 302


@pytest.mark.parametrize("typed, taken", [("-5", False), ("很多", False), ("126", True), ("", True)])
def test_how_many_it_concerns_is_a_number(clerk, typed, taken):
    page = clerk.post(NEW, SAID | {"voice": "other", "extra_affected": typed})
    assert (page.status_code == 302) == taken
    if taken:
        assert Matter.objects.get().extra.get("affected", "") == typed
    else:
        assert page.context["form"].errors["extra_affected"]


def test_a_county_chooses_its_village_under_the_name_of_the_township_and_a_clerk_from_a_plain_list(client):
    cast.platforms()
    cast.area(cast.SIBLING_VILLAGE)
    for code in ("620321101", "620321101200"):
        cast.area(code)
    page = cast.signed_in(client, cast.office()).get("/desk/new/enterprise/").content.decode()
    assert '<optgroup label="城关镇">' in page
    assert "<optgroup" not in cast.signed_in(type(client)(), cast.clerk()).get(NEW).content.decode()
