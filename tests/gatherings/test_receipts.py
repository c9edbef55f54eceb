"""Receipts: after the seal a voter sees that a ballot is among those counted; nobody sees from it which one."""

import re
from hashlib import sha256

import pytest
from django.test import Client

from shangliang.compute import merkle
from shangliang.gatherings import actions
from shangliang.gatherings.models import Grade
from tests import cast
from tests.gatherings import polling, sitting

pytestmark = pytest.mark.django_db


def receipt_on(phone, poll) -> str:
    page = sitting.text(phone.get(f"/p/{poll.ref}/"))
    return "".join(re.search(r'receipt-code">(\w{5}) (\w{5})<', page).groups())


def sealed_with_receipts(choices, grade=Grade.SLIP):
    """The sealed poll, and the receipt of each voter."""
    poll, codes = polling.opened(grade)
    receipts = []
    for code, option in zip(codes, choices, strict=False):
        phone = polling.phone(poll, code)
        polling.choose(phone, poll, option)
        receipts.append(receipt_on(phone, poll))
    if grade == Grade.SLIP:
        polling.reconciled(poll, len(choices))
    else:
        actions.close_poll(poll, by=cast.clerk())
    return actions.seal_poll(poll, by=cast.clerk()), receipts


def check(poll, receipt, status=200):
    return sitting.text(Client().post(f"/p/{poll.ref}/receipt/", {"receipt": receipt}), status)


@pytest.mark.parametrize("grade", [Grade.SLIP, Grade.ACCOUNT])
def test_every_voter_finds_the_own_ballot_counted(grade):
    poll, receipts = sealed_with_receipts([0] * 7 + [1] * 6, grade)
    assert len(set(receipts)) == 13
    for receipt in receipts:
        assert "13 份已经封存，您的是其中一份" in check(poll, f" {receipt[:5].lower()} {receipt[5:]}")
    assert "没有这个回执" in check(poll, "AAAA222222")
    assert "10 个字母和数字" in check(poll, "0")


def test_the_way_to_the_root_can_be_reckoned_by_anybody():
    poll, receipts = sealed_with_receipts([0] * 7 + [1] * 6)
    page = check(poll, receipts[4])
    leaf = re.search(r'<p class="code said">(\w{64})</p><ol', page)[1]
    assert leaf == sha256(b"\0" + receipts[4].encode()).hexdigest()
    steps = re.findall(r'<li>(左|右) <span class="code said">(\w{64})', page)
    sides = [("left" if side == "左" else "right", bytes.fromhex(other)) for side, other in steps]
    assert merkle.climbed(bytes.fromhex(leaf), sides) == poll.receipts_root
    published = Client().get(f"/p/{poll.ref}/sealed.json").json()
    assert published["receipts_root"] == poll.receipts_root
    assert len(published["receipts"]) == len(published["leaves"]) == 13
    assert leaf in published["receipts"]


def test_a_changed_choice_keeps_its_receipt_and_counts_once():
    poll, codes = polling.opened()
    phone = polling.phone(poll, codes[0])
    seen = set()
    for option in (0, 2, 1):
        polling.choose(phone, poll, option)
        seen.add(receipt_on(phone, poll))
    assert len(seen) == 1
    assert receipt_on(polling.phone(poll, codes[0]), poll) in seen, "another phone with the same slip"


def test_nobody_gets_a_receipt_before_choosing():
    poll, codes = polling.opened()
    assert "回执码" not in sitting.text(polling.phone(poll, codes[0]).get(f"/p/{poll.ref}/"))


def test_a_slip_that_was_handed_back_for_paper_is_not_among_them():
    poll, codes = polling.opened()
    phones = [polling.phone(poll, code) for code in codes[:7]]
    for phone in phones:
        polling.choose(phone, poll, 0)
    gone, kept = receipt_on(phones[0], poll), receipt_on(phones[1], poll)
    actions.hand_back(poll.book, codes[0], by=cast.clerk())
    actions.close_poll(poll, by=cast.clerk())
    poll.book.refresh_from_db()
    actions.count_slips(poll.book, issued=6, unused=23, spoiled=1, by=cast.clerk())
    poll = actions.seal_poll(poll, by=cast.clerk())
    assert "没有这个回执" in check(poll, gone)
    assert "6 份已经封存" in check(poll, kept)


def test_after_the_seal_a_receipt_leads_to_no_slip_and_to_no_ballot():
    poll, receipts = sealed_with_receipts([0] * 7 + [1] * 6)
    poll.refresh_from_db()
    poll.book.refresh_from_db()
    assert actions.receipt_of(poll, b"k" * 32) == ""
    assert "选了什么" in check(poll, receipts[0])
    leaves = {bytes(row.leaf).hex() for row in poll.receipts.all()}
    opened = Client().get(f"/p/{poll.ref}/sealed.json").json()["leaves"]
    assert not leaves & {row["leaf"] for row in opened}
    assert list(poll.receipts.values_list("leaf", flat=True)) == sorted(poll.receipts.values_list("leaf", flat=True))


def test_of_fewer_than_five_no_number_is_said():
    poll, receipts = sealed_with_receipts([0, 1, 0])
    page = check(poll, receipts[0])
    assert "您的一份已经封存、计入" in page
    assert "自己核对" not in page
    assert not re.search(r"\b3 份", page)


def test_before_the_seal_and_without_codes_there_is_nothing_to_check():
    poll, _codes = polling.opened()
    assert Client().post(f"/p/{poll.ref}/receipt/", {"receipt": "AAAA222222"}).status_code == 404
    assert Client().get(f"/p/{poll.ref}/receipt/").status_code == 405


def test_guessing_is_stopped_for_a_while():
    poll, receipts = sealed_with_receipts([0] * 7 + [1] * 6)
    visitor = Client()
    for _guess in range(30):
        visitor.post(f"/p/{poll.ref}/receipt/", {"receipt": "AAAA222222"})
    assert "十分钟" in sitting.text(visitor.post(f"/p/{poll.ref}/receipt/", {"receipt": "AAAA222222"}), 429)
    assert "您的是其中一份" in check(poll, receipts[0]), "a right one is answered"
