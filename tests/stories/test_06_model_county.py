"""故事六 两当 · 6 June: the county is held against the framework; what is short is advised, one gap is closed and asked again."""

import datetime as dt

import pytest
from django.test import Client

from shangliang.kit import clock, figures, trail
from shangliang.matters import actions as matters
from shangliang.matters.actions.slips import Slip
from shangliang.matters.models import Matter
from shangliang.people.can import Role
from shangliang.scorecards.actions.assessing import indicators
from shangliang.scorecards.models import Assessment, Gap
from tests import cast

pytestmark = pytest.mark.django_db
COUNTY, OPENED, LOOKED, CLOSED = "621228", dt.date(2023, 6, 1), dt.date(2023, 6, 6), dt.date(2023, 6, 28)
BUREAU, ARCHIVES = "两当县民族宗教事务局", "两当县档案馆"
REVIEWED = {"A1": 4.5, "A4": 50, "C1": 90, "G1": 4}


@pytest.fixture
def bodies():
    cast.organisation("cppcc", COUNTY)
    return {name: cast.organisation("department", COUNTY, name) for name in (BUREAU, ARCHIVES)}


def signed(person) -> Client:
    return cast.signed_in(Client(), person)


def opened(desk, bodies) -> Assessment:
    said = {
        "framework": "+ethnic_unity_county", "title": "创建示范县对标对表", "place": COUNTY, "period": "2023",
        "host": cast.organisation("cppcc", COUNTY).ref, "body": bodies[BUREAU].ref,
    }  # fmt: skip
    answer = desk.post("/desk/assessments/new/", said)
    assert answer.status_code == 302, answer.context["form"].errors
    return Assessment.objects.get()


def marked(who, made, side, **values) -> None:
    """Full values for all that is typed, but for `values`; shares in percent."""
    page = {}
    for one in indicators(made):
        full = one.points if one.measure == "points" else (one.low or 0) * (100 if one.measure == "share" else 1)
        if one.kind == "score":
            page |= {f"v{one.pk}": f"{float(values.get(one.code, full)):g}", f"n{one.pk}": "现场核对"}
    answer = who.post(f"{made.get_absolute_url()}mark/{side}/", page)
    assert answer.status_code == 302, answer.context["form"].errors


def gap_listed(desk, made, code, advice, unit) -> Gap:
    one = next(row for row in indicators(made) if row.code == code)
    said = {"advice": advice, "detail": "现场看到的（虚构）", "unit": unit.ref, "due_on": "2023-06-30"}
    assert desk.post(f"{made.get_absolute_url()}indicators/{one.pk}/gap/", said).status_code == 302
    return made.gaps.get(indicator=one)


def closed(matter, unit) -> None:
    """By the government's side: assigned, handled, confirmed, closed."""
    clerk = cast.holder(Role.UNIT, at=unit)
    matters.assign(matter, [Slip(unit, "lead", "抓紧办理")], by=cast.supervision(COUNTY))
    matters.receive(matter.orders.open().get(), by=clerk)
    matters.reply(matter.orders.open().get(), "两类档案已收齐。", by=clerk, result="已落实")
    matters.confirm(matter.raisers.get(), way="account", solved=True, process="good", result="good")
    matters.move(Matter.objects.get(pk=matter.pk), "close", by=cast.office(COUNTY))


def test_checked_against_the_indicators_gaps_advised_one_made_up_for_and_asked_again(bodies):
    desk, bureau = signed(cast.office(COUNTY)), signed(cast.holder(Role.UNIT, at=bodies[BUREAU]))
    with clock.at(OPENED):
        made = opened(desk, bodies)
        marked(bureau, made, "self", B2=95)
    with clock.at(LOOKED):
        for where, counts in (("太阳村", (7, 3, 7, 6)), ("乔河村", (8, 4, 8, 6))):
            said = dict(zip(("asked", "knows", "supports", "takes_part"), counts, strict=True))
            url = f"{made.get_absolute_url()}surveys/add/"
            assert desk.post(url, said | {"day": LOOKED, "where": where, "way": "door"}).status_code == 302
        marked(desk, made, "review", **REVIEWED)
        page = desk.get(made.get_absolute_url()).content.decode()
        assert all(rate in page for rate in ("46.67%", "100%", "80%")), "everyone knows, supports, takes part: not yet"
        files = gap_listed(desk, made, "A4", "创建档案按指标归集", bodies[ARCHIVES])
        gap_listed(desk, made, "B2", "宣传教育进村入户，人人知晓", bodies[BUREAU])
        for gap in made.gaps.all():
            assert desk.post(f"{made.get_absolute_url()}gaps/{gap.pk}/suggest/").status_code == 302
        advice = Gap.objects.get(pk=files.pk).matter
        for step, facts in (("accept", {}), ("adopt", {"note": "属实"}), ("submit", {"target": "中共两当县委员会"})):
            advice = matters.move(advice, step, by=cast.office(COUNTY), **facts)
        assert desk.get(f"/desk/new/rectification/?source={advice.ref}").status_code == 403, "the CPPCC orders nobody"
    with clock.at(CLOSED):
        said = {"title": "补齐两类档案", "text": "逐类归集", "extra": {"measure": "逐类", "evidence": "目录"}}
        archivist = cast.holder(Role.UNIT, at=bodies[ARCHIVES])
        closed(matters.open_from(advice, "rectification", by=archivist, **said), bodies[ARCHIVES])
        again = f"{made.get_absolute_url()}gaps/{files.pk}/again/"
        assert desk.post(again, {"value": "100", "note": "目录六类齐全"}).status_code == 302
        page = desk.get(made.get_absolute_url()).content.decode()
        assert "补短板后" in page and "再问一次：100%，得 3 分。" in page
    found = figures.compute(COUNTY, only=["assessment"], on=dt.date(2023, 6, 30))["assessment"]
    # by hand: 100 - 0.5 (A1) - 1.5 (A4) - 4.07 (7 of 15 know, of 95 %) - 1 (G1); then 1.5 more
    assert found == {"self": 100, "review": 92.93, "gaps": 2, "after": 94.43}
    assert trail.verify() == []
