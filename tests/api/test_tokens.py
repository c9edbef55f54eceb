"""A token does what its person may do, for as long as it lives."""

import datetime as dt

import pytest

from shangliang.kit import clock, notices
from shangliang.kit.trail.rows import TrailRow
from shangliang.people import actions
from shangliang.people.access import AccessToken
from shangliang.people.refusal import Refused
from tests import cast

from .conftest import Program, program

pytestmark = pytest.mark.django_db


def test_a_token_says_whose_it_is_and_leaves_the_time_of_its_use(office):
    asked = program(office, "read").get("/me")
    assert asked.status_code == 200
    assert asked.json()["name"] == office.name
    assert AccessToken.objects.get().used_at is not None


def test_without_a_token_or_with_a_wrong_one_nobody_is_known(office):
    for typed in ("", "sl_wrong", "sl_" + "x" * 300):
        asked = Program(typed).get("/me")
        assert asked.status_code == 401
        assert asked.json()["detail"] == "需要有效的程序令牌。"


def test_a_revoked_or_outlived_token_is_none(office):
    token, typed = actions.make_token(office, label="对接", scopes=["read"], days=2)
    assert Program(typed).get("/me").status_code == 200
    with clock.at(clock.today() + dt.timedelta(days=3)):
        assert Program(typed).get("/me").status_code == 401
    actions.revoke_token(token, by=office)
    assert Program(typed).get("/me").status_code == 401


def test_a_token_of_somebody_who_may_no_longer_sign_in_is_none(office):
    asked = program(office, "read")
    office.is_active = False
    office.save()
    assert asked.get("/me").status_code == 401


def test_another_scope_is_refused_by_its_name(office):
    asked = program(office, "raise").get("/me")
    assert asked.status_code == 403
    assert "读取我能看的内容" in asked.json()["detail"]


def test_only_a_digest_is_kept_and_the_trail_and_the_person_hear_of_it(office):
    token, typed = actions.make_token(office, label="对接", scopes=["read", "act"], days=30)
    assert typed not in str(AccessToken.objects.values().get())
    row = TrailRow.objects.get(action="token.make")
    assert (row.actor, row.detail["scopes"]) == (office.ref, ["act", "read"])
    assert "新建了一个程序令牌“对接”" in notices.for_person(office.pk)[0].text
    assert typed.startswith(token.hint)


def test_the_eleventh_is_refused_and_ending_one_makes_room(office):
    made = [actions.make_token(office, label=str(n), scopes=["read"], days=5)[0] for n in range(10)]
    with pytest.raises(Refused, match="最多同时有 10 个令牌"):
        actions.make_token(office, label="多", scopes=["read"], days=5)
    actions.revoke_token(made[0], by=office)
    actions.make_token(office, label="又", scopes=["read"], days=5)


def test_the_page_shows_a_new_token_once_and_ends_it(client, office):
    cast.signed_in(client, office)
    page = client.post("/me/tokens/", {"label": "县平台", "scopes": ["read"], "days": "30", "once": "k1"})
    assert "只显示这一次" in page.text
    again = client.post("/me/tokens/", {"label": "县平台", "scopes": ["read"], "days": "30", "once": "k1"})
    assert "已经建好" in again.text
    assert AccessToken.objects.count() == 1
    assert "只显示这一次" not in client.get("/me/tokens/").text
    client.post(f"/me/tokens/{AccessToken.objects.get().ref}/revoke/")
    assert not AccessToken.objects.live().exists()


def test_the_page_refuses_what_the_rule_forbids_and_keeps_what_was_typed(client, office):
    cast.signed_in(client, office)
    page = client.post("/me/tokens/", {"label": "县平台", "scopes": ["read", "calendar"], "days": "300"})
    assert "最长 180 天。" in page.text
    assert "要单独建一个令牌" in page.text
    assert 'value="县平台"' in page.text


def test_nobody_ends_anothers_token(client, office):
    token, _typed = actions.make_token(office, label="对接", scopes=["read"], days=5)
    assert cast.signed_in(client, cast.clerk()).post(f"/me/tokens/{token.ref}/revoke/").status_code == 404
    assert AccessToken.objects.live().count() == 1
