"""Tickets: a strip with a code for each person, read at the check-in desk, opened on one's own phone to raise a hand."""

import re

import pytest
from django.test import Client

from shangliang.gatherings import actions
from shangliang.gatherings.models import Presence
from shangliang.people.refusal import Refused
from tests import cast
from tests.gatherings import polling, sitting

pytestmark = pytest.mark.django_db
SEED = b"one press"


def tickets(gathering) -> dict[int, str]:
    """The code of each seat number."""
    return {one.number: code for one, code in actions.print_tickets(gathering, by=cast.clerk(), seed=SEED)}


def seated(gathering, code) -> Client:
    """The phone of somebody who scanned their ticket."""
    phone = Client()
    phone.post(f"/g/{gathering.ref}/", {"code": code})
    return phone


def scan(gathering, typed):
    return sitting.text(sitting.chair().post(f"/desk/g/{gathering.ref}/checkin/", {"q": typed}, follow=True))


def presence(gathering, number):
    return sitting.person(gathering, number).presence


def test_the_same_press_prints_the_same_sheet_and_another_only_who_has_none():
    gathering = sitting.arranged()
    first = tickets(gathering)
    assert len(set(first.values())) == 17
    assert tickets(gathering) == first
    with pytest.raises(Refused, match="已经有签到条"):
        actions.print_tickets(gathering, by=cast.clerk(), seed=b"another press")
    late = actions.add_person(gathering, name="后来的人（虚构）", by=cast.clerk())
    assert [one.pk for one, _code in actions.print_tickets(gathering, by=cast.clerk(), seed=b"another")] == [late.pk]


def test_the_sheet_is_the_answer_to_a_press_and_only_for_who_holds_the_sitting():
    gathering = sitting.arranged()
    page = sitting.text(sitting.chair().post(f"/desk/g/{gathering.ref}/tickets/"))
    assert len(polling.codes_on(page)) == 17
    assert "参与人3（虚构）" in page
    assert sitting.chair(cast.outsider()).post(f"/desk/g/{gathering.ref}/tickets/").status_code == 404
    assert sitting.chair(cast.leader()).post(f"/desk/g/{gathering.ref}/tickets/").status_code == 403


@pytest.mark.parametrize("typed", ["http://host:8000/g/{ref}/#{code}", "{code}", " {a}-{b} ", "{lower}"])
def test_what_a_scanner_types_checks_in(typed):
    gathering = sitting.arranged()
    code = tickets(gathering)[9]
    said = scan(gathering, typed.format(ref=gathering.ref, code=code, a=code[:5], b=code[5:], lower=code.lower()))
    assert "9 号 参与人8（虚构） 已签到" in said
    assert presence(gathering, 9) == Presence.PRESENT
    assert "9 号已经签到" in scan(gathering, code)


def test_a_slip_of_a_secret_poll_is_sent_away_unread_at_the_check_in_desk():
    gathering = sitting.arranged()
    code = tickets(gathering)[9]
    for page in ("c", "p"):
        assert "不记名，请不要在签到台扫" in scan(gathering, f"https://host/{page}/{gathering.ref}/#{code}")
    assert presence(gathering, 9) == Presence.EXPECTED


def test_a_ticket_of_another_sitting_or_of_nobody_checks_nobody_in():
    gathering, other = sitting.arranged(), sitting.arranged()
    assert "是另一场会的" in scan(gathering, tickets(other)[3])
    assert "没有这个签到码" in scan(gathering, "AAAA222222")
    assert 'value="AAAA222222"' in scan(gathering, "AAAA222222")  # it stays in its box
    assert gathering.attendances.counts()["present"] == 0


def test_what_is_no_code_is_looked_for_in_the_list():
    gathering = sitting.arranged()
    assert 'value="17"' in scan(gathering, "17")
    assert "名单里没有这个人" in scan(gathering, "http://host/g/x/#没有" * 20)
    assert "名单里没有这个人" in scan(gathering, "甲" * 300)


def test_a_ticket_printed_anew_ends_the_lost_one():
    gathering = sitting.arranged()
    lost = tickets(gathering)[9]
    phone = seated(gathering, lost)
    assert "您是" in sitting.text(phone.get(f"/g/{gathering.ref}/"))
    page = sitting.text(sitting.chair().post(f"/desk/g/{gathering.ref}/checkin/9/ticket/"))
    (new,) = polling.codes_on(page)
    assert "您是" not in sitting.text(phone.get(f"/g/{gathering.ref}/"))
    assert "没有这个签到码" in scan(gathering, lost)
    assert "已签到" in scan(gathering, new)


def test_a_hand_goes_up_once_and_down_again():
    gathering = sitting.opened(2, 9)
    phone, url = seated(gathering, tickets(gathering)[9]), f"/g/{gathering.ref}/"
    for _press in range(2):
        assert "下一个就请您" in sitting.text(phone.post(f"{url}hand/", follow=True))
    assert [s.by.number for s in gathering.speeches.waiting()] == [9]
    assert "举手要求发言" in sitting.text(phone.post(f"{url}hand/", {"down": 1}, follow=True))
    assert not gathering.speeches.waiting().exists()


def test_who_has_spoken_waits_for_who_has_not():
    gathering = sitting.opened(2, 9, 10)
    codes = tickets(gathering)
    actions.begin(sitting.asked(gathering, 9)[0], by=cast.clerk())
    actions.finish(gathering, by=cast.clerk())
    url = f"/g/{gathering.ref}/"
    seated(gathering, codes[9]).post(f"{url}hand/")
    seated(gathering, codes[10]).post(f"{url}hand/")
    assert "前面还有 1 人" in sitting.text(seated(gathering, codes[9]).get(url))
    assert "下一个就请您" in sitting.text(seated(gathering, codes[10]).get(url))


def test_only_who_is_in_the_room_of_a_running_sitting_raises_a_hand():
    gathering = sitting.arranged()
    codes, url = tickets(gathering), f"/g/{gathering.ref}/"
    phone = seated(gathering, codes[9])
    assert "会议还没有开始" in sitting.text(phone.post(f"{url}hand/"), 409)
    sitting.opened(2, gathering=gathering)
    assert "没有签到" in sitting.text(phone.post(f"{url}hand/"), 409)
    actions.check_in(sitting.person(gathering, 9), by=cast.clerk())
    assert phone.post(f"{url}hand/").status_code == 302
    actions.end_gathering(gathering, by=cast.clerk())
    assert "会议已经结束" in sitting.text(phone.post(f"{url}hand/"), 409)


def test_without_a_ticket_there_is_only_the_box_for_it():
    gathering, other = sitting.opened(9), sitting.opened(9)
    url = f"/g/{gathering.ref}/"
    stranger = Client()
    assert "签到条上的码" in sitting.text(stranger.get(url))
    assert stranger.post(f"{url}hand/").status_code == 302
    assert "另一场会的" in sitting.text(stranger.post(url, {"code": tickets(other)[9]}))
    assert "参与人" not in sitting.text(stranger.get(url))
    assert stranger.get("/g/AAAA222222/").status_code == 404
    assert not gathering.speeches.exists()


def test_guessing_codes_is_stopped_for_a_while():
    gathering, visitor = sitting.arranged(), Client()
    for _guess in range(30):
        visitor.post(f"/g/{gathering.ref}/", {"code": "AAAA222222"})
    assert "十分钟" in sitting.text(visitor.post(f"/g/{gathering.ref}/", {"code": "AAAA222222"}), 429)
    assert visitor.post(f"/g/{gathering.ref}/", {"code": tickets(gathering)[9]}).status_code == 302, "a right one opens"


def test_the_next_person_on_the_phone_begins_with_nothing():
    gathering = sitting.opened(9)
    phone = seated(gathering, tickets(gathering)[9])
    phone.post(f"/g/{gathering.ref}/leave/")
    assert "签到条上的码" in sitting.text(phone.get(f"/g/{gathering.ref}/"))


def test_the_code_is_kept_nowhere_in_clear():
    gathering = sitting.arranged()
    code = tickets(gathering)[9]
    kept = sitting.person(gathering, 9)
    assert code.encode() not in bytes(kept.ticket)
    assert not re.search(code, str(vars(kept)))
