"""Visits and contact cards from a phone without a network: done once, or set aside whole for people to decide."""

import random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shangliang.bonds import actions
from shangliang.bonds.models import Bond, Card
from shangliang.gatherings.models import Visit
from shangliang.kit import clock, rules
from shangliang.kit.notices import Notice
from shangliang.kit.offline import Operation
from shangliang.kit.trail import TrailRow
from shangliang.matters.models import Matter
from shangliang.subjects.actions import erase_person
from shangliang.subjects.models import Erasure
from tests import cast
from tests.bonds import families
from tests.kit.away import Phone

pytestmark = pytest.mark.django_db
FOUND = "炉子裂了一道缝，怕煤气"
HOUR = 3600


@pytest.fixture
def bond():
    cast.platforms()
    return families.paired(whom=families.assisted("王小明（虚构）"), on=families.days_ago(120))


@pytest.fixture
def phone(bond):
    return Phone(bond.person)


def visit(phone, bond, **more):
    said = {"way": "home", "found": FOUND, "ago": "0", "again": ""} | more
    return phone.write("visit", bond.kind, bond.ref, **said)


def ended(bond):
    return actions.end_bond(bond, "调离", by=cast.office())


def aside() -> Operation:
    return Operation.objects.get(outcome="aside")


def page(person, row):
    return cast.signed_in(Client(), person).get(f"/desk/offline/kept/{row.ref}/")


def decide(person, row, **data):
    return cast.signed_in(Client(), person).post(f"/desk/offline/kept/{row.ref}/", data, follow=True)


def test_the_list_names_those_i_look_after_and_nothing_that_was_found_there(bond, phone):
    families.visited(bond, on=families.days_ago(30), found="不该带走的话")
    entry = phone.entry("visit")
    assert entry["heading"] == "王小明（虚构）" and entry["household"]
    assert "不该带走的话" not in str(phone.take())
    assert TrailRow.objects.filter(action="offline.take", object=bond.person.ref).exists()


def test_no_more_households_than_the_rule_go_along(bond, phone):
    families.paired(bond.person, families.assisted("另一人（虚构）"))
    assert sum(one["household"] for one in phone.take()) == 2
    rules.set_rule("offline.households", cast.COUNTY, 1, by=cast.office())
    assert sum(one["household"] for one in phone.take()) == 1


def test_a_list_of_three_asks_as_often_as_a_list_of_one(bond, phone):
    with CaptureQueriesContext(connection) as one:
        assert len(phone.take()) == 1
    for name in ("甲某（虚构）", "乙某（虚构）"):
        families.paired(bond.person, families.assisted(name))
    with CaptureQueriesContext(connection) as three:
        assert len(phone.take()) == 3
    assert len(three) == len(one)


def test_a_visit_arrives_with_what_came_of_it(bond, phone):
    visit(phone, bond, need_title="取暖炉要换", aid_what="面粉", aid_yuan="80", aid_kind="goods", aid_source="own")
    assert phone.outcomes() == ["done"]
    made = Visit.objects.get()
    assert (made.found, made.on, made.visitor) == (FOUND, clock.today(), bond.person)
    assert Matter.objects.get().title == "取暖炉要换"
    assert bond.aid.get().what == "面粉"


def test_sent_five_times_and_in_any_order_it_is_one(bond, phone):
    visit(phone, bond)
    visit(phone, bond, way="phone", found="电话里说还好")
    for _time in range(5):
        order = random.sample(phone.written, 2)
        assert set(phone.outcomes(*order)) == {"done"}
    assert Visit.objects.count() == 2


def test_of_half_a_batch_the_rest_is_sent_again(bond, phone):
    first, second = visit(phone, bond), visit(phone, bond, way="phone")
    assert phone.outcomes(first, b"torn off") == ["done", "broken"]
    assert phone.outcomes(first, second) == ["done", "done"]
    assert Visit.objects.count() == 2


@pytest.mark.parametrize("wrong", [24 * HOUR, -24 * HOUR])
def test_a_clock_that_is_a_day_off_changes_nothing(bond, wrong):
    phone = Phone(bond.person, wrong=wrong)
    visit(phone, bond)
    visit(phone, bond, way="phone", ago="2")
    assert phone.outcomes() == ["done", "done"]
    assert sorted(Visit.objects.values_list("on", flat=True)) == [families.days_ago(2), clock.today()]


def test_a_visit_that_was_written_down_already_is_shown_beside_it(bond, phone):
    families.visited(bond, way="home", found="网上已经记过")
    visit(phone, bond)
    answer = phone.send()[0]
    assert answer["outcome"] == "aside" and "是不是同一次" in answer["sentence"]
    text = page(bond.person, aside()).content.decode()
    assert FOUND in text and "网上已经记过" in text
    assert Visit.objects.count() == 1
    decide(bond.person, aside(), enter="1", way="home", found=FOUND, ago="0")
    assert Visit.objects.count() == 2
    assert Operation.objects.get().outcome == "entered" and not Operation.objects.get().said


def test_what_is_not_entered_says_why_and_keeps_no_words(bond, phone):
    families.visited(bond, way="home")
    visit(phone, bond)
    phone.send()
    row = aside()
    assert "请写明为什么" in decide(bond.person, row, drop="1", why=" ").content.decode()
    decide(bond.person, row, drop="1", why="同一次")
    row.refresh_from_db()
    assert (row.outcome, row.decided_why, row.said) == ("dropped", "同一次", "")
    assert Visit.objects.count() == 1


def test_what_was_filled_in_wrongly_is_kept_and_can_be_mended_by_its_writer(bond, phone):
    visit(phone, bond, aid_what="面粉")
    assert "折价" in phone.send()[0]["sentence"]
    assert 'value="面粉"' in page(bond.person, aside()).content.decode()
    decide(
        bond.person,
        aside(),
        enter="1",
        way="home",
        found=FOUND,
        ago="0",
        aid_what="面粉",
        aid_yuan="80",
        aid_kind="goods",
        aid_source="own",
    )
    assert Visit.objects.get().found == FOUND and bond.aid.get().what == "面粉"


def test_under_a_bond_that_has_ended_it_is_kept_for_who_binds_there(bond, phone):
    visit(phone, bond)
    ended(bond)
    assert phone.outcomes() == ["aside"]
    assert not Visit.objects.exists()
    office = cast.office()
    assert Notice.objects.for_person(office.pk).filter(noun="offline").count() == 1
    assert FOUND in page(office, aside()).content.decode()
    decide(office, aside(), enter="1")
    made = Visit.objects.get()
    assert (made.visitor, made.typed_by, made.found) == (bond.person, office, FOUND)


def test_whose_bond_has_ended_can_not_enter_it_themselves(bond, phone):
    visit(phone, bond)
    ended(bond)
    phone.send()
    assert (
        "由负责结对的人决定"
        in decide(bond.person, aside(), enter="1", way="home", found=FOUND, ago="0").content.decode()
    )
    assert not Visit.objects.exists() and aside().said


def test_nobody_else_sees_what_was_set_aside(bond, phone):
    visit(phone, bond)
    ended(bond)
    phone.send()
    assert page(cast.office(), aside()).status_code == 200
    for other in (cast.outsider(), families.helper("别的帮扶干部（虚构）"), cast.city_office()):
        assert page(other, aside()).status_code == 404
        assert decide(other, aside(), enter="1").status_code == 404


def test_a_bond_that_never_was_mine_takes_nothing(bond):
    stranger = Phone(families.helper("别的帮扶干部（虚构）"))
    visit(stranger, bond)
    assert stranger.outcomes() == ["aside"]
    assert not Visit.objects.exists() and aside().area == ""


def test_the_same_number_with_other_words_keeps_both(bond, phone):
    first = visit(phone, bond, number="n" * 22)
    other = visit(phone, bond, number="n" * 22, found="别的话")
    assert phone.outcomes(first, other) == ["done", "aside"]
    assert phone.outcomes(other, first) == ["aside", "done"]
    assert Visit.objects.get().found == FOUND and "别的话" in aside().said


def card(phone, **more):
    entry = phone.entry("contact_card")
    return phone.write("contact_card", "card", entry["target"], extra=entry["extra"], ago="0", **more)


def test_a_contact_card_arrives(bond, phone):
    card(phone, family_phone="13900000001", family_who="爷爷")
    assert phone.outcomes() == ["done"]
    assert Card.objects.get().family_phone == "13900000001"
    assert phone.outcomes() == ["done"]


def test_a_card_that_was_changed_meanwhile_is_not_overwritten(bond, phone):
    card(phone, family_phone="13900000001")
    actions.exchange_card(bond, by=bond.person, family_phone="13900000002")
    assert phone.outcomes() == ["aside"]
    assert Card.objects.get().family_phone == "13900000002"
    text = page(bond.person, aside()).content.decode()
    assert "13900000001" in text and "13900000002" in text
    decide(bond.person, aside(), enter="1", family_phone="13900000001", ago="0")
    assert Card.objects.get().family_phone == "13900000001"


def test_a_card_that_says_the_same_already_is_no_conflict(bond, phone):
    card(phone, family_phone="13900000002")
    actions.exchange_card(bond, by=bond.person, family_phone="13900000002")
    assert phone.outcomes() == ["already"]


def test_with_the_file_goes_what_still_waited(bond, phone):
    visit(phone, bond)
    ended(bond)
    phone.send()
    erase_person(bond.assisted, next(iter(Erasure)), by=cast.office())
    row = Operation.objects.get()
    assert (row.outcome, row.said, row.object_id) == ("gone", "", "")
    assert not Notice.objects.filter(noun="offline").exists()
    assert Bond.objects.count() == 1


def test_of_a_person_whose_file_was_erased_nothing_is_kept_when_it_arrives(bond, phone):
    box = visit(phone, bond)
    erase_person(bond.assisted, next(iter(Erasure)), by=cast.office())
    assert phone.outcomes(box) == phone.outcomes(box) == ["gone"]
    row = Operation.objects.get()
    assert (row.said, row.object_id, bytes(row.content)) == ("", "", b"")
    assert not Visit.objects.exists()
