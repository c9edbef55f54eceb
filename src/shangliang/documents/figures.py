"""公文的数字 · Documents drafted, passed, numbered, sent up; key tasks done beside the time that has passed."""

import datetime as dt

from django.db.models import Count, Q

from shangliang.kit import clock, figures
from shangliang.matters.lifecycle import Stage
from shangliang.matters.models import Matter

from .models import Document


def declare() -> None:
    figures.declare(
        "documents",
        sentence="辖区内起草的公文：起草、通过、编号、报送、得到批示、得到答复、公开的份数；按种类分",
        unit="份",
        keys=("drafted", "passed", "numbered", "sent", "instructed", "answered", "published", "by_kind"),
        query=_documents,
    )
    figures.declare(
        "tasks",
        sentence="当年的重点任务：办结的、全部的；时间过了多少（0 到 1）",
        unit="项、比例",
        keys=("done", "all", "elapsed"),
        query=_tasks,
    )


def _documents(area, period) -> dict:
    within = Document.objects.within(area)
    days = ("drafted", "passed", "numbered", "sent", "instructed", "answered", "published")
    counted = {
        name: Count("id", filter=Q(**{f"{name}_on__gte": period.start, f"{name}_on__lte": period.end})) for name in days
    }
    drafted = within.filter(drafted_on__gte=period.start, drafted_on__lte=period.end).order_by("kind")
    return within.aggregate(**counted) | {"by_kind": dict(drafted.values_list("kind").annotate(n=Count("id")))}


def _tasks(area, period) -> dict:
    """Of the year in which the period ends: tasks half done when the year is half over are on time."""
    day = min(period.end, clock.today())
    rows = Matter.objects.within(area).filter(kind="key_task", raised_on__year=day.year, raised_on__lte=day)
    done = Q(stage__in=[Stage.CLOSED, Stage.ARCHIVED], closed_on__lte=day)
    return rows.aggregate(done=Count("id", filter=done), all=Count("id")) | {"elapsed": elapsed(day)}


def elapsed(day: dt.date) -> float:
    """How much of the year is over on the evening of that day."""
    first, last = dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    return round(((day - first).days + 1) / ((last - first).days + 1), 4)
