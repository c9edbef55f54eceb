"""Printed slips: seen once, reconciled in public, taken back at the desk."""

import pytest
from django.db import connection

from shangliang.consultations import actions as consultations
from shangliang.consultations.models import View
from shangliang.gatherings import actions
from shangliang.gatherings.models import Slip
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import talk
from tests.gatherings import polling, sitting

pytestmark = pytest.mark.django_db


def at(book, act=""):
    return f"/desk/slips/{book.ref}/{act}"


def test_a_sheet_has_a_qr_with_the_code_in_its_fragment_and_the_database_has_neither():
    poll, chair = polling.prepared(), sitting.chair()
    page = sitting.text(chair.post(at(poll.book, "print/"), {"number": 12, "once": "p" * 20}))
    codes = polling.codes_on(page)
    assert len(set(codes)) == 12
    assert page.count("<svg") >= 12
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(encode(key, 'escape'), '') FROM gatherings_slip")
        stored = cursor.fetchone()[0]
    assert not any(code in stored for code in codes)
    assert actions.enter_poll(poll, codes[3].lower())


def test_the_same_press_prints_the_same_sheet_and_another_press_another():
    poll, chair = polling.prepared(), sitting.chair()
    first, again, other = (
        polling.codes_on(sitting.text(chair.post(at(poll.book, "print/"), {"number": 5, "once": key})))
        for key in ("a" * 20, "a" * 20, "b" * 20)
    )
    assert first == again
    assert not set(first) & set(other)
    poll.book.refresh_from_db()
    assert poll.book.printed == Slip.objects.count() == 10


def test_the_order_of_the_sheet_is_not_the_order_in_the_table():
    poll = polling.prepared()
    codes = actions.print_slips(poll.book, 50)
    keys = [actions.enter_poll(poll, code) for code in codes]
    stored = [bytes(s.key) for s in Slip.objects.raw("SELECT key FROM gatherings_slip ORDER BY ctid")]
    assert stored == sorted(keys) != keys


@pytest.mark.parametrize("number", ["", "0", "-1", "501", "x", "9" * 50])
def test_a_number_of_nonsense_prints_nothing(number):
    poll, chair = polling.prepared(), sitting.chair()
    assert "wrong" in sitting.text(chair.post(at(poll.book, "print/"), {"number": number}))
    assert not Slip.objects.exists()


def test_printed_is_issued_and_unused_and_spoiled_or_it_is_refused_with_the_numbers():
    poll, _codes = polling.opened(slips=30)
    actions.close_poll(poll, by=cast.clerk())
    chair = sitting.chair()
    bad = sitting.text(chair.post(at(poll.book, "reconcile/"), {"issued": 20, "unused": 8, "spoiled": 1}))
    assert "印制 30 张，发出、剩余、作废合计 29 张" in bad
    assert "还没有清点" in sitting.text(chair.get(f"/slips/{poll.book.ref}/"))
    chair.post(at(poll.book, "reconcile/"), {"issued": 20, "unused": 8, "spoiled": 2})
    shown = sitting.text(chair.get(f"/slips/{poll.book.ref}/"))
    assert "对上了" in shown
    assert all(f"<b>{n}</b>" in shown for n in (30, 20, 8, 2))


def test_fewer_handed_out_than_were_used_can_not_be():
    poll, codes = polling.opened()
    polling.cast_all(poll, codes, [0] * 6)
    with pytest.raises(Refused, match="还在进行"):
        actions.count_slips(poll.book, issued=6, unused=24, spoiled=0, by=cast.clerk())
    actions.close_poll(poll, by=cast.clerk())
    with pytest.raises(Refused, match="表态的有 6 份"):
        actions.count_slips(poll.book, issued=5, unused=25, spoiled=0, by=cast.clerk())
    assert actions.count_slips(poll.book, issued=6, unused=24, spoiled=0, by=cast.clerk()).reconciled_on


def test_after_the_reconciliation_nothing_is_printed():
    poll, _codes = polling.opened()
    polling.reconciled(poll, 3)
    with pytest.raises(Refused, match="已经清点"):
        actions.print_sheet(poll.book, 5, by=cast.clerk())


def test_a_slip_that_is_handed_back_takes_its_ballot_with_it():
    poll, codes = polling.opened()
    polling.cast_all(poll, codes, [2, 0])
    chair = sitting.chair()
    said = chair.post(at(poll.book, "back/"), {"code": codes[0]}, follow=True)
    assert "已经作废" in sitting.text(said)
    assert poll.ballots.get().option == 0
    assert actions.enter_poll(poll, codes[0]) is None
    again = sitting.text(chair.post(at(poll.book, "back/"), {"code": codes[0]}))
    assert "没有这张纸签" in again


def test_the_slips_of_a_consultation_are_printed_and_taken_back_too():
    consultation = talk.with_statements(talk.noticed())
    page = sitting.text(sitting.chair().post(at(consultation.book, "print/"), {"number": 3, "once": "c" * 20}))
    codes = polling.codes_on(page)
    assert f"/c/{consultation.ref}/" in page
    for code in codes[:2]:
        consultations.express(consultation, consultations.enter(consultation, code).voter, 2, 1)
    actions.hand_back(consultation.book, codes[0], by=cast.clerk())
    assert View.objects.count() == 1
    assert sitting.chair(cast.outsider()).get(at(consultation.book)).status_code == 404
    assert consultations.enter(consultation, codes[0]) is None


def test_slips_are_for_who_may_arrange_what_they_are_for():
    poll = polling.prepared()
    assert sitting.chair().get(at(poll.book)).status_code == 200
    assert sitting.chair(cast.outsider()).get(at(poll.book)).status_code == 404
    assert sitting.chair(cast.chairperson()).get(at(poll.book)).status_code == 403
    assert sitting.chair(cast.outsider()).post(at(poll.book, "print/"), {"number": 3}).status_code == 404
    assert not Slip.objects.exists()
