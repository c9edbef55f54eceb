"""录入网格 · Typed on a keyboard in a real Chromium: a key and on to the next cell; without scripts Tab does it."""

import pytest
from playwright.sync_api import expect

from shangliang.consultations.actions import papers
from tests import cast
from tests.browser.chromium import DESK, open_page
from tests.browser.test_room import signed_in
from tests.consultations import phones

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def grid(page, made, batch):
    page.goto(f"{made.desk_url()}paper/{batch.ref}/")
    page.get_by_label("第 1 张第 1 条", exact=True).focus()


@pytest.fixture
def made():
    return phones.running()


@pytest.fixture
def batch(made):
    return papers.open_batch(made, declared=2, by=cast.clerk())


def test_two_cards_of_six_statements_take_twelve_keys(browser, live_server, made, batch):
    with open_page(browser, live_server.url, DESK) as page:
        signed_in(page, live_server.url)
        grid(page, made, batch)
        page.keyboard.type("12 312" + "111111")
        page.get_by_role("button", name="存下这一页").click()
        expect(page.locator("main")).to_contain_text("第 1 到 2 张已录")
        assert page.complaints == []
    first, second = batch.cards.order_by("number")
    assert first.views == {"1": 1, "2": -1, "4": 0, "5": 1, "6": -1}
    assert second.views == dict.fromkeys("123456", 1)


def test_a_slip_of_the_finger_is_put_right_with_the_arrows(browser, live_server, made, batch):
    with open_page(browser, live_server.url, DESK) as page:
        signed_in(page, live_server.url)
        grid(page, made, batch)
        page.keyboard.type("1x1")
        page.keyboard.press("ArrowLeft")
        page.keyboard.type("2")
        page.keyboard.press("Enter")
        page.keyboard.type("3")
        page.get_by_role("button", name="存下这一页").click()
        expect(page.locator("main")).to_contain_text("第 1 到 2 张已录")
    first, second = batch.cards.order_by("number")
    assert first.views == {"1": 1, "2": -1}
    assert second.views == {"3": 0}


def test_without_scripts_tab_leads_to_the_next_cell(browser, live_server, made, batch):
    with open_page(browser, live_server.url, DESK, scripts=False) as page:
        signed_in(page, live_server.url)
        grid(page, made, batch)
        for key in "123":
            page.keyboard.type(key)
            page.keyboard.press("Tab")
        page.get_by_role("button", name="存下这一页").click()
        expect(page.locator("main")).to_contain_text("第 1 到 2 张已录")
    assert batch.cards.get(number=1).views == {"1": 1, "2": -1, "3": 0}
