"""The board: its numbers are those of the registry, each opens the list it counts, the screen asks again for nothing."""

import datetime as dt
import json
import re

import pytest

from shangliang.insight import board as boards
from shangliang.kit import clock, figures
from shangliang.matters import actions
from shangliang.matters.models import Entry, Matter, Raiser
from shangliang.people.models import AreaOutline
from tests import cast
from tests.counting import counted
from tests.matters import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    for step in ("accept", "assign", "close"):
        walk.carry(walk.topic(f"路灯 {step}")[0], step)
    return cast.signed_in(client, cast.office())


def test_each_number_opens_exactly_the_list_that_it_counts(office):
    page = office.get(f"/desk/board/{cast.COUNTY}/")
    m = figures.compute(cast.COUNTY, period="year", only=["matters"])["matters"]
    for key, one in zip(("raised", "open", "overdue", "closed"), page.context["five"], strict=False):
        assert one["number"] == str(m[key])
        assert len(office.get(one["url"]).context["page"].rows) == m[key]


def test_each_light_opens_exactly_the_list_that_it_counts(office):
    page = office.get(f"/desk/board/{cast.COUNTY}/")
    lit = [one for one in page.context["lights"] if one["url"]]
    assert [len(office.get(one["url"]).context["page"].rows) for one in lit] == [one["n"] for one in lit]
    assert sum(one["n"] for one in page.context["lights"]) == Matter.objects.within(cast.COUNTY).open().count()


def test_what_has_no_clock_that_runs_is_a_list_too(office):
    walk.carry(walk.topic("没有时限的")[0], "accept")
    Matter.objects.filter(title="没有时限的").update(due_on=None, warn_on=None)
    paused = walk.carry(walk.topic("停了时限的")[0], "accept")
    Matter.objects.filter(pk=paused.pk).update(paused_on=paused.raised_on)
    lights = {one["kind"]: one for one in office.get(f"/desk/board/{cast.COUNTY}/").context["lights"]}
    assert lights["plain"]["n"] == 2
    found = office.get(lights["plain"]["url"]).context["page"].rows
    assert {row["title"] for row in found} == {"没有时限的", "停了时限的"}


def answered(n, result="good"):
    """A matter whose raiser has said what they think of the result."""
    matter = walk.carry(walk.topic(f"答复了的 {n}")[0], "reply")
    actions.confirm(Raiser.objects.get(matter=matter), solved=True, process="good", result=result)
    return matter


def test_the_share_of_content_opens_exactly_the_answers_that_it_counts(office, client):
    for n in range(5):
        answered(n, "bad" if n == 4 else "fair")
    first = answered(9)
    Matter.objects.filter(pk=first.pk).update(raised_on=dt.date(2022, 12, 31))  # of another year: not counted
    tile = office.get(f"/desk/board/{cast.COUNTY}/").context["five"][4]
    good, asked = figures.compute(cast.COUNTY, period="year", only=["satisfaction"])["satisfaction"]["satisfied_of"]
    page = office.get(tile["url"])
    assert (tile["number"], good, asked) == ("83%", 5, 6)  # one of the fixture's own
    assert len(page.context["page"].rows) == asked
    assert "不满意" not in page.text.split("<tbody>")[1]  # who is not content is nobody's to read
    leader = cast.signed_in(client, cast.leader()).get("/desk/leader/").context["five"][4]
    assert len(client.get(leader["url"]).context["page"].rows) == asked


def test_who_may_not_open_the_matter_does_not_see_its_answer(office, client):
    assert len(office.get("/desk/answers/").context["page"].rows) == 1
    assert len(office.get("/desk/answers/?solved=no").context["page"].rows) == 0
    assert len(office.get("/desk/answers/?way=self&area=620321100").context["page"].rows) == 1
    assert not cast.signed_in(client, walk.co_clerk()).get("/desk/answers/").context["page"].rows


def test_each_cell_opens_exactly_the_list_that_it_counts(office):
    page = office.get(f"/desk/board/{cast.COUNTY}/")
    rows = page.context["places"]
    cells = [cell for row in rows for cell in row["cells"] if cell["url"]]
    assert cells
    for row in [*rows, *page.context["units"]]:
        for what in ("open", "late", *(("raised", "closed") if "raised" in row else ())):
            assert len(office.get(row["urls"][what]).context["page"].rows) == row[what], (row["name"], what)
    for month in page.context["months"]:
        for what in ("raised", "closed", "open", "late"):
            assert len(office.get(month[f"{what}_url"]).context["page"].rows) == month[what], (month["month"], what)
    for row in page.context["by_stage"]:
        assert len(office.get(row["late_url"]).context["page"].rows) == row["late"]
    for cell in cells:
        assert len(office.get(cell["url"]).context["page"].rows) == cell["n"]
    orders = [cell for row in page.context["units"] for cell in row["cells"] if cell["url"]]
    assert [len(office.get(cell["url"]).context["page"].rows) for cell in orders] == [cell["n"] for cell in orders]


def test_what_became_late_in_a_month_and_what_was_open_at_its_end_are_lists(office):
    old = walk.topic("拖了很久的")[0]
    Matter.objects.filter(pk=old.pk).update(raised_on=clock.today() - clock.days(70))
    for day in (40, 39):  # written twice, late once
        Entry.objects.create(matter=old, step="clock_late", stage=old.stage, on=clock.now() - clock.days(day))
    months = office.get(f"/desk/board/{cast.COUNTY}/").context["months"]
    assert sum(month["late"] for month in months) in (1, 2)  # one each where a month's end lies between
    for month in months:
        for what in ("open", "late"):
            assert len(office.get(month[f"{what}_url"]).context["page"].rows) == month[what], (month["month"], what)


def test_what_is_raised_at_the_county_itself_is_told_apart_from_what_lies_below(office):
    walk.topic("县里自己的", kind="sentiment", code=cast.COUNTY, by=cast.member())
    own = office.get(f"/desk/board/{cast.COUNTY}/").context["places"][0]
    assert own["code"] == cast.COUNTY
    assert [row["title"] for row in office.get(own["urls"]["open"]).context["page"].rows] == ["县里自己的"]


def test_every_link_of_a_board_leads_somewhere_for_whoever_sees_it(office, client):
    for who in (cast.office(), cast.leader(), cast.member()):
        cast.signed_in(client, who)
        page = client.get(f"/desk/board/{cast.COUNTY}/")
        for link in set(re.findall(r'<a[^>]*href="(/[^"#]+)"', page.text)):
            assert client.get(link.replace("&amp;", "&")).status_code in (200, 302), (who, link)


def test_the_city_adds_its_counties_up_and_leads_to_them(office, client):
    walk.topic(code=cast.SIBLING_COMMUNITY)
    page = cast.signed_in(client, cast.city_office()).get(f"/desk/board/{cast.CITY}/")
    rows = {row["code"]: row for row in page.context["places"]}
    assert (rows[cast.COUNTY]["open"], rows[cast.SIBLING_COUNTY]["open"]) == (2, 1)
    assert rows[cast.COUNTY]["url"] == f"/desk/board/{cast.COUNTY}/"
    assert page.context["five"][0]["number"] == str(sum(row["raised"] for row in rows.values()))


def test_who_sees_no_figures_there_sees_no_board(office, client):
    assert office.get(f"/desk/board/{cast.COUNTY}/").status_code == 200
    assert office.get(f"/desk/board/{cast.SIBLING_COUNTY}/").status_code in (403, 404)
    assert cast.signed_in(client, cast.unit()).get("/desk/board/").status_code == 403
    assert client.get("/desk/board/99/").status_code == 404


def test_a_period_that_means_nothing_is_the_year(office):
    assert office.get(f"/desk/board/{cast.COUNTY}/?period=昨天").context["period"].kind == "year"


def test_a_warm_board_costs_the_same_questions_for_one_matter_as_for_three(office):
    path = f"/desk/board/{cast.COUNTY}/"
    office.get(path)
    with counted() as few:
        office.get(path)
    walk.topic("又一件")
    office.get(path)
    with counted() as more:
        office.get(path)
    assert len(few) == len(more)


def test_the_screen_is_not_sent_again_while_nothing_has_changed(office):
    first = office.get(f"/desk/board/{cast.COUNTY}/screen/")
    again = office.get(f"/desk/board/{cast.COUNTY}/screen/", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert "路灯" not in first.text


def test_the_export_says_what_the_page_says_and_stands_on_the_trail(office):
    from shangliang.kit.trail import TrailRow

    answer = office.post(f"/desk/board/{cast.COUNTY}/export/?period=year")
    assert answer["Content-Type"].endswith("sheet")
    assert TrailRow.objects.filter(noun="figure").exists()


SQUARE = [[[102.0, 38.2], [102.4, 38.2], [102.4, 38.5], [102.0, 38.5], [102.0, 38.2]]]


def geo(code=cast.TOWN, kind="Polygon", rings=SQUARE) -> bytes:
    shape = {"type": "Feature", "properties": {"code": code}, "geometry": {"type": kind, "coordinates": rings}}
    return json.dumps({"type": "FeatureCollection", "features": [shape]}).encode()


def upload(client, raw, **more):
    from django.core.files.uploadedfile import SimpleUploadedFile

    said = {"approval": "虚构审图号", "file": SimpleUploadedFile("x.geojson", raw), **more}
    return client.post(f"/areas/{cast.COUNTY}/outline/", said)


def test_an_uploaded_outline_is_drawn_and_can_be_taken_away(office):
    assert upload(office, geo()).status_code == 302
    page = office.get(f"/desk/board/{cast.COUNTY}/")
    assert page.context["map"]["kind"] == "outline"
    assert re.search(r'<a href="/desk/board/620321100/"><path class="s\d"', page.text)
    assert "虚构审图号" in page.text
    office.post(f"/areas/{cast.COUNTY}/outline/", {"remove": "on"})
    assert not AreaOutline.objects.exists()
    assert office.get(f"/desk/board/{cast.COUNTY}/").context["map"]["kind"] == "tiles"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "空"),
        (b"\xff\xfe\x00", "不是能读的 GeoJSON"),
        (b"[" * 100_000, "不是能读的 GeoJSON"),
        (b"{}", "没有图形"),
        (geo(code="999"), "对不上这里的区划"),
        (geo(kind="Point", rings=[102, 38]), "不是面"),
        (geo(rings=[[[0, 0], [1, 0], [1, 1], [0, 0]]]), "坐标不对"),
        (geo(rings=[[["x", 0]]]), "坐标不对"),
        (geo(rings=[[[102, 38], [103, 38], [102, 38]]]), "坐标不对"),
        (geo(rings=[]), "坐标不对"),
        (geo(kind="MultiPolygon", rings=[[]]), "坐标不对"),
        (geo(rings=[[[10**400, 38], [103, 38], [103, 39], [10**400, 38]]]), "坐标不对"),
        (b" " * (5 * 2**20 + 1), "最多 5 MB"),
    ],
)
def test_a_wrong_outline_is_refused_in_one_sentence(office, raw, said):
    page = upload(office, raw)
    assert page.status_code == 200
    assert said in page.text
    assert 'value="虚构审图号"' in page.text
    assert not AreaOutline.objects.exists()


def test_an_outline_needs_its_approval_and_the_right(office, client):
    assert "请写明审图号或依据" in upload(office, geo(), approval="").text
    assert upload(cast.signed_in(client, cast.clerk()), geo()).status_code in (403, 404)


def test_a_line_of_months_leaves_gaps_where_nothing_is_known():
    assert boards.line([None] * 12) == ""
    assert boards.line([0] * 11 + [None]).count(",") == 11


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([(5, 5), (9, 9)], [0, 1]),
        ([(4, 9)], []),
        ([(1, 0), (6, 6), (9, 9)], [2]),  # one hidden answer is not worked out from the sum
        ([(8, 7), (9, 2), (7, 5)], [0]),
    ],
)
def test_months_that_are_not_said_hide_five_of_each_side(answers, said):
    trend = {"good": [good for good, _bad in answers], "answered": [good + bad for good, bad in answers]}
    assert [n for n, share in enumerate(boards.shares_said(trend)) if share is not None] == said
