"""编指标 · Dimensions and indicators of a draft: add, change, drop; codes are told apart over the whole framework."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..models import Dimension, Framework, Indicator
from .frameworks import lock_draft, log

MOST_DIMENSIONS, MOST_INDICATORS = 30, 200


@transaction.atomic
def save_dimension(framework: Framework, *, by, on=None, dimension: Dimension | None = None, **fields) -> Dimension:
    """加一级指标, or change one."""
    found = lock_draft(framework, by)
    others = found.dimensions.exclude(pk=dimension.pk) if dimension else found.dimensions.all()
    if others.filter(code=fields["code"]).exists():
        raise Refused(_("编号 %(code)s 已经用过。") % {"code": fields["code"]})
    if dimension is None:
        if found.dimensions.count() >= MOST_DIMENSIONS:
            raise Refused(_("一级指标最多 %(n)s 个。") % {"n": MOST_DIMENSIONS})
        dimension = Dimension(framework=found, number=(found.dimensions.aggregate(n=Max("number"))["n"] or 0) + 1)
    for name, value in fields.items():
        setattr(dimension, name, value)
    dimension.save()
    log(found, "dimension", by=by, on=on, detail={"code": dimension.code})
    return dimension


@transaction.atomic
def drop_dimension(dimension: Dimension, *, by, on=None) -> None:
    found = lock_draft(dimension.framework, by)
    log(found, "dimension.drop", by=by, on=on, detail={"code": dimension.code})
    dimension.delete()


@transaction.atomic
def save_indicator(dimension: Dimension, *, by, on=None, indicator: Indicator | None = None, **fields) -> Indicator:
    """加指标, or change one."""
    found = lock_draft(dimension.framework, by)
    rows = Indicator.objects.filter(dimension__framework=found)
    others = rows.exclude(pk=indicator.pk) if indicator else rows
    if others.filter(code=fields["code"]).exists():
        raise Refused(_("编号 %(code)s 已经用过。") % {"code": fields["code"]})
    if indicator is None:
        if rows.count() >= MOST_INDICATORS:
            raise Refused(_("指标最多 %(n)s 个。") % {"n": MOST_INDICATORS})
        last = dimension.indicators.aggregate(n=Max("number"))["n"] or 0
        indicator = Indicator(dimension=dimension, number=last + 1)
    for name, value in fields.items():
        setattr(indicator, name, value)
    indicator.save()
    log(found, "indicator", by=by, on=on, detail={"code": indicator.code})
    return indicator


@transaction.atomic
def drop_indicator(indicator: Indicator, *, by, on=None) -> None:
    found = lock_draft(indicator.dimension.framework, by)
    log(found, "indicator.drop", by=by, on=on, detail={"code": indicator.code})
    indicator.delete()
