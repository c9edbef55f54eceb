"""复核 · Some cards of a batch that was taken over, drawn by lot, are read once more by somebody who did not type them.

trust.md 8.5: at least thirty cards or five in a hundred, the larger (both are rules). What came out is published with the seal.
"""

import math
from random import SystemRandom
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import rules
from shangliang.people.refusal import Refused

from ..models import Card, Consultation, PaperBatch
from .opening import lock, log
from .papers import check_views, reading


class Recount(NamedTuple):
    """复核结果 · How many cards were drawn, how many of them were read again, how many of these alike."""

    drawn: int
    read: int
    alike: int


@transaction.atomic
def draw_recount(batch: PaperBatch, *, by) -> PaperBatch:
    """抽卡片: by lot, once, for one person who typed none of them."""
    found = lock(batch.consultation, by, "consultation.enter")
    held = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    if not held.accepted_at or found.sealed_at:
        raise Refused(_("入账以后、封存以前才能复核。"))
    if held.sample:
        raise Refused(_("这一沓已经抽过，不能再抽。"))
    if held.cards.filter(by=by).exists():
        raise Refused(_("复核要由没有录过这一沓的人来做。"))
    held.sample = sorted(SystemRandom().sample(range(1, held.declared + 1), _size(held, found.host.area_id)))
    held.recount_by = by
    held.save(update_fields=["sample", "recount_by"])
    log(found, "paper.recount", by=by, detail={"batch": held.ref, "drawn": len(held.sample)})
    return held


def _size(held: PaperBatch, area: str) -> int:
    share = float(rules.value("consultation.recount_share", area))
    return min(
        held.declared, max(int(rules.value("consultation.recount_least", area)), math.ceil(held.declared * share))
    )


@transaction.atomic
def recount_cards(batch: PaperBatch, cards: dict[int, dict[int, int]], *, by) -> int:
    """The drawn cards as they stand on paper; nothing that was counted changes by it."""
    found = lock(batch.consultation, by, "consultation.enter")
    held = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    if by.pk != held.recount_by_id or not set(cards) <= set(held.sample):
        raise Refused(_("只有抽卡片的人录入抽到的卡片。"))
    if found.sealed_at:
        raise Refused(_("表态已经封存，不能再录。"))
    for number, views in cards.items():
        plain = check_views(found, views)
        Card.objects.update_or_create(batch=held, number=number, by=by, defaults={"views": plain})
    return len(cards)


def recounted(consultation: Consultation) -> Recount | None:
    """Over all batches; None where no card was drawn."""
    batches = list(consultation.batches.exclude(sample=[]))
    if not batches:
        return None
    each = [recounted_of(batch) for batch in batches]
    return Recount(*(sum(column) for column in zip(*each, strict=True)))


def recounted_of(batch: PaperBatch) -> Recount:
    """Of one batch that was drawn from."""
    shown = {str(n) for n in batch.consultation.statements.shown().values_list("number", flat=True)}
    again, before = {}, {}
    rows = batch.cards.filter(number__in=batch.sample).order_by("number", "id")
    for number, by, views in rows.values_list("number", "by_id", "views"):
        left = {n: value for n, value in views.items() if n in shown}  # not what was moderated out since
        if by == batch.recount_by_id:
            again[number] = left
        else:
            before.setdefault(number, []).append(left)
    alike = sum(views == reading(batch, before[number]) for number, views in again.items())
    return Recount(len(batch.sample), len(again), alike)
