"""Story 7, 临泽: thirteen cadres and thirteen families, from the roll to the figures, through the pages that they use."""

import pytest
from django.test import Client

from shangliang.bonds.models import Bond
from shangliang.kit import clock, figures, ids
from shangliang.matters import actions as matters
from shangliang.matters.models import Matter
from tests import cast
from tests.bonds import families

pytestmark = pytest.mark.django_db
LINZE, VILLAGE = "620723", "620723107205"
NEEDS = ("不清楚事故怎么处理", "孩子想要一枚篮球", "下雨天放羊没有雨衣", "缺一套文具", "补贴停发了一个月")


def desk(who) -> Client:
    return cast.signed_in(Client(), who)


def enrolled(office):
    """Thirteen on the roll, eight of them of section level."""
    for number in range(13):
        who = cast.cadre(LINZE, name=f"干部{number}（虚构）")
        rank = ("section" if number % 2 else "deputy_section") if number < 8 else "staff"
        answer = office.post("/desk/pairing/helpers/add/", {"who": who.name, "rank": rank, "capacity": 1})
        assert answer.status_code == 302


def confirmed(office):
    form = office.get("/desk/pairing/").context["form"]
    assert len(form.lines) == 13
    answer = office.post("/desk/pairing/", {name: form[name].value() or "" for name in form.fields})
    assert answer.status_code == 302


def visited(bond, need=""):
    """The helper on the phone: rice, flour, oil out of the own pocket, a need where there is one."""
    typed = {"way": "home", "found": "一切都好", "on": clock.today().isoformat(), "operation": ids.ref(), "aid_what": "米、面、油",
             "aid_yuan": "160", "aid_kind": "goods", "aid_source": "own", "explained": "残疾人两项补贴"}  # fmt: skip
    typed |= {"need_title": need, "need_class": "基本生活"} if need else {}
    assert desk(bond.person).post(f"/desk/visits/{bond.ref}/", typed).status_code == 302


def test_every_family_has_its_cadre_is_visited_and_helped_and_the_figures_say_so():
    cast.organisation("council", VILLAGE)
    clerk = cast.clerk(VILLAGE)
    people = [families.assisted(f"对象{n}（虚构）", code=VILLAGE) for n in range(13)]
    families.assisted("同户的孩子（虚构）", house=people[0].household, kinds=("unsupported", "disabled"))
    office = desk(cast.office(LINZE))
    enrolled(office)
    confirmed(office)
    bonds = list(Bond.objects.active().order_by("pk"))
    for number, bond in enumerate(bonds):
        visited(bond, NEEDS[number] if number < len(NEEDS) else "")
    for matter in Matter.objects.filter(kind="household"):
        matters.move(matter, "accept", by=clerk)
        matters.move(matter, "settle", by=clerk, note="已办妥")
    found = figures.compute(LINZE, only=["pairing"])["pairing"]
    assert found == {
        "helpers": 13, "households": 13, "persons": 14, "paired": 1.0, "paired_of": [14, 14], "visited": 1.0,
        "visited_of": [14, 14], "aided": 1.0, "aided_of": [14, 14], "problems_solved": 5, "aid_yuan": 2240.0,
        "section_level_helpers": 8,
    }  # fmt: skip
    whole = office.get("/desk/coverage/").context["whole"]
    assert [cell["missing"] for cell in whole["cells"][:5]] == [0] * 5
