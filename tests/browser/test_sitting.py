"""一场会从头到尾 · Two phones, a chair, a hall screen, in real browsers: from the tickets to the agreement that is handed on.

The worker's part (the picture, each second) runs beside them as it does in the product. How long the hall took to show a
view is kept as a property of the test (`--junit-xml`); nothing is asserted about it, bench/hall.py measures it.
"""

import contextlib
import threading
import time

import pytest
from django.db import connection
from playwright.sync_api import expect

from shangliang.consultations.actions import picturing
from shangliang.consultations.models import View
from shangliang.matters.lifecycle import Stage
from tests.browser.chromium import DESK, HALL, PHONE, open_page
from tests.browser.halls import TICKING, Hall, button
from tests.browser.test_room import signed_in
from tests.consultations import phones

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NINE, TEN = 9, 10  # the first two with an interest


@contextlib.contextmanager
def worker():
    """Each second, as `shangliang serve` does beside its page servers."""
    stop = threading.Event()

    def work():
        while not stop.wait(1):
            picturing.refresh_all()
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


class Room(Hall):
    """会场 · The four screens of one sitting."""

    def __init__(self, made, chair, hall, nine, ten) -> None:
        super().__init__(made.activities.get(kind="sitting").gathering, chair, hall, {NINE: nine, TEN: ten})
        self.made = made

    def tickets_are_printed_and_scanned(self):
        """The two phones open theirs."""
        codes = self.tickets_are_printed()
        self.chair.goto(f"{self.desk}checkin/")
        for number in (1, NINE, TEN):
            self.a_ticket_is_scanned(number, codes[number - 1])
        for number, phone in self.phones.items():
            phone.goto(f"/g/{self.gathering.ref}/#{codes[number - 1]}")
            expect(phone.locator("main")).to_contain_text(f"您是 利益相关方 · {number} 号")
            assert codes[number - 1] not in phone.url

    def hands_go_up(self):
        """9 asks and speaks, then asks again before 10 does: who has not spoken comes first all the same."""
        self.chair.goto(f"{self.desk}room/")
        self.chair.keyboard.press("o")
        expect(self.chair.locator(".speaking")).to_contain_text("没有人在发言")
        expect(self.hall.locator("footer")).to_contain_text("实到 3")
        self.raise_hand(NINE)
        expect(self.chair.locator(".queue")).to_contain_text("9 号")
        self.chair.keyboard.press("3")
        expect(self.hall.locator("main")).to_contain_text("先请还没有发言的")
        self.chair.keyboard.press("n")
        expect(self.chair.locator(".speaking")).to_contain_text("9 号")  # else there is nothing yet that "e" could end
        expect(self.hall.locator("main")).to_contain_text("利益相关方 · 9 号")
        expect(self.hall.locator(".timer")).to_contain_text(TICKING)
        self.chair.keyboard.press("e")
        expect(self.chair.locator(".speaking")).to_contain_text("没有人在发言")
        expect(self.hall.locator("main")).to_contain_text("先请还没有发言的")  # which stands there while nobody speaks
        self.raise_hand(NINE)
        self.raise_hand(TEN)
        expect(self.phones[TEN].locator("main")).to_contain_text("下一个就请您")
        expect(self.chair.locator(".queue li").nth(0)).to_contain_text("10 号")
        expect(self.chair.locator(".queue li").nth(1)).to_contain_text("发过 1 次")
        self.chair.keyboard.press("n")
        expect(self.chair.locator(".speaking")).to_contain_text("10 号")  # the hall names whoever is next as well
        expect(self.hall.locator("main")).to_contain_text("利益相关方 · 10 号")
        self.phones[TEN].get_by_role("link", name="看看现在").click()
        expect(self.phones[TEN].locator("main")).to_contain_text("现在请您发言")

    def raise_hand(self, number):
        phone = self.phones[number]
        phone.get_by_role("link", name="看看现在").click()
        button(phone, "举手要求发言").click()
        expect(phone.locator("main")).to_contain_text("您已经举手")

    def a_card_fills(self) -> list[float]:
        """The two phones draw slips and press, each as the fifth after four neighbours: the picture moves for five at once.
        Seconds until it is seen."""
        self.chair.get_by_text("选几条看法投屏").click()
        self.chair.get_by_label("看法的编号").fill("2")
        button(self.chair, "投屏").last.click()
        expect(self.hall.locator(".is-cards")).to_contain_text("先不公布")
        waits = []
        for seen, (number, phone) in zip((5, 10), self.phones.items(), strict=True):
            phones.express(self.made, 4, {2: 1})
            phone.goto(f"/c/{self.made.ref}/#{phones.slip(self.made)}")
            expect(phone.locator("#card")).to_contain_text("第 1 条，共 6 条")
            phone.goto(f"/c/{self.made.ref}/views/?n=2")
            began = time.monotonic()
            button(phone, "赞成").first.click()
            expect(phone.locator("#card")).to_contain_text("刚才那一条记下了")
            expect(self.hall.locator("main")).to_contain_text(f"已表态 {seen} 人")
            waits.append(time.monotonic() - began)
            phone.goto(f"/g/{self.gathering.ref}/")
            expect(phone.locator("main")).to_contain_text(f"{number} 号")
        expect(self.hall.locator("main .share")).to_contain_text("几乎都赞成")
        return waits

    def the_agreement_is_read_back(self):
        self.chair.get_by_role("link", name="写共识、复述确认").click()
        self.chair.get_by_label("共识").first.fill("上学的路段先亮")
        self.chair.get_by_label("建议由谁办").first.fill("永昌县住建局")
        self.chair.get_by_label("依据第几条看法").first.fill("2")
        button(self.chair, "写好了").click()
        self.chair.goto(f"{self.desk}room/")
        self.chair.keyboard.press("7")
        expect(self.hall.locator(".is-read_back")).to_contain_text("上学的路段先亮")
        for phone in self.phones.values():
            phone.get_by_role("link", name="看看现在").click()
            expect(phone.locator("main")).to_contain_text("上学的路段先亮")
        button(self.phones[NINE], "我确认").click()
        expect(self.hall.locator("main")).to_contain_text("已确认 1 人")
        self.phones[TEN].get_by_text("有不同意见").click()
        self.phones[TEN].get_by_label("哪里不同意").fill("电费的事还要说清楚")
        button(self.phones[TEN], "记下我的异议").click()
        expect(self.phones[TEN].locator("main")).to_contain_text("您的异议记下了：电费的事还要说清楚")

    def it_ends(self):
        self.chair.goto(f"{self.desk}room/")
        self.chair.get_by_text("宣布散会").click()
        button(self.chair, "散会").click()
        expect(self.hall.locator(".is-waiting")).to_be_visible()
        self.phones[NINE].get_by_role("link", name="看看现在").click()
        expect(self.phones[NINE].locator("main")).to_contain_text("已经散会")
        self.chair.goto(self.made.desk_url())
        expect(self.chair.locator("main")).to_contain_text("电费的事还要说清楚")
        button(self.chair, "其余 1 人没有异议").click()
        for part in ("召集人", "参与人代表"):
            self.chair.get_by_role("link", name="登记签字").click()
            self.chair.get_by_label("身份").select_option(label=part)
            self.chair.get_by_label("姓名").fill("某人（虚构）")
            button(self.chair, "保存").click()
        button(self.chair, "形成共识").click()
        expect(self.chair.locator("main")).to_contain_text("共识已形成")


def test_a_sitting_from_its_start_to_its_end(browser, live_server, record_property):
    made, server = phones.running(), live_server.url
    with (
        worker(),
        open_page(browser, server, DESK) as chair,
        open_page(browser, server, HALL) as hall,
        open_page(browser, server, PHONE) as nine,
        open_page(browser, server, PHONE) as ten,
    ):
        room = Room(made, signed_in(chair, server), hall, nine, ten)
        room.tickets_are_printed_and_scanned()
        room.the_hall_is_opened_by_its_code()
        room.hands_go_up()
        for wait in room.a_card_fills():
            record_property("seconds from the press to the hall", f"{wait:.2f}")
        room.the_agreement_is_read_back()
        room.it_ends()
        assert "参与人" not in hall.content()
        assert [page.complaints for page in (chair, hall, nine, ten)] == [[], [], [], []]
    assert View.objects.filter(value=1).count() == 10
    assert list(made.read_backs.order_by("-confirms").values_list("confirms", flat=True)) == [True, True, False]
    spoken = room.gathering.speeches.spoken().values_list("by__number", flat=True)
    assert list(spoken.order_by("began_at")) == [NINE, TEN]
    assert made.concerns.get().matter.stage == Stage.AGREED
