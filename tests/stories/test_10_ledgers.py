"""Story 10, 武威, once more: sixteen firms and twenty-three problems out of two ledgers give the figures of the page."""

import pytest

from shangliang.demo.firms import COUNTIES, FIRMS
from shangliang.kit import clock, figures, trail
from shangliang.matters import actions as matters
from shangliang.matters.models import Matter
from tests import cast
from tests.stories.ledgers import brought, counts, taken

pytestmark = pytest.mark.django_db
CITY = "6206"
FIRM = ["企业名称", "区划代码", "所属行业", "包抓单位", "包抓领导", "包联时间"]
PROBLEM = ["企业名称", "反映问题", "问题类别", "收集时间"]


def firms():
    for firm in FIRMS:
        yield [firm.name, COUNTIES[firm.county], firm.industry, firm.contact, "主席会议成员", clock.today().isoformat()]


def problems():
    for firm in FIRMS:
        for problem in firm.problems:
            yield [firm.name, problem.title, problem.topic_class, clock.today().isoformat()]


def test_two_ledgers_give_the_figures_of_the_story_and_brought_again_change_nothing():
    for code in COUNTIES:
        cast.area(code)
    office = cast.city_office(CITY)
    for name in sorted({firm.contact for firm in FIRMS}):
        cast.organisation("committee", CITY, name=name)
    given = [("enterprises", FIRM, list(firms())), ("problems", PROBLEM, list(problems()))]
    batches = [brought(name, head, rows, by=office, area=CITY) for name, head, rows in given]
    assert [counts(batch) for batch in batches] == [(16, 0, 0, 0), (23, 0, 0, 0)]
    for name, head, rows in given:
        assert counts(taken(name, head, rows, by=office, area=CITY)) == (0, 0, len(rows), 0), name
    for firm in FIRMS:
        for problem in firm.problems:
            if problem.last == "close":
                matters.move(Matter.objects.get(title=problem.title), "settle", by=office, note=problem.reply)
    found = figures.compute(CITY)["enterprise_contact"]
    counted = {k: found[k] for k in ("enterprises", "problems", "enterprises_resolved", "problems_closed")}
    assert counted == {"enterprises": 16, "problems": 23, "enterprises_resolved": 4, "problems_closed": 5}
    assert sum(found["by_class"].values()) == 23 and trail.verify() == []
