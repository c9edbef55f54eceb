"""一次会在浏览器里 · A sitting with a chair, a second chair, a phone and a hall screen, in a real Chromium."""

import pytest
from playwright.sync_api import expect

from shangliang.gatherings import actions
from tests import cast
from tests.browser.axe import axe, small_targets
from tests.browser.chromium import DESK, HALL, PHONE, open_page
from tests.browser.halls import TICKING
from tests.gatherings import polling, sitting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in(page, server, who=None):
    """The session of a chair, without the sign-in page."""
    session = sitting.chair(who).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": server}])
    return page


def as_hall(page, server, gathering):
    held = sitting.hall(gathering).cookies["hall"].value
    page.context.add_cookies([{"name": "hall", "value": held, "url": f"{server}/hall/"}])
    page.goto("/hall/")
    return page


def test_a_sitting_with_a_chair_at_the_keyboard_and_a_hall_screen(browser, live_server):
    gathering, server = sitting.checked_in(sitting.of_consultation(), 1, 2, 9), live_server.url
    with open_page(browser, server, DESK) as chair, open_page(browser, server, HALL) as hall:
        as_hall(hall, server, gathering)
        signed_in(chair, server).goto(f"/desk/g/{gathering.ref}/room/")
        chair.keyboard.press("o")
        expect(chair.get_by_role("button", name="要求发言")).to_be_visible()
        for who in ("9", "2"):
            chair.keyboard.press("/")
            chair.keyboard.type(who)
            chair.keyboard.press("Enter")
            expect(chair.locator(".queue")).to_contain_text(f"· {who} 号")
            expect(chair.locator("#who")).to_have_value(
                ""
            )  # the answer to the press has drawn the room, not the next second
            chair.keyboard.press("Escape")
        chair.keyboard.press("3")
        expect(hall.locator("main")).to_contain_text("先请还没有发言的")
        chair.keyboard.press("n")
        expect(chair.locator(".speaking")).to_contain_text("9 号")  # the hall names whoever is next as well
        expect(hall.locator("main")).to_contain_text("利益相关方 · 9 号")
        expect(hall.locator(".timer")).to_contain_text(TICKING)
        chair.keyboard.press("m")
        chair.keyboard.type("先装上学的路")
        chair.keyboard.press("Enter")
        expect(chair.locator(".minutes")).to_contain_text("先装上学的路")
        chair.keyboard.press("Escape")
        chair.keyboard.press("e")
        expect(chair.locator(".speaking")).to_contain_text("没有人在发言")
        expect(hall.locator("main")).to_contain_text("先请还没有发言的")
        assert "参与人" not in hall.content()
        assert chair.complaints == hall.complaints == []


def test_what_one_chair_types_survives_what_another_presses(browser, live_server):
    gathering, server = sitting.opened(), live_server.url
    with open_page(browser, server, DESK) as one, open_page(browser, server, DESK) as two:
        for page, who in ((one, cast.clerk()), (two, cast.township_clerk())):
            signed_in(page, server, who).goto(f"/desk/g/{gathering.ref}/room/")
        one.locator("#note").fill("刚写到一半")
        two.locator("#who").fill("3")
        two.get_by_role("button", name="要求发言").click()
        expect(one.locator(".queue")).to_contain_text("3 号")
        expect(one.locator("#note")).to_have_value("刚写到一半")
        expect(one.locator("#note")).to_be_focused()
        assert one.complaints == two.complaints == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_slip_is_cast_on_a_phone(browser, live_server, scripts):
    poll, codes = polling.opened()
    with open_page(browser, live_server.url, scripts=scripts) as phone:
        phone.goto(f"/p/{poll.ref}/#{codes[0]}")
        if scripts:
            expect(phone.get_by_role("button", name="基本满意")).to_be_visible()
            assert codes[0] not in phone.url
        else:
            phone.get_by_label("纸签").fill(codes[0].lower())
            phone.get_by_role("button", name="进入").click()
        phone.get_by_role("button", name="基本满意").click()
        expect(phone.locator("main")).to_contain_text("已经收到")
        phone.get_by_role("button", name="换下一个人").click()
        expect(phone.get_by_label("纸签")).to_be_visible()
        assert phone.complaints == []
    assert poll.ballots.get().option == 1


def test_the_room_works_without_a_script(browser, live_server):
    gathering = sitting.checked_in(sitting.arranged(), 1)
    with open_page(browser, live_server.url, DESK, scripts=False) as page:
        signed_in(page, live_server.url).goto(f"/desk/g/{gathering.ref}/checkin/")
        page.get_by_role("button", name="签到", exact=True).first.click()
        expect(page.locator(".message")).to_contain_text("2 号")
        page.goto(f"/desk/g/{gathering.ref}/room/")
        page.get_by_role("button", name="宣布开会").click()
        page.locator("#who").fill("9")
        page.get_by_role("button", name="要求发言").click()
        expect(page.get_by_role("alert")).to_contain_text("到会的人里没有“9”")
        expect(page.locator("#who")).to_have_value("9")


def test_a_hall_that_loses_the_server_says_so_and_a_new_code_closes_it(browser, live_server):
    gathering = sitting.arranged()
    with open_page(browser, live_server.url, HALL) as hall:
        as_hall(hall, live_server.url, gathering)
        hall.context.set_offline(True)
        expect(hall.locator("#lost")).to_be_visible()
        hall.context.set_offline(False)
        expect(hall.locator("#lost")).to_be_hidden()
        actions.give_code(gathering, by=cast.clerk())
        expect(hall.get_by_label("大屏码")).to_be_visible()


def test_the_pages_of_the_room_are_accessible(browser, live_server):
    gathering = sitting.opened(1, 2, 9, gathering=sitting.of_consultation())
    sitting.asked(gathering, 1, 9)
    actions.begin(gathering.speeches.first(), by=cast.clerk())
    poll, _codes = polling.opened()
    desk = f"/desk/g/{gathering.ref}/"
    urls = [
        f"{desk}room/", f"{desk}checkin/", f"{desk}checkin/3/", f"{desk}screen/", desk, "/desk/g/", f"{desk}sheet/", f"{desk}polls/new/",
        f"/desk/p/{poll.ref}/", f"/desk/slips/{poll.book.ref}/", f"/p/{poll.ref}/", f"/slips/{poll.book.ref}/", "/hall/",
    ]  # fmt: skip
    with open_page(browser, live_server.url) as page:
        signed_in(page, live_server.url)
        for url in urls:
            page.goto(url)
            assert axe(page) == [], url
            assert small_targets(page, 44) == [], url
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0], url


def test_the_hall_screen_is_accessible(browser, live_server):
    gathering = sitting.opened(gathering=sitting.of_consultation())
    with open_page(browser, live_server.url, HALL) as hall:
        as_hall(hall, live_server.url, gathering)
        for shows in ("waiting", "agenda", "item", "speaker", "join", "cards"):
            actions.show(gathering, shows, by=cast.clerk())
            expect(hall.locator(f".is-{shows}")).to_be_visible()
            assert axe(hall) == [], shows
            assert hall.evaluate("document.documentElement.scrollHeight") <= HALL[1], shows
