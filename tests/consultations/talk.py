"""一场协商 · A consultation of 赵家庄村 on an approved topic, as far as a test needs it."""

import datetime as dt

from shangliang.consultations import actions
from shangliang.consultations.models import Consultation, Statement
from shangliang.gatherings.actions import print_slips
from shangliang.kit import clock
from tests import cast
from tests.kept import kept
from tests.matters import walk

SEATS = ("secretary", "party", "committee", "supervision", "deputies", "legal", "economic", "respected")
SAID = ("路灯先装在上学的路上", "灯杆不要立在自家门口", "电费由村集体出", "晚上十一点以后可以关灯", "先修路再装灯")


def council():
    return cast.organisation("council", cast.VILLAGE)


@kept
def begun(**more) -> Consultation:
    """Opened on an approved topic of the village; no plan yet."""
    matter, _code = walk.topic()
    matter = walk.carry(matter, "approve")
    given = {
        "title": "三组到小学的路怎么亮起来",
        "host": council(),
        "by": cast.clerk(),
        "concerns": [matter],
        "convener": "村党支部书记",
    }
    return actions.open_consultation("village", **(given | more))


def manned(consultation, *, interested=9) -> Consultation:
    """A full roster: one for each class, and people with an interest."""
    clerk = cast.clerk()
    for number, seat in enumerate((*SEATS, *["interested"] * interested)):
        actions.name_participant(consultation, name=f"参与人{number}（虚构）", seat=seat, by=clerk)
    return consultation


@kept
def noticed(**more) -> Consultation:
    """Planned, manned, its sitting arranged, its notice out: views may come."""
    made = manned(begun(**more))
    actions.approve_plan(made, by=cast.clerk())
    start = clock.now() + dt.timedelta(days=10)
    actions.arrange_sitting(
        made, place="赵家庄村协商议事室", starts_at=start, ends_at=start + dt.timedelta(hours=3), by=cast.clerk()
    )
    return actions.give_notice(made, by=cast.clerk())


def on_its_day(consultation) -> Consultation:
    """The day of its sittings has come."""
    now = clock.now()
    for sitting in consultation.activities.sittings():
        sitting.gathering.starts_at, sitting.gathering.ends_at = now, now + dt.timedelta(hours=3)
        sitting.gathering.save()
    return consultation


def with_statements(consultation, said=SAID) -> Consultation:
    first = consultation.statements.count() + 1
    Statement.objects.bulk_create(
        Statement(consultation=consultation, number=n, text=text, state="shown", source="clerk", said_on=clock.today())
        for n, text in enumerate(said, first)
    )
    return consultation


def voters(consultation, number) -> list:
    """People who drew a slip and came in with it."""
    return [actions.enter(consultation, code).voter for code in print_slips(consultation.book, number)]
