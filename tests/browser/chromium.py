"""浏览器 · A visitor in a real Chromium (the fixture `browser`): `from tests.browser.chromium import open_page`.

The page speaks Chinese, is refused every address but the server's own, and keeps what its console complained of in
`page.complaints` (a breach of the content policy is one of them).
"""

import contextlib

from playwright.sync_api import Browser, Page

PHONE, DESK, HALL = (390, 844), (1280, 900), (1920, 1080)


@contextlib.contextmanager
def open_page(browser: Browser, server: str, size=PHONE, *, elder=False, scripts=True, language="zh-CN"):
    """A fresh visitor. Leaving the block ends the visit."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        base_url=server,
        java_script_enabled=scripts,
        has_touch=size == PHONE,
        is_mobile=size == PHONE,
    )
    if elder:
        context.add_cookies([{"name": "elder", "value": "1", "url": server}])
    page = context.new_page()
    watch(page, server)
    yield page
    context.close()


def until(page: Page, promised: str) -> None:
    """Wait for a promise that comes to true; `wait_for_function` takes the promise itself for true."""
    for _time in range(200):
        if page.evaluate(promised):
            return
        page.wait_for_timeout(50)
    raise AssertionError(promised)


def watch(page: Page, server: str) -> None:
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda asked: outbound(page, asked.url, server))


def outbound(page: Page, url: str, server: str) -> None:
    if not url.startswith((server, "data:", "blob:", "about:")):
        page.complaints.append(f"asked outside: {url}")
