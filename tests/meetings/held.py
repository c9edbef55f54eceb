"""一次会议 · A meeting of 永昌县's CPPCC as far as a test needs it: called, its roll filled, so many of it there."""

import datetime as dt
from itertools import count

from shangliang.gatherings.actions import check_in, open_gathering
from shangliang.kit import clock
from shangliang.meetings import actions
from shangliang.meetings.models import Item, Meeting
from tests import cast

OPENS = dt.datetime(2023, 6, 5, 9, 0, tzinfo=clock.SHANGHAI)
BEFORE = OPENS - clock.days(5)
FORMS = count(1)


def body(kind="cppcc", code=cast.COUNTY):
    return cast.organisation(kind, code)


def called(kind="chairpersons", *, code=cast.COUNTY, at=OPENS, hours=3, **more) -> Meeting:
    where = more.pop("body", None) or body(code=code)
    by = more.pop("by", None) or cast.office(code)
    return actions.call_meeting(
        kind, body=where, place="政协会议室", starts_at=at, ends_at=at + dt.timedelta(hours=hours), by=by,
        on=clock.local_day(at), **more,
    )  # fmt: skip


def office(meeting):
    return cast.office(meeting.area_id) if len(meeting.area_id) > 4 else cast.city_office(meeting.area_id)


def listed(meeting, people=5, way="due") -> Meeting:
    names = [f"{way}{n}（虚构）" for n in range(1, people + 1)]
    actions.put_on_roll(meeting, names, way, by=office(meeting))
    return meeting


def opened(meeting=None, *, people=5, there=None, at=OPENS) -> Meeting:
    """Of those due the first `there` (else all) have come, and the chair has opened it."""
    found = meeting or called(at=at)
    if not found.gathering.attendances.exists():
        listed(found, people)
    for one in found.gathering.attendances.due()[: people if there is None else there]:
        check_in(one, by=office(found), on=at)
    open_gathering(found.gathering, by=office(found), on=at)
    return Meeting.objects.select_related("gathering").get(pk=found.pk)


def item(meeting, kind="adopt", title="走访看望委员实施方案", **more) -> Item:
    return actions.add_item(meeting, kind, title, by=office(meeting), **more)


def hands(of, yes, no=0, abstain=0, *, by=None, at=OPENS, **more):
    return actions.decide_by_hands(of, yes, no, abstain, by=by or office(of.meeting), on=at, **more)


def passed(n=0):
    """One paper passed at a meeting of its own."""
    meeting = opened(called(at=OPENS + clock.days(n)), people=3, at=OPENS)
    of = item(meeting, papers=[f"三组的路灯 {n}"])
    return hands(of, 3, paper=of.papers.get())


def sent(client, url, **said) -> str:
    """A form filled in and taken; where it leads."""
    answer = client.post(url, said | {"once": f"form {next(FORMS)}"})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url
