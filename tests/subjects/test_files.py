"""Households and persons under care on the desk: looked for, registered, masked, opened for a reason, taken off the list."""

import re
from urllib.parse import quote

import pytest
from django.db.models import Q

from shangliang.kit import rules
from shangliang.subjects import actions, care, paired
from shangliang.subjects.models import AssistedPerson, Household
from tests import cast
from tests.bonds import families
from tests.counting import queries
from tests.subjects.files import ADULT, DESK, SENSITIVE, canaries, child, person, whole

pytestmark = pytest.mark.django_db


def page(client, who, url) -> str:
    answer = cast.signed_in(client, who).get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def typed(**more) -> dict:
    return {
        "area": cast.VILLAGE,
        "name": ADULT["name"],
        "kinds": ["特困人员"],
        "listed_on": "2023-05-19",
        "once": "k",
    } | more


def test_a_household_is_looked_for_and_then_registered_with_its_first_person(client):
    cast.signed_in(client, cast.clerk())
    found = client.post(f"{DESK}add/", {"area": cast.VILLAGE, "name": ADULT["name"], "id_number": ""})
    assert "没有查到相同或相近的人" in found.content.decode()
    answer = client.post(f"{DESK}new/", typed(born_on="1956-03-04", address="三社"))
    made = AssistedPerson.objects.get()
    assert answer.url == made.household.get_absolute_url()
    assert (made.name, made.minor, str(made.household.address)) == (ADULT["name"], False, "三社")


@pytest.mark.parametrize(
    "sought", [{"name": ADULT["name"]}, {"id_number": SENSITIVE["id_number"]}, {"name": "欧阳锦丝雀"}]
)
def test_who_is_known_is_shown_before_anybody_is_registered_again(client, sought):
    made = whole()
    cast.signed_in(client, cast.clerk())
    hits = client.post(f"{DESK}add/", {"area": cast.VILLAGE, "name": "", "id_number": ""} | sought).content.decode()
    assert made.get_absolute_url() in hits and ADULT["name"] not in hits.replace(f'value="{ADULT["name"]}"', "")
    other = client.post(f"{DESK}add/", {"area": cast.VILLAGE, "name": "李四"}).content.decode()
    assert made.get_absolute_url() not in other


def test_a_file_shows_masks_and_no_clear_value_anywhere(client):
    made = whole()
    html = page(client, cast.clerk(), made.household.get_absolute_url())
    assert "欧****" in html and "139****45" in html and "已登记，未显示" in html
    assert [value for value in canaries() if value in html] == []
    for url in (DESK, f"{DESK}p/{made.ref}/edit/", f"{DESK}p/{made.ref}/paper/", f"{DESK}{made.household.ref}/edit/"):
        html = page(client, cast.clerk(), url)
        assert [value for value in canaries() if value in html] == [], url


def test_a_fact_is_opened_for_a_reason_once_and_the_look_stands_on_the_file(client):
    made = whole()
    cast.signed_in(client, cast.clerk())
    refused = client.post(f"{DESK}p/{made.ref}/reveal/", {"reason": "", "note": ""}).content.decode()
    assert "请填写这一项" in refused and SENSITIVE["id_number"] not in refused
    shown = client.post(f"{DESK}p/{made.ref}/reveal/", {"reason": "relief", "note": "代办低保"}).content.decode()
    assert all(value in shown for value in [*SENSITIVE.values(), "金丝雀路九号院"])
    again = client.get(made.household.get_absolute_url()).content.decode()
    assert "办理救助保障" in again and "代办低保" in again and SENSITIVE["id_number"] not in again


def test_the_list_finds_a_whole_name_a_number_or_initials_and_never_a_part(client):
    made = whole()
    actions.list_person(made.household, ["孤儿"], by=cast.clerk(), given={"name": "李某（虚构）"})
    cast.signed_in(client, cast.clerk())

    def found(words):
        return [row.pk for row in client.post(DESK, {"q": words}).context["page"].rows]

    for words in (ADULT["name"], SENSITIVE["id_number"], "oyjsq"):
        assert found(words) == [made.pk], words
    for words in ("金丝雀", "欧", "62032119", "没有这个人"):
        assert found(words) == [], words


def test_who_is_looked_for_stands_in_no_address(client):
    made = whole()
    cast.signed_in(client, cast.office())
    page = client.post(DESK, {"q": ADULT["name"]})
    assert [row.pk for row in page.context["page"].rows] == [made.pk] and page["Cache-Control"].count("no-store")
    links = re.findall(r'(?:href|action)="([^"]*)"', page.content.decode())
    assert links and [link for link in links if "q=" in link or quote(ADULT["name"][:2]) in link] == []
    assert re.search(
        r'<form[^>]*method="post"[^>]*>(?:<input[^>]*>)*<input type="search" name="q"',
        client.get(DESK).content.decode(),
    )
    assert len(client.get(DESK, {"q": "没有这个人"}).context["page"].rows) == 1  # an address is asked for nobody


def test_who_leaves_leaves_with_a_reason_and_the_list_shows_them_only_when_asked(client):
    made = person()
    cast.signed_in(client, cast.clerk())
    assert "请填写这一项" in client.post(f"{DESK}p/{made.ref}/leave/", {"why": ""}).content.decode()
    client.post(f"{DESK}p/{made.ref}/leave/", {"why": "moved", "note": "随子女到金昌", "once": "k"})
    made.refresh_from_db()
    assert made.left_on and made.left_why == "moved"
    assert client.get(DESK).context["page"].rows == []
    assert [row.pk for row in client.get(DESK, {"state": "left"}).context["page"].rows] == [made.pk]


def test_rows_of_the_file_are_written_met_and_struck(client):
    made = whole()
    cast.signed_in(client, cast.clerk())
    base = f"{DESK}p/{made.ref}/"
    client.post(f"{base}add/need/", {"wish": "wish", "text": "想要一件雨衣", "raised_on": "2023-05-19", "once": "a"})
    client.post(f"{base}add/subsidy/", {"kind": "特困供养金", "year": "2023", "amount": "7800.00", "once": "b"})
    client.post(f"{base}add/guarantee/", {"kind": "住房", "in_place": "yes", "note": "", "once": "c"})
    need, subsidy = made.needs.get(), made.subsidies.get()
    client.post(f"{base}needs/{need.pk}/met/", {"on": "2023-05-26", "how": "干部自费买来", "once": "d"})
    html = client.get(made.household.get_absolute_url()).content.decode()
    assert all(
        words in html for words in ("想要一件雨衣", "干部自费买来", "特困供养金", "金额已登记，未显示", "已落实")
    )
    assert "7800" not in re.sub(r"<[^>]*>", " ", html)  # a random key in an address may hold any four digits
    client.post(f"{base}rows/subsidy/{subsidy.pk}/strike/")
    assert not made.subsidies.exists()
    wrong = client.post(f"{base}add/subsidy/", {"kind": "没有", "year": "1", "amount": "-3"})
    assert set(wrong.context["form"].errors) == {"kind", "year", "amount"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kinds": ["没有这一类"]}, "kinds"),
        ({"kinds": []}, "kinds"),
        ({"area": cast.SIBLING_COMMUNITY}, "area"),
        ({"listed_on": "不知道"}, "listed_on"),
        ({"born_on": "2015-09-01"}, "__all__"),
    ],
)
def test_what_does_not_fit_is_refused_in_place_and_kept(client, wrong, field):
    cast.area(cast.SIBLING_COMMUNITY)
    cast.signed_in(client, cast.clerk())
    answer = client.post(f"{DESK}new/", typed(address="三社") | wrong)
    assert answer.status_code == 200 and field in answer.context["form"].errors and "三社" in answer.content.decode()
    assert not Household.objects.exists()


def test_one_more_person_of_the_household_and_two_kinds_of_care_under_one_roof(client):
    made = child()
    cast.signed_in(client, cast.clerk())
    data = {"kinds": ["困难重度残疾人"], "listed_on": "2023-05-19", "name": "某某（虚构）", "once": "k"}
    client.post(f"{DESK}{made.household.ref}/add/", data)
    assert sorted(p.kinds[0] for p in made.household.persons.all()) == ["困难重度残疾人", "孤儿"]


def test_whoever_knows_who_is_paired_fills_the_filter_and_until_then_nobody_is(client, monkeypatch):
    made, other = person(), child()
    cast.signed_in(client, cast.clerk())

    def found(word):
        return {row.pk for row in client.get(DESK, {"paired": word}).context["page"].rows}

    assert (found("yes"), found("no")) == (set(), {made.pk, other.pk})
    monkeypatch.setattr(paired, "_known", [])
    paired.by(lambda: Q(ref=made.ref))
    assert (found("yes"), found("no")) == ({made.pk}, {other.pk})
    assert "已结对" in client.get(DESK).content.decode()


def test_an_office_sets_the_kinds_of_its_own_place(client):
    made = person()
    rules.set_rule(care.KINDS, cast.COUNTY, "孤儿\n安置帮教对象", by=cast.office())
    cast.signed_in(client, cast.clerk())
    shown = client.get(f"{DESK}p/{made.ref}/edit/").content.decode()
    assert (
        "安置帮教对象" in shown and "特困人员" in shown and "困难重度残疾人" not in shown
    )  # what a file holds it may keep
    assert client.post(f"{DESK}new/", typed(kinds=["安置帮教对象"])).status_code == 302
    with pytest.raises(ValueError, match="一行一个"):
        rules.set_rule(care.KINDS, cast.COUNTY, "孤儿\n孤儿", by=cast.office())


def test_a_file_with_three_persons_costs_what_one_costs(client):
    made = whole()
    helper, page = families.helper(), made.household.get_absolute_url()
    viewers = (cast.clerk(), cast.office(), helper)

    def lived(one):
        families.visited(families.paired(helper, one))
        actions.add_need(one, "一件雨衣", by=cast.clerk())
        actions.reveal(one, by=cast.clerk(), reason="relief")

    lived(made)
    costs = [queries(cast.signed_in(client, who), page) for who in viewers]
    for name in ("李某（虚构）", "赵某（虚构）"):
        lived(actions.list_person(made.household, ["特困人员"], by=cast.clerk(), given={"name": name}))
    assert [queries(cast.signed_in(client, who), page) for who in viewers] == costs
    assert max(costs) <= 16
