"""议程 · Items added, changed, moved, sent to another meeting, dropped, done; the room's agenda follows each time."""

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import set_agenda
from shangliang.people.refusal import Refused

from ..items import ITEM_WORDS, VOTED, ItemKind
from ..models import Item, Meeting, Paper
from .calling import lock, log, moment

MOST, PAPERS, LONGEST = 60, 20, 600  # items, papers of one, minutes of one


def follow(meeting: Meeting, *, by, on=None, was: int | None = None) -> None:
    """The room shows what the agenda says. `was`: the key of the item that was on, whose place may have changed."""
    items = list(meeting.items.all())
    agenda = [{"title": item.title, "minutes": item.planned or 0} for item in items]
    place = next((n for n, item in enumerate(items) if item.pk == was), None)
    set_agenda(meeting.gathering, agenda, by=by, item=place, on=on)


def current(meeting: Meeting) -> int | None:
    """The key of the item that is on in the room."""
    keys = list(meeting.items.values_list("pk", flat=True))
    return keys[meeting.gathering.item] if meeting.gathering.item < len(keys) else None


def _open(meeting: Meeting) -> None:
    if meeting.is_over:
        raise Refused(_("会议已经结束，议程不能再改。"))


def untouched(item: Item) -> None:
    """What has been decided or done stays where it was."""
    if item.done_at or item.decisions.exists() or item.elections.exists() or item.ballotings.exists():
        raise Refused(_("这个议题已经进行过，不能再动。"))


def locked(item: Item, by, ability="meeting.call") -> tuple[Meeting, Item]:
    meeting = lock(item.meeting, by, ability)
    found = meeting.items.filter(pk=item.pk).first()
    if found is None:
        raise Refused(_("这个议题刚才已经去掉，或者转到别的会议。"))
    return meeting, found


@transaction.atomic
def add_item(meeting: Meeting, kind: str, title: str, *, by, papers=(), on=None, **more) -> Item:
    """加议题: at the end. `papers`: titles, or (title, document's ref). `more`: speaker, planned, adopts."""
    found = lock(meeting, by)
    _open(found)
    last = found.items.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST:
        raise Refused(_("一次会议最多 %(n)s 项议题。") % {"n": MOST})
    made = found.items.create(number=last + 1, kind=ItemKind(kind), title=title, **more)
    for one in papers:
        _paper(made, *((one, "") if isinstance(one, str) else one))
    follow(found, by=by, on=on)
    log(found, "item.add", by=by, on=on, detail={"item": made.pk, "kind": str(kind)})
    return made


@transaction.atomic
def add_paper(item: Item, title: str, *, by, document: str = "", on=None) -> Paper:
    """加文件: by its title; with its ref where it is on record."""
    meeting, found = locked(item, by)
    _open(meeting)
    made = _paper(found, title, document)
    log(meeting, "paper.add", by=by, on=on, detail={"item": found.pk, "paper": made.pk})
    return made


def _paper(item: Item, title: str, document: str) -> Paper:
    last = item.papers.count()
    if last >= PAPERS:
        raise Refused(_("一个议题最多 %(n)s 份文件。") % {"n": PAPERS})
    if item.decisions.filter(paper=None).exists():
        raise Refused(_("这个议题已经表决过，不能再加文件。"))
    return item.papers.create(number=last + 1, title=title, document=document)


@transaction.atomic
def change_item(item: Item, *, by, on=None, **fields) -> Item:
    """改议题: kind, title, speaker, planned; once it was decided on it says what it said then."""
    meeting, found = locked(item, by)
    _open(meeting)
    untouched(found)
    if found.adopts and fields.get("kind", found.kind) not in VOTED:
        raise Refused(_("通过议程的议题要表决，种类只能是“%(word)s”。") % {"word": ITEM_WORDS[ItemKind.ADOPT]})
    for name, value in fields.items():
        setattr(found, name, value)
    found.save(update_fields=list(fields))
    follow(meeting, by=by, on=on)
    log(meeting, "item.change", by=by, on=on, detail={"item": found.pk, "fields": sorted(fields)})
    return found


@transaction.atomic
def move_item(item: Item, way: str, *, by, on=None) -> None:
    """上移、下移: changes places with its neighbour."""
    place_item(item, item.number + (-1 if way == "up" else 1), by=by, on=on)


@transaction.atomic
def place_item(item: Item, number: int, *, by, on=None) -> None:
    """挪到第几项: those between move by one. Beyond either end nothing happens."""
    meeting, found = locked(item, by)
    _open(meeting)
    was, old = current(meeting), found.number
    if not 1 <= number <= meeting.items.count() or number == old:
        return
    between = meeting.items.filter(number__range=sorted((old, number))).exclude(pk=found.pk)
    between.update(number=F("number") + (1 if number < old else -1))
    Item.objects.filter(pk=found.pk).update(number=number)
    follow(meeting, by=by, on=on, was=was)
    log(meeting, "item.move", by=by, on=on, detail={"from": old, "to": number})


@transaction.atomic
def send_item(item: Item, target: Meeting, *, by, on=None) -> Item:
    """转到另一次会议: with its papers, to the end of that agenda."""
    first, second = sorted((item.meeting, target), key=lambda one: one.pk)  # always in one order: nobody waits for ever
    for one in (first, second):
        lock(one, by)
    meeting, found = locked(item, by)
    there = lock(target, by)
    for one in (meeting, there):
        _open(one)
    untouched(found)
    if there.pk == meeting.pk or found.adopts:
        raise Refused(_("这个议题不能转到那里。"))
    was = current(meeting)
    old, found.number = found.number, (there.items.aggregate(last=Max("number"))["last"] or 0) + 1
    found.meeting = there
    found.save(update_fields=["meeting", "number"])
    found.lines.update(item=None)
    meeting.items.filter(number__gt=old).update(number=F("number") - 1)
    follow(meeting, by=by, on=on, was=was)
    follow(there, by=by, on=on)
    log(meeting, "item.send", by=by, on=on, detail={"item": found.pk, "to": there.ref})
    return found


@transaction.atomic
def drop_item(item: Item, *, by, on=None) -> None:
    """去掉议题."""
    meeting, found = locked(item, by)
    _open(meeting)
    untouched(found)
    if found.adopts:
        raise Refused(_("议程要由会议自己通过，这一项不能去掉。"))
    was, number = current(meeting), found.number
    found.delete()
    meeting.items.filter(number__gt=number).update(number=F("number") - 1)
    follow(meeting, by=by, on=on, was=was)
    log(meeting, "item.drop", by=by, on=on, detail={"number": number})


@transaction.atomic
def finish_item(item: Item, *, by, result="", used=None, on=None) -> Item:
    """议题完成: heard, learnt, discussed; what is voted on is done by its decision."""
    meeting, found = locked(item, by, "meeting.hold")
    running(meeting)
    in_force(meeting, found)
    if found.is_voted:
        raise Refused(_("这个议题要表决，请记表决结果。"))
    if found.done_at:
        raise Refused(_("这个议题已经记为完成。"))
    at = moment(on)
    found.result, found.used, found.done_at = result, spent(found, at) if used is None else used, at
    found.save(update_fields=["result", "used", "done_at"])
    log(meeting, "item.done", by=by, on=on, detail={"item": found.pk})
    return found


def spent(item: Item, at) -> int | None:
    """用了几分钟: from the end of what was done before it, or from the opening; None where that is not a minute."""
    opened = item.meeting.gathering.opened_at
    before = Item.objects.filter(meeting=item.meeting_id, done_at__lte=at).exclude(pk=item.pk)
    since = before.aggregate(last=Max("done_at"))["last"] or opened
    if since is None:
        return None
    minutes = round((at - since).total_seconds() / 60)
    return minutes if 0 < minutes <= LONGEST else None


def running(meeting: Meeting) -> None:
    if not meeting.gathering.is_running:
        raise Refused(_("会议没有在开，请先在主持台宣布开会。"))


def in_force(meeting: Meeting, item: Item) -> None:
    """建议议程: until the meeting has adopted its agenda itself, nothing else of it may be done."""
    if meeting.is_proposed and not item.adopts:
        raise Refused(_("这还是建议议程，请先由本次会议通过议程。"))
