"""Signing in: by login name, phone or name; what was typed stays; no account is betrayed; sessions end."""

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.test import Client

from shangliang.people import actions
from shangliang.people.models import Person
from tests import cast

pytestmark = pytest.mark.django_db
URL = "/account/login/"
WRONG = "名字或密码不对"


@pytest.fixture
def clerk():
    found = cast.clerk(password=cast.PASSWORD)
    found.phone = "138 0000 0001"
    found.save()
    return found


def enter(client, login, password=cast.PASSWORD, **more):
    return client.post(URL, {"login": login, "password": password}, **more)


def who(client):
    return Person.objects.filter(pk=client.session.get("_auth_user_id")).first()


@pytest.mark.parametrize(
    "typed", ["village_clerk-620321100200", "13800000001", "+86 138-0000-0001", "村（社区）协商员（虚构）"]
)
def test_login_name_phone_or_name_will_do(client, clerk, typed):
    assert enter(client, typed).status_code == 302
    assert who(client) == clerk


def test_a_name_that_two_people_have_signs_nobody_in(client, clerk):
    cast.person(clerk.name, password="别的密码-2023")
    assert WRONG in enter(client, clerk.name).content.decode()
    assert enter(client, "13800000001").status_code == 302


def test_a_desk_worker_goes_to_the_desk_and_a_resident_to_the_public_pages(client, clerk):
    assert enter(client, clerk.login).url == "/desk/"
    resident = cast.resident(password=cast.PASSWORD)
    assert enter(Client(), resident.login).url == "/"


def test_where_one_wanted_to_go_is_kept_unless_it_is_elsewhere(client, clerk):
    assert enter(client, clerk.login, QUERY_STRING="next=/me/").url == "/me/"
    assert enter(Client(), clerk.login, QUERY_STRING="next=https://example.org/").url == "/desk/"


def test_what_was_typed_is_kept_and_the_password_is_not(client, clerk):
    page = enter(client, clerk.login, "wrong-password").content.decode()
    assert WRONG in page
    assert f'value="{clerk.login}"' in page
    assert "wrong-password" not in page


def answers(client, login):
    response = enter(client, login, "wrong-password")
    page = response.content.decode().replace(login, "")
    return response.status_code, WRONG in page, len(page) // 50


def test_nobody_learns_whether_an_account_exists(clerk):
    cast.person(login="closed", password=cast.PASSWORD, is_active=False)
    cast.person(login="wordless")
    seen = {answers(Client(), login) for login in (clerk.login, "nobody-at-all", "closed", "wordless")}
    assert len(seen) == 1


def test_a_closed_account_and_one_without_password_stay_out(client):
    cast.person(login="closed", password=cast.PASSWORD, is_active=False)
    cast.person(login="wordless")
    for login in ("closed", "wordless"):
        assert WRONG in enter(client, login).content.decode()
        assert who(client) is None


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("", ""),
        ("a\0b", "x"),
        ("x", "a\0b"),
        ("长" * 5000, "x"),
        ("x", "y" * 100_000),
        ("' OR 1=1 --", "x"),
        ("\ud7ff\ufffe", "x"),
    ],
)
def test_strange_input_is_answered_in_place(client, login, password):
    response = enter(client, login, password)
    assert response.status_code == 200
    assert "field-error" in response.content.decode() or WRONG in response.content.decode()


def test_ten_megabytes_are_refused_without_a_fault(client):
    assert enter(client, "x" * 10_000_000).status_code in {400, 413}
    assert enter(client, "x", "y" * 10_000_000).status_code in {400, 413}


def test_five_failures_lock_this_user_at_this_address(client, clerk):
    for _ in range(4):
        assert enter(client, clerk.login, "wrong").status_code == 200
    response = enter(client, clerk.login, "wrong")
    assert response.status_code == 429
    page = enter(client, clerk.login).content.decode()
    assert "15 分钟" in page
    assert f'value="{clerk.login}"' in page
    assert who(client) is None


def test_three_ways_of_typing_are_not_three_times_as_many_attempts(client, clerk):
    for typed in (clerk.login, "13800000001", clerk.name, clerk.login):
        enter(client, typed, "wrong")
    assert enter(client, "13800000001", "wrong").status_code == 429


def test_a_user_alone_is_never_locked(client, clerk):
    for _ in range(6):
        enter(client, clerk.login, "wrong", REMOTE_ADDR="10.1.1.1")
    assert enter(client, clerk.login, REMOTE_ADDR="10.1.1.2").status_code == 302


def test_an_address_alone_is_never_locked(client, clerk):
    for _ in range(6):
        enter(client, "somebody-else", "wrong")
    assert enter(client, clerk.login).status_code == 302


def test_a_typed_phone_is_not_kept_in_the_list_of_failures(client, clerk):
    enter(client, "13900000009", "wrong")
    enter(client, "13800000001", "wrong")
    kept = str(list(AccessAttempt.objects.values()))
    assert "13900000009" not in kept
    assert "13800000001" not in kept
    assert AccessAttempt.objects.count() == 2


def test_accounts_are_made_by_offices(client):
    page = client.get("/account/signup/")
    assert page.status_code == 200
    assert "不能自己注册" in page.content.decode()
    before = Person.objects.count()
    client.post("/account/signup/", {"username": "me", "password1": cast.PASSWORD, "password2": cast.PASSWORD})
    assert Person.objects.count() == before


@pytest.mark.parametrize("url", ["/me/", "/people/", "/organisations/", "/account/sessions/", "/account/password/"])
def test_what_needs_an_account_asks_for_it(client, clerk, url):
    assert client.get(url).url.startswith(URL)
    assert cast.signed_in(client, clerk).get(url).status_code == 200


def test_sessions_are_listed_and_ended_by_their_owner(clerk):
    first, second = Client(HTTP_USER_AGENT="乡下的手机"), Client(HTTP_USER_AGENT="办公室的电脑")
    enter(first, clerk.login)
    enter(second, clerk.login)
    assert "乡下的手机" in second.get("/account/sessions/").content.decode()
    other = UserSession.objects.get(user_agent="乡下的手机")
    assert second.post(f"/account/sessions/{other.pk}/end/").status_code == 302
    assert first.get("/me/").status_code == 302, "the phone is signed out"
    assert second.get("/me/").status_code == 200


def test_nobody_ends_a_session_of_somebody_else(clerk):
    mine, theirs = Client(), Client()
    enter(mine, clerk.login)
    enter(theirs, cast.resident(password=cast.PASSWORD).login)
    session = UserSession.objects.get(user=clerk)
    assert theirs.post(f"/account/sessions/{session.pk}/end/").status_code == 404
    assert mine.get("/me/").status_code == 200


def test_all_other_sessions_end_at_once(clerk):
    first, second = Client(), Client()
    enter(first, clerk.login)
    enter(second, clerk.login)
    second.post("/account/sessions/")
    assert first.get("/me/").status_code == 302
    assert second.get("/me/").status_code == 200


def test_a_changed_password_signs_the_other_devices_out(clerk):
    first, second = Client(), Client()
    enter(first, clerk.login)
    enter(second, clerk.login)
    new = {"oldpassword": cast.PASSWORD, "password1": "新的密码-2023", "password2": "新的密码-2023"}
    assert second.post("/account/password/", new).url == "/me/"
    assert first.get("/me/").status_code == 302
    assert second.get("/me/").status_code == 200
    assert enter(Client(), clerk.login, "新的密码-2023").status_code == 302


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"oldpassword": "wrong"}, "现在的密码不对"),
        ({"password2": "another-one-23"}, "不一样"),
        ({"password1": "123", "password2": "123"}, "field-error"),
    ],
)
def test_a_bad_new_password_is_answered_in_place(client, clerk, data, sentence):
    cast.signed_in(client, clerk)
    good = {"oldpassword": cast.PASSWORD, "password1": "新的密码-2023", "password2": "新的密码-2023"}
    assert sentence in client.post("/account/password/", good | data).content.decode()


def test_an_office_resets_a_password_and_every_session_ends(clerk):
    device = Client()
    enter(device, clerk.login)
    actions.set_password(clerk, "重设密码-2023", by=cast.township_clerk())
    assert device.get("/me/").status_code == 302
    assert enter(Client(), clerk.login, "重设密码-2023").status_code == 302


def test_larger_type_follows_the_person_to_a_new_device(client, clerk):
    cast.signed_in(client, clerk)
    assert client.post("/me/", {"elder": "on"}).cookies["elder"].value == "1"
    fresh = Client()
    assert enter(fresh, clerk.login).cookies["elder"].value == "1"
    assert 'class="elder"' in fresh.get("/me/").content.decode()


def test_who_signs_out_leaves_nothing_on_the_phone_that_was_typed_and_not_sent(client, clerk):
    enter(client, clerk.login)
    assert client.get("/desk/").status_code == 200
    left = client.post("/account/logout/")
    assert left.status_code == 302 and left["Clear-Site-Data"] == '"storage"'
    assert client.get("/desk/").status_code == 302
