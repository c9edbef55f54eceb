"""事项的数字 · What matters count: raised, open, late, closed and how, satisfied; enterprise problems apart."""

from django.db.models import Count, Q

from shangliang.kit import clock, figures
from shangliang.subjects.models import Enterprise

from .lifecycle import OPEN, Stage
from .models import Confirmation, Matter, Raiser
from .models.matter import Outcome

FEW = 5  # k: a rating is one person's; what fewer than this many think is not said as a share (design.md)


def declare() -> None:
    figures.declare(
        "matters",
        sentence="辖区内提出的事项：提出、办理中、逾期、办结,以及按办结方式分别计数",
        unit="件",
        keys=(
            "raised",
            "open",
            "overdue",
            "closed",
            "settled",
            "unconfirmed",
            "declined",
            "redirected",
            "on_behalf",
            "by_channel",
            "released",
            "consulting",
            "handling",
        ),
        query=_matters,
    )
    figures.declare(
        "satisfaction",
        sentence="提出人确认时对结果满意或基本满意的份额；本人确认的和由工作人员凭见证代为登记的分别计数；不足五次的不显示份额",
        unit="比例、次",
        keys=("satisfied", "satisfied_of", "answered_by_raiser", "answered_by_witness"),
        query=_satisfaction,
    )
    figures.declare(
        "enterprise_contact",
        sentence="包联企业数、登记问题数、已解决问题的企业数和已办结问题数",
        unit="家、件",
        keys=("enterprises", "problems", "enterprises_resolved", "problems_closed", "by_class"),
        query=_enterprises,
    )


def _counted(area, period):
    return Matter.objects.within(area).filter(raised_on__gte=period.start, raised_on__lte=period.end)


def _matters(area, period) -> dict:
    late = Q(closed_on__isnull=True, due_on__lt=min(period.end, clock.today()), paused_on__isnull=True)
    done = Q(stage__in=[Stage.CLOSED, Stage.ARCHIVED])
    row = _counted(area, period).aggregate(
        raised=Count("id"),
        open=Count("id", filter=Q(stage__in=[s.value for s in OPEN])),
        overdue=Count("id", filter=late),
        closed=Count("id", filter=done),
        settled=Count("id", filter=Q(outcome=Outcome.SETTLED)),
        unconfirmed=Count("id", filter=Q(outcome=Outcome.UNCONFIRMED)),
        declined=Count("id", filter=Q(stage=Stage.DECLINED)),
        redirected=Count("id", filter=Q(stage=Stage.REDIRECTED)),
        released=Count("id", filter=Q(released_on__isnull=False)),
        consulting=Count("id", filter=Q(stage__in=[Stage.APPROVED, Stage.CONSULTING])),
        handling=Count("id", filter=Q(stage__in=[Stage.ASSIGNED, Stage.HANDLING])),
    )
    helped = _counted(area, period).filter(raisers__typed_by__isnull=False).distinct().count()
    voices = Raiser.objects.filter(matter__in=_counted(area, period)).order_by("channel")
    return row | {"on_behalf": helped, "by_channel": dict(voices.values_list("channel").annotate(n=Count("id")))}


def _satisfaction(area, period) -> dict:
    rows = Confirmation.objects.filter(matter__in=_counted(area, period))
    count = rows.count()
    good, total = (rows.exclude(result=Confirmation.Rating.BAD).count(), count) if count >= FEW else (0, 0)
    spoken = rows.filter(way__in=Confirmation.SPOKEN).count()
    own = {"answered_by_raiser": count - spoken, "answered_by_witness": spoken}
    return {"satisfied": good / total if total else None, "satisfied_of": [good, total]} | own


def _enterprises(area, period) -> dict:
    problems = Matter.objects.filter(
        kind="enterprise", enterprise__in=Enterprise.objects.within(area).contacted(), raised_on__lte=period.end
    )
    done = problems.filter(stage__in=[Stage.CLOSED, Stage.ARCHIVED], closed_on__lte=period.end)
    return {
        "enterprises": Enterprise.objects.within(area).contacted().filter(contact_from__lte=period.end).count(),
        "problems": problems.count(),
        "enterprises_resolved": done.values("enterprise").distinct().count(),
        "problems_closed": done.count(),
        "by_class": dict(problems.order_by("topic_class").values_list("topic_class").annotate(n=Count("id"))),
    }
