"""Coverage and figures: who is reached and who is not, level by level, each number with its list; figures as story 7 tells."""

import pytest
from django.core.management import call_command
from django.test import Client

from shangliang.bonds import actions
from shangliang.kit import clock, figures
from shangliang.matters import actions as matters
from shangliang.subjects.actions import add_enterprise, use_room
from tests import cast
from tests.bonds import families, leaders
from tests.counting import queries
from tests.subjects import rooms

pytestmark = pytest.mark.django_db
PAGE, PERSONS = "/desk/coverage/", "/desk/coverage/persons/"


def desk(who=None) -> Client:
    return cast.signed_in(Client(), who or cast.office())


def figure(name, area=cast.COUNTY, **more) -> dict:
    return figures.compute(area, only=[name], **more)[name]


def story() -> list:
    """Three persons in two households, two helpers; all paired, two visited, one aided."""
    first, second = families.assisted(), families.assisted("李某（虚构）")
    brother = families.assisted("弟弟（虚构）", house=second.household)
    one = families.enrolled("甲（虚构）", rank="section")
    two = families.enrolled("乙（虚构）", rank="staff", capacity=2)
    bonds = [families.paired(one, first), families.paired(two, second), families.paired(two, brother)]
    families.visited(bonds[0], aid={"what": "米面油", "yuan": "210.50"})
    families.visited(bonds[1])
    families.visited(bonds[2], way="phone")
    return bonds


def test_the_figures_count_persons_and_households_apart_with_their_parts():
    cast.platforms()
    bonds = story()
    families.assisted("无人联系（虚构）")
    need = actions.raise_need(bonds[0], "雨衣", "雨天放羊", by=bonds[0].person)
    matters.move(need, "accept", by=cast.clerk())
    found = figure("pairing")
    assert (found["helpers"], found["households"], found["persons"]) == (2, 3, 4)
    assert (found["paired_of"], found["visited_of"], found["aided_of"]) == ([3, 4], [2, 4], [1, 4])
    assert (found["paired"], found["aid_yuan"], found["section_level_helpers"]) == (0.75, 210.5, 1)
    assert found["problems_solved"] == 0
    matters.move(need, "settle", by=cast.clerk(), note="已买雨衣，已送到")
    assert figure("pairing")["problems_solved"] == 1 and figure("pairing", cast.SIBLING_COUNTY)["problems_solved"] == 0
    assert figure("pairing", cast.SIBLING_COUNTY)["paired"] is None
    assert figure("pairing", cast.CITY)["persons"] == 4


def test_a_figure_of_an_earlier_day_counts_who_looked_after_them_then():
    bond = families.paired(on=families.days_ago(30))
    actions.end_bond(bond, "调离", by=cast.office(), on=families.days_ago(10))
    assert figure("pairing")["helpers"] == 0
    assert figure("pairing", on=families.days_ago(20))["helpers"] == 1


def test_members_posted_and_their_communities():
    first, second = cast.member(), cast.member(name="另一委员（虚构）")
    for who in (first, second):
        actions.make_bond("posting", who, cast.area(), by=cast.office())
    assert figure("posting") == {"members": 2, "communities": 1}
    assert figure("posting", cast.SIBLING_COUNTY) == {"members": 0, "communities": 0}


def test_each_number_opens_as_many_as_it_says_and_the_lacking_ones_too():
    story()
    families.assisted("无人联系（虚构）")
    client = desk()
    for cell in client.get(PAGE).context["whole"]["cells"][:5]:
        assert len(client.get(cell["url"]).context["rows"]) == cell["number"], cell
        if cell["missing"]:
            assert len(client.get(cell["without"]).context["rows"]) == cell["missing"], cell


def test_firms_and_talks_and_duty_are_counted_and_open_their_lists():
    firm = add_enterprise("永昌某厂（虚构）", cast.area(cast.COUNTY), by=cast.office())
    add_enterprise("无人包联厂（虚构）", cast.area(cast.COUNTY), by=cast.office())
    contact = actions.contact_enterprise(firm, cast.organisation("cppcc"), "主席会议成员", by=cast.office())
    talk = actions.make_bond("talk", cast.chairperson(), cast.member(), by=cast.office())
    actions.make_bond("nonparty", cast.chairperson(), cast.member(name="党外委员（虚构）"), by=cast.office())
    families.visited(talk, way="talk", by=cast.chairperson())
    posted = actions.make_bond("posting", cast.member(), cast.area(), by=cast.office())
    families.visited(posted)
    client = desk()
    cells = client.get(PAGE).context["whole"]["cells"][5:]
    assert [(c["number"], c["whole"]) for c in cells] == [
        (2, None), (1, 2), (0, 1), (2, None), (1, 2), (0, 2), (0, 0), (1, None), (1, 1), (0, 1),
    ]  # fmt: skip
    families.visited(contact, by=cast.office(), visitor=cast.chairperson())
    assert client.get(PAGE).context["whole"]["cells"][7]["number"] == 1
    plan = leaders.planned(leaders.by_new_year(talk, "talk"), term=leaders.this_year())
    assert plan.entries.met().count() == 1
    cells = client.get(PAGE).context["whole"]["cells"][8:14]
    assert [(c["number"], c["whole"]) for c in cells[2:4]] == [(1, 2), (1, 1)]
    assert len(client.get(cells[2]["without"]).context["rows"]) == cells[2]["missing"] == 1
    for cell in cells:
        assert len(client.get(cell["url"]).context["rows"]) == cell["number"], cell


def test_rooms_in_use_stand_beside_it_and_open_the_used_and_the_places_that_are_left():
    cast.area(cast.SIBLING_VILLAGE)
    use_room(rooms.room(), "读书会", 9, by=cast.clerk())
    for client in (desk(), desk(cast.city_office())):
        cell = client.get(f"{PAGE}?area={cast.TOWN}").context["whole"]["cells"][-1]
        assert (cell["number"], cell["whole"], cell["missing"]) == (1, 2, 1)
        assert [row["found"].area_id for row in client.get(cell["url"]).context["rows"]] == [cast.VILLAGE]
        assert "没有议事室" in client.get(cell["without"]).content.decode()


def test_a_city_sees_numbers_and_no_list_and_a_county_both():
    story()
    city = desk(cast.city_office()).get(PAGE).context
    assert city["whole"]["cells"][0]["number"] == 3
    assert not any(c["url"] or c["without"] for line in [city["whole"], *city["lines"]] for c in line["cells"][:-1])
    assert desk(cast.city_office()).get(PERSONS).status_code == 403
    assert all(c["url"] for c in desk().get(PAGE).context["whole"]["cells"])
    assert desk(cast.outsider()).get(f"{PAGE}?area={cast.COUNTY}").context["code"] == cast.SIBLING_COUNTY


def test_a_village_costs_what_three_cost_and_sums_to_the_whole():
    families.assisted()
    cast.area(cast.SIBLING_VILLAGE)
    client, url = desk(), f"{PAGE}?area={cast.TOWN}"
    one = queries(client, url)
    for _n in range(2):
        families.assisted(code=cast.SIBLING_VILLAGE)
    assert queries(client, url) == one
    page = client.get(url).context
    assert sum(line["cells"][0]["number"] for line in page["lines"]) == page["whole"]["cells"][0]["number"] == 3


def test_the_list_is_masked_and_names_who_was_not_visited_this_quarter():
    bonds = story()
    shown = desk().get(f"{PERSONS}?state=unvisited_quarter")
    assert [row["one"] for row in shown.context["rows"]] == [bonds[2].assisted]
    assert "弟*" in shown.content.decode() and "弟弟" not in shown.content.decode()
    with clock.at(clock.today() + clock.days(100)):
        bonds[0].person.forget_posts()
        assert len(desk().get(f"{PERSONS}?state=unvisited_quarter").context["rows"]) == 3


def test_the_command_line_prints_them(capsys):
    story()
    call_command("figures", cast.COUNTY, "--json")
    assert '"section_level_helpers": 1' in capsys.readouterr().out
