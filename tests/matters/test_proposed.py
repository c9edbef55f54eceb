"""From the points of an agreement to work orders: what the form begins with, what may be changed, what the page then shows."""

import datetime as dt
import re

import pytest

from shangliang.kit import clock
from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.agreement import Point, PointRef
from shangliang.matters.lifecycle import Refused
from shangliang.matters.proposed import proposed
from tests import cast
from tests.matters import walk, walks

UNITS = {1: "永昌县水务局", 2: "永昌县教育局", 3: "永昌县住建局"}


def rows(*points):
    found = proposed(walk.agreement(points=tuple(Point(*p) for p in points)), UNITS)
    return [(row.unit, row.part, row.places) for row in found]


def test_one_unit_gets_one_order_with_all_its_points():
    assert rows(("先亮", "永昌县水务局"), ("后修", "水务局")) == [(1, "lead", [1, 2])]


def test_a_point_that_names_several_makes_the_first_the_lead():
    assert rows(("先亮", "永昌县水务局、教育局")) == [(1, "lead", [1]), (2, "co", [1])]
    assert rows(("先亮", "水务局牵头，住建局配合"), ("后修", "教育局")) == [
        (1, "lead", [1]), (3, "co", [1]), (2, "co", [2])
    ]  # fmt: skip


def test_points_of_one_unit_each_are_handled_separately():
    assert rows(("先亮", "水务局"), ("后修", "教育局")) == [(1, "separate", [1]), (2, "separate", [2])]


def test_a_unit_that_is_not_clear_is_left_open_and_what_nobody_is_named_for_comes_last():
    assert rows(("先亮", ""), ("后修", "教育局")) == [(2, "lead", [2]), (None, "co", [1])]
    assert rows(("先亮", "永昌县"), ("后修", "供电公司")) == [(None, "separate", [1]), (None, "separate", [2])]


def test_the_order_says_what_how_and_until_when_and_ends_with_its_last_point():
    (one,) = proposed(
        walk.agreement(points=(Point("先亮", "水务局", "2023-08-01", "装灯"), Point("后修", "水务局", "2023-07-01"))),
        UNITS,
    )
    assert one.task == "共识第 1 条：先亮（装灯），2023年8月1日前\n共识第 2 条：后修，2023年7月1日前"
    assert one.due == dt.date(2023, 8, 1)


pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted():
    """A topic of the village, submitted with an agreement on two points by two units; one unit is not known here."""
    water, education = walk.lead_unit(), walk.co_clerk().held_posts[0].organisation
    day = f"{clock.today() + dt.timedelta(days=40):%Y-%m-%d}"
    points = (
        Point("先亮", f"{water}、{education}", day, "装灯"),
        Point("后修", str(education)),
        Point("通电", "供电公司"),
    )
    matter = walk.carry(walk.topic()[0], "plan")
    matter = actions.move(matter, "agree", by=cast.clerk(), agreement=walk.agreement(points=points))
    return walk.DO["submit"](matter), water, education


def url(matter, step="assign/"):
    return f"/desk/m/{matter.ref}/{step}"


def typed(page) -> dict:
    """What the page's form would send as it stands."""
    text = page.content.decode()
    found = dict(re.findall(r'<input[^>]*name="(\w+)" value="([^"]*)"', text))
    found |= dict(re.findall(r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', text))
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def test_the_form_begins_with_what_was_agreed_and_can_be_sent_with_one_choice_more(client, submitted):
    matter, water, education = submitted
    cast.signed_in(client, cast.supervision())
    page = client.get(url(matter))
    form = typed(page)
    assert [form[f"unit_{n}"] for n in (1, 2, 3)] == [str(water.pk), str(education.pk), ""]
    assert [form[f"part_{n}"] for n in (1, 2, 3)] == ["lead", "co", "co"]
    assert [form[f"points_{n}"] for n in (1, 2, 3)] == ["1", "1、2", "3"]
    assert "先亮（装灯）" in form["task_1"]
    assert "建议由“供电公司”办" in page.content.decode()
    again = client.post(url(matter), form | {"task_3": "供电线路先勘察"})
    assert "请选承办单位" in again.content.decode()
    cast.organisation("department", cast.COUNTY, "永昌县住建局")
    third = str(cast.organisation("department", cast.COUNTY, "永昌县住建局").pk)
    assert client.post(url(matter), form | {"unit_3": third, "task_1": "改过的要求"}).status_code == 302
    orders = list(matter.orders.order_by("id"))
    assert [[p.place for p in o.points.all()] for o in orders] == [[1], [1, 2], [3]]
    assert orders[0].task == "改过的要求"


def test_a_proposal_without_a_unit_that_nobody_touched_is_not_assigned_and_stands_open_on_the_page(client, submitted):
    matter, _water, _education = submitted
    cast.signed_in(client, cast.supervision())
    assert client.post(url(matter), typed(client.get(url(matter)))).status_code == 302
    assert [[p.place for p in o.points.all()] for o in matter.orders.order_by("id")] == [[1], [1, 2]]


def test_an_order_can_leave_a_point_and_a_row_can_be_emptied(client, submitted):
    matter, water, _education = submitted
    cast.signed_in(client, cast.supervision())
    rows = {"unit_1": water.pk, "part_1": "lead", "points_1": "3"}
    assert client.post(url(matter), rows | {"expected": "submitted"}).status_code == 302
    assert [p.place for p in matter.orders.get().points.all()] == [3]


@pytest.mark.parametrize("said", ["4", "0", "99999", "第一条"])
def test_a_point_that_is_not_in_the_agreement_is_refused_in_place(client, submitted, said):
    matter, water, _education = submitted
    cast.signed_in(client, cast.supervision())
    page = client.post(url(matter), {"unit_1": water.pk, "part_1": "lead", "points_1": said, "expected": "submitted"})
    assert page.status_code == 200
    assert re.search("共识里没有第|请只写序号", page.content.decode())
    assert not matter.orders.exists()


def test_the_matters_page_shows_point_order_and_reply(client, submitted):
    matter, water, _education = submitted
    entry = matter.entries.agreeing().first().pk
    slip = Slip(water, "lead", "装灯", points=(PointRef(entry, 1),))
    matter = actions.assign(matter, [slip], by=cast.supervision())
    order = matter.orders.get()
    actions.receive(order, by=cast.unit())
    actions.reply(order, "十盏灯已经装好。", by=cast.unit(), result="已落实")
    text = cast.signed_in(client, cast.office()).get(url(matter, "")).content.decode()
    section = re.search("共识的落实(.*?)</section>", text, re.DOTALL)[1]
    lines = re.findall(r"<tr>(.*?)</tr>", section.split("<tbody>")[1], re.DOTALL)
    assert [("十盏灯" in line, str(water) in line, "没有交办" in line) for line in lines] == [
        (True, True, False), (False, False, True), (False, False, True)
    ]  # fmt: skip


def test_points_of_another_matters_agreement_are_refused(submitted):
    matter, water, _education = submitted
    other = walk.carry(walk.topic("另一件事")[0], "submit")
    foreign = PointRef(other.entries.agreeing().first().pk, 1)
    with pytest.raises(Refused, match="共识里没有第 1 条"):
        actions.assign(matter, [Slip(water, "lead", points=(foreign,))], by=cast.supervision())
    assert not matter.orders.exists()
    own = PointRef(matter.entries.agreeing().first().pk, 1)
    actions.assign(matter, [Slip(water, "lead", points=(own,))], by=cast.supervision())
    assert matter.orders.get().points.get().agreed_id == own.entry


def test_without_an_agreement_the_form_is_empty_and_asks_for_no_points(client):
    walks.people()
    matter = walks.raised("春耕用水", kind="sentiment", by=cast.member(), extra={"suggestion": "推广滴灌"})
    for step, facts in (("accept", {}), ("adopt", {"note": "采用"}), ("submit", {"target": "永昌县人民政府"})):
        matter = actions.move(matter, step, by=cast.office(), **facts)
    page = cast.signed_in(client, cast.supervision()).get(url(matter))
    assert not matter.entries.agreeing().exists()
    assert typed(page)["unit_1"] == ""
    assert "points_1" not in typed(page)
