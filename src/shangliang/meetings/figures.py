"""会议的数字 · Meetings held, papers passed, reports heard; elections and key tasks that followed; training by half-days."""

from django.db.models import Count

from shangliang.gatherings.halves import credit
from shangliang.gatherings.models import Attendance
from shangliang.kit import clock, figures

from .items import ItemKind
from .kinds import KINDS
from .models import Decision, Election, FollowUp, Item, Meeting


def declare() -> None:
    figures.declare(
        "meetings",
        sentence="辖区内开过的会议；通过的文件份数；听取的汇报；没有文件的决定；选举；据此立的重点任务",
        unit="次、份、项",
        keys=("held", "by_kind", "passed", "decided", "heard", "elections", "followed_up"),
        query=_meetings,
    )
    figures.declare(
        "training",
        sentence="辖区内办过的培训班；参加过的人次；学时，按每人到场的半天计",
        unit="次、人次、半天",
        keys=("held", "people", "half_days"),
        query=_training,
    )


def _days(period) -> tuple:
    return clock.end_of(period.start - clock.days(1)), clock.end_of(period.end)


def _held(area, days):
    return (
        Meeting.objects.within(area).held().filter(gathering__opened_at__gte=days[0], gathering__opened_at__lt=days[1])
    )


def _training(area, period) -> dict:
    """People who are no members count too: whoever is on the roll and came."""
    kinds = [code for code, kind in KINDS.items() if kind.credit]
    held = _held(area, _days(period)).filter(kind__in=kinds)
    people = Attendance.objects.filter(gathering__in=held.values("gathering"))
    came = [n for one in people.only("presence", "half_days", "halves") if (n := credit(one))]
    return {"held": held.count(), "people": len(came), "half_days": sum(came)}


def _meetings(area, period) -> dict:
    days = _days(period)
    held = _held(area, days)
    passed = Decision.objects.within(area).passed().filter(at__gte=days[0], at__lt=days[1])
    kinds = held.order_by("kind").values_list("kind").annotate(n=Count("id"))
    heard = Item.objects.filter(meeting__in=Meeting.objects.within(area).filter(rehearsal=False), kind=ItemKind.HEAR)
    return {
        "held": held.count(),
        "by_kind": dict(kinds),
        "passed": passed.filter(paper__isnull=False).count(),
        "decided": passed.filter(paper__isnull=True).count(),
        "heard": heard.filter(done_at__gte=days[0], done_at__lt=days[1]).count(),
        "elections": Election.objects.filter(meeting__in=held).count(),
        "followed_up": FollowUp.objects.filter(decision__in=passed).count(),
    }
