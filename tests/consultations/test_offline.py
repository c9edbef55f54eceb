"""Statement cards typed where there is no network: equal ones once, long ones back to their writer, views never."""

import pytest

from shangliang.kit.offline import Operation, kinds
from tests import cast
from tests.consultations import talk
from tests.kit.away import Phone

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation():
    return talk.begun()


def cards(phone, consultation, said, **more):
    return phone.write("statement_cards", "cards", consultation.ref, said=said, ago="1", **more)


def test_my_consultation_is_on_the_list_and_its_cards_arrive_once(consultation):
    phone = Phone(cast.clerk())
    assert phone.entry("statement_cards")["target"] == consultation.ref
    cards(phone, consultation, "路灯太暗\n路灯太暗\n先装学校路")
    assert phone.outcomes() == phone.outcomes() == ["done"]
    said = consultation.statements.filter(source="paper")
    assert sorted(said.values_list("text", flat=True)) == ["先装学校路", "路灯太暗"]


def test_what_a_second_phone_typed_too_is_not_written_twice(consultation):
    one, two = Phone(cast.clerk()), Phone(cast.clerk())
    assert one.outcomes(cards(one, consultation, "路灯太暗")) == ["done"]
    assert two.outcomes(cards(two, consultation, "路灯太暗")) == ["already"]


def test_a_line_that_is_too_long_waits_for_its_writer(consultation):
    phone = Phone(cast.clerk())
    cards(phone, consultation, "长" * 141)
    assert "请拆成几条" in phone.send()[0]["sentence"]
    row = Operation.objects.get()
    phone.client.post(f"/desk/offline/kept/{row.ref}/", {"enter": "1", "said": "长\n短", "ago": "1"})
    assert consultation.statements.filter(source="paper").count() == 2


def test_of_another_village_nothing_can_be_typed(consultation):
    outsider = Phone(cast.clerk(cast.SIBLING_COMMUNITY))
    assert outsider.outcomes(cards(outsider, consultation, "路灯太暗")) == ["aside"]
    assert not consultation.statements.filter(source="paper").exists()


def test_views_and_ballots_have_no_form_without_a_network():
    assert [kind.slug for kind in kinds.registered()] == [
        "visit", "contact_card", "attendance", "statement_cards", "matter",
    ]  # fmt: skip
