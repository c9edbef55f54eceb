"""纸上意见 · A batch is declared, its cards typed (by two persons where it is doubled), compared, taken over shuffled."""

import secrets
from random import SystemRandom

from django.db import connection, transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.models import Grade
from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Card, Consultation, PaperBatch, View, Voter
from .opening import lock, log

MOST = 500  # cards of one batch
INSERT = """
INSERT INTO consultations_view (consultation_id, voter_id, statement_id, value, first, rev)
VALUES (%s, %s, %s, %s, %s, nextval('consultations_view_rev'))
"""


@transaction.atomic
def open_batch(consultation: Consultation, *, declared: int, by, double=False) -> PaperBatch:
    """一沓卡片: how many there are is counted before the first is typed. What came from a box (G4) is typed by two."""
    found = lock(consultation, by, "consultation.enter")
    if not found.noticed_on or found.sealed_at:
        raise Refused(_("这场协商现在不收纸质卡片。"))
    if not 1 <= declared <= MOST:
        raise Refused(_("一沓请填 1 到 %(most)s 张。") % {"most": MOST})
    double = double or found.grade == Grade.BOX
    made = PaperBatch.objects.create(consultation=found, declared=declared, double=double, first_by=by)
    log(found, "paper.open", by=by, detail={"batch": made.ref, "declared": declared, "double": double})
    return made


@transaction.atomic
def drop_batch(batch: PaperBatch, *, by) -> None:
    """作废一沓: begun by mistake, or counted wrong; what was typed goes with it. What was accepted stays."""
    found = lock(batch.consultation, by, "consultation.enter")
    held = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    if held.accepted_at:
        raise Refused(_("这一沓已经入账，不能作废。"))
    log(found, "paper.drop", by=by, detail={"batch": held.ref, "declared": held.declared})
    held.delete()


@transaction.atomic
def type_cards(batch: PaperBatch, cards: dict[int, dict[int, int]], *, by) -> int:
    """Cards as one person reads them: {card: {statement number: 1 | 0 | -1}}; typed again they replace the former."""
    lock(batch.consultation, by, "consultation.enter")
    held = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    if held.accepted_at:
        raise Refused(_("这一沓已经入账，不能再改。"))
    _typist(held, cards, by)
    for number, views in cards.items():
        if not 1 <= number <= held.declared:
            raise Refused(_("这一沓只有 %(most)s 张，没有第 %(n)s 张。") % {"most": held.declared, "n": number})
        plain = check_views(batch.consultation, views)
        Card.objects.update_or_create(batch=held, number=number, by=by, defaults={"views": plain})
    return len(cards)


def check_views(consultation: Consultation, views: dict[int, int]) -> dict[str, int]:
    """What stands on a card, as it is kept; refused where it names a statement or a view that there is not."""
    known = set(consultation.statements.shown().values_list("number", flat=True))
    if unknown := [n for n in views if n not in known]:
        raise Refused(_("没有第 %(n)s 条看法，请核对序号。") % {"n": unknown[0]})
    if any(value not in View.Value.values for value in views.values()):
        raise Refused(_("请在“赞成”“不赞成”“说不准”里选一个。"))
    return {str(n): value for n, value in sorted(views.items())}


def _typist(held: PaperBatch, cards, by) -> None:
    """The first types all; of a doubled batch a second does so too; a third only what these two read differently."""
    if by.pk == held.first_by_id:
        return
    if not held.double:
        raise Refused(_("这一沓由另一个人在录，请另开一沓。"))
    if held.second_by_id is None:
        held.second_by = by
        held.save(update_fields=["second_by"])
    elif by.pk != held.second_by_id and not set(cards) <= set(mismatches(held)):
        raise Refused(_("第三个人只核对两个人录得不一样的卡片。"))


def mismatches(batch: PaperBatch) -> list[int]:
    """Numbers of cards that were read differently and that no third person has settled; [] without double entry."""
    return [n for n, read in _read(batch).items() if batch.double and len(read) >= 2 and _settled(read) is None]


def missing(batch: PaperBatch) -> list[int]:
    """Numbers of cards that still have to be typed (by both, where it is doubled)."""
    needed = 2 if batch.double else 1
    read = _read(batch)
    return [n for n in range(1, batch.declared + 1) if len(read.get(n, ())) < needed]


def _read(batch: PaperBatch) -> dict[int, list[dict]]:
    found: dict[int, list[dict]] = {}
    for number, views in batch.cards.order_by("number", "id").values_list("number", "views"):
        found.setdefault(number, []).append(views)
    return found


def _settled(read: list[dict]) -> dict | None:
    """What two of those who typed this card agree on."""
    return next((one for i, one in enumerate(read) if one in read[i + 1 :]), None)


def reading(batch: PaperBatch, read: list[dict]) -> dict | None:
    """What counts of the readings of one card."""
    return _settled(read) if batch.double else read[0]


@transaction.atomic
def accept_batch(batch: PaperBatch, *, by) -> PaperBatch:
    """入账: every card typed, both readings alike; counted apart from what came online, in an order that says nothing."""
    found = lock(batch.consultation, by, "consultation.enter")
    held = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    if held.accepted_at:
        raise Refused(_("这一沓已经入账。"))
    if found.sealed_at:
        raise Refused(_("表态已经封存，不能再入账。"))
    if lacking := missing(held):
        raise Refused(_("还有 %(n)s 张没有录：第 %(first)s 张。") % {"n": len(lacking), "first": lacking[0]})
    if different := mismatches(held):
        numbers = "、".join(str(n) for n in different[:10])
        raise Refused(_("两个人录得不一样：第 %(numbers)s 张，请第三个人核对。") % {"numbers": numbers})
    read = [reading(held, all_of) for all_of in _read(held).values()]
    SystemRandom().shuffle(read)
    for views in read:
        _take_over(found, held, views or {})
    held.accepted_at = clock.now()
    held.save(update_fields=["accepted_at"])
    log(found, "paper.accept", by=by, detail={"batch": held.ref, "cards": len(read)})
    return held


def _take_over(found: Consultation, held: PaperBatch, views: dict[str, int]) -> None:
    voter = Voter.objects.create(consultation=found, key=secrets.token_bytes(32), way=Voter.Way.PAPER, batch=held)
    pks = dict(found.statements.shown().values_list("number", "pk"))
    kept = {int(number): value for number, value in views.items() if int(number) in pks}  # not what is moderated out
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [[found.pk, voter.pk, pks[n], value, value] for n, value in kept.items()])
