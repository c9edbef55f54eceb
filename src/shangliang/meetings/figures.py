"""会议的数字 · Meetings held, papers passed, reports heard; elections and key tasks that followed."""

from django.db.models import Count

from shangliang.kit import clock, figures

from .items import ItemKind
from .models import Decision, Election, FollowUp, Item, Meeting


def declare() -> None:
    figures.declare(
        "meetings",
        sentence="辖区内开过的会议；通过的文件份数；听取的汇报；没有文件的决定；选举；据此立的重点任务",
        unit="次、份、项",
        keys=("held", "by_kind", "passed", "decided", "heard", "elections", "followed_up"),
        query=_meetings,
    )


def _meetings(area, period) -> dict:
    days = (clock.end_of(period.start - clock.days(1)), clock.end_of(period.end))
    held = (
        Meeting.objects.within(area).held().filter(gathering__opened_at__gte=days[0], gathering__opened_at__lt=days[1])
    )
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
