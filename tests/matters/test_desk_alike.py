"""What is like a matter is sought when the page asks for it, by itself where scripts run, else by a link."""

import pytest

from tests import cast
from tests.matters import walks

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "similar"}


@pytest.fixture
def two(client):
    cast.platforms()
    cast.signed_in(client, cast.office())
    return walks.raised("三组到小学的路没有灯"), walks.raised("三组到小学的路晚上没有灯")


def text(answer) -> str:
    return answer.content.decode()


def test_the_page_asks_for_it_and_without_scripts_a_link_does(client, two):
    one, other = two
    page = text(client.get(one.desk_url))
    assert f'hx-get="{one.desk_url}?similar=1"' in page
    assert other.title not in page
    assert other.title in text(client.get(f"{one.desk_url}?similar=1"))


def test_the_part_that_the_page_asks_for_holds_nothing_else(client, two):
    one, other = two
    part = text(client.get(f"{one.desk_url}?similar=1", headers=HTMX))
    assert other.title in part
    assert one.title not in part
    assert "<html" not in part


def test_where_nothing_is_alike_it_says_so_and_later_nothing_is_sought(client):
    cast.platforms()
    cast.signed_in(client, cast.office())
    alone = walks.raised("水渠漏水")
    assert "没有找到相似的事" in text(client.get(f"{alone.desk_url}?similar=1"))
    type(alone).objects.filter(pk=alone.pk).update(stage="approved")
    assert "相似的事" not in text(client.get(f"{alone.desk_url}?similar=1"))


def test_who_may_not_open_the_matter_gets_no_part_of_it(client, two):
    cast.signed_in(client, cast.outsider())
    assert client.get(f"{two[0].desk_url}?similar=1", headers=HTMX).status_code == 404
