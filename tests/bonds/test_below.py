"""What bonds say on pages below and beside them: who has a helper, who is posted to a community and what each did there."""

import pytest
from django.test import Client

from shangliang.bonds import actions
from shangliang.bonds.models import Aid, Bond, Card, Inquiry, Tick
from shangliang.gatherings.models import Visit
from shangliang.subjects import actions as subjects
from shangliang.subjects import forgetting
from shangliang.subjects.models import Erasure
from tests import cast
from tests.bonds import families

pytestmark = pytest.mark.django_db


def test_the_list_of_households_says_who_has_a_helper_until_the_bond_ends():
    bond = families.paired(families.helper())
    office = cast.signed_in(Client(), cast.office())
    assert "已结对" in office.get("/desk/households/").content.decode()
    assert str(bond.assisted) in office.get("/desk/households/?paired=yes").content.decode()
    actions.end_bond(bond, "调离", by=cast.office())
    page = office.get("/desk/households/?paired=no").content.decode()
    assert str(bond.assisted) in page
    assert "还没有结对" in page


def test_the_file_for_inspection_names_who_is_posted_and_how_often_they_came():
    place = cast.area(cast.VILLAGE)
    bond = actions.make_bond("posting", cast.member(), place, by=cast.office())
    url = f"/desk/inspection/{cast.VILLAGE}/"
    office = cast.signed_in(Client(), cast.office())
    assert "没有登记下沉的委员" not in office.get(url).content.decode()
    actions.record(bond, by=bond.person, operation="op-1", way="community", received=7, found="接待居民")
    page = office.get(url).content.decode()
    assert "接待人次" in page and ">7<" in page
    elsewhere = cast.area(f"{cast.VILLAGE[:-3]}201")
    assert "没有登记下沉的委员" in office.get(f"/desk/inspection/{elsewhere.code}/").content.decode()


def test_a_person_who_is_erased_takes_along_what_was_found_and_asked_and_nobody_else_s():
    """Also the words that somebody wrote beside the bond; what the goods were worth stays, for the counts."""
    bond, other = (
        families.paired(families.helper()),
        families.paired(families.helper("别的干部（虚构）"), families.assisted("别家（虚构）")),
    )
    for one in (bond, other):
        families.visited(one, found="炉子漏烟")
        actions.ask_organ(one, "派出所", "事故怎么处理", by=one.person)
        actions.exchange_card(one, by=one.person, family_phone="13000000001", family_who="家属")
        actions.give_aid(one, "给王家孩子的轮椅", 300, by=one.person)
        Tick.objects.create(bond=one, list="any", item="看望", on=one.start, note="王家孩子上学", by=one.person)
        Bond.objects.filter(pk=one.pk).update(why="王家的邻居")
    subjects.erase_person(bond.assisted, next(iter(Erasure)), by=cast.office())
    assert [str(v.found) for v in Visit.objects.filter(assisted=bond.assisted)] == [""]
    assert not Inquiry.objects.filter(bond=bond).exists()
    assert str(Card.objects.get(bond=bond).family_phone) == ""
    bond.refresh_from_db()
    assert bond.end is not None
    beside = [bond.why, bond.reason, *(a.what for a in bond.aid.all()), *(t.note for t in bond.ticks.all())]
    assert len(beside) == 4 and "王家" not in "".join(beside) and bond.aid.get().yuan == 300
    assert "轮椅" in other.aid.get().what and other.ticks.get().note
    lain = forgetting.tables()
    assert {m._meta.db_table for m in (Aid, Bond, Card, Inquiry, Tick, Visit)} <= lain
    assert str(Visit.objects.get(assisted=other.assisted).found) == "炉子漏烟"
    assert Inquiry.objects.filter(bond=other).exists()
