"""导出 · A ledger left the house: who took it and with which filters stands on the trail."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from shangliang.kit import clock, trail


@transaction.atomic
def record_export(*, by, area: str, asked: dict, noun: str = "matter", on=None):
    """One row per ledger taken; `asked`: its filters."""
    if not by.can("matter.export", area):
        raise PermissionDenied
    return trail.record(
        by=by, action=f"{noun}.export", noun=noun, id="ledger", area=area, on=on or clock.now(), detail=asked
    )
