"""Who looks after whom: made once, changed with a reason, ended; what the database itself refuses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from shangliang.bonds import actions
from shangliang.bonds.models import Bond
from shangliang.kit import clock
from shangliang.kit.trail.rows import TrailRow
from shangliang.people.refusal import Refused
from shangliang.subjects.actions import add_enterprise
from tests import cast
from tests.bonds import families

pytestmark = pytest.mark.django_db


def test_an_office_pairs_a_helper_with_a_person_and_the_trail_names_no_family():
    whom = families.assisted()
    bond = families.paired(whom=whom)
    row = TrailRow.objects.get(action="bond.make")
    assert bond.is_active and bond.area_id == cast.VILLAGE and bond.post.person == bond.person
    assert whom.ref not in str(row.detail) and whom.name not in str(row.detail)
    with pytest.raises(PermissionDenied):
        actions.make_bond("pairing", families.helper("另一名干部（虚构）"), families.assisted(), by=cast.outsider())
    with pytest.raises(PermissionDenied):
        actions.make_bond("pairing", bond.person, families.assisted(), by=bond.person)


def test_a_city_reaches_no_single_family_but_its_county_does():
    whom = families.assisted()
    with pytest.raises(PermissionDenied):
        actions.make_bond("pairing", families.helper(), whom, by=cast.city_office())
    assert families.paired(whom=whom).is_active


def test_a_person_has_one_helper_and_a_helper_may_have_two_persons_of_one_household():
    house = families.household()
    first, second = families.assisted(house=house), families.assisted("李某（虚构）", house=house)
    who = families.helper()
    assert families.paired(who, first).is_active and families.paired(who, second).is_active
    with pytest.raises(Refused, match="已经有人"):
        families.paired(families.helper("另一名干部（虚构）"), first)


def test_the_database_itself_refuses_a_second_helper_and_an_end_without_a_reason():
    bond = families.paired()
    with pytest.raises(IntegrityError, match="bond_one_helper"), transaction.atomic():
        Bond.objects.create(
            kind="pairing", person=bond.person, post=bond.post, organisation=bond.organisation, assisted=bond.assisted,
            area=bond.area, start=bond.start,
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="bond_ends_with_a_reason"), transaction.atomic():
        Bond.objects.filter(pk=bond.pk).update(end=clock.today())
    Bond.objects.filter(pk=bond.pk).update(end=clock.today(), reason="调离")


def test_a_change_ends_one_and_begins_the_next_on_the_same_day_with_its_reason():
    old = families.paired()
    new = actions.change_helper(old, families.helper("新的干部（虚构）"), "原干部调离", by=cast.office())
    old.refresh_from_db()
    assert (old.end, old.reason) == (new.start, "原干部调离") and new.before == old and new.is_active
    with pytest.raises(Refused, match="原因"):
        actions.change_helper(new, old.person, " ", by=cast.office())
    with pytest.raises(Refused, match="不用更换"):
        actions.change_helper(new, new.person, "再来", by=cast.office())


def test_an_ended_bond_ends_once():
    bond = actions.end_bond(families.paired(), "退出名单", by=cast.office())
    assert not bond.is_active
    with pytest.raises(Refused, match="已经在"):
        actions.end_bond(bond, "再结束", by=cast.office())


def test_a_firm_may_have_several_bodies_each_once_and_keeps_who_leads():
    cast.area(cast.COUNTY)
    firm = add_enterprise("永昌某厂（虚构）", cast.area(cast.COUNTY), by=cast.office())
    lead, second = cast.organisation("cppcc"), cast.organisation("department")
    first = actions.contact_enterprise(firm, lead, "主席会议成员", by=cast.office())
    again = actions.contact_enterprise(firm, lead, "主席会议成员", by=cast.office())
    assert again == first and firm.contact == lead
    actions.make_bond("enterprise", None, firm, by=cast.office(), organisation=second, title="局长")
    with pytest.raises(Refused, match="已经有人"):
        actions.make_bond("enterprise", None, firm, by=cast.office(), organisation=second, title="副局长")
    new = actions.contact_enterprise(firm, second, "局长", by=cast.office())
    firm.refresh_from_db()
    assert firm.contact == second and new.organisation == second
    assert Bond.objects.active().filter(enterprise=firm).count() == 1


def test_a_leader_is_bound_to_a_member_and_a_member_to_a_community_but_not_to_a_county():
    leader, member = cast.chairperson(), cast.member()
    talk = actions.make_bond("talk", leader, member, by=cast.office())
    assert talk.area_id == cast.COUNTY
    community = cast.area(cast.SIBLING_COMMUNITY)
    there = cast.member(cast.SIBLING_COUNTY, name="下沉委员（虚构）")
    posted = actions.make_bond("posting", there, community, by=cast.outsider())
    assert posted.is_active and posted.target == community
    with pytest.raises(Refused, match="村或社区"):
        actions.make_bond("posting", there, cast.area(cast.SIBLING_COUNTY), by=cast.outsider())
    with pytest.raises(Refused, match="职务"):
        actions.make_bond("talk", families.helper(), cast.member(name="另一委员（虚构）"), by=cast.office())
    with pytest.raises(Refused, match="同一个人"):
        actions.make_bond("nonparty", leader, leader, by=cast.office())
