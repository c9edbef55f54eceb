"""手机上表态 · In a real Chromium at 390 px: a slip by its QR code or typed, one press after the other, with and without
scripts and with the network gone; every page of it accessible, in elder mode too (on a wide screen the tour sees them)."""

import pytest
from playwright.sync_api import expect

from shangliang.consultations import actions
from shangliang.consultations.actions import sealing
from shangliang.consultations.models import Contribution, View
from shangliang.gatherings.actions import reconcile
from tests import cast
from tests.browser.axe import axe, small_targets
from tests.browser.chromium import open_page
from tests.consultations import phones
from tests.consultations.test_phone_activities import QUESTIONS, TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_the_typed_code_to_what_people_think(browser, live_server, scripts):
    made = phones.running()
    code = phones.slip(made)
    with open_page(browser, live_server.url, scripts=scripts) as page:
        page.goto("/c/")
        page.get_by_label("纸签上的码").fill(f"{code[:5]} {code[5:]}".lower())
        button(page, "开始").click()
        for at in range(1, 7):
            expect(page.locator("#card")).to_contain_text(f"第 {at} 条，共 6 条")
            button(page, "赞成").click()
        expect(page.locator("h1")).to_have_text("6 条您都表过态了，谢谢您")
        page.get_by_role("link", name="加一句您的看法").click()
        page.get_by_label("您的看法").fill("井盖坏了的地方先补上")
        button(page, "送出").click()
        expect(page.locator("main")).to_contain_text("工作人员看过以后公开")
        button(page, "我好了，换下一位").click()
        expect(page.get_by_label("纸签上的码")).to_be_visible()
        page.goto(f"/c/{made.ref}/results/")
        expect(page.locator("main")).to_contain_text("人还不够，先不公布")
        assert page.complaints == []
    assert View.objects.filter(value=1).count() == 6


def test_the_qr_code_leads_in_and_its_code_is_wiped_from_the_address(browser, live_server):
    made = phones.running()
    code = phones.slip(made)
    with open_page(browser, live_server.url) as page:
        for way in ("", "join/"):
            page.goto(f"/c/{made.ref}/{way}#{code}")
            page.wait_for_url("**/views/")
            assert code not in page.url
        expect(page.locator("#card")).to_contain_text("第 1 条，共 6 条")


def test_the_next_persons_slip_on_the_same_phone_is_the_next_person(browser, live_server):
    made = phones.running()
    with open_page(browser, live_server.url) as page:
        for _n in range(2):
            page.goto(f"/c/{made.ref}/#{phones.slip(made)}")
            page.wait_for_url("**/views/")
            expect(page.locator("#card")).to_contain_text("第 1 条，共 6 条")
            button(page, "不赞成").click()
            expect(page.locator("#card")).to_contain_text("第 2 条，共 6 条")
    assert View.objects.values("voter").distinct().count() == 2


def test_a_press_that_does_not_arrive_is_said_and_can_be_repeated(browser, live_server):
    made = phones.running()
    with open_page(browser, live_server.url) as page:
        page.goto(f"/c/{made.ref}/#{phones.slip(made)}")
        page.wait_for_url("**/views/")
        page.context.set_offline(True)
        button(page, "赞成").click()
        expect(page.get_by_role("alert")).to_have_text("没有送到，可能是网络断了。请再按一次。")
        page.context.set_offline(False)
        button(page, "赞成").click()
        expect(page.locator("#card")).to_contain_text("第 2 条，共 6 条")
    assert View.objects.count() == 1


def test_a_statement_taken_back_meanwhile_is_said_in_the_card(browser, live_server):
    made = phones.running()
    with open_page(browser, live_server.url) as page:
        page.goto(f"/c/{made.ref}/#{phones.slip(made)}")
        page.wait_for_url("**/views/")
        made.statements.update(state="out", reason="abuse")
        button(page, "赞成").click()
        expect(page.get_by_role("alert")).to_contain_text("这一条看法已经收起")


def everything(made) -> list[str]:
    """Every public page of a consultation that has all there is."""
    made_here = {
        kind: made.activities.create(kind=kind, title=title, **more)
        for kind, title, more in (
            ("pro_con", "路灯该不该装在主路上", {}),
            ("text", "路灯公约（草稿）", {"text": TEXT}),
            ("questions", "几个小问题", {"questions": QUESTIONS}),
        )
    }
    Contribution.objects.create(activity=made_here["pro_con"], kind="pro", text="孩子走路安全", state="shown")
    Contribution.objects.create(activity=made_here["text"], kind="amendment", part=2, text="各出一半", state="shown")
    statement = made.statements.get(number=2)
    Contribution.objects.create(statement=statement, kind="reply", text="下月勘察。", state="shown", official=True)
    pages = ["", "join/", "views/", "views/?n=2", "results/?all", "mine/", "say/", "s/2/"]
    pages += [f"a/{one.pk}/" for one in made_here.values()] + [f"a/{made_here['text'].pk}/?part=2"]
    return ["/c/", *[f"/c/{made.ref}/{page}" for page in pages]]


def test_every_public_page_is_accessible_to_old_eyes_and_fits(browser, live_server):
    """In elder mode; the tour of every route shows them as they are otherwise."""
    made = phones.running()
    someone, _other = phones.camps(made)
    urls = everything(made)
    with open_page(browser, live_server.url, elder=True) as page:
        kept = {"name": "talk", "value": someone.cookies["talk"].value, "path": f"/c/{made.ref}/"}
        page.context.add_cookies([kept | {"domain": live_server.thread.host}])
        for url in urls:
            page.goto(url)
            assert page.url.endswith(url), "the voter is known"
            fits(page, url, elder=True)
        actions.close_consultation(made, by=cast.clerk())
        reconcile(made.book, issued=made.book.slips.count(), unused=0, spoiled=0)
        sealing.seal(made, by=cast.clerk())
        for url in (f"/c/{made.ref}/sealed/", f"/c/{made.ref}/", f"/c/{made.ref}/results/"):
            page.goto(url)
            fits(page, url, elder=True)


def fits(page, url, *, elder):
    assert axe(page, enhanced=elder) == [], url
    assert small_targets(page, 60 if elder else 44) == [], url
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, url
    assert page.complaints == [], url


def test_the_moderation_desk_is_accessible_and_works_without_scripts(browser, live_server, client):
    made = phones.running()
    one = made.statements.get(number=3)
    one.state = "waiting"
    one.save()
    cast.signed_in(client, cast.clerk())
    with open_page(browser, live_server.url, scripts=False) as page:
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.goto("/desk/c/moderation/")
        page.get_by_role("link", name=made.title).click()
        page.get_by_text("拆开", exact=True).click()
        page.get_by_label("拆成几条，一行一句").fill("灯杆离门口三米\n灯光不照窗户")
        button(page, "拆开并公开").click()
        expect(page.locator(".message")).to_contain_text("办好了")
    with open_page(browser, live_server.url) as page:
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        for url in ("/desk/c/moderation/", f"/desk/c/{made.ref}/moderation/?pile=shown", f"/desk/c/{made.ref}/seal/"):
            page.goto(url)
            fits(page, url, elder=False)
