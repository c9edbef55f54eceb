"""一次会议从签到到纪要 · A chair at the console, two members' phones, the hall screen, in real browsers: quorum, decisions by
name and in secret, an election, the minutes that carry them."""

import pytest
from playwright.sync_api import expect

from shangliang.kit import clock
from shangliang.meetings import actions
from shangliang.meetings.models import Decision, Meeting
from tests import cast
from tests.browser.chromium import DESK, HALL, PHONE, open_page
from tests.browser.halls import Hall, button
from tests.browser.test_room import signed_in
from tests.meetings import held

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ONE, TWO = 1, 2
RULE = "应到 3 人，实到 2 人，已达法定人数（过半数，2 人）；赞成 2，反对 0，弃权 0；需全体过半数（2），通过。"


def called() -> Meeting:
    """Three are due; a paper, a decision without a paper, an election."""
    meeting = held.listed(held.called(at=clock.now()), 3)
    held.item(meeting, title="审议通过方案", papers=["谈心交流实施方案（虚构）"])
    held.item(meeting, title="双月协商计划")
    held.item(meeting, "elect", "选举常务委员")
    return meeting


class Sitting(Hall):
    """会议 · Its four screens."""

    def __init__(self, meeting, chair, hall, one, two) -> None:
        super().__init__(meeting.gathering, chair, hall, {ONE: one, TWO: two})
        self.meeting, self.page = meeting, meeting.get_absolute_url()

    def one_is_scanned_and_one_checks_in_by_the_number_on_the_screen(self):
        codes = self.tickets_are_printed()
        self.chair.goto(f"{self.desk}checkin/")
        self.a_ticket_is_scanned(ONE, codes[ONE - 1])
        self.the_hall_is_opened_by_its_code()
        self.chair.goto(f"{self.desk}room/")
        self.chair.keyboard.press("d")
        expect(self.hall.locator(".is-door")).to_be_visible()
        for number, phone in self.phones.items():
            phone.goto(f"/g/{self.gathering.ref}/#{codes[number - 1]}")
            expect(phone.locator("main")).to_contain_text(f"{number} 号")
        phone = self.phones[TWO]
        phone.get_by_label("或者写大屏上的签到码").fill("0000")
        button(phone, "我到了").click()
        expect(phone.locator("main")).to_contain_text("签到码不对")
        phone.get_by_label("或者写大屏上的签到码").fill(self.hall.locator(".turnout b").inner_text())
        button(phone, "我到了").click()
        expect(phone.locator("main")).to_contain_text("您已签到")

    def what_the_hall_shows_is_lined_up(self):
        for what in ("法定人数", "议题：审议通过方案"):
            self.chair.get_by_label("排哪一项").select_option(label=what)
            button(self.chair, "排在后面").click()
            expect(self.chair.locator(".lineup")).to_contain_text(what)
        self.chair.get_by_label("或者一段话").fill("请大家把手机调成静音")
        button(self.chair, "排在后面").click()
        expect(self.chair.locator(".lineup li")).to_have_count(3)

    def the_quorum_is_shown_before_the_first_item(self):
        self.chair.keyboard.press("o")
        expect(self.chair.locator(".speaking")).to_be_visible()
        self.chair.keyboard.press("b")
        expect(self.hall.locator(".is-quorum")).to_contain_text("应到 3 人，实到 2 人，已达法定人数")
        expect(self.chair.locator(".lineup li")).to_have_count(2)
        expect(self.chair.locator(".room-side")).to_contain_text("已达法定人数")
        self.chair.keyboard.press("b")
        expect(self.hall.locator(".is-item")).to_contain_text("审议通过方案")
        expect(self.chair.locator(".lineup li")).to_have_count(1)  # the next press is of the page drawn anew
        self.chair.keyboard.press("b")
        expect(self.hall.locator(".is-text")).to_contain_text("调成静音")
        expect(self.chair.locator(".lineup li")).to_have_count(0)

    def a_decision_is_taken_on_the_phones(self, form, said):
        """From the console: how; begin; both press; close."""
        self.chair.get_by_role("link", name="表决", exact=True).click()
        expect(self.chair.locator("main")).to_contain_text("已达法定人数")
        self.chair.get_by_label(form).check()
        button(self.chair, "记下").click()
        button(self.chair, "开始表决，投到大屏").click()
        expect(self.hall.locator(".is-poll")).to_contain_text("是否同意")
        for number in self.phones:
            phone = self.look(number)
            expect(phone.locator("main")).to_contain_text(said)
            button(phone, "赞成").click()
            expect(phone.locator("main")).to_contain_text("已记下")
        button(self.chair, "截止、公布结果").click()
        expect(self.hall.locator(".is-decision")).to_contain_text(RULE)
        expect(self.chair.locator(".room-side")).to_contain_text(RULE)
        for number in self.phones:
            expect(self.look(number).locator("main")).to_contain_text(RULE)

    def the_next_item_is_on(self):
        self.chair.keyboard.press("ArrowRight")
        expect(self.chair.locator(".agenda .now")).not_to_contain_text("审议通过方案")

    def an_election_with_another_name_and_an_abstention(self):
        self.chair.keyboard.press("ArrowRight")
        expect(self.chair.locator(".agenda .now")).to_contain_text("选举")
        self.chair.goto(f"{self.page}")
        self.chair.get_by_role("link", name="电子选票").click()
        self.chair.get_by_label("候选人").fill("甲（虚构）\n乙（虚构）")
        button(self.chair, "拟好").click()
        button(self.chair, "开始表决，投到大屏").click()
        first, second = (self.look(number) for number in self.phones)
        first.get_by_label("甲（虚构）").check()
        first.get_by_label("乙（虚构）").check()
        button(first, "投票").click()
        expect(first.locator("main")).to_contain_text("选了 2 人，最多选 1 人")
        first.get_by_label("乙（虚构）").uncheck()  # what was ticked still is
        button(first, "投票").click()
        expect(first.locator("main")).to_contain_text("回执码")
        second.get_by_label("另选他人").fill("甲（虚构）")
        button(second, "投票").click()
        expect(second.locator("main")).to_contain_text("已记下")
        button(self.chair, "截止").click()
        expect(self.hall.locator("main")).to_contain_text("由监票人核对")
        self.chair.get_by_role("link", name="监票人核对、记结果").click()
        expect(self.chair.locator("main")).to_contain_text("甲（虚构） 2 票；乙（虚构） 0 票")
        self.chair.get_by_label("监票人").fill("监票人二名（虚构）")
        button(self.chair, "核对无误，记结果").click()
        expect(self.chair.locator("#agenda")).to_contain_text("当选：甲（虚构）（2）")

    def the_minutes_carry_it(self):
        self.chair.goto(f"{self.desk}room/")
        self.chair.keyboard.press("v")
        expect(self.hall.locator(".is-decision")).to_contain_text("当选：甲（虚构）（2）")
        expect(self.chair.locator(".screens [aria-pressed=true]")).to_contain_text("表决结果")
        self.chair.get_by_text("宣布散会").click()
        button(self.chair, "散会").click()
        expect(self.hall.locator(".is-waiting")).to_be_visible()
        self.chair.goto(f"{self.page}minutes/")
        text = self.chair.get_by_label("纪要", exact=True).input_value()
        assert f"《谈心交流实施方案（虚构）》：{RULE}" in text
        assert text.count(RULE) == 2 and "当选：甲（虚构）（2）" in text
        assert "出席：due1（虚构）、due2（虚构）" in text and "缺席：due3（虚构）" in text
        button(self.chair, "存为新的一稿").click()
        expect(self.chair.locator("main")).to_contain_text("第 1 稿")


def test_a_meeting_from_check_in_to_its_minutes(browser, live_server):
    meeting, server = called(), live_server.url
    with (
        open_page(browser, server, DESK) as chair,
        open_page(browser, server, HALL) as hall,
        open_page(browser, server, PHONE) as one,
        open_page(browser, server, PHONE) as two,
    ):
        room = Sitting(meeting, signed_in(chair, server, cast.office()), hall, one, two)
        room.one_is_scanned_and_one_checks_in_by_the_number_on_the_screen()
        room.what_the_hall_shows_is_lined_up()
        room.the_quorum_is_shown_before_the_first_item()
        room.a_decision_is_taken_on_the_phones("电子记名表决", "记名：您的名字和您选的，工作人员看得到")
        room.the_next_item_is_on()
        room.a_decision_is_taken_on_the_phones("电子无记名表决", "封存以后，谁也对不上")
        room.an_election_with_another_name_and_an_abstention()
        room.the_minutes_carry_it()
        assert "虚构" not in hall.content()
        assert [page.complaints for page in (chair, hall, one, two)] == [[], [], [], []]
    assert [d.form for d in Decision.objects.filter(passed=True)] == ["named", "unnamed"]
    assert actions.next_number("chairpersons", meeting.body, None) == 2
