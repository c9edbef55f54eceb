"""批量打印交办单 · Ask for the slips of many orders; the worker draws them a part at a time; they are forgotten after some days."""

import datetime as dt
import logging
import time

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from shangliang.kit import clock, paper, printing, trail
from shangliang.matters.models import WorkOrder
from shangliang.matters.sheets import order_sheet
from shangliang.people.refusal import Refused

from .. import rules, slips
from ..models import SlipJob, SlipPart

log = logging.getLogger(__name__)
MOST, AT_THE_SAME_TIME = 2000, 3
TURN = 2.0  # seconds: then other quick jobs have their turn
UNIT_ORDER = ("unit__name", "unit_id", "id")


@transaction.atomic
def ask_slips(orders, shape: str, *, by, area: str) -> SlipJob:
    """打印: `orders` as the person sees them (a queryset); nothing is drawn yet."""
    keys = list(orders.order_by(*UNIT_ORDER).values_list("pk", flat=True)[: MOST + 1])
    if not keys:
        raise Refused(_("没有选中交办单。"))
    if len(keys) > MOST:
        raise Refused(_("一次最多打印 %(n)s 张，请先用筛选分开。") % {"n": MOST})
    if SlipJob.objects.filter(by=by, state=SlipJob.State.WAITING).count() >= AT_THE_SAME_TIME:
        raise Refused(_("前面几次还在做，请等做好再来。"))
    now = clock.now()
    made = SlipJob.objects.create(
        by=by, orders=keys, shape=shape, asked_at=now, expires_at=now + dt.timedelta(days=rules.slip_days(area))
    )
    trail.record(by=by, action="document.slips", noun="slips", id=made.ref, area=area, detail={"orders": len(keys)})
    return made


def draw_waiting(seconds: float = TURN) -> int:
    """A few seconds of drawing for the job that waits longest; what is drawn is kept, whoever goes on with it."""
    begun, drawn = time.monotonic(), 0
    while time.monotonic() - begun < seconds:
        job = SlipJob.objects.filter(state=SlipJob.State.WAITING).order_by("asked_at", "id").first()
        if job is None:
            break
        with translation.override("zh-hans"):
            drawn += _one_part(job)
    return drawn


def _one_part(job: SlipJob) -> int:
    """The next part, or the whole file when all parts are there. What can not be drawn is said and not tried again."""
    try:
        number = job.parts.count()
        parts = slips.parts_of(_rows(job), by_unit=job.shape == SlipJob.Shape.ZIP)
        if number == len(parts):
            _finish(job)
            return 0
        return _draw(job, number, parts[number])
    except paper.NoFont as reason:
        _fail(job, str(reason))
    except Exception:
        log.exception("slips %s were not drawn", job.ref)
        _fail(job, "")
    return 0


def _rows(job: SlipJob) -> list[tuple[int, int]]:
    """(order, unit) as they are printed; an order that is gone meanwhile has no slip."""
    units = dict(WorkOrder.objects.filter(pk__in=job.orders).values_list("pk", "unit_id"))
    return [(key, units[key]) for key in job.orders if key in units]


def _draw(job: SlipJob, number: int, keys: list[int]) -> int:
    found = WorkOrder.objects.filter(pk__in=keys).select_related("unit", "matter__holder").order_by(*UNIT_ORDER)
    sheets = [order_sheet(order) for order in found]
    data = printing.as_pdf(*sheets)
    with transaction.atomic():
        _part, new = SlipPart.objects.get_or_create(
            job=job, number=number, defaults={"name": str(found[0].unit)[:120], "data": data}
        )
        if new:
            SlipJob.objects.filter(pk=job.pk).update(done=job.done + len(sheets))
    return len(sheets)


@transaction.atomic
def _finish(job: SlipJob) -> None:
    found = SlipJob.objects.select_for_update().get(pk=job.pk)
    parts = [(part.name, bytes(part.data)) for part in found.parts.all()]
    found.file = (
        slips.packed(parts) if found.shape == SlipJob.Shape.ZIP else slips.joined(data for _name, data in parts)
    )
    found.state, found.ready_at = SlipJob.State.DONE, clock.now()
    found.save(update_fields=["file", "state", "ready_at"])
    found.parts.all().delete()


@transaction.atomic
def _fail(job: SlipJob, why: str) -> None:
    SlipJob.objects.filter(pk=job.pk).update(state=SlipJob.State.FAILED, why=why[:300])
    job.parts.all().delete()


def forget_slips() -> int:
    """Files whose days are over go."""
    return SlipJob.objects.filter(expires_at__lt=clock.now()).delete()[0]
