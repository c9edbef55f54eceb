"""办法不对 · The target of a form is no page: who comes there is led to the page it belongs to; nothing is done."""

import pytest
from django.test import Client

from shangliang.matters.models import Follower
from tests import cast
from tests.matters import public, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser_like():
    """A client that asks for pages, as browsers do."""
    return Client(headers={"accept": "text/html,application/xhtml+xml"})


def test_the_size_of_type_switched_on_the_answer_of_a_form_leads_back_to_its_page(browser_like):
    _matter, code = public.public_topic("reply")
    browser_like.post("/my/", {"code": code})
    assert browser_like.post("/my/confirm/", {}).status_code == 200  # the form with its errors
    switched = browser_like.post("/prefer/", {"elder": "1", "next": "/my/confirm/"}, follow=True)
    assert switched.redirect_chain[-1] == ("/my/", 302)
    assert "有答复了，请您确认" in switched.content.decode()


def test_looking_at_a_forms_target_does_nothing_and_sending_does(browser_like):
    matter, _code = public.public_topic()
    looked = browser_like.get(f"/m/{matter.ref}/follow/")
    assert (looked.status_code, looked.url) == (302, matter.get_absolute_url())
    assert Follower.objects.count() == 0
    browser_like.post(f"/m/{matter.ref}/follow/")
    assert Follower.objects.count() == 1


@pytest.mark.parametrize(
    "target, page", [("/my/reopen/", "/my/"), ("/desk/notices/read/", "/desk/notices/"), ("/prefer/", "/")]
)
def test_each_target_leads_to_the_page_above_it(browser_like, target, page):
    cast.signed_in(browser_like, cast.clerk())
    answer = browser_like.get(target)
    assert (answer.status_code, answer.url) == (302, page)


def test_a_method_that_nobody_uses_is_refused_in_words_to_a_browser_and_bare_to_a_program(browser_like, client):
    matter, _code = walk.topic()
    said = browser_like.delete(f"/m/{matter.ref}/")
    assert (said.status_code, "请回到原来的页面" in said.content.decode()) == (405, True)
    assert client.delete(f"/m/{matter.ref}/").content == b""
