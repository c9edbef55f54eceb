"""Whoever left an e-mail address hears of the public steps by mail; a phone number is never taken for one."""

import pytest
from django.core import mail

from shangliang.kit import notices
from shangliang.matters import actions
from shangliang.matters.models.voices import addresses
from tests import cast
from tests.matters import public, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_mail(settings):
    settings.SHANGLIANG_EMAIL = "smtp://localhost"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def test_a_resident_without_an_account_gets_one_mail_per_public_step(with_mail):
    matter, _code = walk.topic(contact="somebody@example.org")
    actions.move(matter, "accept", by=cast.clerk())
    assert notices.deliver() == 1
    assert notices.deliver() == 0
    assert [m.to for m in mail.outbox] == [["somebody@example.org"]]
    assert walk.TITLE in mail.outbox[0].body


def test_a_phone_number_gets_no_mail(with_mail):
    matter, _code = walk.topic(contact="13900000000")
    actions.move(matter, "accept", by=cast.clerk())
    assert notices.deliver() == 0
    assert mail.outbox == []


def test_unknown_and_foreign_keys_have_no_address():
    matter, _code = walk.topic(contact="somebody@example.org")
    raiser = matter.raisers.get()
    assert addresses([f"raiser:{raiser.pk}", "raiser:1", "raiser:x", "follower:2", "other:3"]) == {
        f"raiser:{raiser.pk}": "somebody@example.org"
    }


def test_a_follower_without_an_account_leaves_an_address_and_hears_by_mail(with_mail, client):
    matter, _code = public.public_topic()
    page = f"/m/{matter.ref}/"
    assert "有进展发邮件告诉我" not in client.get(page).content.decode()  # nobody is asked who has not followed
    client.post(f"{page}follow/")
    assert "有进展发邮件告诉我" in client.get(page).content.decode()
    wrong = client.post(f"{page}follow/", {"contact": "不是邮箱"})
    assert (
        wrong.status_code == 200 and "不是邮箱" in wrong.content.decode() and "这不像电子邮箱" in wrong.content.decode()
    )
    client.post(f"{page}follow/", {"contact": "follower@example.org"})
    assert matter.followers.count() == 1
    walk.DO["approve"](matter)
    notices.deliver()
    assert [m.to for m in mail.outbox] == [["follower@example.org"]]


def test_without_a_mail_server_no_address_is_asked_for(client):
    matter, _code = public.public_topic()
    client.post(f"/m/{matter.ref}/follow/")
    assert "有进展发邮件告诉我" not in client.get(f"/m/{matter.ref}/").content.decode()
