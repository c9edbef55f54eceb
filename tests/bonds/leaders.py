"""领导和委员 · A leader bound to members, a plan of the year in which they meet: what the tests of talks begin with."""

import datetime as dt
from contextlib import contextmanager

from shangliang.bonds import actions
from shangliang.bonds.models import TalkPlan
from shangliang.bonds.spreading import month_of
from shangliang.kit import clock
from shangliang.kit.clock import SHANGHAI
from tests import cast

YEAR = dt.date(2023, 1, 1), dt.date(2023, 12, 31)


@contextmanager
def day(month: int, number: int):
    """That day of 2023; whoever had looked at posts before looks again."""
    with clock.at(dt.datetime(2023, month, number, 9, tzinfo=SHANGHAI)):
        yield


def member(name="甲委员（虚构）"):
    return cast.member(name=name)


def led(whom=None, *, who=None, kind="talk", **more):
    return actions.make_bond(kind, who or cast.chairperson(), whom or member(), by=cast.office(), **more)


def in_month(bond, number: int, way="member") -> tuple:
    return bond, way, *month_of(dt.date(2023, number, 1))


def planned(*lines, by=None, term=YEAR):
    return actions.make_plan(cast.organisation("cppcc"), *term, list(lines), by=by or cast.office())


def met(bond, way="member", **more):
    more.setdefault("operation", f"{bond.ref}-{clock.today()}-{way}")
    return actions.record(bond, by=bond.person, way=way, **more)


def by_new_year(bond, way="member", number=0) -> tuple:
    """For lists that grow: in this year, a day further each time."""
    last = dt.date(clock.today().year, 12, 31) - dt.timedelta(number)
    return bond, way, last, last


def this_year() -> tuple:
    year = clock.today().year
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def plan_of_this_year():
    """The one there is, or one with a first entry."""
    found = TalkPlan.objects.first()
    return found or planned(by_new_year(led(), number=60), term=this_year())


def another_talk(number: int):
    plan = plan_of_this_year()
    bond = plan.entries.first().bond
    return actions.add_talk(plan, *by_new_year(bond, number=number), "加一次", by=cast.office())


def another_member(number: int):
    plan_of_this_year()
    return cast.member(name=f"第{number}委员（虚构）")


def without() -> str:
    return f"{plan_of_this_year().get_absolute_url()}without/"
