"""One box finds anything that whoever asks may see, and tells nothing of the rest."""

import re

import pytest

from shangliang.bonds.actions import end_bond, make_bond
from shangliang.kit import anywhere
from shangliang.kit.anywhere.rows import Findable
from shangliang.people import areas
from shangliang.people.can import Role
from shangliang.subjects.actions import add_enterprise
from tests import cast
from tests.matters import public, walk
from tests.subjects.files import person as under_care
from tests.subjects.rooms import room

pytestmark = pytest.mark.django_db
DESK, OPEN = "/desk/search/", "/search/"


def titles(client, words, url=DESK, **more) -> list[str]:
    """What the page shows, places included, without its marks."""
    answer = client.get(url, {"q": words} | more)
    assert answer.status_code == 200
    shown = answer.context["places"] + answer.context["rows"]
    return [re.sub("</?mark>", "", row["title"]) for row in shown]


@pytest.fixture(autouse=True)
def _other_places():
    areas.forget()


@pytest.fixture
def topic():
    """A released matter of the village, and one that nobody has looked at yet."""
    matter, _code = public.public_topic()
    cast.outsider()
    anywhere.sweep()
    return matter


def test_a_matter_is_found_by_a_word_a_pair_a_character_and_its_number(client, topic):
    cast.signed_in(client, cast.office())
    for words in ("小学", "学", topic.ref, topic.ref.lower(), "“小学”"):
        assert titles(client, words) == [topic.title], words
    assert titles(client, "“学小”") == []


def test_what_is_searched_for_stands_out_and_is_escaped(client, topic):
    cast.signed_in(client, cast.office())
    page = client.get(DESK, {"q": "小学<>"}).content.decode()
    assert "<mark>小学</mark>" in page and "小学<>" not in page


def test_what_an_action_changed_is_found_by_its_row_on_the_trail(client):
    matter, _code = walk.topic()
    cast.signed_in(client, cast.office())
    assert titles(client, "小学") == []
    while anywhere.follow():
        pass
    assert titles(client, "小学") == [matter.title]


def test_places_people_organisations_and_rooms_are_found_by_pinyin_and_initials(client):
    made, clerk = room(), cast.clerk(name="单小明（虚构）")
    clerk.pinyin = "shanxiaoming sxm"
    clerk.save()
    anywhere.sweep()
    cast.signed_in(client, cast.office())
    for words in ("zhaojia", "zjzc", "zhao jia zhuang", "赵家庄"):
        assert "赵家庄村" in titles(client, words, noun="area"), words
    assert titles(client, "sxm") == titles(client, "单小明", noun="person") == ["单小明（虚构）"]
    assert made.name in titles(client, made.name, noun="consultation_room")


def test_filters_of_noun_place_and_day_narrow(client, topic):
    cast.signed_in(client, cast.office())
    assert titles(client, "小学", noun="matter", area=cast.TOWN) == [topic.title]
    assert titles(client, "小学", area=cast.SIBLING_VILLAGE) == []
    assert titles(client, "小学", since=topic.raised_on) == [topic.title]
    assert titles(client, "小学", until="2020-01-01") == titles(client, "小学", noun="person") == []


def test_wrong_filters_are_said_and_passed_over(client, topic):
    cast.signed_in(client, cast.office())
    wrong = {"q": "小学", "noun": "nothing", "area": "x", "since": "morgen", "cursor": "2023-99-99.x"}
    answer = client.get(DESK, wrong)
    assert answer.status_code == 200 and len(answer.context["find"].said) == 3
    assert [row["url"] for row in answer.context["rows"]] == [topic.desk_url]


def test_strangers_find_what_is_public_and_lose_it_when_it_is_withheld(client, topic):
    assert titles(client, "小学", OPEN) == [topic.title]
    from shangliang.matters import actions

    actions.move(topic, "withhold", by=cast.clerk(), note="有个人信息")
    assert titles(client, "小学", OPEN) == []  # at once: what is shown is asked of the matter itself
    assert titles(cast.signed_in(client, cast.office()), "小学") == [topic.title]


def test_a_person_under_care_is_found_by_the_whole_name_alone_and_stands_in_no_vector(client):
    found = under_care(given={"name": "贾宝明"})
    anywhere.sweep()
    assert not Findable.objects.filter(noun="assisted_person").exists()
    assert not Findable.objects.extra(where=["terms::text LIKE '%%贾宝%%'"]).exists()
    cast.signed_in(client, cast.clerk())
    assert titles(client, "贾宝明") == []
    assert [row["url"] for row in client.post(DESK, {"whole": "贾宝明"}).context["whole"]] == [found.get_absolute_url()]
    assert client.post(DESK, {"whole": "贾宝"}).context["whole"] == []
    assert cast.signed_in(client, cast.outsider()).post(DESK, {"whole": "贾宝明"}).context["whole"] == []


@pytest.mark.parametrize("role", list(Role))
def test_whoever_finds_something_may_open_it(client, role, topic):
    room()
    anywhere.sweep()
    cast.signed_in(client, cast.holder(role))
    for words in ("小学", "永昌", "赵家庄", "虚构", "政协"):
        answer = client.get(DESK, {"q": words})
        for row in answer.context["places"] + answer.context["rows"]:
            assert client.get(row["url"]).status_code == 200, (words, row["url"])


def test_in_a_city_without_counties_its_office_finds_what_lies_below(client):
    clerk = cast.clerk("620201100001", name="甘小棠（虚构）")
    anywhere.sweep()
    cast.signed_in(client, cast.office("6202"))
    assert titles(client, "甘小棠", noun="person") == [clerk.name]
    assert titles(cast.signed_in(client, cast.outsider()), "甘小棠", noun="person") == []


def test_a_firm_far_away_is_found_by_who_is_bound_to_it_for_as_long_as_the_bond_lasts(client):
    far = cast.outsider()
    firm = add_enterprise("金川某厂（虚构）", cast.area(cast.SIBLING_COUNTY), by=far)
    leader = cast.chairperson()
    anywhere.sweep()
    cast.signed_in(client, leader)
    assert titles(client, "某厂") == []
    bond = make_bond("enterprise", leader, firm, by=far)
    assert titles(client, "某厂") == [firm.name]
    end_bond(bond, "换人", by=far)
    assert titles(client, "某厂") == []


def test_who_may_not_see_it_is_answered_as_if_it_were_not_there(client, topic):
    """The canary: the same page for a word that stands in hidden rows alone and for one that stands nowhere."""
    hidden, _code = walk.topic()
    type(hidden).objects.filter(pk=hidden.pk).update(text="白翠鸟有鸟在这里", title="白翠鸟鸟的题目")
    anywhere.index("matter", [hidden.ref])
    assert titles(cast.signed_in(client, cast.office()), "白翠鸟") == ["白翠鸟鸟的题目"]
    for who, url in ((cast.outsider(), DESK), (None, OPEN)):
        client.logout()
        if who:
            cast.signed_in(client, who)
        there, nowhere = (client.get(url, {"q": words}).content.decode() for words in ("白翠鸟", "无此事物"))
        assert "鸟的题目" not in there and "有鸟在这里" not in there
        assert _bare(there.replace("白翠鸟", "")) == _bare(nowhere.replace("无此事物", ""))


def _bare(page: str) -> str:
    """Without what is new in every page, and without the words in their encoded form."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"', "", page)
    return re.sub(r"%E[0-9A-F%]+", "", page)


NASTY = (
    "'", "''", '"', "\\", "a\\'b", "' | '@*", "@*", "@620321", ":*", "& | ! ()", "<->", "%", "_", "的", "的 了 是", "“", "“”", "“ ”", "‘路’", "𠮷", "😀",
    "İ", "ŉ", "ﬁ", "Ａ１", "\u200b", "a" * 60, "字" * 60, "1 2 3", "é", "e\u0301", "\ud7ff", "K7Q2M9X4TD", "zz zz",
)  # fmt: skip


def test_whatever_is_typed_is_answered(client, topic):
    cast.signed_in(client, cast.office())
    for words in NASTY:
        for url in (DESK, OPEN):
            assert client.get(url, {"q": words}).status_code == 200, words
    assert titles(client, "@*") == titles(client, "@+") == titles(client, "' | '@*") == []


def test_page_after_page_everything_comes_once_and_in_order(client):
    office = cast.office()
    made = [walk.topic()[0] for _n in range(45)]
    anywhere.index("matter", [matter.ref for matter in made])
    cast.signed_in(client, office)
    seen, cursor = [], ""
    while True:
        answer = client.get(DESK, {"q": "小学", "cursor": cursor})
        seen += [row["url"] for row in answer.context["rows"]]
        cursor = answer.context["more"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 45
    assert sorted(seen) == sorted(matter.desk_url for matter in made)
