"""编指标体系 · Take over what the product brings, copy, import, change a draft, issue it: from then on it stands."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.refusal import Refused

from ..content import content_of
from ..models import Dimension, Framework, Indicator
from ..shipped import shipped


def day_of(on) -> dt.date:
    return clock.local_day(on) if on else clock.today()


def log(framework: Framework, action: str, *, by, on=None, detail=None) -> None:
    facts = {"key": framework.key, "version": framework.version} | (detail or {})
    trail.record(by=by, action=f"framework.{action}", noun="framework", id=framework.ref, area=framework.area_id,
                 on=on and day_of(on), detail=facts)  # fmt: skip


def lock_draft(framework: Framework, by) -> Framework:
    """The draft, locked, for whoever may edit frameworks at its area."""
    found = Framework.objects.select_for_update(of=("self",)).get(pk=framework.pk)
    if not by.can("framework.edit", found.area_id):
        raise PermissionDenied
    if found.issued_on:
        raise Refused(_("已经启用的指标体系不能改。请复制成新的一版再改。"))
    return found


@transaction.atomic
def draft(content: dict, area, *, by, on=None, from_shipped=False) -> Framework:
    """起草: the content (see content.py) as the next version of its key at this area."""
    if not by.can("framework.edit", area.code):
        raise PermissionDenied
    key = content["key"]
    rows = Framework.objects.filter(key=key, area=area)
    if rows.filter(issued_on__isnull=True).exists():
        raise Refused(_("这个指标体系已经有一份草稿，请先启用或删去。"))
    version = (rows.aggregate(n=Max("version"))["n"] or 0) + 1
    made = Framework.objects.create(
        key=key, area=area, version=version, name=content["name"], note=content.get("note", ""),
        pass_line=content.get("pass_line"), shipped=from_shipped, drafted_on=day_of(on),
    )  # fmt: skip
    _write(made, content["dimensions"])
    log(made, "draft", by=by, on=on)
    return made


def _write(framework: Framework, dimensions) -> None:
    for number, one in enumerate(dimensions, 1):
        row = Dimension.objects.create(framework=framework, number=number, code=one["code"], name=one["name"])
        lines = enumerate(one["indicators"], 1)
        Indicator.objects.bulk_create([Indicator(dimension=row, number=n, **line) for n, line in lines])


@transaction.atomic
def take_over(key: str, area, *, by, on=None) -> Framework:
    """采用自带的: issued at once, as it came; later versions are the office's own."""
    found = Framework.objects.for_place(area.code).get(key)
    if found is not None:
        return found
    return issue(draft(shipped(key), area, by=by, on=on, from_shipped=True), by=by, on=on)


def copy(framework: Framework, area, *, by, on=None) -> Framework:
    """复制: the next version here, or this area's own in place of the one from above."""
    return draft(content_of(framework), area, by=by, on=on)


@transaction.atomic
def change_framework(framework: Framework, *, by, on=None, **fields) -> Framework:
    """改名称、说明、合格线."""
    found = lock_draft(framework, by)
    for name, value in fields.items():
        setattr(found, name, value)
    found.save(update_fields=list(fields))
    log(found, "change", by=by, on=on, detail={"fields": sorted(fields)})
    return found


@transaction.atomic
def issue(framework: Framework, *, by, on=None) -> Framework:
    """启用: from now on it is the one in force here and below."""
    found = lock_draft(framework, by)
    if not Indicator.objects.filter(dimension__framework=found, kind=Indicator.Kind.SCORE).exists():
        raise Refused(_("还没有一个计分的指标，不能启用。"))
    found.issued_on = day_of(on)
    found.save(update_fields=["issued_on"])
    log(found, "issue", by=by, on=on)
    return found


@transaction.atomic
def drop_draft(framework: Framework, *, by, on=None) -> None:
    """删去草稿."""
    found = lock_draft(framework, by)
    log(found, "drop", by=by, on=on)
    found.delete()
