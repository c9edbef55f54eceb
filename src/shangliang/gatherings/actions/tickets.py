"""签到条 · A strip with a code for each person on the list: read at the check-in desk, opened on one's own phone.

It names its holder. So it is another paper than the slip of a secret poll, and never opens one.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import ids, seal
from shangliang.people.refusal import Refused

from ..models import Attendance, Gathering
from .floor import lock, log


def digest(code: str) -> bytes:
    return seal.blind(code.strip().upper(), "gathering.ticket")


@transaction.atomic
def print_tickets(gathering: Gathering, *, by, seed: bytes) -> list[tuple[Attendance, str]]:
    """印签到条: for everybody on the list who has none; the same press gives the same sheet, though it was lost."""
    found = lock(gathering, by)
    _not_ended(found)
    rows, new = [], []
    for one in found.attendances.select_for_update():
        code = ids.drawn(seed, one.pk)
        if one.ticket is None:
            one.ticket = digest(code)
            new.append(one)
        if bytes(one.ticket) == digest(code):
            rows.append((one, code))
    if not rows:
        raise Refused(_("名单上的人都已经有签到条了。丢了的，在“改”里补印。"))
    Attendance.objects.bulk_update(new, ["ticket"])
    if new:
        log(found, "tickets", by=by, detail={"number": len(new)})
    return rows


@transaction.atomic
def renew_ticket(attendance: Attendance, *, by, seed: bytes | None = None) -> str:
    """补印: the lost one opens nothing any more; the same press gives the same one again."""
    found = lock(attendance.gathering, by)
    _not_ended(found)
    code = ids.drawn(seed, attendance.pk) if seed else ids.ref()
    if found.attendances.filter(pk=attendance.pk).exclude(ticket=digest(code)).update(ticket=digest(code)):
        log(found, "ticket_again", by=by, detail={"number": attendance.number})
    return code


def ticket_holder(code: str) -> Attendance | None:
    """Whose ticket it is, of whatever gathering; nothing is consumed by it."""
    if not code or "\0" in code:
        return None
    return Attendance.objects.filter(ticket=digest(code)).select_related("gathering__host").first()


def _not_ended(gathering: Gathering) -> None:
    if gathering.ended_at:
        raise Refused(_("会议已经结束，不用再印签到条。"))
