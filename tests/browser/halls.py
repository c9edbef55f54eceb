"""会场里的浏览器 · A chair's console, a hall screen and phones at one gathering, as the tests of a room share them."""

import re

from playwright.sync_api import expect

from tests.gatherings.polling import codes_on

TICKING = re.compile(r"0[0-4]:\d\d")  # of five minutes: the hall shows a clock only while somebody speaks


def button(page, name):
    return page.get_by_role("button", name=name)


class Hall:
    """会场 · The screens of one gathering; `phones` by the number of the seat."""

    def __init__(self, gathering, chair, hall, phones) -> None:
        self.gathering, self.chair, self.hall, self.phones = gathering, chair, hall, phones
        self.desk = f"/desk/g/{gathering.ref}/"

    @property
    def address(self) -> str:
        return f"{self.chair.url.split('/desk/')[0]}/g/{self.gathering.ref}/"

    def tickets_are_printed(self) -> list[str]:
        self.chair.goto(f"{self.desk}checkin/")
        button(self.chair, "印签到条").click()
        return codes_on(self.chair.content())

    def a_ticket_is_scanned(self, number, code):
        """A handheld scanner types the link and Enter."""
        self.chair.keyboard.type(f"{self.address}#{code}")
        self.chair.keyboard.press("Enter")
        expect(self.chair.locator(".message")).to_contain_text(f"{number} 号")

    def the_hall_is_opened_by_its_code(self):
        self.chair.goto(f"{self.desk}screen/")
        button(self.chair, "取大屏码").click()
        code = self.chair.locator(".big-code").inner_text()
        self.hall.goto("/hall/")
        self.hall.get_by_label("大屏码").fill(code)
        button(self.hall, "打开大屏").click()
        expect(self.hall.locator(".is-waiting")).to_be_visible()

    def look(self, number):
        self.phones[number].get_by_role("link", name="看看现在").click()
        return self.phones[number]
