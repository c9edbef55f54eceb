"""接下来投屏 · What the hall shows next: arranged before and during the meeting, shown one by one at the chair's press."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..models import Gathering, Screen, Shown
from .floor import lock, log, touch
from .showing import fitting, go_to, show

MOST, LONGEST = 40, 80


@transaction.atomic
def line_up(gathering: Gathering, shows: str, *, label: str, by, what: dict | None = None) -> None:
    """排在后面: to the end of the queue."""
    found = _locked(gathering, by)
    queue = found.screen.queue
    if len(queue) >= MOST:
        raise Refused(_("最多排 %(most)s 项。") % {"most": MOST})
    entry = {"key": secrets.token_hex(4), "label": label[:LONGEST], "shows": str(shows), "what": fitting(shows, what)}
    _keep(found, [*queue, entry], by)


@transaction.atomic
def reorder(gathering: Gathering, key: str, way: str, *, by) -> None:
    """提前、推后: changes places with its neighbour. Beyond either end nothing happens."""
    found = _locked(gathering, by)
    queue = list(found.screen.queue)
    place = _place(queue, key)
    other = place + (-1 if way == "up" else 1)
    if 0 <= other < len(queue):
        queue[place], queue[other] = queue[other], queue[place]
        _keep(found, queue, by)


@transaction.atomic
def unline(gathering: Gathering, key: str, *, by) -> None:
    """不投了: off the queue."""
    found = _locked(gathering, by)
    queue = list(found.screen.queue)
    del queue[_place(queue, key)]
    _keep(found, queue, by)


@transaction.atomic
def show_next(gathering: Gathering, *, by, key: str = "") -> dict:
    """投下一个: the first of the queue; an item of the agenda becomes the one that is on. `key`: of the entry that the
    chair saw first, so that two presses do not skip one."""
    found = _locked(gathering, by)
    if not found.screen.queue:
        raise Refused(_("后面没有排好的内容。"))
    first, *rest = found.screen.queue
    if key and key != first["key"]:
        raise Refused(_("刚才已经投过，下一个是：%(label)s。") % {"label": first["label"]})
    Screen.objects.filter(gathering=found).update(queue=rest)
    if first["shows"] == Shown.ITEM and found.opened_at and first["what"].get("title"):
        places = [n for n, item in enumerate(found.agenda) if item["title"] == first["what"]["title"]]
        if not places:
            raise Refused(_("议程里已经没有“%(title)s”，请从排好的内容里去掉。") % first["what"])
        if found.item not in places:
            go_to(found, places[0], by=by)
    show(found, first["shows"], what=first["what"], by=by)
    return first


def _locked(gathering: Gathering, by) -> Gathering:
    found = lock(gathering, by)
    if found.ended_at:
        raise Refused(_("会议已经结束，不能再改会场的安排。"))
    return found


def _place(queue: list[dict], key: str) -> int:
    for place, entry in enumerate(queue):
        if entry["key"] == key:
            return place
    raise Refused(_("这一项刚才已经投过或者去掉了。"))


def _keep(found: Gathering, queue: list[dict], by) -> None:
    Screen.objects.filter(gathering=found).update(queue=queue)
    touch(found)
    log(found, "queue", by=by, detail={"entries": len(queue)})
