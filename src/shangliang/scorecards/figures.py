"""绩的数字 · Honours: how many were decided, for collectives and persons. Duty points: members counted, published, graded."""

from django.db.models import Count, Q

from shangliang.kit import figures
from shangliang.people.areas import after

from .models import DutyScore, Honour, Nomination


def declare() -> None:
    figures.declare(
        "honours",
        sentence="辖区内经会议决定的表彰：项目、受表彰的集体和个人、收到的异议",
        unit="项、个、人、条",
        keys=("decided", "collectives", "persons", "objections"),
        query=_honours,
    )
    figures.declare(
        "duty",
        sentence="已公布的委员履职积分：有积分的委员、评了等次的、基本职责都完成的",
        unit="人",
        keys=("members", "graded", "minimum_met"),
        query=_duty,
    )


def _honours(area, period) -> dict:
    ours = Honour.objects.within(area).filter(decided_on__gte=period.start, decided_on__lte=period.end)
    found = Nomination.objects.honoured().filter(honour__in=ours)
    row = found.aggregate(
        collectives=Count("id", filter=Q(organisation__isnull=False)),
        persons=Count("id", filter=Q(person__isnull=False)),
    )
    objections = ours.aggregate(n=Count("nominations__objections"))["n"]
    return {"decided": ours.count(), **row, "objections": objections}


def _duty(area, period) -> dict:
    """Of the newest published table of each place, for the years that the period touches."""
    ours = DutyScore.objects.filter(
        table__area_id__gte=area, table__area_id__lt=after(area), table__published_on__lte=period.end,
        table__year__gte=period.start.year, table__year__lte=period.end.year,
    )  # fmt: skip
    newest = ours.order_by("table__area", "table__year", "person", "-table__number").distinct(
        "table__area", "table__year", "person"
    )
    row = DutyScore.objects.filter(pk__in=newest.values("pk")).aggregate(
        members=Count("id"),
        graded=Count("id", filter=~Q(grade="")),
        lacking=Count("id", filter=Q(minimum__contains=[{"met": False}])),
    )
    return {"members": row["members"], "graded": row["graded"], "minimum_met": row["members"] - row["lacking"]}
