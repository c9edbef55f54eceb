"""座位 · Where people sit in a story: everyone a browser of their own, opened for the story and closed at its end."""

import contextlib

import pytest

from tests.browser.chromium import open_page
from tests.stories.seats import Office, Resident


@pytest.fixture
def visits():
    with contextlib.ExitStack() as open_visits:
        yield open_visits


@pytest.fixture
def sit(browser, live_server, visits):
    """`sit(person)`: that person's office, signed in through the page; the same one when asked again."""
    seats = {}

    def seat(person) -> Office:
        if person.pk not in seats:
            page = visits.enter_context(open_page(browser, live_server.url, (1280, 900)))
            seats[person.pk] = Office(page, person)
        return seats[person.pk]

    yield seat
    assert [seat.page.complaints for seat in seats.values() if seat.page.complaints] == []


@pytest.fixture
def resident(browser, live_server, visits):
    """Somebody without an account, on a phone of 390 px."""
    found = Resident(visits.enter_context(open_page(browser, live_server.url)))
    yield found
    assert found.page.complaints == []
