"""The living page in a real browser: accessible in both modes and at both widths, large enough for a finger, quiet."""

import pytest
from playwright.sync_api import expect

from .axe import axe, small_targets
from .chromium import DESK, PHONE, open_page

pytestmark = pytest.mark.browser
SMALL_TEXT = """[...document.querySelectorAll('body *')].filter((el) => el.checkVisibility()
  && [...el.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
  && parseFloat(getComputedStyle(el).fontSize) < 18).map((el) => el.outerHTML.slice(0, 80))"""
PAGES = ["/kit/", "/kit/desk/?open=K7Q2M9X4TD", "/kit/topic/", "/kit/receipt/"]


@pytest.mark.parametrize(("size", "elder"), [(PHONE, True), (DESK, False)], ids=["390 elder", "1280 plain"])
def test_axe_finds_nothing(browser, bare_server, size, elder):
    with open_page(browser, bare_server, size, elder=elder) as page:
        for url in PAGES:
            page.goto(url)
            assert axe(page, enhanced=elder) == [], url
            assert page.complaints == [], url
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0, f"{url} is {wider} px too wide"


@pytest.mark.parametrize(
    ("size", "elder", "least"), [(PHONE, False, 44), (PHONE, True, 60), (DESK, True, 60), (DESK, False, 24)]
)
def test_what_is_pressed_is_large_enough(browser, bare_server, size, elder, least):
    with open_page(browser, bare_server, size, elder=elder) as page:
        for url in PAGES:
            page.goto(url)
            assert small_targets(page, least) == [], url


def test_the_probe_sees_a_small_target(browser, bare_server):
    with open_page(browser, bare_server) as page:
        page.goto("/kit/receipt/")
        page.evaluate("document.querySelector('button').className = ''")
        assert len(small_targets(page, 44)) == 1


def test_axe_sees_a_fault(browser, bare_server):
    with open_page(browser, bare_server) as page:
        page.goto("/kit/receipt/")
        page.evaluate("document.querySelector('[role=img]').removeAttribute('aria-label')")
        assert [line.split(":")[0] for line in axe(page)] == ["role-img-alt"]


def test_keys_walk_the_ledger_and_open_the_drawer(browser, bare_server):
    with open_page(browser, bare_server, DESK) as page:
        page.goto("/kit/desk/")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("x")
        assert page.locator("tr.here a.title").inner_text() == "灌溉用水轮到谁家，能不能提前三天知道"
        assert page.locator("tr.here input").is_checked()
        page.keyboard.press("k")
        page.keyboard.press("Enter")
        page.wait_for_selector("#drawer h2")
        assert page.locator("#drawer h2").inner_text() == "赵家庄村三组到小学的路晚上没有灯"
        assert page.url.endswith("/kit/desk/")
        page.keyboard.press("Escape")
        assert page.locator("#drawer h2").count() == 0
        assert page.evaluate("document.activeElement.className") == "title"
        assert page.complaints == []


def test_a_drawer_that_is_refused_becomes_a_page(browser, bare_server):
    with open_page(browser, bare_server, DESK) as page:
        page.goto("/kit/desk/")
        page.route("**/kit/desk/?open=*", lambda route: route.fulfill(status=200, body="<h1>请先登录</h1>"))
        page.locator("a.title").first.click()
        page.wait_for_url("**/kit/desk/?open=K7Q2M9X4TD")


def test_on_a_phone_the_title_leads_to_the_page(browser, bare_server):
    with open_page(browser, bare_server) as page:
        page.goto("/kit/desk/")
        page.locator("a.title").first.click()
        page.wait_for_url("**/kit/desk/?open=K7Q2M9X4TD")


def test_without_scripts_the_ledger_and_the_menu_work(browser, bare_server):
    with open_page(browser, bare_server, DESK, scripts=False) as page:
        page.goto("/kit/desk/")
        page.locator("a.title").first.click()
        assert page.locator("#drawer h2").inner_text() == "赵家庄村三组到小学的路晚上没有灯"
    with open_page(browser, bare_server, PHONE, scripts=False) as page:
        page.goto("/kit/desk/")
        assert not page.get_by_role("link", name="提案").is_visible()
        page.locator("details.nav-bar > summary").click()
        assert page.get_by_role("link", name="提案").is_visible()


def test_elder_mode_is_one_press_and_one_press_back(browser, bare_server):
    with open_page(browser, bare_server, scripts=False) as page:
        page.goto("/kit/topic/")
        for pressed, least in (("true", 18), ("false", 16)):
            page.get_by_role("button", name="关怀版").click()
            expect(page.get_by_role("button", name="关怀版")).to_have_attribute("aria-pressed", pressed)
            page.wait_for_load_state()
            assert page.url.endswith("/kit/topic/")
            assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= least


def test_text_in_elder_mode_is_never_below_18_px(browser, bare_server):
    with open_page(browser, bare_server, elder=True) as page:
        for url in PAGES:
            page.goto(url)
            small = page.evaluate(SMALL_TEXT)
            assert small == [], url


def test_lists_and_receipts_print_on_one_sheet(browser, bare_server):
    with open_page(browser, bare_server, DESK) as page:
        for url in ("/kit/desk/", "/kit/receipt/"):
            page.goto(url)
            page.emulate_media(media="print")
            assert not page.locator(".nav, .switches, .filters, .no-print").filter(visible=True).count()
            assert page.pdf(format="A4").count(b"/Type /Page\n") + page.pdf(format="A4").count(b"/Type /Page ") == 1
