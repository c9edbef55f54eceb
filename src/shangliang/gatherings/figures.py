"""聚的数字 · What drills count: held within a year, at how many townships; what they found, and what of it is closed."""

from shangliang.kit import clock, figures
from shangliang.people.areas import COUNTY, TOWNSHIP
from shangliang.subjects import readiness

from .models import Drill, DrillFinding

YEAR = 365


def declare() -> None:
    """Called when the app is ready."""
    figures.declare(
        "drills",
        sentence="应急演练：已列计划未演练的、其中过期的；一年内县级和乡镇演练、乡镇（街道）演练覆盖；演练发现的问题和已闭环的",
        unit="次、条、比例",
        keys={
            "planned": "已列计划、还没有演练的",
            "late": "其中已过计划日期的",
            "held": "一年内演练过的次数",
            "county_drills": "其中县级演练的次数（多个县区合计）",
            "drilled": "一年内演练过的乡镇（街道）占比",
            "drilled_of": "一年内演练过的乡镇（街道）、全部乡镇（街道）",
            "findings": "演练发现的问题（期末为止）",
            "closed": "其中当场改好的，或意见建议和整改都已办结的占比",
            "closed_of": "已闭环的、全部问题",
        },
        query=_drills,
    )


def _drills(area, period) -> dict:
    day = min(period.end, clock.today())
    drills = Drill.objects.within(area).standing()
    held = list(drills.held(day - clock.days(YEAR - 1), day).values_list("area_id", flat=True))
    waiting = drills.filter(held_on__isnull=True)
    drilled = readiness.townships(area, [code for code in held if len(code) >= TOWNSHIP])
    found = DrillFinding.objects.filter(drill__in=drills.order_by().values("pk"), found_on__lte=day)
    many, closed = found.count(), found.closed(day).count()
    return {
        "planned": waiting.count(), "late": waiting.filter(planned_on__lt=day).count(), "held": len(held),
        "county_drills": sum(len(code) <= COUNTY for code in held),
        "drilled": drilled[0] / drilled[1] if drilled[1] else None, "drilled_of": list(drilled),
        "findings": many, "closed": closed / many if many else None, "closed_of": [closed, many],
    }  # fmt: skip
