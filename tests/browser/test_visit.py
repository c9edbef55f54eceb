"""A visit on a phone: under a slow or broken network what is typed stays, is tried again, arrives once; without a script too."""

import pytest
from playwright.sync_api import expect

from shangliang.gatherings.models import Visit
from tests import cast
from tests.bonds import families
from tests.browser.axe import axe, small_targets
from tests.browser.chromium import PHONE, open_page, until
from tests.browser.test_room import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOUND = "炉子裂了一道缝，怕煤气"
READ = "Store.get('visit/' + document.querySelector('form[data-visit]').dataset.visit).then((one) => Sealing.unlock('draft', one?.locked)).then((all) => JSON.stringify(all))"
KEPT = "Store.names().then((all) => all.filter((name) => name.startsWith('visit/')).length)"


@pytest.fixture
def bond():
    cast.platforms()
    return families.paired(whom=families.assisted("王小明（虚构）"), on=families.days_ago(120))


def opened(page, server, bond):
    signed_in(page, server, bond.person)
    page.goto("/desk/visits/")
    page.get_by_role("link", name="王小明（虚构）").click()
    expect(page.get_by_label("看到、听到的情况")).to_be_visible()  # only the new page has it
    return page


def typed(page):
    """Written, and kept by the phone (locked: only the page itself reads it)."""
    page.get_by_label("看到、听到的情况").fill(FOUND)
    until(page, f"{READ}.then((said) => said?.includes({FOUND!r}))")


def save(page):
    page.get_by_role("button", name="保存").click()


def test_what_is_typed_survives_a_broken_network_and_arrives_once(browser, live_server, bond):
    with open_page(browser, live_server.url) as page:
        opened(page, live_server.url, bond)
        page.get_by_label("看到、听到的情况").fill(FOUND)
        page.route(
            "**/desk/visits/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
        )
        typed(page)
        save(page)
        expect(page.locator("[data-status]")).to_contain_text("网络不通")
        assert Visit.objects.count() == 0 and page.evaluate(KEPT) == 1
        page.unroute("**/desk/visits/**")
        expect(page.get_by_text("已记下。").first).to_be_visible()
        assert Visit.objects.get().found == FOUND
        until(page, f"{KEPT}.then((n) => n === 0)")


def test_an_answer_that_got_lost_does_not_make_a_second_visit(browser, live_server, bond):
    with open_page(browser, live_server.url) as page:
        opened(page, live_server.url, bond)
        page.get_by_label("看到、听到的情况").fill(FOUND)
        lost = []

        def lose(route):
            if route.request.method != "POST" or lost:
                return route.continue_()
            lost.append(route.fetch(max_redirects=0).status)
            return route.abort()

        page.route("**/desk/visits/**", lose)
        save(page)
        expect(page.get_by_text("已记下。").first).to_be_visible()
        assert lost == [302] and Visit.objects.count() == 1


def test_a_page_opened_again_brings_back_what_had_not_arrived(browser, live_server, bond):
    with open_page(browser, live_server.url) as page:
        opened(page, live_server.url, bond)
        typed(page)
        page.get_by_text("电话联系").click()
        until(page, f"{READ}.then((said) => said?.includes('phone'))")
        page.reload()
        expect(page.get_by_label("看到、听到的情况")).to_have_value(FOUND)
        expect(page.get_by_label("电话联系")).to_be_checked()
        save(page)
        expect(page.get_by_text("已记下。").first).to_be_visible()
        assert Visit.objects.get().way == "phone"


def test_somebody_else_on_the_same_phone_finds_nothing_of_it(browser, live_server, bond):
    other = families.paired(families.helper("另一名干部（虚构）"), families.assisted("李老汉（虚构）"))
    with open_page(browser, live_server.url) as page:
        opened(page, live_server.url, bond)
        typed(page)
        assert FOUND not in page.evaluate("JSON.stringify(localStorage)")
        signed_in(page, live_server.url, other.person)
        page.goto(f"/desk/visits/{other.ref}/")
        until(page, f"{KEPT}.then((n) => n === 0)")


def test_what_is_refused_stands_on_the_page_with_what_was_typed(browser, live_server, bond):
    with open_page(browser, live_server.url) as page:
        opened(page, live_server.url, bond)
        page.get_by_label("看到、听到的情况").fill(FOUND)
        page.get_by_text("送了物资或现金").click()
        page.get_by_label("送去的物资或现金").fill("大米")
        save(page)
        expect(page.get_by_role("alert")).to_contain_text("物资写折价")
        expect(page.get_by_label("看到、听到的情况")).to_have_value(FOUND)
        page.get_by_label("金额或折价（元）").fill("120")
        save(page)
        expect(page.get_by_text("已记下。").first).to_be_visible()
        assert Visit.objects.get().aid.get().yuan == 120


@pytest.mark.parametrize("elder", [False, True])
def test_it_is_large_enough_for_a_thumb_and_nothing_is_wrong_with_it(browser, live_server, bond, elder):
    with open_page(browser, live_server.url, PHONE, elder=elder) as page:
        opened(page, live_server.url, bond)
        assert small_targets(page, 60 if elder else 44) == [] and axe(page) == []
        assert page.complaints == []


def test_without_a_script_it_is_a_plain_form(browser, live_server, bond):
    with open_page(browser, live_server.url, scripts=False) as page:
        opened(page, live_server.url, bond)
        page.get_by_label("看到、听到的情况").fill(FOUND)
        save(page)
        expect(page.get_by_text("已记下。").first).to_be_visible()
        assert Visit.objects.get().found == FOUND
