"""How often somebody is visited is a rule; when the next is due follows from it; what others did counts for nobody."""

import pytest

from shangliang.bonds import actions
from shangliang.bonds.models import Bond
from shangliang.bonds.rhythm import late, standings
from shangliang.bonds.rules import is_default, items
from shangliang.kit import clock, rules
from shangliang.kit.rules import declared
from shangliang.people.refusal import Refused
from shangliang.subjects.actions import add_enterprise
from tests import cast
from tests.bonds import families

pytestmark = pytest.mark.django_db


def standing(bond):
    return standings([Bond.objects.whole().get(pk=bond.pk)])[0]


def test_a_new_bond_is_due_in_three_months_and_overdue_after_that_in_the_page_and_in_sql_alike():
    bond = families.paired(on=families.days_ago(10))
    assert standing(bond).light == "calm" and not late(Bond.objects.all())
    old = families.paired(families.helper("另一名干部（虚构）"), on=families.days_ago(100))
    assert standing(old).light == "late" and list(late(Bond.objects.all())) == [old]
    families.visited(old, way="phone")
    assert standing(old).light == "calm" and not late(Bond.objects.all())


def test_a_call_counts_as_contact_but_not_as_a_visit():
    bond = families.paired(on=families.days_ago(5))
    families.visited(bond, way="phone")
    visits, contacts = standing(bond).beats
    assert (visits.done, contacts.done) == (0, 1)
    families.visited(bond, way="home")
    visits, contacts = standing(bond).beats
    assert (visits.done, contacts.done) == (1, 2)


def test_what_somebody_else_did_does_not_count_for_the_helper():
    bond = families.paired(on=families.days_ago(5))
    families.visited(bond, by=cast.office(), visitor=cast.office())
    assert standing(bond).beats[0].done == 0
    families.visited(bond, by=cast.office(), visitor=bond.person)
    assert standing(bond).beats[0].done == 1


def test_an_office_changes_how_often_and_the_due_day_follows():
    bond = families.paired(on=families.days_ago(40))
    assert standing(bond).light == "calm"
    rules.set_rule("bond.pairing.contacts", cast.COUNTY, 12, by=cast.office())
    assert standing(bond).light == "late" and list(late(Bond.objects.all(), cast.COUNTY)) == [bond]
    assert not late(Bond.objects.all(), cast.SIBLING_COUNTY)


def test_the_day_agreed_on_comes_first_if_it_is_earlier():
    bond = families.paired(on=families.days_ago(5))
    families.visited(bond, next_on=clock.today() + clock.days(7))
    assert standing(bond).due == clock.today() + clock.days(7)
    families.visited(bond, next_on=clock.today() + clock.days(900))
    assert standing(bond).due < clock.today() + clock.days(100)


def test_the_lists_are_labelled_as_defaults_until_an_office_rewrites_them_and_then_hold():
    firm = add_enterprise("永昌某厂（虚构）", cast.area(cast.COUNTY), by=cast.office())
    bond = actions.contact_enterprise(firm, cast.organisation("cppcc"), "主席会议成员", by=cast.office())
    assert len(items("five", cast.COUNTY)) == 5 and len(items("six", cast.COUNTY)) == 6
    assert is_default("five", cast.COUNTY)
    assert all("默认，可改" in str(r.basis) for r in declared() if r.key.startswith("bond.list."))
    actions.tick(bond, "five", "一个工作方案", by=cast.office())
    with pytest.raises(Refused, match="没有这一项"):
        actions.tick(bond, "five", "随便一项", by=cast.office())
    rules.set_rule("bond.list.five", cast.COUNTY, "一名联络员\n一张服务卡", by=cast.office())
    assert not is_default("five", cast.COUNTY) and is_default("five", cast.SIBLING_COUNTY)
    assert actions.tick(bond, "five", "一名联络员", by=cast.office()).item == "一名联络员"


def test_a_line_of_a_checklist_that_is_too_long_is_refused():
    with pytest.raises(ValueError, match="不能太长"):
        rules.set_rule("bond.list.six", cast.COUNTY, "长" * 61)
    assert rules.set_rule("bond.list.six", cast.COUNTY, "长" * 60)


def test_every_rhythm_is_a_rule_with_its_basis():
    found = {r.key: str(r.name) for r in declared() if r.key.startswith("bond.")}
    assert found["bond.pairing.visits"] == "结对帮扶：每年至少几次（上门走访）"
    assert {"bond.enterprise.visits", "bond.talk.talks", "bond.nonparty.talks", "bond.posting.duties"} < found.keys()
