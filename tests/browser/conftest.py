"""浏览器 · A server of pages that need no database; a small world for a module; a kiosk of its pages."""

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import transaction
from django.test.testcases import LiveServerThread

from shangliang.people import areas
from tests.world import World

from .kiosk import Kiosk


@pytest.fixture(scope="session")
def bare_server():
    """The pages of the kit, which ask the database nothing: a query would fail the test."""
    thread = LiveServerThread("127.0.0.1", static_handler=StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@pytest.fixture(scope="module")
def world(browser, django_db_setup, django_db_blocker):
    """One of everything, in one transaction that is rolled back. While a browser runs, playwright's loop runs in this
    thread, and Django takes another connection than without one: so the browser comes first."""
    with django_db_blocker.unblock(), transaction.atomic():
        areas.forget()
        yield World()
        transaction.set_rollback(True)
    areas.forget()


@pytest.fixture(scope="module")
def kiosk():
    found = Kiosk()
    yield found
    found.shutdown()
    found.server_close()
