"""积分异议 · A member objects to their own published score; the office answers, with the reason, either way."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, notices
from shangliang.people.models import Post
from shangliang.people.refusal import Refused

from ..models import DutyObjection, DutyScore
from .duty import log, may_keep


@transaction.atomic
def object_to_score(score: DutyScore, text: str, *, by, on=None) -> DutyObjection:
    """提异议: by whose score it is, within the days; one at a time."""
    found = DutyScore.objects.select_for_update(of=("self",)).select_related("table__area").get(pk=score.pk)
    table, day = found.table, clock.local_day(on or clock.now())
    if by.pk != found.person_id or table.published_on is None or table.objections_until is None:
        raise PermissionDenied
    if not text.strip():
        raise Refused(_("请写明哪一项不对，为什么。"))
    if day > table.objections_until:
        raise Refused(_("提异议的期限已过（%(day)s）。") % {"day": table.objections_until})
    if found.objections.filter(answered_on__isnull=True).exists():
        raise Refused(_("上一条异议还没有答复。"))
    made = DutyObjection.objects.create(score=found, text=text.strip(), on=day)
    office = Post.objects.held(day).filter(role="office", organisation__area=table.area_id, organisation__kind="cppcc")
    notices.tell(
        (("person", key) for key in office.values_list("person_id", flat=True)),
        event=f"duty.object {made.pk}", subject=("duty", table.ref), area=table.area_id,
        text=_("%(table)s有一条异议。") % {"table": table}, url=f"/desk/duty/objections/{made.pk}/",
    )  # fmt: skip
    log(table.area_id, "object", table.ref, by=by, on=on, detail={"objection": made.pk})
    return made


@transaction.atomic
def answer_objection(objection: DutyObjection, answer: str, *, upheld: bool, by, on=None) -> DutyObjection:
    """答复异议: upheld, the records are put right where they are kept and the table is counted again."""
    rows = DutyObjection.objects.select_for_update(of=("self",)).select_related("score__table__area")
    found = rows.get(pk=objection.pk)
    table = found.score.table
    may_keep(by, table.area_id)
    if found.answered_on:
        raise Refused(_("这条异议已经答复。"))
    if not answer.strip():
        raise Refused(_("请写明答复。"))
    found.answer, found.upheld, found.answered_by = answer.strip(), upheld, by
    found.answered_on = max(clock.local_day(on or clock.now()), found.on)
    found.save()
    notices.tell(
        [("person", found.score.person_id)], event=f"duty.answer {found.pk}", subject=("duty", table.ref),
        area=table.area_id, text=_("您对%(table)s的异议已答复。") % {"table": table},
        url=f"/desk/duty/{table.ref}/{found.score.person.ref}/",
    )  # fmt: skip
    log(table.area_id, "answer", table.ref, by=by, on=on, detail={"objection": found.pk, "upheld": upheld})
    return found
