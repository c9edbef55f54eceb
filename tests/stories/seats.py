"""座位 · An office at its screen, a resident on a phone: what they press, in their own words. Nothing here calls an action."""

import datetime as dt
import re

from playwright.sync_api import expect

from tests import cast

DONE = {"receive": "已签收", "progress": "阶段反馈已报", "reply": "已答复", "return_order": "已退办"}


class Office:
    """办公室 · One person at a screen of 1280 px, signed in with name and password."""

    def __init__(self, page, person) -> None:
        self.page = page
        page.goto("/account/login/")
        page.get_by_label("登录名").fill(person.login)
        page.get_by_label("密码").fill(cast.PASSWORD)
        page.get_by_role("button", name="登录").click()
        expect(page.locator("nav").first).to_be_visible()
        assert page.url.endswith("/desk/"), page.url

    def open(self, ref):
        self.page.goto(f"/desk/m/{ref}/")

    def sees(self, ref) -> bool:
        return self.page.request.get(f"/desk/m/{ref}/").status == 200

    def offers(self, ref) -> set[str]:
        """The buttons of the matter's page."""
        self.open(ref)
        return set(self.page.locator(".moves a").all_text_contents())

    def take(self, ref, button, *, choose=(), tick=(), **typed):
        """Open the matter, press the step's button, fill its form, send it; it must be taken at once."""
        self.open(ref)
        found = self.page.locator(".moves").get_by_role("link", name=button, exact=True)
        if not found.count():
            self.page.locator(".moves summary").click()
        found.click()
        self._send(typed, choose, tick)
        expect(self.page.locator(".message")).to_contain_text("已办")

    def order(self, title, step, *, choose=(), **typed):
        """Open the newest open order of one's unit from its list, fill the form of `step`, send it."""
        self.page.goto("/desk/orders/")
        self.page.get_by_role("link", name=title).first.click()
        section = self.page.locator(f"section#{step}")
        if not section.locator("details").evaluate("one => one.open"):
            section.locator("summary").click()
        self._send({f"{step}-{name}": value for name, value in typed.items()}, choose, (), section)
        expect(self.page.locator(".message")).to_contain_text(DONE[step])

    def _send(self, typed, choose, tick, within=None):
        place = within or self.page.locator("form:has(.form-foot)")
        for name, value in typed.items():
            field = place.locator(f"[name={name}]")
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(label=str(value))
            else:
                field.fill(value.isoformat() if isinstance(value, dt.date) else str(value))
        for text in choose:
            place.get_by_text(text, exact=True).click()
        for name in tick:
            place.locator(f"[name={name}]").check()
        place.locator(".form-foot button").first.click()


class Resident:
    """居民 · Somebody with a phone, without an account."""

    def __init__(self, page) -> None:
        self.page = page

    def raises(self, *, home, said, place, title, topic_class) -> tuple[str, str]:
        """Four steps from the village's own page; returns number and secret code as the receipt shows them."""
        page = self.page
        page.goto(home)
        page.get_by_role("link", name="我有事要商量").click()
        page.get_by_label("什么事").fill(said)
        page.get_by_label("具体在哪儿").fill(place)
        self.press("下一步")
        page.get_by_label("一句话说清楚").fill(title)
        page.get_by_text(topic_class, exact=True).click()
        self.press("下一步")
        expect(page.locator("main")).to_contain_text("将送：赵家庄村协商议事会")
        self.press("送出")
        expect(page.locator(".receipt")).to_be_visible()
        self.fits()
        ref = page.locator(".receipt dd.code").inner_text().strip()
        return ref, re.sub(r"\s", "", page.locator(".secret b").inner_text())

    def opens(self, code):
        """The page that only the code opens; typed once, kept open by this phone."""
        self.page.goto("/my/")
        if self.page.get_by_label("查询码").count():
            self.page.get_by_label("查询码").fill(code.lower())
            self.press("打开")
            expect(self.page.get_by_label("查询码")).to_have_count(0)
        self.fits()

    def answers(self, solved, *, process="满意", result="满意", text=""):
        """Solved or not, the two ratings, a word more."""
        page = self.page
        page.get_by_text("解决了" if solved else "还没有解决", exact=True).click()
        page.locator("fieldset").nth(1).get_by_text(process, exact=True).click()
        page.locator("fieldset").nth(2).get_by_text(result, exact=True).click()
        page.get_by_label("还想说的话").fill(text)
        self.press("交上我的意见")
        expect(page.locator(".message")).to_contain_text("谢谢您")

    def reopens(self, why):
        self.page.get_by_text("还没有解决，要重新打开").click()
        self.page.get_by_label("哪里还没有解决").fill(why)
        self.press("重新打开")
        expect(self.page.locator(".message")).to_contain_text("已经重新打开")

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def fits(self):
        self.page.wait_for_load_state()
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 390, self.page.url
