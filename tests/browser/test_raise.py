"""手机上提一件事 · In a real Chromium at 390 px, with and without scripts: raised, received, opened by its code, confirmed."""

import re

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.browser.axe import axe, small_targets
from tests.browser.chromium import open_page
from tests.matters import public, walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def raised(page) -> str:
    """Through the four steps; returns the secret code that the receipt shows."""
    page.goto(f"/{cast.VILLAGE}/")
    page.get_by_role("link", name="我有事要商量").click()
    page.get_by_label("什么事").fill(public.SAID)
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_text("公共服务")).to_be_visible()
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("alert")).to_contain_text("请选一类")
    page.get_by_text("公共服务").click()
    page.get_by_role("button", name="下一步").click()
    expect(page.locator(".sent")).to_contain_text("将送：赵家庄村协商议事会")
    page.get_by_role("button", name="送出").click()
    return re.sub(r"\s", "", page.locator(".secret b").inner_text())


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_raised_and_opened_again_by_the_printed_code(browser, live_server, scripts):
    cast.platforms()
    with open_page(browser, live_server.url, scripts=scripts) as page:
        code = raised(page)
        page.context.clear_cookies()
        page.goto("/my/")
        page.get_by_label("查询码").fill(code.lower())
        page.get_by_role("button", name="打开").click()
        expect(page.locator("main")).to_contain_text("这件事没有公开")
        assert page.complaints == []


def test_the_link_of_the_receipt_opens_by_its_fragment_and_wipes_it(browser, live_server):
    matter, code = public.public_topic("reply")
    with open_page(browser, live_server.url) as page:
        page.goto(f"/my/#{code}")
        expect(page.locator("h1")).to_have_text(matter.title)
        assert code not in page.url
        page.get_by_text("解决了", exact=True).click()
        for row in (1, 2):
            page.locator("fieldset").nth(row).get_by_text("满意", exact=True).click()
        page.get_by_role("button", name="交上我的意见").click()
        expect(page.locator(".message")).to_contain_text("谢谢您")
        assert page.complaints == []


def test_the_public_pages_are_accessible_to_old_eyes_and_fingers(browser, live_server):
    """In elder mode; the tour of every route shows them as they are otherwise."""
    matter, code = public.public_topic("reply")
    walk.topic()
    with open_page(browser, live_server.url, elder=True) as page:
        urls = ["/", "/?q=赵", f"/{cast.COUNTY}/", f"/{cast.COUNTY}/matters/", f"/{cast.COUNTY}/results/", "/track/", "/my/",
                "/firm/", f"/{cast.VILLAGE}/raise/", matter.get_absolute_url(), f"/my/#{code}"]  # fmt: skip
        for url in urls:
            page.goto(url)
            if "#" in url:
                expect(page.locator("h1")).to_have_text(matter.title)  # the page that asks for the code has another
            assert axe(page, enhanced=True) == [], url
            assert small_targets(page, 60) == [], url
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, url
