"""The eight forms: each opened at each of its levels with its parts, seats and activities; several matters; numbers in a term."""

import pytest

from shangliang.consultations import actions
from shangliang.consultations.actions import agreeing
from shangliang.consultations.actions.opening import put_down
from shangliang.consultations.kinds import FORMS
from shangliang.gatherings.actions import open_gathering
from shangliang.matters import actions as matters
from shangliang.matters.lifecycle import Stage
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import talk
from tests.matters import walk, walks

pytestmark = pytest.mark.django_db
DESKS = {
    12: (cast.clerk, "council", cast.VILLAGE), 9: (cast.township_clerk, "township", cast.TOWN),
    6: (cast.office, "cppcc", cast.COUNTY), 4: (cast.city_office, "cppcc", cast.CITY),
}  # fmt: skip
FOUR = ["情况介绍", "提问", "答复", "发言"]
SECTORS = ["chair", "member", "sector", "department", "interested", "expert"]
COUNCIL = ["secretary", "party", "committee", "supervision", "deputies", "legal", "economic", "respected", "interested",
           "department", "expert"]  # fmt: skip
EXPECTED = {  # levels of a county and below it, seats, parts, activities
    "village": ([12], COUNCIL, 8, ["statements", "views", "sitting"]),
    "township": ([9], COUNCIL, FOUR, ["statements", "views", "sitting"]),
    "thematic": ([6, 4], SECTORS, FOUR, ["statements", "views", "sitting"]),
    "bimonthly": ([6, 4], SECTORS, FOUR, ["statements", "views", "sitting"]),
    "counterpart": ([6, 4], SECTORS, FOUR, ["statements", "views", "sitting"]),
    "sector": ([6, 4], SECTORS, FOUR, ["statements", "views", "sitting"]),
    "forum": ([12, 9, 6, 4], [*SECTORS, "resident"], FOUR, ["pro_con", "views", "sitting"]),
    "research": ([9, 6, 4], SECTORS, FOUR, ["questions", "text", "views", "sitting"]),
}


def approved(level, title="灌溉渠漏水"):
    """A topic that the Party organisation of this level has approved."""
    walks.people()
    desk, _kind, code = DESKS[level]
    if level == 12:
        return walk.carry(walk.topic(title)[0], "approve")
    matter = walks.raised(title, area=code, by=desk())
    for step, by, more in (("accept", desk(), {}), ("approve", cast.party(code), {"body": "本级党组织"})):
        matter = matters.move(matter, step, by=by, **more)
    return matter


def opened(form, level, **more):
    desk, kind, code = DESKS[level]
    given = {"title": "一场协商", "host": cast.organisation(kind, code), "by": desk(), "convener": "召集人"}
    return actions.open_consultation(form, **(given | {"concerns": [approved(level)]} | more))


def test_there_are_eight():
    assert set(FORMS) == set(EXPECTED)


@pytest.mark.parametrize(("form", "level"), [(form, n) for form, facts in EXPECTED.items() for n in facts[0]])
def test_a_form_is_opened_where_it_is_held(form, level):
    _levels, seats, parts, activities = EXPECTED[form]
    made = opened(form, level)
    assert [seat.code for seat in made.rules.seats] == seats
    assert [a.kind for a in made.activities.all()] == activities
    agenda = [row["title"] for row in made.plan["agenda"]]
    assert agenda == parts if isinstance(parts, list) else len(agenda) == parts
    assert made.phases.count() == len(made.rules.phases)


@pytest.mark.parametrize(
    ("form", "level"), [(form, n) for form, facts in EXPECTED.items() for n in DESKS if n not in facts[0]]
)
def test_and_nowhere_else(form, level):
    with pytest.raises(Refused, match="不在这一级"):
        opened(form, level, concerns=[])


@pytest.mark.parametrize("form", sorted(EXPECTED))
def test_its_seats_ask_for_as_many_as_its_plan_says(form):
    made = opened(form, EXPECTED[form][0][0])
    by = DESKS[EXPECTED[form][0][0]][0]()
    asked = {seat.name: seat.at_least for seat in made.rules.seats if seat.at_least}
    assert dict(actions.missing_seats(made)) == asked
    for seat in made.rules.seats:
        for _one in range(seat.at_least):
            actions.name_participant(made, name="某人（虚构）", seat=seat.code, by=by)
    assert actions.missing_seats(made) == []


def test_bimonthly_consultations_count_within_the_term():
    cast.term(number=10)
    first, second = opened("bimonthly", 6), opened("bimonthly", 6)
    assert (first.number, second.number) == ("十届第一次", "十届第二次")
    assert opened("bimonthly", 6, number="特别一次").number == "特别一次"
    assert opened("thematic", 6).number == ""
    with pytest.raises(Refused, match="已经用过，下一个是“十届第四次”"):
        opened("bimonthly", 6, number="十届第一次")


def test_the_page_offers_the_next_number_and_refuses_a_used_one(client):
    cast.term(number=10)
    used, matter = opened("bimonthly", 6), approved(6, "又一件")
    desk = cast.signed_in(client, cast.office())
    assert "十届第二次" in desk.get("/desk/c/new/").content.decode()
    typed = {"form": "bimonthly", "concerns": [matter.ref], "host": used.host.ref, "convener": "主席", "grade": "g3"}
    page = desk.post("/desk/c/new/", typed | {"number": used.number}).content.decode()
    assert "已经用过" in page
    assert f'value="{used.number}"' in page


def concluded(made):
    open_gathering(made.activities.get(kind="sitting").gathering, by=cast.clerk())
    made.activities.get(kind="sitting").gathering.attendances.filter(number__in=[9, 10]).update(presence="present")
    points = [{"content": "先修好", "statements": [1]}]
    agreeing.write_agreement(made, points=points, differences=[], by=cast.clerk())
    agreeing.confirm_everybody(made, by=cast.clerk())
    for part in ("convener", "representative"):
        agreeing.sign(made, part=part, name="某人（虚构）", by=cast.clerk())
    return agreeing.conclude(made, by=cast.clerk())


def stages(made):
    return set(made.concerns.values_list("matter__stage", flat=True))


def test_one_agreement_moves_all_its_matters_also_one_that_came_after_the_notice():
    made = talk.noticed(concerns=[approved(12, "一件"), approved(12, "另一件")])
    assert stages(made) == {Stage.CONSULTING}
    actions.take_up(made, approved(12, "后来的一件"), by=cast.clerk())
    assert stages(made) == {Stage.CONSULTING}
    concluded(made)
    assert stages(made) == {Stage.AGREED}
    assert made.concerns.count() == 3


def test_a_matter_that_went_another_way_is_named_and_can_be_put_down():
    made = talk.noticed(concerns=[approved(12, "一件"), approved(12, "另一件")])
    stray = made.concerns.last().matter
    matters.escalate(stray, "本级办不了", by=cast.clerk())  # on a page of its own, meanwhile
    with pytest.raises(Refused, match="《另一件》现在是"):
        concluded(made)
    assert not made.__class__.objects.get(pk=made.pk).agreed_on
    put_down(made, stray, by=cast.clerk())
    agreeing.conclude(made, by=cast.clerk())
    assert stages(made) == {Stage.AGREED}
    with pytest.raises(Refused, match="不能再改"):
        put_down(made, stray, by=cast.clerk())


def test_the_desk_takes_up_and_puts_down_on_its_pages(client):
    made, desk = talk.noticed(), cast.signed_in(client, cast.clerk())
    more = approved(12, "后来的一件")
    url = f"{made.desk_url()}concern/"
    assert "后来的一件" in desk.get(url).content.decode()
    assert desk.post(url, {"matter": more.ref}).status_code == 302
    assert made.concerns.count() == 2
    assert "concern" in desk.post(url, {"matter": "nothing"}).request["PATH_INFO"]
    desk.post(f"{url}{more.ref}/drop/")
    page = desk.post(f"{url}{made.concerns.get().matter.ref}/drop/", follow=True).content.decode()
    assert "至少要有一件" in page
    assert cast.signed_in(client, cast.outsider()).get(url).status_code == 404
