"""再问一次 · The value of a gap after its matter was closed: of the figures by itself, else typed by the office, which is told."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import notices
from shangliang.people.can import Role, may
from shangliang.people.refusal import Refused

from ..asking import decimal
from ..models import Assessment, Gap, Indicator, Mark, Round, Side
from ..models.gaps import behind, closings
from .assessing import add_up_after, asker, earned, lock, log
from .frameworks import day_of
from .gaps import locked


@transaction.atomic
def ask_again(gap: Gap, *, by, on=None, value=None, note="") -> Mark:
    """再问一次: after it was closed; of the figures where they give a value, else typed with what it rests on."""
    assessed = locked(gap.assessment, by)
    found = Gap.objects.select_related("indicator").get(pk=gap.pk)
    if closings([found])[found.pk][1] is None:
        raise Refused(_("这条差距还没有办结，办结以后再问。"))
    asked = _of_figures(assessed, found.indicator, on)
    if asked is None and value is None:
        raise Refused(_("请填补短板以后的数值。"))
    return _noted(
        assessed, found.indicator, value if asked is None else asked, by, on, asked=asked is not None, note=note
    )


@transaction.atomic
def ask_by_itself(matter, *, on) -> None:
    """办结即问: registered with matters; each gap that this closes is asked of the figures, or its host is told to put the value in."""
    rows = list(behind(matter).select_related("indicator", "assessment__host").order_by("assessment_id", "pk"))
    days = closings(rows) if rows else {}
    for gap in rows:
        mended, closed = days[gap.pk]
        if closed is None or (
            mended and matter.pk == gap.matter_id
        ):  # the rectification out of it has been told of already
            continue
        assessed = lock(gap.assessment)
        value = _of_figures(assessed, gap.indicator, on)
        if value is None:
            _tell(gap, on)
        else:
            _noted(assessed, gap.indicator, value, None, on, asked=True, note="")


def _of_figures(assessment: Assessment, one: Indicator, on):
    return decimal(asker(assessment, on).outcome(one.formula).value) if one.formula else None


def _noted(assessment: Assessment, one: Indicator, value, by, on, *, asked: bool, note: str) -> Mark:
    row, _new = Round.objects.update_or_create(
        assessment=assessment, side=Side.AFTER, defaults={"by": by, "marked_on": day_of(on)}
    )
    made, _new = Mark.objects.update_or_create(
        round=row, indicator=one,
        defaults={"value": value, "points": earned(one, value), "asked": asked, "note": note},
    )  # fmt: skip
    add_up_after(assessment)
    log(assessment, "again", by=by, on=on, detail={"indicator": one.code, "value": str(value)})
    return made


ASKING = sorted(role for role in Role if may(role, "assessment.open"))


def _tell(gap: Gap, on) -> None:
    assessed = gap.assessment
    desk = assessed.host.posts.held().filter(role__in=ASKING).order_by().values_list("person_id", flat=True)
    notices.tell(
        [("person", one) for one in desk], event=f"gap.closed:{gap.pk}:{day_of(on)}", subject=("assessment", assessed.ref),
        text=f"《{assessed.title}》的差距“{gap.advice}”已办结，请填补短板以后的数值", area=assessed.area_id,
        url=f"{assessed.get_absolute_url()}#gaps",
    )  # fmt: skip
