"""做 · What rooms, stations, facilities and projects share: registered once per place, changed, closed."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.kit.search import pinyin_key
from shangliang.people.refusal import Refused


def day_of(on) -> dt.date:
    return clock.local_day(on) if on else clock.today()


def allow(by, model, code: str) -> None:
    """`by` None is the system itself."""
    if by is not None and not by.can(model.edited_by, code):
        raise PermissionDenied


def create(model, name, area, *, by, on=None, opened_on=None, **fields):
    """Register one thing of the model; the day it opened is the day of registering unless said."""
    allow(by, model, area.code)
    if model.objects.filter(area=area, name=name).exists():
        raise Refused(_("%(place)s已经有“%(name)s”。") % {"place": area, "name": name})
    day = opened_on or day_of(on)
    made = model.objects.create(name=name, area=area, pinyin=pinyin_key(name), opened_on=day, **fields)
    record(made, "add", by=by, on=on)
    return made


def change(found, *, by, on=None, **fields):
    """Change what is written of it; its place on the tree stays."""
    allow(by, type(found), found.area_id)
    name = fields.get("name", found.name)
    if type(found).objects.filter(area_id=found.area_id, name=name).exclude(pk=found.pk).exists():
        raise Refused(_("%(place)s已经有“%(name)s”。") % {"place": found.area, "name": name})
    for field, value in (fields | {"pinyin": pinyin_key(name)}).items():
        setattr(found, field, value)
    if found.closed_on and found.opened_on and found.closed_on < found.opened_on:
        raise Refused(_("停用日期不能早于启用日期。"))
    found.save()
    record(found, "edit", by=by, on=on)
    return found


def close(found, *, by, on=None):
    """停用: from the day on it is not counted any more; what happened there stays on record."""
    allow(by, type(found), found.area_id)
    day = day_of(on)
    if found.closed_on:
        raise Refused(_("已于%(day)s停用。") % {"day": f"{found.closed_on:%Y-%m-%d}"})
    if day < found.opened_on:
        raise Refused(_("停用日期不能早于启用日期。"))
    found.closed_on = day
    found.save(update_fields=["closed_on"])
    record(found, "close", by=by, on=on)
    return found


def record(found, what: str, *, by, on=None, detail=None):
    noun = type(found).noun
    return trail.record(
        by=by, action=f"{noun}.{what}", noun=noun, id=found.ref, area=found.area_id, on=on, detail=detail or {}
    )
