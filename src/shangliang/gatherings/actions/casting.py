"""表态 · Enter a poll with a code, choose, choose again until the close. No trail row, no time beside a choice."""

import json
import secrets

from django.db import connection, transaction
from django.utils.translation import gettext as _

from shangliang.kit import ids, once
from shangliang.people.refusal import Refused

from ..marks import fair
from ..models import Attendance, Grade, Pass, Poll, Slip
from ..models.gathering import COUNTED
from .floor import log
from .polling import lock_poll
from .slips import digest, match

Choice = int | dict  # the place of an option; of an election who was marked
UPSERT = """
INSERT INTO gatherings_ballot (id, poll_id, voter, option, marks, at_desk)
SELECT %s, p.id, %s, %s, %s, false FROM gatherings_poll p
 WHERE p.id = %s AND p.opened_at IS NOT NULL AND p.closed_at IS NULL FOR KEY SHARE
ON CONFLICT (poll_id, voter) DO UPDATE SET option = EXCLUDED.option, marks = EXCLUDED.marks, at_desk = false
"""


def enter_poll(poll: Poll, code: str) -> bytes | None:
    """The key behind a slip or a personal link of this poll; None for any other code. Nothing is consumed by it."""
    if poll.grade == Grade.SLIP:
        return match(poll.book, code)
    if poll.grade not in Poll.LINKED or poll.pepper is None or not code or "\0" in code:
        return None
    key = digest(poll.pepper, code)
    return key if Pass.objects.filter(poll=poll, key=key).exists() else None


@transaction.atomic
def cast(poll: Poll, key: bytes, choice: Choice) -> None:
    """The last choice counts. The poll's row is locked against its close, the slip's against being handed back."""
    option, marks = (0, fair(poll, choice)) if poll.seats else (choice, None)
    if not isinstance(option, int) or not 0 <= option < len(poll.options):
        raise Refused(_("请从所列的选项里选一个。"))
    if not _still_good(poll, key):
        raise Refused(_("这张纸签或者这个链接已经作废，请到服务台问一下。"))
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, [ids.key(), key, option, None if marks is None else json.dumps(marks), poll.pk])
        if not cursor.rowcount:
            raise Refused(_("测评还没有开始或者已经截止，没有记下您这次的选择。"))


def cast_once(poll: Poll, key: bytes, choice: Choice, press: str) -> None:
    """One press, done once. What is kept of it is digested with the press itself: nobody can try the options on it."""
    once.perform(press[:64], {"option": choice, "press": press}, lambda: cast(poll, key, choice) or "", owner=key.hex())


@transaction.atomic
def cast_from_seat(poll: Poll, attendance: Attendance, choice: Choice, press: str = "") -> bytes:
    """凭席位表态: in a poll by links whoever shows their ticket needs no other paper. A link that was printed for them
    casts the same ballot. Refused, nothing of it stays, not even the pass."""
    if poll.grade not in Poll.LINKED or poll.gathering_id != attendance.gathering_id:
        raise Refused(_("这次测评不用签到条。"))
    if not poll.is_open or poll.pepper is None:
        raise Refused(_("测评还没有开始或者已经截止，没有记下您这次的选择。"))
    if not Attendance.objects.deliberating().filter(pk=attendance.pk).exists():
        raise Refused(_("%(n)s 号没有签到，或者是列席、旁听。") % {"n": attendance.number})
    made = {"key": digest(poll.pepper, secrets.token_hex(16))}
    held, _new = Pass.objects.get_or_create(poll=poll, attendance=attendance, defaults=made)
    key = bytes(held.key)
    cast_once(poll, key, choice, press)
    return key


@transaction.atomic
def cast_for(poll: Poll, attendance, option: int, *, by) -> None:
    """代记: a named choice that somebody present says aloud; counted apart."""
    found = lock_poll(poll, by)
    if found.grade != Grade.NAMED or found.seats:
        raise Refused(_("只有记名的测评可以代记。"))
    if not found.is_open or found.pepper is None:
        raise Refused(_("测评还没有开始或者已经截止。"))
    if not 0 <= option < len(found.options):
        raise Refused(_("请从所列的选项里选一个。"))
    if attendance.gathering_id != found.gathering_id or attendance.presence not in COUNTED:
        raise Refused(_("%(n)s 号没有签到，或者是列席、旁听。") % {"n": attendance.number})
    key = digest(found.pepper, secrets.token_hex(16))
    held, _new = found.passes.get_or_create(attendance=attendance, defaults={"key": key})
    found.ballots.update_or_create(voter=held.key, defaults={"option": option, "at_desk": True})
    log(found.gathering, "poll_for", by=by, detail={"poll": found.ref, "number": attendance.number})


def _still_good(poll: Poll, key: bytes) -> bool:
    if poll.grade == Grade.SLIP:
        return Slip.objects.select_for_update(no_key=False).filter(pk=key, book=poll.book, spoiled=False).exists()
    return Pass.objects.filter(poll=poll, key=key).exists()
