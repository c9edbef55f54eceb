"""散会后补录 · The signed sheet that came back late is typed in: until the minutes are final, and no verdict changes by it."""

import datetime as dt
import re

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import Signed, enter_afterwards
from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Meeting
from ..presence import here
from .calling import lock, moment
from .roll import not_final, seat_numbers

TIMED = re.compile(r"(\d{1,4})\s*号?[\s,，]+(?:(\d{1,2})\s*[-/月.]\s*(\d{1,2})\s*日?\s*)?(\d{1,2})\s*[:：]\s*(\d{2})")


@transaction.atomic
def enter_signed(meeting: Meeting, *, by, present="", late="", left="", away="", on=None) -> int:
    """补录到会: `present`, `away`: seats as 1-20、23; `late`, `left`: a line each with its hour, 23 9:40. Returns how many."""
    found = lock(meeting, by, "meeting.hold")
    not_final(found)
    if not found.is_over:
        raise Refused(_("会议还没有结束，请用签到台，或者录签到表。"))
    _all_stated(found)
    signed = Signed(
        present=seat_numbers(present) if present.strip() else set(),
        late=hours(late, found), left=hours(left, found),
        away=seat_numbers(away) if away.strip() else set(),
    )  # fmt: skip
    if not signed.numbers:
        raise Refused(_("请写席号，例如：1-20、23。"))
    return enter_afterwards(found.gathering, signed, by=by, on=on and moment(on))


def _all_stated(meeting: Meeting) -> None:
    """A vote that went on has its result first: it counts who was on record when it was closed."""
    for one in meeting.decisions.filter(passed=None, poll__opened_at__isnull=False).select_related(
        "poll", "item", "paper"
    ):
        if one.poll and here(meeting, one.poll.closed_at, on_record=True).met:
            raise Refused(_("“%(what)s”的表决还没有记结果，请先记结果，再补录到会情况。") % {"what": one})


def hours(text: str, meeting: Meeting) -> dict[int, dt.datetime]:
    """23 9:40 on each line; with the day, 23 6-6 9:40, where the meeting goes on for more than one."""
    first, found = clock.local_day(meeting.gathering.opened_at or meeting.gathering.starts_at), {}
    for row in filter(None, re.split(r"[\n;；、]+", text.strip())):
        seen = TIMED.fullmatch(row.strip())
        if seen is None:
            raise Refused(_("看不懂“%(part)s”。请写席号和时间，例如：23 9:40。") % {"part": row.strip()[:20]})
        seat, month, day, hour, minute = seen.groups()
        try:
            found[int(seat)] = dt.datetime(
                first.year,
                int(month or first.month),
                int(day or first.day),
                int(hour),
                int(minute),
                tzinfo=clock.SHANGHAI,
            )
        except ValueError:
            raise Refused(_("没有这个时间：%(part)s。") % {"part": row.strip()[:20]})
    return found
