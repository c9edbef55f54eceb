"""投屏与计时 · What the hall shows, the item that is on, the timer; the code that opens a screen."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, ids, seal
from shangliang.people.refusal import Refused

from ..models import Gathering, Screen, Shown
from .floor import lock, lock_running, log, touch

LONGEST = 180  # minutes of a timer
WORDS = 120  # letters that can be read from the back of a hall


@transaction.atomic
def give_code(gathering: Gathering, *, by) -> str:
    """大屏码: a new one; a screen that was opened with the old one goes blank."""
    found = lock(gathering, by)
    code = ids.ref()
    Screen.objects.filter(gathering=found).update(code_hash=seal.blind(code, "screen"))
    touch(found)
    log(found, "screen_code", by=by)
    return code


@transaction.atomic
def show(gathering: Gathering, shows: str, *, by, what: dict | None = None) -> None:
    """投屏: the hall shows this and nothing else."""
    found = lock(gathering, by)
    sent = fitting(shows, what)
    Screen.objects.filter(gathering=found).update(shows=shows, what=sent)
    if shows == Shown.DOOR and not found.screen.door:
        Screen.objects.filter(gathering=found).update(door=f"{secrets.randbelow(9000) + 1000}")
    touch(found)
    log(found, "show", by=by, detail={"shows": str(shows)})


def fitting(shows: str, what: dict | None) -> dict:
    """What goes with it, or why that can not be shown."""
    if shows not in Shown.values:
        raise Refused(_("大屏不能显示这一项。"))
    sent = dict(what or {})
    if shows == Shown.TEXT and not 0 < len(sent.get("text", "").strip()) <= WORDS:
        raise Refused(_("请写要投的话，最多 %(most)s 字。") % {"most": WORDS})
    return sent


@transaction.atomic
def go_to(gathering: Gathering, item: int, *, by, seen: int | None = None) -> Gathering:
    """换议程: to the item with this place. `seen`: the place that the chair saw, so that two do not skip one."""
    found = lock_running(gathering, by)
    if not 0 <= item < max(len(found.agenda), 1):
        raise Refused(_("议程里没有这一项。"))
    if seen is not None and seen != found.item:
        raise Refused(_("议程刚才已经换到第 %(n)s 项。") % {"n": found.item + 1})
    found.item = item
    found.save(update_fields=["item"])
    touch(found)
    log(found, "item", by=by, detail={"item": item})
    return found


@transaction.atomic
def start_timer(gathering: Gathering, *, by, minutes: float | None = None) -> None:
    """计时: anew with so many minutes, or on with what was left."""
    found = lock_running(gathering, by)
    if minutes is not None and not 0 < minutes <= LONGEST:
        raise Refused(_("计时可以是 1 到 %(most)s 分钟。") % {"most": LONGEST})
    seconds = found.screen.left if minutes is None else round(minutes * 60)
    if seconds is None:
        raise Refused(_("还没有设定时间，请写几分钟。"))
    Screen.objects.filter(gathering=found).update(seconds=max(seconds, 0), timer_from=clock.now())
    touch(found)
    log(found, "timer", by=by, detail={"seconds": seconds})


@transaction.atomic
def stop_timer(gathering: Gathering, *, by) -> None:
    """停表: what is left stays on the screen."""
    found = lock_running(gathering, by)
    if found.screen.timer_from is None:
        raise Refused(_("计时没有在走。"))
    Screen.objects.filter(gathering=found).update(seconds=max(found.screen.left or 0, 0), timer_from=None)
    touch(found)
    log(found, "timer_stop", by=by)
