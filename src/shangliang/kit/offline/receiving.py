"""收下 · A record that arrives is done once, by the noun's own action, under the rights that its writer has now.

Each is a transaction of its own, so that half a batch is half done and the rest is sent again. The same number again gets
the first answer. What can not be done is not refused but set aside, whole, for people to decide: nothing that was written
in a village is lost because an office changed something meanwhile.
"""

import json
import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override

from shangliang.kit import clock, keys, notices, trail

from . import kinds, reading, when
from .boxes import Broken
from .kinds import Beside, Record
from .rows import Operation, Outcome

log = logging.getLogger(__name__)
OTHER, BROKEN, LATER = "other", "broken", "later"  # stays on the phone


@dataclass(frozen=True)
class Answer:
    """答复 · What the phone is told of one record; only after a final outcome does it throw its box away."""

    outcome: str
    sentence: str = ""
    url: str = ""
    operation: str = ""


def receive(person, box: bytes, sent: float) -> Answer:
    """One box from a phone whose clock says `sent` (ms). Nothing that is wrong with one touches the others."""
    try:
        written = reading.opened(box)
    except Broken:
        return Answer(BROKEN, _("这一条打不开，可能已经损坏。它还留在手机上，请联系管理员。"))
    if written.person != person.ref:
        return Answer(OTHER, _("这一条是别人登记的，请原登记人登录后上传。"), operation=written.operation)
    try:
        row = _kept(person, written, sent)
    except Exception:
        log.exception("an offline record of kind %s could not be taken", written.kind)
        return Answer(LATER, _("服务器这次没有办成，这一条还在手机上，稍后会再试。"), operation=written.operation)
    return Answer(row.outcome, row.reason if row.is_aside else "", row.url, written.operation)


@transaction.atomic
def _kept(person, written: reading.Written, sent: float) -> Operation:
    _alone(written.operation)
    content = keys.digest("offline record", written.plain.encode())
    known = Operation.objects.filter(operation=written.operation).first()
    if known and (bytes(known.content) == content or known.outcome == Outcome.GONE):
        return known
    number = written.operation
    if known:  # no phone of ours does this; whoever did, both stay
        number = f"{content.hex()[:40]}/other"
        again = Operation.objects.filter(operation=number).first()
        if again:
            return again
    _alone(f"{written.kind}/{written.target}")
    record = Record(
        person=person,
        operation=number,
        target=written.target,
        shape=written.shape,
        data=written.data,
        made_at=when.made_at(written.times, sent, clock.real_now()),
        extra=written.extra,
    )
    with override(
        settings.LANGUAGE_CODE
    ):  # what is kept and told to others is in Chinese, whatever language the phone speaks
        clash = _("同一个编号先前送来过别的内容。") if known else ""
        return _recorded(kinds.get(written.kind), record, written, content, clash)


def _recorded(kind, record: Record, written, content: bytes, clash: str) -> Operation:
    place = _place(kind, record)
    row = Operation(
        operation=record.operation, person=record.person.ref, person_name=str(record.person)[:40], kind=kind.slug,
        area=place.area, noun=place.noun, object_id=place.id, content=content, made_at=record.made_at,
    )  # fmt: skip
    try:
        if clash:
            raise Beside(clash)
        row.url, row.outcome = done(kind, record)
    except Beside as why:
        row.outcome, row.reason, row.said = Outcome.ASIDE, str(why)[:400], written.plain
    except kinds.Gone:
        row.outcome, row.content = Outcome.GONE, b""
    row.save(force_insert=True)
    if row.is_aside:
        _told(kind, record, row)
    return row


def done(kind, record: Record) -> tuple[str, str]:
    """(address, outcome) of a record that was done; Beside, with the sentence, of one that was not."""
    try:
        with transaction.atomic():
            form = kind.form(record)
            if not form.is_valid():
                raise Beside(wrongs(form))
            url = (kind.decide if record.by else kind.act)(record, form)
    except (PermissionDenied, Http404):
        raise Beside(_("您现在不能登记这一条：可能已经换人，或者不再由您负责。")) from None
    except kind.refusals as reason:
        raise Beside(str(reason)) from None
    return (url[1:], Outcome.ALREADY) if url.startswith("=") else (url, Outcome.DONE)


def wrongs(form) -> str:
    """What is wrong with what was filled in, in one sentence."""
    found = []
    for name, errors in form.errors.items():
        label = str(form.fields[name].label) + _("：") if name in form.fields and form.fields[name].label else ""
        found.append(label + " ".join(map(str, errors)))
    return _("填写的内容要改：%(what)s") % {"what": " ".join(found)}


def _place(kind, record: Record) -> kinds.Place:
    try:
        return kind.place(record)
    except (Http404, PermissionDenied, kinds.Gone, *kind.refusals):
        return kinds.Place()


def _told(kind, record: Record, row: Operation) -> None:
    """The one who wrote it hears of it, and those who may decide."""
    people = [("person", record.person.pk), *(kind.told(record) if row.area else ())]
    text = _("有一条离线登记（%(kind)s）没有直接记入，要请人核对：%(why)s") % {"kind": kind.name, "why": row.reason}
    url = f"/desk/offline/kept/{row.ref}/"
    notices.tell(people, event=f"offline:{row.ref}", subject=("offline", row.ref), text=text, area=row.area, url=url)
    if row.area:
        trail.record(
            by=record.person, action="offline.aside", noun="offline", id=row.ref, area=row.area,
            on=record.made_at, detail={"kind": kind.slug},
        )  # fmt: skip


def _alone(name: str) -> None:
    """Of two requests about the same thing one waits here for the other, until its end."""
    number = int.from_bytes(keys.digest("offline lock", name.encode())[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def said_of(row: Operation) -> reading.Written:
    """What the phone wrote, of a row that was set aside."""
    return reading.kept(json.dumps([row.person, row.kind, "", "", "", []]) if not row.said else row.said)
