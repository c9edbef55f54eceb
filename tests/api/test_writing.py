"""What programs write: through the same forms and actions, once, refused in the same words."""

import pytest

from shangliang.matters.models import Matter
from tests import cast
from tests.matters import walk

from .conftest import program

pytestmark = pytest.mark.django_db
SAID = {"kind": "topic", "area": cast.VILLAGE, "title": "村口积水", "text": "下雨后一周不退。", "for_other": True,
        "name": "李某某（虚构）", "channel": "phone"}  # fmt: skip


@pytest.fixture
def clerk():
    cast.platforms()
    return cast.clerk()


def test_a_matter_is_raised_as_by_the_form(clerk):
    answer = program(clerk, "raise").post("/matters", SAID)
    assert answer.status_code == 201
    made = Matter.objects.get(ref=answer.json()["ref"])
    assert (made.title, made.area_id, made.raisers.get().channel) == ("村口积水", cast.VILLAGE, "phone")
    assert made.entries.get().by == clerk


def test_sent_twice_with_one_key_it_is_raised_once(clerk):
    asked = program(clerk, "raise")
    first, second = (asked.post("/matters", SAID, Idempotency_Key="a1") for _ in range(2))
    assert first.json() == second.json()
    assert Matter.objects.count() == 1
    other = asked.post("/matters", SAID | {"title": "另一件"}, Idempotency_Key="a1")
    assert other.status_code == 409


def test_what_is_there_already_is_asked_about(clerk):
    asked = program(clerk, "raise")
    ref = asked.post("/matters", SAID).json()["ref"]
    again = asked.post("/matters", SAID)
    assert (again.status_code, ref in again.json()["detail"]) == (409, True)
    assert asked.post("/matters", SAID | {"sure": True}).status_code == 201


def test_what_the_form_refuses_is_said_by_field(clerk):
    answer = program(clerk, "raise").post("/matters", SAID | {"title": "", "area": cast.SIBLING_COMMUNITY})
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"title", "area"}
    assert not Matter.objects.exists()


def test_a_kind_beyond_ones_post_is_forbidden_and_one_within_is_not(clerk):
    assert program(clerk, "raise").post("/matters", SAID | {"kind": "proposal"}).status_code == 403
    assert program(clerk, "raise").post("/matters", SAID).status_code == 201


def test_a_step_is_taken_once_it_is_open_and_by_whom_it_is_for(clerk):
    matter, _code = walk.topic()
    assert program(cast.outsider(), "act").post(f"/desk/matters/{matter.ref}/accept", {}).status_code == 404
    taken = program(clerk, "act").post(f"/desk/matters/{matter.ref}/accept", {"fields": {"note": "已看过"}})
    assert taken.status_code == 200
    assert taken.json()["stage"] == "accepted"
    again = program(clerk, "act").post(f"/desk/matters/{matter.ref}/accept", {"expected": "raised"})
    assert again.status_code == 409
    assert program(clerk, "act").post(f"/desk/matters/{matter.ref}/assign", {}).status_code in (403, 409, 422)


def test_a_needed_field_is_named(clerk):
    matter, _code = walk.topic()
    answer = program(clerk, "act").post(f"/desk/matters/{matter.ref}/decline", {})
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {"reason", "note"})


def test_a_unit_receives_and_answers_its_order():
    matter = walk.carry(walk.topic()[0], "assign")
    order = matter.orders.get(unit=walk.lead_unit())
    unit = program(cast.unit(), "act")
    assert unit.post(f"/desk/orders/{order.ref}/receive", {}).json()["steps"]
    answer = unit.post(f"/desk/orders/{order.ref}/reply", {"fields": {"note": "已装好", "result": "已落实"}})
    assert answer.status_code == 200
    assert program(cast.outsider(), "act").post(f"/desk/orders/{order.ref}/reply", {}).status_code == 404


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"kind": 3}', '{"kind": "topic", "title": "\\u0000"}'])
def test_rubbish_is_refused_in_words(clerk, body):
    answer = program(clerk, "raise").post("/matters", body)
    assert answer.status_code in (400, 422)
    assert answer.json()["detail"]
