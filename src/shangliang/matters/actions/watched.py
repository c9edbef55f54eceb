"""看要留痕 · Looking that leaves a trace: who opened a raiser's name and why."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from shangliang.kit import clock

from ..models import Raiser
from .engine import log


@transaction.atomic
def reveal_raisers(matter, reason: str, *, by, on=None) -> list[dict]:
    """看提出人 · Names and contacts of who raised it, in clear, for once. The reason is sealed nowhere else: it is on the trail."""
    if not by.can("matter.see_raiser", matter.holder_area):
        raise PermissionDenied
    rows = list(Raiser.objects.filter(matter=matter).select_related("person"))
    log(matter, "see_raiser", by=by, on=on or clock.now(), detail={"reason": reason[:200], "rows": len(rows)})
    return [
        {
            "name": row.person.name if row.person else row.name,
            "contact": row.contact,
            "channel": row.channel_label,
        }
        for row in rows
    ]
