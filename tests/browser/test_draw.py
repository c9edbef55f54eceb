"""从方案到证书 · A village draws fifteen people, from the plan to the printed certificate, on pages without a script."""

import pytest
from playwright.sync_api import expect

from shangliang.consultations.models import SeatDraw
from tests import cast
from tests.browser.chromium import DESK, PHONE, open_page
from tests.browser.test_room import signed_in
from tests.consultations import lots

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def link(page, name):
    return page.get_by_role("link", name=name, exact=True)


def the_pool_is_typed_and_quotas_come_filled_in(page, made):
    page.goto(f"{made.desk_url()}seats/")
    link(page, "抽签产生").click()
    page.get_by_label("席位").last.fill("15")
    page.get_by_label("或者直接写在这里").fill(lots.typed())
    button(page, "录入名单").click()
    expect(page.locator("main")).to_contain_text("名单 60 人，15 个席位")
    page.get_by_label("性别 女 至少").fill("15")
    page.get_by_label("性别 女 至多").fill("15")
    button(page, "试算并保存").click()
    expect(page.locator(".errors")).to_contain_text("不能同时做到")
    page.get_by_label("性别 女 至少").fill("7")
    page.get_by_label("性别 女 至多").fill("8")
    button(page, "试算并保存").click()
    expect(page.locator("main")).to_contain_text("名额做得到")


def the_party_organisation_approves(page):
    link(page, "登记党组织的审定").click()
    page.get_by_label("哪一级党组织").fill("村党支部委员会")
    page.get_by_label("文号或会议").fill("6月3日支部委员会会议")
    button(page, "保存").click()
    expect(page.locator("main")).to_contain_text("村党支部委员会")


def the_commitment_is_out_before_the_seed(page, neighbour):
    button(page, "做签").click()
    link(page, "公布承诺").click()
    page.get_by_label("什么时候、在哪里产生").fill("6月5日上午九点，村委会门口")
    button(page, "公布").click()
    run = SeatDraw.objects.get()
    neighbour.goto(run.get_absolute_url())
    expect(neighbour.locator("main")).to_contain_text(run.root)
    expect(neighbour.locator("main")).to_contain_text("当众摸球")
    return run


def the_seed_draws_the_panel(page, neighbour, run):
    link(page, "开签").click()
    page.get_by_label("种子").fill("7 58")
    page.get_by_label("见证人").fill("\n".join(lots.WITNESSES))
    button(page, "开签").click()
    expect(page.locator("main")).to_contain_text("种子写得不全")
    expect(page.get_by_label("见证人")).to_have_value("\n".join(lots.WITNESSES))
    page.get_by_label("种子").fill("07 58 31")
    button(page, "开签").click()
    expect(page.locator("main")).to_contain_text("候补 45 人")
    neighbour.reload()
    number = run.candidates.panel().first().number
    expect(neighbour.locator("main")).to_contain_text(number)
    expect(neighbour.locator("main")).not_to_contain_text("虚构")


def who_leaves_is_followed_by_an_alternate(page, run):
    gone = run.candidates.panel().first()
    page.locator("tr", has_text=gone.name).get_by_role("link", name="登记退出").click()
    page.get_by_label("原因").fill("外出务工")
    button(page, "登记退出").click()
    expect(page.locator("main")).to_contain_text("号候补递补入选")


def test_a_draw_from_its_plan_to_its_certificate(browser, live_server):
    made, server = lots.planned(), live_server.url
    with (
        open_page(browser, server, DESK, scripts=False) as page,
        open_page(browser, server, PHONE, scripts=False) as neighbour,
    ):
        signed_in(page, server)
        the_pool_is_typed_and_quotas_come_filled_in(page, made)
        the_party_organisation_approves(page)
        run = the_commitment_is_out_before_the_seed(page, neighbour)
        the_seed_draws_the_panel(page, neighbour, run)
        who_leaves_is_followed_by_an_alternate(page, run)
        link(page, "打印证书").click()
        expect(page.locator("main")).to_contain_text("抽签证书")
        expect(page.locator("main")).to_contain_text(lots.WITNESSES[0])
        expect(page.locator("main")).to_contain_text("07 58 31")
        page.goto(f"{made.desk_url()}seats/")
        expect(page.locator("main")).to_contain_text("抽签产生的居民")
        assert [page.complaints, neighbour.complaints] == [[], []]
    assert made.participants.filter(seat="drawn", left_on=None).count() == 15
    assert cast.clerk().pk == SeatDraw.objects.get().approved_by_id
