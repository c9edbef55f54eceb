"""凭码 · See, confirm, rate, reopen, supplement without an account; looking consumes nothing; guessing is limited."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.kit import throttle
from shangliang.matters import actions
from shangliang.matters.models import Confirmation
from tests import cast
from tests.matters import public, walk

pytestmark = pytest.mark.django_db
GOOD = {"solved": "yes", "process": "good", "result": "fair", "text": ""}


def opened(client, code, **more):
    return client.post("/my/", {"code": code} | more, follow=True)


def test_the_code_opens_a_matter_that_is_not_public_as_often_as_one_likes(client):
    matter, code = walk.topic()
    for _ in range(3):
        assert matter.title in opened(client, code).content.decode()
        assert matter.title in client.get("/my/").content.decode()
    client.post("/my/leave/")
    assert matter.title not in client.get("/my/").content.decode()


def test_a_wrong_code_is_said_in_place_and_another_browser_sees_nothing(client):
    matter, code = walk.topic()
    assert "没有这个查询码" in client.post("/my/", {"code": "AAAAAAAAAA"}).content.decode()
    assert "10 个字母和数字" in client.post("/my/", {"code": "0O1"}).content.decode()
    opened(client, code)
    assert matter.title not in type(client)().get("/my/").content.decode()


def test_guessing_stops_and_a_right_code_is_never_stopped_earlier(client):
    matter, code = walk.topic()
    for _ in range(throttle.MOST - 1):
        client.post("/my/", {"code": "AAAAAAAAAA"})
    assert matter.title in opened(client, code).content.decode()
    client.post("/my/", {"code": "AAAAAAAAAA"})
    stopped = client.post("/my/", {"code": code})
    assert stopped.status_code == 429
    assert "十分钟" in stopped.content.decode()
    elsewhere = client.post("/my/", {"code": code}, REMOTE_ADDR="10.9.9.9", follow=True)
    assert matter.title in elsewhere.content.decode()


def test_confirmed_and_rated_by_link(client):
    matter, code = public.public_topic("reply")
    page = opened(client, code, way="link")
    assert "有答复了，请您确认" in page.content.decode()
    done = client.post("/my/confirm/", GOOD | {"once": "k1"}, follow=True)
    assert "谢谢您" in done.content.decode()
    kept = Confirmation.objects.get()
    assert (kept.way, kept.solved, kept.process, kept.result) == ("link", True, "good", "fair")
    matter.refresh_from_db()
    assert matter.stage == "confirmed"


def test_sent_twice_it_is_one_confirmation(client):
    _matter, code = public.public_topic("reply")
    opened(client, code)
    for _ in range(2):
        assert client.post("/my/confirm/", GOOD | {"once": "k1"}).status_code == 302
    assert Confirmation.objects.count() == 1


def test_not_solved_needs_a_word_and_goes_back_to_the_unit(client):
    matter, code = public.public_topic("reply")
    opened(client, code)
    page = client.post("/my/confirm/", GOOD | {"solved": "no", "once": "k"})
    assert "请写一句哪里还没有解决" in page.content.decode()
    client.post("/my/confirm/", GOOD | {"solved": "no", "text": "灯装了两盏就停了", "once": "k2"})
    matter.refresh_from_db()
    assert matter.stage == "handling"


def test_an_empty_or_foreign_answer_is_an_error_in_place(client):
    _matter, code = public.public_topic("reply")
    opened(client, code)
    for data in ({}, GOOD | {"process": "x"}, GOOD | {"text": "字" * 3000}, GOOD | {"solved": "\0"}):
        page = client.post("/my/confirm/", data)
        assert page.status_code == 200
        assert "field-error" in page.content.decode()


def test_a_stale_page_is_told_what_happened_and_keeps_the_words(client):
    matter, code = public.public_topic("reply")
    opened(client, code)
    actions.confirm(matter.raisers.get(), solved=True, process="good", result="good")
    page = client.post("/my/confirm/", GOOD | {"once": "k9"})
    assert page.status_code == 200
    assert "不在等您确认" in page.content.decode()


def test_returned_for_more_it_is_supplemented(client):
    matter, code = walk.topic()
    actions.move(matter, "give_back", by=cast.clerk(), note="请写明是哪一段路")
    page = opened(client, code).content.decode()
    assert "请写明是哪一段路" in page
    client.post("/my/supplement/", {"note": "从三组井台到小学门口", "once": "s1"})
    matter.refresh_from_db()
    assert matter.stage == "raised"


def test_a_closed_matter_is_opened_again(client):
    matter, code = public.public_topic("close")
    assert "要重新打开" in opened(client, code).content.decode()
    client.post("/my/reopen/", {"note": "又坏了", "once": "r1"})
    matter.refresh_from_db()
    assert matter.is_open


@pytest.mark.parametrize("move", ["confirm", "reopen", "supplement"])
def test_without_the_code_no_move_is_taken(client, move):
    matter, _code = public.public_topic("reply")
    answer = client.post(f"/my/{move}/", GOOD | {"note": "x"}, follow=True)
    assert "再输一次查询码" in answer.content.decode()
    assert client.get(f"/my/{move}/").status_code == 405
    matter.refresh_from_db()
    assert matter.stage == "answered"


@pytest.mark.parametrize("move", ["confirm", "reopen", "supplement"])
def test_a_move_that_is_not_open_now_is_refused_in_words(client, move):
    matter, code = walk.topic()
    opened(client, code)
    page = client.post(f"/my/{move}/", GOOD | {"note": "再说一句"})
    assert page.status_code == 200
    matter.refresh_from_db()
    assert matter.stage == "raised"


def test_who_was_merged_confirms_the_one_it_went_into(client):
    into, _code = public.public_topic()
    twin, code = walk.topic("三组晚上黑", text="我家门口也黑")
    actions.move(twin, "merge", by=cast.clerk(), into=into)
    walk.carry_on(into, "reply")
    page = opened(client, code).content.decode()
    assert "并成一件来办" in page and "我家门口也黑" in page and "有答复了，请您确认" in page
    client.post("/my/confirm/", GOOD | {"once": "k1"})
    assert Confirmation.objects.get().matter == into
    into.refresh_from_db()
    assert into.stage == "confirmed"


def test_who_was_merged_does_not_read_what_was_said_between_the_office_and_another(client):
    into, _code = walk.topic()
    actions.move(into, "release", by=cast.clerk())
    twin, code = walk.topic("三组晚上黑")
    actions.move(twin, "merge", by=cast.clerk(), into=into)
    actions.move(into, "give_back", by=cast.clerk(), note="请补充您家门牌")
    page = opened(client, code).content.decode()
    assert "退回补充" in page and "请补充您家门牌" not in page and "/my/supplement/" not in page
    client.post("/my/supplement/", {"note": "不是我的事", "once": "k1"})
    into.refresh_from_db()
    assert into.stage == "returned"


def test_a_voice_speaks_for_its_own_matter_only():
    one, _code = walk.topic()
    other = walk.carry(walk.topic("另一件")[0], "reply")
    with pytest.raises(PermissionDenied):
        actions.move(other, "confirm", voice=one.raisers.get())
    assert actions.move(other, "confirm", voice=other.raisers.get()).stage == "confirmed"


def test_who_raised_it_with_an_account_confirms_without_a_code(client):
    resident = cast.resident()
    matter, _code = walk.topic(by=resident)
    walk.carry(matter, "reply")
    cast.signed_in(client, resident)
    assert f"/m/{matter.ref}/mine/" in client.get(f"/m/{matter.ref}/").content.decode()
    client.post(f"/m/{matter.ref}/mine/")
    client.post("/my/confirm/", GOOD | {"once": "k1"})
    assert Confirmation.objects.get().way == "account"


def test_another_account_does_not_open_it(client):
    matter, _code = walk.topic(by=cast.resident())
    cast.signed_in(client, cast.resident(cast.SIBLING_VILLAGE))
    assert client.post(f"/m/{matter.ref}/mine/").status_code == 404


def test_what_was_typed_on_a_page_that_was_left_meanwhile_is_shown_to_be_copied(client):
    said = "灯装了两盏就停了，请再看一看"
    left = client.post("/my/confirm/", GOOD | {"solved": "no", "text": said, "code": "AAAAAAAAAA22"})
    page = left.content.decode()
    assert left.status_code == 403 and "请再输一次查询码" in page
    assert said in page and "AAAAAAAAAA22" not in page and 'href="/my/"' in page
