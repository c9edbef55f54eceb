"""人 · Who opens the pages of people and of imports."""

import pytest

from tests import cast


@pytest.fixture
def at(client):
    """at(person).get(url)."""

    def act(person):
        return cast.signed_in(client, person)

    return act


@pytest.fixture
def office(client):
    cast.organisation("village", cast.VILLAGE, name="赵家庄村委会")
    cast.organisation("department", cast.COUNTY, name="县水务局")
    return cast.signed_in(client, cast.office())
