"""差距 · List what is short, submit it as a suggestion. Nothing here orders anybody."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.matters import actions as matters
from shangliang.matters.lifecycle import Refused as MatterRefused
from shangliang.matters.models import Matter
from shangliang.people.refusal import Refused

from ..access import hosts
from ..models import Assessment, Gap, Indicator, Mark, Side
from .assessing import lock, log
from .frameworks import day_of


@transaction.atomic
def find_gap(assessment: Assessment, indicator: Indicator, advice, *, by, on=None, **more) -> Gap:
    """列入差距清单: where the review's value is short of the goal; `more`: detail, unit, due_on."""
    found = locked(assessment, by)
    marked = Mark.objects.filter(round__assessment=found, round__side=Side.REVIEW, indicator=indicator).first()
    if marked is None or marked.value is None:
        raise Refused(_("这个指标还没有考核的数值，说不出差多少。"))
    if not indicator.short_of(marked.value):
        raise Refused(_("这个指标已经达到目标。"))
    if found.gaps.filter(indicator=indicator).exists():
        raise Refused(_("这个指标已经在差距清单里。"))
    made = Gap.objects.create(
        assessment=found, indicator=indicator, value=marked.value, advice=advice, found_on=day_of(on), **more
    )
    log(found, "gap", by=by, on=on, detail={"indicator": indicator.code})
    return made


@transaction.atomic
def change_gap(gap: Gap, *, by, on=None, **fields) -> Gap:
    """改建议、单位、期限, as long as it has not become a suggestion."""
    found = _open(gap, by)
    for name, value in fields.items():
        setattr(found, name, value)
    found.save(update_fields=list(fields))
    log(found.assessment, "gap.change", by=by, on=on, detail={"indicator": found.indicator.code})
    return found


@transaction.atomic
def drop_gap(gap: Gap, *, by, on=None) -> None:
    found = _open(gap, by)
    log(found.assessment, "gap.drop", by=by, on=on, detail={"indicator": found.indicator.code})
    found.delete()


@transaction.atomic
def suggest(gap: Gap, *, by, on=None) -> Matter:
    """转为意见建议: raised at the place, submitted by the matter's own steps; a rectification is the responsible organ's to open."""
    found = _open(gap, by)
    assessed = found.assessment
    try:
        matter, _code = matters.raise_matter(
            "suggestion", title=found.advice, text=found.detail or found.advice, area=assessed.place, by=by, on=on,
            extra={"basis": f"{assessed.title} {found.indicator}"[:60]},
        )  # fmt: skip
    except MatterRefused as reason:
        raise Refused(str(reason)) from reason
    return _tied(found, matter, by, on)


@transaction.atomic
def tie(gap: Gap, matter: Matter, *, by, on=None) -> Matter:
    """归到已有的意见建议: several gaps may stand behind one."""
    found = _open(gap, by)
    if matter.kind != "suggestion":
        raise Refused(_("只能归到意见建议。"))
    return _tied(found, matter, by, on)


def _tied(gap: Gap, matter: Matter, by, on) -> Matter:
    gap.matter = matter
    gap.save(update_fields=["matter"])
    log(gap.assessment, "suggest", by=by, on=on, detail={"indicator": gap.indicator.code, "matter": matter.ref})
    return matter


def locked(assessment: Assessment, by) -> Assessment:
    if not hosts(by, assessment):
        raise PermissionDenied
    return lock(assessment)


def _open(gap: Gap, by) -> Gap:
    locked(gap.assessment, by)
    found = Gap.objects.select_for_update(of=("self",)).select_related("assessment__place", "indicator").get(pk=gap.pk)
    if found.matter_id:
        raise Refused(_("这条差距已经转为意见建议。"))
    return found
