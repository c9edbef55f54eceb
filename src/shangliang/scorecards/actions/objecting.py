"""异议 · The assessed does not agree with a mark; the host answers in words, and marks anew if it was wrong."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..access import answers_for, hosts
from ..models import Assessment, Indicator, Mark, Objection, Side
from .assessing import lock, log
from .frameworks import day_of


@transaction.atomic
def object_to_mark(assessment: Assessment, indicator: Indicator, text, *, by, on=None) -> Objection:
    """提异议: to a mark of the review or of the third party; one at a time for each indicator."""
    if not answers_for(by, assessment):
        raise PermissionDenied
    found = lock(assessment)
    sides = (Side.REVIEW, Side.THIRD)
    if not Mark.objects.filter(round__assessment=found, round__side__in=sides, indicator=indicator).exists():
        raise Refused(_("这个指标还没有考核，不必提异议。"))
    if found.objections.filter(indicator=indicator, answered_on__isnull=True).exists():
        raise Refused(_("这个指标已经有一条异议在等答复。"))
    made = Objection.objects.create(
        assessment=found, indicator=indicator, text=text, by=by, on=day_of(on), organisation=found.body
    )
    log(found, "object", by=by, on=on, detail={"indicator": indicator.code})
    return made


@transaction.atomic
def answer_mark_objection(objection: Objection, answer, *, by, on=None) -> Objection:
    """答复异议."""
    assessed = lock(objection.assessment)
    if not hosts(by, assessed):
        raise PermissionDenied
    found = Objection.objects.select_related("indicator").get(pk=objection.pk)
    if found.answered_on:
        raise Refused(_("这条异议已经答复过。"))
    found.answer, found.answered_on = answer, day_of(on)
    found.save(update_fields=["answer", "answered_on"])
    log(assessed, "answer", by=by, on=on, detail={"indicator": found.indicator.code})
    return found
