"""积分表 · Count a year's table from the records, check it, publish it; published it stays, and is counted again as the next."""

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from shangliang.kit import clock, notices, rules, trail
from shangliang.meetings.wording import CHINESE
from shangliang.people.areas import Area
from shangliang.people.refusal import Refused

from ..duty.scoring import Scored, scored
from ..models import DutyRules, DutyScore, DutyTable
from ..rules import OBJECTIONS

EXACT, POINTS = Decimal("0.0001"), ("total", "base", "bonus", "penalty", "cut")
COLUMNS = tuple(field.attname for field in DutyScore._meta.concrete_fields if not field.primary_key)
COPY = f"COPY {DutyScore._meta.db_table} ({', '.join(COLUMNS)}) FROM STDIN"


def log(area: str, action: str, ident, *, by, on=None, detail=None) -> None:
    trail.record(by=by, action=f"duty.{action}", noun="duty", id=ident, area=area, on=on, detail=detail)


def may_keep(by, area: str) -> None:
    if not by.can("duty.keep", area):
        raise PermissionDenied


@transaction.atomic
def count_table(area: Area, year: int, *, by, on=None) -> DutyTable:
    """计算: by the rules in force that year, from all that is on record; a draft is counted anew, a published one is not touched."""
    may_keep(by, area.code)
    Area.objects.select_for_update().get(pk=area.pk)  # one count of a place at a time
    version = DutyRules.objects.for_year(area.code, year)
    if version is None:
        raise Refused(_("还没有选定 %(year)s 年的积分规则。") % {"year": year})
    if not 2000 <= year <= clock.local_day(on or clock.now()).year:
        raise Refused(_("只能计算今年和以前年度的积分。"))
    with override(CHINESE):  # what a snapshot says is kept
        found = scored(version.rules, area.code, year)
    if not found:
        raise Refused(_("%(area)s还没有登记 %(year)s 年的委员。") % {"area": area.name, "year": year})
    table = _draft(area, year)
    table.rules, table.counted_at, table.counted_by = version, clock.now() if on is None else _moment(on), by
    table.checked_on = table.checked_by = None
    table.save()
    _insert(table, found)
    log(area.code, "count", table.ref, by=by, on=on, detail={"year": year, "members": len(found), "rules": version.pk})
    return table


def _moment(on) -> dt.datetime:
    return on if isinstance(on, dt.datetime) else clock.at_noon(on)


def _draft(area: Area, year: int) -> DutyTable:
    """The open one, emptied, or a next one."""
    newest = DutyTable.objects.newest(area.code, year)
    if newest is not None and newest.published_on is None:
        newest.scores.all().delete()
        return newest
    return DutyTable(area=area, year=year, number=newest.number + 1 if newest else 1)


def _insert(table: DutyTable, found: list[Scored]) -> None:
    """COPY: three thousand scores with all their lines are megabytes; statements of values took half of the time."""
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for one in found:
            row = _row(table, one)
            copy.write_row([written(row[name]) for name in COLUMNS])


def written(value):
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _row(table: DutyTable, one: Scored) -> dict:
    member, score = one.member, one.score
    return {
        "table_id": table.pk, "person_id": member.person, "name": member.name, "pinyin": member.pinyin, "sector": member.sector,
        "standing": member.standing, "missing": one.missing, "lines": one.lines, "items": one.items,
        **{name: exact(getattr(score, name)) for name in POINTS}, **judged(one),
    }  # fmt: skip


def judged(one: Scored) -> dict:
    """Grade and consequences; none where there is no data of a part: what is not known is not nought."""
    score = one.score
    return {
        "grade": "" if one.missing else score.grade,
        "consequences": [] if one.missing else list(score.consequences),
        "minimum": [
            {"item": each.minimum.item, "needed": each.needed, "done": each.done, "met": each.met}
            for each in score.duties
        ],
    }


def exact(points: int | Fraction) -> Decimal:
    return (Decimal(points.numerator) / Decimal(points.denominator)).quantize(EXACT)


def locked(table: DutyTable, by) -> DutyTable:
    found = DutyTable.objects.select_for_update(of=("self",)).select_related("area").get(pk=table.pk)
    may_keep(by, found.area_id)
    if found.published_on:
        raise Refused(_("这张积分表已经公布。有变化的，重新计算成下一次的表。"))
    return found


@transaction.atomic
def check_table(table: DutyTable, *, by, on=None) -> DutyTable:
    """核对: the office has gone through it; counting again takes this back."""
    found = locked(table, by)
    if found.checked_on:
        raise Refused(_("这张积分表已经核对过。"))
    found.checked_on, found.checked_by = clock.local_day(on or clock.now()), by
    found.save(update_fields=["checked_on", "checked_by"])
    log(found.area_id, "check", found.ref, by=by, on=on)
    return found


@transaction.atomic
def publish_table(table: DutyTable, *, by, on=None) -> DutyTable:
    """公布: each member sees their own score from now on and is told of it."""
    found = locked(table, by)
    if found.checked_on is None:
        raise Refused(_("先核对，再公布。"))
    day = clock.local_day(on or clock.now())
    found.published_on, found.published_by = max(day, found.checked_on), by
    found.objections_until = found.published_on + dt.timedelta(rules.value(OBJECTIONS, found.area_id))
    found.save(update_fields=["published_on", "published_by", "objections_until"])
    text = _("%(table)s已公布，%(day)s前可以提异议。") % {"table": found, "day": found.objections_until}
    notices.tell(
        (("person", key) for key in found.scores.values_list("person_id", flat=True)),
        event=f"duty.publish {found.ref}", subject=("duty", found.ref), text=text, area=found.area_id,
        url=f"/desk/duty/mine/?area={found.area_id}&year={found.year}",
    )  # fmt: skip
    log(found.area_id, "publish", found.ref, by=by, on=on, detail={"until": found.objections_until.isoformat()})
    return found
