"""Records from phones: only a whole box of the right person is believed; the clock of a phone changes nothing."""

import datetime as dt
import json
import secrets

import pytest
from django.test import Client

from shangliang.kit import clock, keys
from shangliang.kit.offline import boxes, when
from shangliang.kit.offline.boxes import Broken
from tests import cast
from tests.kit.away import Phone

DAY = 86400.0


def box(text=b"{}", **more) -> bytes:
    return boxes.seal_box(text, more.get("to") or boxes.public_key(), secrets.token_bytes(12))


def test_a_box_opens_here_and_says_what_was_put_in():
    assert boxes.open_box(box("三组的路灯".encode())) == "三组的路灯".encode()


def test_the_same_words_make_another_box_each_time():
    assert box(b"same") != box(b"same")


@pytest.mark.parametrize("at", [0, 1, 5, 6, 69, 70, 82, -1])
def test_a_box_of_which_one_bit_is_wrong_does_not_open(at):
    damaged = bytearray(box(b"words"))
    damaged[at] ^= 1
    with pytest.raises(Broken):
        boxes.open_box(bytes(damaged))


@pytest.mark.parametrize("cut", [0, 1, 70, 81, 97])
def test_a_box_that_was_cut_off_does_not_open(cut):
    with pytest.raises(Broken):
        boxes.open_box(box(b"words")[:cut])


def test_a_box_from_before_a_change_of_keys_still_opens():
    old = box(b"words")
    was = boxes.public_key()
    keys.add_key()
    assert boxes.public_key() != was
    assert boxes.open_box(old) == b"words"


@pytest.mark.parametrize("wrong", [0, DAY, -DAY, 400 * DAY, -400 * DAY])
@pytest.mark.parametrize("hours", [0, 1, 20])
def test_when_it_was_written_does_not_depend_on_the_phones_clock(wrong, hours):
    now = clock.real_now()
    phone = (now.timestamp() + wrong) * 1000
    seen = (now.timestamp() - 22 * 3600) * 1000
    made = when.made_at({"made": phone - hours * 3.6e6, "seen": seen, "skew": -wrong * 1000}, phone, now)
    assert abs((clock.now() - made) - dt.timedelta(hours=hours)) < dt.timedelta(seconds=2)


@pytest.mark.parametrize("jump", [DAY, -DAY])
def test_a_clock_that_jumps_after_writing_or_before_it_changes_nothing(jump):
    now = clock.real_now().timestamp()
    seen, wrote = (now - 8 * 3600) * 1000, (now - 4 * 3600) * 1000
    after = when.made_at({"made": wrote, "seen": seen, "skew": 0}, (now + jump) * 1000, clock.real_now())
    before = when.made_at({"made": wrote + jump * 1000, "seen": seen, "skew": 0}, (now + jump) * 1000, clock.real_now())
    for made in (after, before):
        assert abs((clock.now() - made) - dt.timedelta(hours=4)) < dt.timedelta(seconds=2)


@pytest.mark.parametrize(
    "times", [{}, {"made": "x"}, {"made": float("inf")}, {"made": True}, {"made": 1e300, "skew": -1e300}]
)
def test_times_that_are_none_count_as_now(times):
    made = when.made_at(times, 0.0, clock.real_now())
    assert abs(clock.now() - made) < dt.timedelta(seconds=2)


@pytest.mark.django_db
@pytest.mark.parametrize("said", [
    [], "x", {}, {"operation": "short"}, {"operation": "a" * 22, "person": "p", "kind": "nothing"},
    {"operation": "a" * 22, "person": "p", "kind": "visit", "shape": "pairing", "target": "x", "data": [["way"]]},
    {"operation": "a" * 22, "person": "p", "kind": "visit", "shape": "<b>", "target": "x", "data": []},
    {"operation": "a" * 22, "person": 7, "kind": "visit", "data": []},
    {"operation": "a" * 22, "person": "p", "kind": "visit", "data": [["a", "b"]] * 500},
])  # fmt: skip
def test_what_is_no_record_stays_on_the_phone(said):
    phone = Phone(cast.clerk())
    assert phone.outcomes(phone.sealed(said)) == ["broken"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"sent": "x", "boxes": []}', '{"sent": 1, "boxes": ["%%"]}', '{"sent": 1, "boxes": 5}']
)
def test_a_request_that_is_not_whole_is_answered(body):
    answer = cast.signed_in(Client(), cast.clerk()).post("/desk/offline/sync/", body, content_type="application/json")
    assert answer.status_code == 400
    assert "再试一次" in answer.json()["error"]


@pytest.mark.django_db
def test_another_persons_record_is_not_taken_in_their_name():
    clerk, other = Phone(cast.clerk()), Phone(cast.clerk(cast.SIBLING_COMMUNITY))
    theirs = clerk.write("matter", "open", title="路灯", text="坏了", area=cast.VILLAGE, channel="visit", ago="0")
    assert other.outcomes(theirs) == ["other"]
    assert clerk.outcomes(theirs) == ["done"]


@pytest.mark.django_db
def test_nobody_who_is_not_signed_in_takes_a_list_or_sends():
    stranger = Client()
    for path in ("hello", "kept"):
        assert stranger.get(f"/desk/offline/{path}/").status_code == 302
    for path in ("take", "sync"):
        assert stranger.post(f"/desk/offline/{path}/").status_code == 302


@pytest.mark.django_db
def test_the_page_that_a_phone_keeps_names_nobody():
    clerk = cast.clerk()
    page = cast.signed_in(Client(), clerk).get("/desk/offline/").content.decode()
    assert "带走今天的名单" in page
    assert clerk.name not in page and clerk.ref not in page


def test_the_worker_names_each_file_that_the_page_needs(client):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    files = json.loads(answer.content.decode().partition("FILES = ")[2].partition(", PATIENCE")[0])
    assert any("shangliang" in name for name in files) and any("sealing" in name for name in files)


@pytest.mark.django_db
def test_the_lists_key_ends_with_the_sign_in():
    client = cast.signed_in(Client(), cast.clerk())
    client.post("/desk/offline/take/")
    assert client.cookies["sl_list"].value
    assert int(client.cookies["sl_list"]["max-age"]) <= 24 * 3600
    client.post("/account/logout/")
    assert not client.cookies["sl_list"].value


@pytest.mark.django_db
def test_signing_out_clears_the_phone_unless_records_wait():
    assert cast.signed_in(Client(), cast.clerk()).post("/account/logout/")["Clear-Site-Data"] == '"storage"'
    waiting = cast.signed_in(Client(), cast.clerk()).post("/account/logout/", {"keep": "1"})
    assert "Clear-Site-Data" not in waiting
