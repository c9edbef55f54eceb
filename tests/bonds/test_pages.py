"""Bonds on the desk: the list, one bond with what stands beside it, change and end, the card, what other pages show."""

import pytest
from django.db import connection
from django.test import Client

from shangliang.bonds import actions
from shangliang.bonds.models import Aid, Bond, Card, Inquiry, Tick
from shangliang.kit import clock, pages
from shangliang.kit.trail.rows import TrailRow
from shangliang.subjects import actions as subjects
from shangliang.subjects.actions import add_enterprise
from shangliang.subjects.models import AssistedPerson, Consent
from tests import cast
from tests.bonds import families
from tests.bonds.families import days_ago

pytestmark = pytest.mark.django_db
LIST = "/desk/bonds/"


@pytest.fixture
def bond():
    cast.platforms()
    return families.paired()


def desk(who=None) -> Client:
    return cast.signed_in(Client(), who or cast.office())


def page(bond, tail="") -> str:
    return f"{LIST}{bond.ref}/{tail}"


def test_the_list_shows_masked_names_and_its_states_tell_them_apart(bond):
    families.visited(families.paired(families.helper("另一名干部（虚构）"), families.assisted("李某某（虚构）")))
    shown = desk().get(LIST).content.decode()
    assert "王*" in shown and "王某某" not in shown
    assert len(desk().get(f"{LIST}?state=unkept").context["rows"]) == 1
    assert [r["bond"] for r in desk().get(f"{LIST}?state=unkept").context["rows"]] == [bond]
    assert len(desk().get(f"{LIST}?state=kept").context["rows"]) == 1
    actions.end_bond(bond, "调离", by=cast.office())
    assert [r["bond"] for r in desk().get(f"{LIST}?state=ended").context["rows"]] == [bond]
    assert len(desk().get(f"{LIST}?state=active").context["rows"]) == 1
    assert desk(cast.outsider()).get(LIST).context["rows"] == []
    assert desk(cast.auditor()).get(LIST).status_code == 403


def test_a_change_goes_by_name_and_reason_and_the_new_page_shows_who_was_before(bond):
    families.helper("新的干部（虚构）")
    wrong = desk().post(page(bond, "change/"), {"who": "查无此人", "reason": "调离", "on": clock.today()})
    assert "who" in wrong.context["form"].errors and "调离" in wrong.content.decode()
    answer = desk().post(
        page(bond, "change/"), {"who": "新的干部（虚构）", "reason": "原干部调离", "on": clock.today()}
    )
    shown = desk().get(answer.url).content.decode()
    assert "新的干部" in shown and "张帮扶" in shown and "原干部调离" in shown
    assert desk(bond.person).get(page(bond)).status_code == 404
    assert Bond.objects.active().get().person.name == "新的干部（虚构）"


def test_only_who_binds_changes_or_ends_it(bond):
    assert desk(bond.person).get(page(bond, "change/")).status_code == 403
    assert desk(bond.person).post(page(bond, "end/"), {"reason": "不想去", "on": clock.today()}).status_code == 403
    assert desk(cast.outsider()).post(page(bond, "end/"), {"reason": "x", "on": clock.today()}).status_code == 404
    desk().post(page(bond, "end/"), {"reason": "退出名单", "on": clock.today()})
    assert not Bond.objects.active()


def test_the_holder_writes_aid_card_and_organs_and_a_stranger_none_of_it(bond):
    mine = desk(bond.person)
    mine.post(
        page(bond, "aid/"), {"kind": "goods", "what": "大米", "yuan": "120.50", "source": "own", "on": clock.today()}
    )
    mine.post(
        page(bond, "card/"),
        {"helper_phone": "13809350001", "family_phone": "13909350002", "family_who": "爷爷", "on": clock.today()},
    )
    mine.post(page(bond, "ask/"), {"organ": "县公安局", "asked": "事故怎么处理", "on": clock.today()})
    inquiry = Inquiry.objects.get()
    mine.post(page(bond, f"ask/{inquiry.pk}/"), {"answer": "已与出警民警联系", "on": clock.today()})
    shown = mine.get(page(bond)).content.decode()
    assert all(words in shown for words in ("合计 120.50 元", "已双向留存", "13909350002", "已与出警民警联系"))
    assert "13909350002" not in desk().get(page(bond)).content.decode()
    stranger = desk(families.helper("另一名干部（虚构）"))
    for tail in ("aid/", "card/", "ask/", "need/", "card/print/", f"ask/{inquiry.pk}/"):
        assert stranger.get(page(bond, tail)).status_code == 404
        assert mine.get(page(bond, tail)).status_code == 200
        assert desk(cast.leader()).get(page(bond, tail)).status_code == 403
    assert Aid.objects.count() == Card.objects.count() == 1


def test_telephones_and_what_was_asked_lie_sealed(bond):
    actions.exchange_card(bond, by=bond.person, helper_phone="13809350001", family_phone="13909350002")
    actions.ask_organ(bond, "县公安局", "事故怎么处理", by=bond.person)
    with connection.cursor() as cursor:
        cursor.execute("SELECT helper_phone, family_phone FROM bonds_card")
        cells = [bytes(cell) for cell in cursor.fetchone()]
        cursor.execute("SELECT asked FROM bonds_inquiry")
        cells.append(bytes(cursor.fetchone()[0]))
    assert cells[0] and not any(plain.encode() in cell for cell in cells for plain in ("1380935", "1390935", "事故"))


def test_the_card_shows_the_helpers_number_and_nothing_of_the_family(bond):
    actions.exchange_card(bond, by=bond.person, helper_phone="13809350001", family_phone="13909350002")
    sheet = desk(bond.person).get(page(bond, "card/print/")).content.decode()
    assert sheet.count("13809350001") == 2 and "张帮扶" in sheet
    assert "13909350002" not in sheet and "王" not in sheet


@pytest.mark.parametrize(
    ("tail", "typed", "field"),
    [
        ("aid/", {"what": "大米", "yuan": "0", "kind": "goods", "source": "own"}, "yuan"),
        ("aid/", {"what": "大米", "yuan": "很多", "kind": "goods", "source": "own"}, "yuan"),
        ("card/", {}, "__all__"),
        ("card/", {"family_phone": "找他爷爷"}, "family_phone"),
        ("ask/", {"organ": "", "asked": "x"}, "organ"),
        ("ask/", {"organ": "县公安局", "asked": "x", "on": "0001-01-01"}, "on"),
        ("aid/", {"what": "大米", "yuan": "9", "kind": "goods", "source": "own", "on": "2999-01-01"}, "on"),
        ("aid/", {"what": "大米", "yuan": "9", "kind": "goods", "source": "own", "on": "0999-01-01"}, "on"),
        ("end/", {"reason": ""}, "reason"),
    ],
)
def test_what_does_not_fit_is_refused_in_place(bond, tail, typed, field):
    answer = desk().post(page(bond, tail), {"on": clock.today().isoformat()} | typed)
    assert answer.status_code == 200 and field in answer.context["form"].errors
    assert not Aid.objects.exists() and Bond.objects.active().count() == 1


def test_the_page_of_a_firm_shows_its_contacts_and_takes_a_second_one():
    firm = add_enterprise("永昌某厂（虚构）", cast.area(cast.COUNTY), by=cast.office())
    lead, second = cast.organisation("cppcc"), cast.organisation("department")
    url = f"/desk/enterprises/{firm.ref}/"
    desk().post(f"{url}contact/", {"organisation": lead.ref, "title": "主席会议成员", "lead": "on"})
    desk().post(f"{url}contact/", {"organisation": second.ref, "title": "局长"})
    firm.refresh_from_db()
    assert firm.contact == lead and Bond.objects.active().filter(enterprise=firm).count() == 2
    shown = desk().get(url).content.decode()
    assert "主席会议成员" in shown and "局长" in shown and "确定包联单位" in shown
    assert "确定包联单位" not in desk(cast.leader()).get(url).content.decode()


def test_a_checklist_stands_on_the_page_of_a_firms_bond_labelled_as_default():
    firm = add_enterprise("永昌某厂（虚构）", cast.area(cast.COUNTY), by=cast.office())
    bond = actions.contact_enterprise(firm, cast.organisation("cppcc"), "主席会议成员", by=cast.office())
    desk().post(page(bond, "tick/"), {"item": "six/项目开工必访", "note": "三期开工", "on": clock.today()})
    assert Tick.objects.get().item == "项目开工必访"
    shown = desk().get(page(bond)).content.decode()
    assert "默认，可改" in shown and "六必访 1/6" in shown and "三期开工" in shown
    assert desk().get(page(families.paired(), "tick/")).status_code == 404


def test_the_slots_of_persons_are_filled_for_who_may_see_the_bond(bond):
    slot, rows = "assisted_persons", [bond.assisted]
    assert [line["bond"] for p in pages.panels(slot, bond.person, rows) for line in p["lines"]] == [bond]
    assert pages.panels(slot, cast.outsider(), rows) == []
    shown = desk().get(f"/people/{bond.person.ref}/").content.decode()
    assert "结对与走访" in shown and "王某某" not in shown


def test_a_leader_and_a_member_are_registered_by_name():
    leader, member = cast.chairperson(name="某主席（虚构）"), cast.member(name="某委员（虚构）")
    typed = {"who": leader.name, "whom": member.name, "on": clock.today()}
    answer = desk().post(f"{LIST}new/talk/", typed)
    assert answer.status_code == 302 and Bond.objects.get().whom == member
    again = desk().post(f"{LIST}new/talk/", typed)
    assert "已经有人" in again.content.decode() and member.name in again.content.decode()
    assert desk().get(f"{LIST}new/pairing/").status_code == desk().get(f"{LIST}new/x/").status_code == 404
    assert desk(cast.member()).post(f"{LIST}new/talk/", typed).status_code == 403


def test_what_was_found_opens_by_itself_for_the_helper_for_an_office_with_a_reason_and_for_a_leader_never(bond):
    families.visited(bond, found="炉子裂了缝，怕煤气")
    assert "怕煤气" in desk(bond.person).get(page(bond)).content.decode()
    assert "怕煤气" not in desk().get(page(bond)).content.decode()
    bare = desk().post(page(bond, "reveal/"), {"reason": " "})
    assert "怕煤气" not in bare.content.decode() and not TrailRow.objects.filter(action="bond.reveal")
    shown = desk().post(page(bond, "reveal/"), {"reason": "核对取暖炉"}).content.decode()
    assert "怕煤气" in shown
    assert "reason" in TrailRow.objects.get(action="bond.reveal").detail
    look = bond.assisted.looks.get()  # where the family's own file shows it, in words
    assert (look.by, look.note) == (cast.office(), "核对取暖炉")
    assert "核对取暖炉" in desk().get(bond.assisted.household.get_absolute_url()).content.decode()
    assert "怕煤气" not in desk().get(page(bond)).content.decode()
    leader = desk(cast.leader())
    assert "怕煤气" not in leader.get(page(bond)).content.decode()
    assert leader.post(page(bond, "reveal/"), {"reason": "看看"}).status_code == 403
    assert desk(cast.outsider()).post(page(bond, "reveal/"), {"reason": "看看"}).status_code == 404
    assert desk(cast.party()).get(page(bond)).status_code == 403


def test_what_was_kept_of_somebody_who_was_erased_is_refused_in_place(bond):
    families.visited(bond, found="炉子裂了缝，怕煤气")
    subjects.erase_person(bond.assisted, "asked", by=cast.office())
    answer = desk().post(page(bond, "reveal/"), {"reason": "核对取暖炉"})
    assert answer.status_code == 200 and "已经删除" in answer.content.decode()
    for part in ("aid/", "card/", "ask/", "need/"):  # nothing new is written down of them either
        assert desk().get(page(bond, part)).status_code == 403, part
    assert desk().get(f"/desk/visits/{bond.ref}/").status_code == 403
    other = families.paired(families.helper("别的干部（虚构）"), families.assisted("别家（虚构）"))
    assert desk().get(page(other, "aid/")).status_code == desk().get(f"/desk/visits/{other.ref}/").status_code == 200


def test_a_child_s_name_is_masked_for_the_helper_too_when_the_consent_has_run_out(bond):
    AssistedPerson.objects.filter(pk=bond.assisted_id).update(minor=True)
    given = {"basis": "guardian", "guardian": "祖父", "document": "第1号", "fields": ["name"]}
    consent = subjects.give_consent(bond.assisted, by=cast.office(), **given)
    assert bond.assisted.name in desk(bond.person).get(page(bond)).content.decode()
    Consent.objects.filter(pk=consent.pk).update(starts=days_ago(9), expires=days_ago(1))
    shown = desk(bond.person).get(page(bond)).content.decode()
    assert bond.assisted.name not in shown and str(bond.assisted) in shown
