"""处理 · What was set aside is entered, or not, by people: with a reason, one row on the trail, and the words gone after it."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from shangliang.kit import clock, notices, trail

from . import kinds, receiving
from .kinds import Beside, Record
from .rows import Operation, Outcome

AFTER = "~"  # behind every digit and letter of a code


def visible_to(person):
    """One's own, and what was set aside in places where one decides."""
    if not getattr(person, "is_authenticated", False):
        return Operation.objects.none()
    found = Q(person=person.ref)
    for kind in kinds.registered():
        for code in kind.areas(person):
            found |= Q(kind=kind.slug, outcome=Outcome.ASIDE, area__gte=code, area__lt=code + AFTER)
    return Operation.objects.filter(found)


def waiting_for(person):
    """Set aside, for this person to look at."""
    return visible_to(person).aside()


def record_of(row: Operation, person_of, *, by, data: QueryDict | None = None) -> Record:
    """The record again, as it was sent; `data` in place of what was filled in, where its writer mends it."""
    said = receiving.said_of(row)
    return Record(
        person=person_of(row.person), operation=row.operation, target=said.target, shape=said.shape,
        data=said.data if data is None else data, made_at=row.made_at, extra=said.extra, by=by,
    )  # fmt: skip


def may_decide(row: Operation, person) -> bool:
    kind = kinds.get(row.kind)
    return row.is_aside and kind is not None and (row.person == person.ref or _in_charge(kind, row, person))


def _in_charge(kind, row, person) -> bool:
    return bool(row.area) and any(row.area.startswith(code) for code in kind.areas(person))


def stands(kind, record: Record) -> list[tuple[str, str]]:
    """What stands there now, asked by trying in a transaction that is taken back."""
    trial = replace(record, by=None, operation=f"{record.operation}/trial")
    try:
        with transaction.atomic():
            receiving.done(kind, trial)
            transaction.set_rollback(True)
    except Beside as why:
        return why.theirs
    return []


@transaction.atomic
def enter(row: Operation, record: Record) -> Operation:
    """记入: by the noun's own action, in the name of whoever wrote it, on the word of `record.by`. Beside, if it still can not be."""
    held = _held(row, record.by)
    held.url, _outcome = receiving.done(kinds.get(held.kind), record)
    return _decided(held, Outcome.ENTERED, record.by, "")


@transaction.atomic
def drop(row: Operation, why: str, *, by) -> Operation:
    """不记入: it stays in the list with the reason; its words do not."""
    held = _held(row, by)
    if not why.strip():
        raise Beside(_("请写明为什么不记入。"))
    return _decided(held, Outcome.DROPPED, by, why.strip()[:200])


def _held(row: Operation, by) -> Operation:
    held = Operation.objects.select_for_update().get(pk=row.pk)
    if not held.is_aside:
        raise Beside(_("这一条刚才已经处理过：%(outcome)s。") % {"outcome": held.get_outcome_display()})
    if not may_decide(held, by):
        raise PermissionDenied
    return held


def _decided(row: Operation, outcome: str, by, why: str) -> Operation:
    row.outcome, row.said, row.decided_at, row.decided_by, row.decided_why = outcome, "", clock.now(), str(by)[:40], why
    row.save(update_fields=["outcome", "said", "decided_at", "decided_by", "decided_why", "url"])
    if row.area:
        trail.record(
            by=by, action=f"offline.{'enter' if outcome == Outcome.ENTERED else 'drop'}", noun="offline", id=row.ref,
            area=row.area, detail={"kind": row.kind},
        )  # fmt: skip
    return row


def forget(noun: str, ids) -> int:
    """随档案删除 · What still waits about these objects is emptied; called within the erasure."""
    found = Operation.objects.filter(noun=noun, object_id__in=[str(one) for one in ids])
    for ref in found.values_list("ref", flat=True):
        notices.forget("offline", ref)
    gone = found.exclude(outcome=Outcome.GONE).filter(decided_at__isnull=True)
    return gone.update(said=b"", reason="", content=b"", outcome=Outcome.GONE, object_id="")
