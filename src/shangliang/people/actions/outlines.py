"""做轮廓 · An office puts in the outline of its area, with the approval of the map it comes from; or takes it away."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from shangliang.kit import clock, trail

from ..outlines import AreaOutline


@transaction.atomic
def draw_outline(area, *, shapes, approval, by, on=None) -> AreaOutline:
    """The one that was there is replaced."""
    if not by.can("area.outline", area.code):
        raise PermissionDenied
    given = {"shapes": shapes, "approval": approval, "by": by, "at": clock.now()}
    found, _new = AreaOutline.objects.update_or_create(area=area, defaults=given)
    detail = {"parts": len(shapes), "approval": approval}
    trail.record(by=by, action="area.outline", noun="area", id=area.code, area=area.code, on=on, detail=detail)
    return found


@transaction.atomic
def remove_outline(area, *, by, on=None) -> None:
    """Taking away what is not there changes nothing."""
    if not by.can("area.outline", area.code):
        raise PermissionDenied
    if AreaOutline.objects.filter(area=area).delete()[0]:
        trail.record(by=by, action="area.outline_remove", noun="area", id=area.code, area=area.code, on=on, detail={})
