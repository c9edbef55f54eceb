"""举手清点 · Grade G0: hands for each statement, counted by two persons who do not see each other's figures."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.models import Grade
from shangliang.people.refusal import Refused

from ..models import Consultation, HandCount
from .opening import lock, log

MOST = 100_000
Hands = tuple[int, int, int]  # who agree, who do not, who are not sure


@transaction.atomic
def count_hands(consultation: Consultation, counts: dict[int, Hands], *, by) -> int:
    """清点: {statement number: hands} as one person counted them; returns how many statements two persons agree on now."""
    found = lock(consultation, by, "consultation.enter")
    if found.grade != Grade.HANDS:
        raise Refused(_("这场协商不是举手表态。"))
    if not found.noticed_on or found.sealed_at or found.agreed_on:
        raise Refused(_("这场协商现在不清点举手。"))
    known = dict(found.statements.shown().values_list("number", "pk"))
    settled = settled_hands(found)
    for number, hands in counts.items():
        if number not in known:
            raise Refused(_("没有第 %(n)s 条看法，请核对序号。") % {"n": number})
        if number in settled and settled[number] != hands:
            raise Refused(_("第 %(n)s 条两个人已经数得一致，不用再数。") % {"n": number})
        if min(hands) < 0 or max(hands) > MOST:
            raise Refused(_("第 %(n)s 条的人数不对，请核对。") % {"n": number})
        yes, no, unsure = hands
        figures = {"agree": yes, "disagree": no, "unsure": unsure}
        HandCount.objects.update_or_create(statement_id=known[number], by=by, defaults=figures)
    log(found, "hands", by=by, detail={"statements": len(counts)})
    return len(settled_hands(found))


def settled_hands(consultation: Consultation) -> dict[int, Hands]:
    """Statements for which two persons came to the same figures: one query."""
    seen: dict[int, set[Hands]] = {}
    settled: dict[int, Hands] = {}
    rows = HandCount.objects.filter(statement__consultation=consultation, statement__state="shown").order_by("pk")
    for number, yes, no, unsure in rows.values_list("statement__number", "agree", "disagree", "unsure"):
        hands = (yes, no, unsure)
        if hands in seen.setdefault(number, set()):
            settled.setdefault(number, hands)
        seen[number].add(hands)
    return settled


def open_hands(consultation: Consultation) -> list[int]:
    """Statements that two persons counted differently so far."""
    rows = HandCount.objects.filter(statement__consultation=consultation, statement__state="shown")
    counted = list(rows.values_list("statement__number", flat=True))
    return sorted({n for n in counted if counted.count(n) > 1} - set(settled_hands(consultation)))
