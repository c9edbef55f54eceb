"""A real phone: the network is cut, the tab is killed, somebody signs out; nothing is lost, nothing is done twice or read by others."""

import pytest
from playwright.sync_api import expect

from shangliang.gatherings.models import Visit
from shangliang.kit.offline import Operation
from shangliang.matters.models import Matter
from tests import cast
from tests.bonds import families
from tests.browser.axe import axe, small_targets
from tests.browser.chromium import PHONE, open_page, until, watch
from tests.browser.test_room import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOUND, NAME = "炉子裂了一道缝，怕煤气", "王小明（虚构）"
EVERYTHING = """async () => {
  const stores = await Promise.all([Store.waiting(), Promise.all((await Store.names()).map((name) => Store.get(name)))]);
  const text = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value)
    : value && typeof value === 'object' ? Object.values(value).map(text).join(' ') : String(value);
  const pages = await Promise.all((await caches.keys()).map(async (name) => Promise.all((await (await caches.open(name)).matchAll()).map((one) => one.text()))));
  return text(stores) + JSON.stringify(localStorage) + pages.flat().join(' ');
}"""


@pytest.fixture
def bond():
    cast.platforms()
    return families.paired(whom=families.assisted(NAME), on=families.days_ago(120))


def bar(page):
    return page.locator("p[data-bar]")


def opened(page, server, person):
    signed_in(page, server, person)
    page.goto("/desk/offline/")
    expect(bar(page)).to_have_text("已联网，都已上传")
    page.evaluate(
        "navigator.serviceWorker.ready.then((found) => new Promise((done) => found.active.state === 'activated' ? done() : found.active.addEventListener('statechange', done)))"
    )
    until(page, "caches.match('/desk/offline/').then(Boolean)")
    return page


def taken(page):
    page.get_by_role("button", name="带走今天的名单").click()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()


def cut(page):
    page.context.set_offline(True)
    page.goto("/desk/visits/")
    expect(bar(page)).to_contain_text("离线")


def written(page, words=FOUND):
    page.get_by_role("button", name="记走访").click()
    page.get_by_label("看到、听到的情况").fill(words)
    page.get_by_role("button", name="存在手机上").click()
    expect(page.locator("p[data-saved]")).to_contain_text("联网后自动上传")


def killed(page, server):
    """The tab is gone without a goodbye; another one is opened."""
    context = page.context
    page.close(run_before_unload=False)
    again = context.new_page()
    watch(again, server)
    return again


def test_a_day_without_a_network(browser, live_server, bond):
    with open_page(browser, live_server.url) as page:
        taken(opened(page, live_server.url, bond.person))
        cut(page)
        written(page)
        expect(bar(page)).to_have_text("离线，1 条待上传")
        kept = page.evaluate(EVERYTHING)
        assert FOUND not in kept and NAME not in kept
        again = killed(page, live_server.url)
        again.goto("/desk/offline/")
        expect(bar(again)).to_have_text("离线，1 条待上传")
        expect(again.get_by_role("heading", name=NAME)).to_be_visible()
        written(again, "又想起一件")
        expect(bar(again)).to_have_text("离线，2 条待上传")
        assert Visit.objects.count() == 0
        again.context.set_offline(False)
        again.get_by_role("button", name="现在上传").click()
        expect(bar(again)).to_have_text("已联网，都已上传")
        assert Visit.objects.get().found == FOUND  # the second, on the same day in the same way, is looked at by people
        expect(again.locator("ul[data-answers]")).to_contain_text("是不是同一次")
        assert Operation.objects.filter(outcome="aside").count() == 1


def test_what_was_half_typed_when_the_tab_was_killed_is_there_again(browser, live_server, bond):
    with open_page(browser, live_server.url) as page:
        taken(opened(page, live_server.url, bond.person))
        cut(page)
        page.get_by_role("button", name="记走访").click()
        page.get_by_label("看到、听到的情况").fill(FOUND)
        until(page, "Store.get('draft').then(Boolean)")
        again = killed(page, live_server.url)
        again.goto("/desk/offline/")
        expect(again.get_by_label("看到、听到的情况")).to_have_value(FOUND)


def test_an_answer_that_got_lost_makes_nothing_twice(browser, live_server, bond):
    with open_page(browser, live_server.url) as page:
        taken(opened(page, live_server.url, bond.person))
        lost = []

        def lose(route):
            if lost:
                return route.continue_()
            lost.append(route.fetch().status)
            return route.abort()

        page.route("**/desk/offline/sync/", lose)
        written(page)
        for _time in range(200):
            page.wait_for_timeout(50)
            if lost:
                break
        assert Visit.objects.count() == 1
        page.get_by_role("button", name="现在上传").click()
        expect(bar(page)).to_have_text("已联网，都已上传")
        assert Visit.objects.count() == 1 and lost == [200]


def test_who_signs_out_leaves_no_list_and_loses_no_record(browser, live_server, bond):
    clerk = cast.clerk()
    with open_page(browser, live_server.url) as page:
        taken(opened(page, live_server.url, bond.person))
        page.route("**/desk/offline/sync/", lambda route: route.abort())
        written(page)
        expect(bar(page)).to_contain_text("1 条待上传")
        page.goto("/me/")
        page.get_by_role("link", name="退出登录").click()
        page.locator("main").get_by_role("button", name="退出登录").click()
        page.wait_for_url(lambda url: "logout" not in url)
        page.unroute("**/desk/offline/sync/")
        opened_again = signed_in(page, live_server.url, clerk)
        opened_again.goto("/desk/offline/")
        expect(bar(page)).to_contain_text("另有 1 条是别人登记的")
        assert page.get_by_role("heading", name=NAME).count() == 0
        assert Visit.objects.count() == 0
        signed_in(page, live_server.url, bond.person).goto("/desk/offline/")
        expect(bar(page)).to_have_text("已联网，都已上传")
        assert Visit.objects.get().found == FOUND


def test_the_list_can_not_be_read_once_its_cookie_has_run_out(browser, live_server, bond):
    with open_page(browser, live_server.url) as page:
        taken(opened(page, live_server.url, bond.person))
        page.context.clear_cookies(name="sl_list")
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("p[data-empty]")).to_be_visible()
        assert page.get_by_role("heading", name=NAME).count() == 0


def test_a_matter_is_typed_for_somebody_without_a_list(browser, live_server):
    cast.platforms()
    with open_page(browser, live_server.url) as page:
        opened(page, live_server.url, cast.clerk())
        cut(page)
        page.get_by_role("button", name="登记群众反映").click()
        page.get_by_label("题目").fill("三组到小学的路没有灯")
        page.get_by_label("情况").fill("晚上看不见")
        page.get_by_role("button", name="存在手机上").click()
        expect(bar(page)).to_have_text("离线，1 条待上传")
        page.context.set_offline(False)
        page.get_by_role("button", name="现在上传").click()
        expect(bar(page)).to_have_text("已联网，都已上传")
        assert Matter.objects.get().title == "三组到小学的路没有灯"


@pytest.mark.parametrize("elder", [False, True])
def test_it_is_large_enough_for_a_thumb_and_nothing_is_wrong_with_it(browser, live_server, bond, elder):
    with open_page(browser, live_server.url, PHONE, elder=elder) as page:
        taken(opened(page, live_server.url, bond.person))
        assert small_targets(page, 60 if elder else 44) == [] and axe(page) == []
        page.get_by_role("button", name="记走访").click()
        assert small_targets(page, 60 if elder else 44) == [] and axe(page) == []
        assert page.complaints == []


def test_without_a_script_it_says_what_to_do(browser, live_server, bond):
    with open_page(browser, live_server.url, scripts=False) as page:
        signed_in(page, live_server.url, bond.person)
        page.goto("/desk/offline/")
        expect(page.get_by_text("没有脚本时")).to_be_visible()
