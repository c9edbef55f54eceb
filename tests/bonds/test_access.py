"""A helper sees exactly their own persons, while the bond is in force, and loses all of it the moment it ends."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from shangliang.bonds import actions
from shangliang.bonds.models import Bond, Card
from shangliang.gatherings.models import Visit
from shangliang.kit import clock
from shangliang.subjects.actions import add_enterprise
from shangliang.subjects.models import AssistedPerson, Enterprise, Household
from tests import cast
from tests.bonds import families

pytestmark = pytest.mark.django_db


def seen(person):
    return set(AssistedPerson.objects.visible_to(person))


def test_a_helper_sees_their_own_person_and_nobody_elses():
    mine, other = families.assisted(), families.assisted("赵某（虚构）")
    bond = families.paired(whom=mine)
    assert seen(bond.person) == {mine}
    assert set(Household.objects.visible_to(bond.person)) == {mine.household}
    assert seen(families.helper("没有结对的干部（虚构）")) == set()
    assert seen(cast.office()) == {mine, other}
    assert seen(cast.outsider()) == seen(cast.city_office()) == set()


def test_an_ended_bond_gives_nothing_from_that_moment_on_nor_do_its_visits():
    bond = families.paired()
    families.visited(bond, found="屋里干净，老人精神好。")
    assert Visit.objects.visible_to(bond.person).count() == Bond.objects.visible_to(bond.person).count() == 1
    actions.end_bond(bond, "调离", by=cast.office())
    assert seen(bond.person) == set()
    assert not Visit.objects.visible_to(bond.person) and not Bond.objects.visible_to(bond.person)
    assert Visit.objects.visible_to(cast.office()).count() == 1
    with pytest.raises(PermissionDenied):
        families.visited(bond, by=bond.person)


def test_a_page_that_was_open_when_the_bond_ended_saves_nothing_and_opens_nothing():
    bond = families.paired()
    helper, tab = bond.person, cast.signed_in(Client(), bond.person)
    visit, aid = f"/desk/visits/{bond.ref}/", f"/desk/bonds/{bond.ref}/aid/"
    typed = {"what": "大米", "yuan": "9", "kind": "goods", "source": "own", "on": clock.today(), "once": "k1"}
    assert tab.post(aid, typed).status_code == 302
    form = tab.get(visit).context["form"]
    open_since = Bond.objects.get(pk=bond.pk)
    assert open_since.is_active
    actions.end_bond(bond, "调离", by=cast.office())
    found = {"way": "home", "found": "后来写的", "on": clock.today(), "operation": form.initial["operation"]}
    assert tab.post(visit, found).status_code == 404
    assert tab.post(aid, typed).status_code == 404, "not even the answer of the first time"
    assert tab.post(f"/desk/households/p/{bond.assisted.ref}/reveal/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.give_aid(open_since, "大米", "9", by=helper)
    with pytest.raises(PermissionDenied):
        actions.record(open_since, by=helper, operation="n1")
    assert not Visit.objects.exists()


def test_a_post_that_ends_ends_what_stood_on_it_without_anybody_ending_the_bond():
    bond = families.paired()
    assert seen(bond.person) == {bond.assisted}
    families.end_posts(bond.person)
    bond = Bond.objects.get()
    assert bond.end is None and not bond.is_active
    assert seen(bond.person) == set() and not Bond.objects.active()
    assert list(Bond.objects.lapsed()) == [bond]


def test_a_bond_of_tomorrow_opens_nothing_today():
    bond = families.paired(on=clock.today() + clock.days(1))
    assert seen(bond.person) == set()
    with clock.at(clock.today() + clock.days(1)):
        bond.person.forget_posts()
        assert seen(bond.person) == {bond.assisted}


def test_who_has_left_the_list_is_not_looked_at_any_more():
    bond = families.paired()
    assert seen(bond.person) == {bond.assisted}
    AssistedPerson.objects.update(left_on=clock.today(), left_why="已就业")
    assert seen(bond.person) == set()


def test_a_second_contact_sees_the_firm_and_its_visits_until_the_bond_ends():
    place = cast.area(cast.COUNTY)
    firm = add_enterprise("永昌某厂（虚构）", place, by=cast.office())
    who = cast.contact("620302", name="包联人（虚构）")
    assert firm not in Enterprise.objects.visible_to(who)
    bond = actions.make_bond("enterprise", who, firm, by=cast.office())
    assert firm in Enterprise.objects.visible_to(who)
    families.visited(bond)
    assert Visit.objects.visible_to(who).count() == 1
    actions.end_bond(bond, "换人", by=cast.office())
    assert firm not in Enterprise.objects.visible_to(who) and not Visit.objects.visible_to(who)


def test_two_helpers_do_not_see_each_others_bonds():
    first, second = families.paired(), families.paired(families.helper("另一名干部（虚构）"))
    assert list(Bond.objects.visible_to(first.person)) == [first]
    assert list(Bond.objects.visible_to(second.person)) == [second]
    assert Bond.objects.visible_to(cast.office()).count() == 2
    assert not Bond.objects.visible_to(cast.auditor()) and not Bond.objects.visible_to(cast.outsider())


def test_what_is_held_of_an_erased_person_is_emptied_and_the_counts_stay():
    bond, other = families.paired(), families.paired(families.helper("另一名干部（虚构）"))
    for one in (bond, other):
        families.visited(one, found="怕煤气", aid={"what": "大米", "yuan": 120})
        actions.exchange_card(one, by=one.person, helper_phone="13809350001", family_phone="13909350002")
        actions.ask_organ(one, "县公安局", "事故怎么处理", by=one.person)
    actions.forget_person(bond.assisted, by=cast.office())
    gone, kept = Visit.objects.get(assisted=bond.assisted), Visit.objects.get(assisted=other.assisted)
    assert (gone.found, kept.found) == ("", "怕煤气")
    assert (bond.inquiries.count(), other.inquiries.count()) == (0, 1)
    assert (str(Card.objects.get(bond=bond).family_phone), str(Card.objects.get(bond=other).family_phone)) == (
        "",
        "13909350002",
    )
    assert list(Bond.objects.active()) == [other] and bond.aid.count() == 1


def test_a_city_s_office_sees_what_its_committees_keep_in_the_counties_and_no_other_city_s_does():
    firm = add_enterprise("某厂（虚构）", cast.area(cast.COUNTY), by=cast.office())
    committee = cast.organisation("committee", cast.CITY)
    bond = actions.contact_enterprise(firm, committee, "主任", by=cast.office())
    assert bond in Bond.objects.visible_to(cast.city_office())
    assert bond not in Bond.objects.visible_to(cast.city_office("6206"))
    family = families.paired()
    assert family not in Bond.objects.visible_to(cast.city_office())
