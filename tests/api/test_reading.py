"""What programs read: the same as the pages show to the same person."""

import pytest

from shangliang.kit import figures
from tests import cast
from tests.consultations import phones
from tests.consultations.test_forms import concluded
from tests.matters import walk

from .conftest import Program, program

pytestmark = pytest.mark.django_db


def test_a_stranger_reads_areas_and_released_matters_only(office):
    shown, _code = walk.topic()
    hidden, _code = walk.topic("还没有公开的事")
    walk.carry(shown, "release")
    asked = Program()
    assert asked.get(f"/areas/{cast.VILLAGE}").json() == {
        "code": cast.VILLAGE, "name": "赵家庄村委会", "parent": cast.TOWN,
    }  # fmt: skip
    assert [row["code"] for row in asked.get(f"/areas/{cast.TOWN}/below").json()] == [cast.VILLAGE]
    listed = asked.get("/matters", area=cast.COUNTY).json()
    assert [row["ref"] for row in listed["items"]] == [shown.ref]
    assert asked.get(f"/matters/{shown.ref}").json()["text"] == shown.text
    assert asked.get(f"/matters/{hidden.ref}").status_code == 404


def test_an_office_reads_what_is_in_its_reach_with_the_steps_it_may_take(office):
    hidden, _code = walk.topic()
    outside = program(cast.outsider(), "read")
    inside = program(cast.clerk(), "read")
    whole = inside.get(f"/desk/matters/{hidden.ref}").json()
    assert {"accept", "decline"} <= {step["step"] for step in whole["steps"]}
    assert [row["ref"] for row in inside.get("/desk/matters").json()["items"]] == [hidden.ref]
    assert outside.get(f"/desk/matters/{hidden.ref}").status_code == 404
    assert outside.get("/desk/matters").json() == {"items": [], "next": None}


def test_a_list_goes_on_by_its_cursor_and_costs_the_same_for_one_as_for_three(office, django_assert_max_num_queries):
    made = [walk.carry(walk.topic(f"路灯 {n}")[0], "release") for n in range(3)]
    asked, seen, cursor = Program(), [], ""
    for _page in range(3):
        with django_assert_max_num_queries(2):
            page = asked.get("/matters", size=1, cursor=cursor).json()
        seen += [row["ref"] for row in page["items"]]
        cursor = page["next"]
    assert (sorted(seen), cursor) == (sorted(m.ref for m in made), None)
    with django_assert_max_num_queries(2):
        assert len(asked.get("/matters", size=3).json()["items"]) == 3


def test_no_name_and_no_contact_is_read(office):
    matter, _code = walk.topic(name="王某某（虚构）", contact="13900000001")
    walk.carry(matter, "release")
    for answer in (Program().get(f"/matters/{matter.ref}"), program(office, "read").get(f"/desk/matters/{matter.ref}")):
        assert "王某某" not in answer.text
        assert "13900000001" not in answer.text


def test_figures_are_those_of_the_registry_within_reach_and_nowhere_else(office):
    asked = program(office, "read")
    said = asked.get(f"/areas/{cast.COUNTY}/figures", period="year").json()
    known = figures.compute(cast.COUNTY, period="year", only=["matters"])
    assert said["groups"]["matters"] == known["matters"]
    assert asked.get(f"/areas/{cast.SIBLING_COUNTY}/figures").status_code in (403, 404)
    assert Program().get(f"/areas/{cast.COUNTY}/figures").status_code == 401
    wrong = asked.get(f"/areas/{cast.COUNTY}/figures", period="昨天")
    assert (wrong.status_code, list(wrong.json()["fields"])) == (422, ["period"])


def test_a_public_consultation_is_read_with_its_agreement():
    found = concluded(phones.running())
    said = Program().get(f"/consultations/{found.ref}").json()
    assert said["agreement"]["points"][0]["content"]
    assert said["title"] == found.title
    assert found.ref in [row["ref"] for row in Program().get("/consultations", state="agreed").json()["items"]]
    assert Program().get("/consultations/ABCDEFGHJK").status_code == 404


@pytest.mark.parametrize("query", [{"size": "0"}, {"size": "x"}, {"kind": "nothing"}, {"moved_since": "yesterday"}])
def test_a_wrong_question_is_answered_in_words(query):
    answer = Program().get("/matters", **query)
    assert answer.status_code == 422
    assert answer.json()["detail"] == "请求的内容不合要求。"
    assert list(query) == list(answer.json()["fields"]) or answer.json()["fields"]
