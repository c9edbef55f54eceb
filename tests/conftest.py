"""准备 · What every test may ask for."""

import os
import shutil

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis

from tests import kept

# Argon2 is slow on purpose; tests sign in often. One test in people proves that Argon2 is what the product uses.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)

hypothesis.register_profile("shangliang", deadline=None)  # two cores, many tests: a slow example says nothing
hypothesis.load_profile("shangliang")

TRUNCATE = {"kit_trailrow": "trail_keep_all", "kit_chainhead": "head_stays_all", "kit_dailyhead": "daily_stays_all"}

OTHERS = """SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()"""

PATIENCE = 30_000  # two cores and many tests: who waits for a page waits until it is certain that it does not come
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
# Without the background flags every start of Chromium tries to reach Google's hosts (a closed network refuses).
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Transaction tests end with TRUNCATE of all tables; the trail refuses that, so in tests it lets it pass. At the end
    whoever still holds a connection (a thread that served a browser) is sent away: the database is dropped then."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table, trigger in TRUNCATE.items():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(OTHERS)


_flush = TransactionTestCase._fixture_teardown


def _swept(case) -> None:
    if not kept.sweep():
        _flush(case)


TransactionTestCase._fixture_teardown = _swept


@pytest.fixture(autouse=True, scope="session")
def _keys_of_the_tests(tmp_path_factory):
    """Tests never touch the installation's key file."""
    settings.SHANGLIANG_KEYS = tmp_path_factory.mktemp("keys") / "keys.json"


CHROMIUM = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
)  # the first takes 0.4 of the work


def chromium() -> str:
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if not found:
        pytest.fail("These tests need Chromium; `make test` brings it where apt may be used.")
    return found


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the run; playwright's loop makes Django fear for its threads, so it is told not to."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield running
        running.close()
        connections.close_all()  # those that Django opened beside playwright's loop; later nobody finds them any more


def _context(browser, live_server, **how):
    return browser.new_context(base_url=live_server.url, locale="zh-CN", timezone_id="Asia/Shanghai", **how)


@pytest.fixture
def phone(browser, live_server):
    """A page of 390 x 844 on a phone: `phone.goto("/620321/")`."""
    context = _context(browser, live_server, viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser, live_server):
    """A page of 1280 x 900 on an office's screen."""
    context = _context(browser, live_server, viewport=DESK)
    yield context.new_page()
    context.close()
