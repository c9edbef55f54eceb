"""封存 · At the close: counted, shuffled, written once; links and peppers dropped; the root of all rows published.

Nobody, not even with the whole database, can say afterwards which row was whose; backups made before end by themselves
within 30 days (reference/trust.md 8, rule 4).
"""

import json
import secrets
from dataclasses import asdict
from random import SystemRandom

from django.db import connection, transaction
from django.utils.translation import gettext as _

from shangliang.compute import merkle
from shangliang.compute.discreet import LEAST
from shangliang.gatherings.actions.retiring import retire
from shangliang.gatherings.models import Grade
from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Consultation, Contribution, SealedRow, Statement, View, Voter
from ..quality import measured
from . import picturing
from .balance import cards_without_slips
from .opening import lock, log

SALT = 16
ROWS = """
SELECT v.way, json_object_agg(s.number::text, w.value)
  FROM consultations_view w
  JOIN consultations_voter v ON v.id = w.voter_id
  JOIN consultations_statement s ON s.id = w.statement_id
 WHERE w.consultation_id = %s GROUP BY v.id, v.way
"""


@transaction.atomic
def seal(consultation: Consultation, *, by, on=None) -> Consultation:
    """封存公布: all of it in one transaction, or none."""
    found = lock(consultation, by, "consultation.close", over=True)
    if found.closed_at is None:
        raise Refused(_("请先结束表态，再封存。"))
    if found.sealed_at is not None:
        raise Refused(_("已经封存过了。"))
    _adds_up(found)
    picturing.refresh(found, final=True)
    found.quality = asdict(measured(found))
    rows = _shuffled(found)
    SealedRow.objects.bulk_create(rows, batch_size=2000)
    found.root = merkle.root([leaf(row) for row in rows])
    _forget(found)
    found.sealed_at, found.pepper = clock.now(), None
    found.save(update_fields=["sealed_at", "pepper", "root", "quality"])
    log(found, "seal", by=by, on=on, detail={"root": found.root} | counted(rows))
    transaction.on_commit(_vacuum)
    return found


def _adds_up(found: Consultation) -> None:
    """印制 = 发出 + 剩余 + 作废, nobody came in without a slip, every card stands against a slip that was handed back for it
    (whoever keeps the slip could be counted twice), no card lies half typed: else nothing is published."""
    if found.batches.filter(accepted_at=None).exists():
        raise Refused(_("还有一沓卡片没有录完、核对，不能封存。"))
    if found.grade != Grade.SLIP or found.book is None:
        return
    if found.book.reconciled_on is None:
        raise Refused(_("请先当众清点纸签（印制 = 发出 + 剩余 + 作废），再封存。"))
    used = found.voters.filter(way=Voter.Way.SLIP, views__isnull=False).distinct().count()
    if used > (found.book.issued or 0):
        raise Refused(
            _("凭纸签表态的有 %(used)s 人，比发出的 %(issued)s 张还多。请查清楚再封存。")
            % {"used": used, "issued": found.book.issued}
        )
    if bare := cards_without_slips(found):
        raise Refused(
            _(
                "录入的纸质卡片有 %(cards)s 张，作废的纸签只有 %(spoiled)s 张。"
                "一张卡片换一张纸签：请把换卡片交回的纸签登记作废，重新清点，再封存。"
            )
            % bare
        )


def _shuffled(found: Consultation) -> list[SealedRow]:
    """One row per voter; their order says nothing."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [found.pk])
        rows = cursor.fetchall()
    SystemRandom().shuffle(rows)
    return [
        SealedRow(
            consultation=found, place=place, views=_plain(views), paper=way == Voter.Way.PAPER,
            openly=way == Voter.Way.OPEN, salt=secrets.token_bytes(SALT),
        )
        for place, (way, views) in enumerate(rows, 1)
    ]  # fmt: skip


def _plain(views: dict | str) -> dict:
    return json.loads(views) if isinstance(views, str) else views


def leaf(row: SealedRow) -> bytes:
    """The salted hash of a row: its views in the order of their numbers, how they came."""
    content = {
        "views": sorted((int(n), value) for n, value in row.views.items()),
        "paper": row.paper,
        "open": row.openly,
    }
    return merkle.leaf(bytes(row.salt), json.dumps(content, sort_keys=True, separators=(",", ":")).encode())


def leaves(consultation: Consultation) -> list[bytes]:
    return [leaf(row) for row in SealedRow.objects.filter(consultation=consultation).order_by("place")]


def holds(consultation: Consultation) -> bool:
    """核对: whether the rows are still what the published root says."""
    return bool(consultation.root) and merkle.root(leaves(consultation)) == consultation.root


def counted(rows: list[SealedRow]) -> dict[str, int | None]:
    """Counts for the trail and the public: of one to four people nothing is said, nor what would give them away."""
    paper, openly = sum(row.paper for row in rows), sum(row.openly for row in rows)
    ways = {"online": len(rows) - paper - openly, "paper": paper, "open": openly}
    told = all(number == 0 or number >= LEAST for number in ways.values())
    numbers = {"people": len(rows), "views": sum(len(row.views) for row in rows)}
    whole = numbers if len(rows) >= LEAST else dict.fromkeys(numbers)
    return {**whole, **(ways if told else dict.fromkeys(ways))}


def _forget(found: Consultation) -> None:
    """The links between people, slips and views; what was written stays, without who wrote it."""
    Statement.objects.filter(consultation=found).update(voter=None)
    here = {"activity__consultation": found}, {"statement__consultation": found}
    for where in here:
        Contribution.objects.filter(**where).update(voter=None)
    found.activities.update(counted={})
    View.objects.filter(consultation=found).delete()
    Voter.objects.filter(consultation=found).delete()
    retire(found.book)


def _vacuum() -> None:
    """What was deleted leaves the files too, as far as nobody still reads it."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM consultations_view, consultations_voter")
