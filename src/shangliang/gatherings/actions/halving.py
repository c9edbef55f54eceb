"""录半天 · Who was there for one half-day of several, who had leave; everybody else on the list was absent from it."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..halves import Half
from ..models import Attendance, Gathering
from .floor import lock, log


@transaction.atomic
def mark_half(gathering: Gathering, half: int, present: set[int], leave: set[int], *, by, on=None) -> int:
    """`half`: which, from 0; `present` and `leave`: numbers of seats. Entered again it is put right. Returns how many came."""
    found = lock(gathering, by)
    people = list(found.attendances.select_for_update())
    unknown = sorted((present | leave) - {one.number for one in people})
    if unknown:
        raise Refused(_("名单里没有 %(n)s 号。") % {"n": "、".join(map(str, unknown[:10]))})
    if twice := sorted(present & leave):
        raise Refused(_("%(n)s 号既写了出席，又写了请假。") % {"n": "、".join(map(str, twice[:10]))})
    if not people or not 0 <= half < max(one.half_days for one in people):
        raise Refused(_("请选所列的一个半天。"))
    for one in people:
        one.halves = [*one.halves, *[""] * (half + 1 - len(one.halves))]
        one.halves[half] = _was(one.number, present, leave)
    Attendance.objects.bulk_update(people, ["halves"])
    log(found, "half", by=by, on=on, detail={"half": half + 1, "present": len(present), "leave": len(leave)})
    return len(present)


def _was(number: int, present: set[int], leave: set[int]) -> str:
    return str(Half.PRESENT if number in present else Half.LEAVE if number in leave else Half.ABSENT)
