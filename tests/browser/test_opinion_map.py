"""The report of an opinion map, opened from the disk as a leader would: readable on a phone and on a screen."""

import pytest
from django.core.management import call_command

from tests.kit.exports import export

from .axe import axe, small_targets
from .chromium import DESK, PHONE, open_page

pytestmark = pytest.mark.browser
GROUPS = [("groups", {"sides": 3, "people": 90}), ("none", {"people": 14})]


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    home = tmp_path_factory.mktemp("reports")
    for name, how in GROUPS:
        export(home / name, **how)
        call_command("opinion_map", str(home / name), "--out", str(home / f"{name}-map"))
    return {name: f"file://{home}/{name}-map/report.html" for name, _how in GROUPS}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
@pytest.mark.parametrize("name", ["groups", "none"])
def test_the_report_is_readable_on_a_phone_and_on_a_screen(browser, reports, name, size):
    with open_page(browser, "file://", size) as page:
        page.goto(reports[name])
        assert axe(page) == []
        assert page.complaints == []
        assert small_targets(page, 44 if size == PHONE else 24) == []
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{wider} px too wide"
        smallest = page.evaluate(
            "Math.min(...[...document.querySelectorAll('main :not(svg *)')].filter((el) => el.checkVisibility())"
            ".map((el) => parseFloat(getComputedStyle(el).fontSize)))"
        )
        assert smallest >= 12


def test_agreement_stands_above_the_differences_on_a_phone(browser, reports):
    with open_page(browser, "file://", PHONE, scripts=False) as page:
        page.goto(reports["groups"])
        heads = [head.inner_text() for head in page.locator("h2").all()]
        tops = [head.bounding_box()["y"] for head in page.locator("h2").all()]
        assert heads[:5] == ["大家已经一致的", "尚需商量的", "看法相近的人各在意什么", "看法图", "信得过几分"]
        assert tops == sorted(tops)
        marks = page.locator("figure.opinion-map path")
        assert marks.count() > 20
        kinds = {mark.get_attribute("class") for mark in marks.all()}
        assert kinds == {"group-0", "group-1", "group-2"}
        page.locator("summary").click()  # a native element: no script needed
        assert page.locator("table.ledger tbody tr").count() == 11
