"""外出 · A trip of 永昌县's CPPCC, a firm under contact, a lead: as far as a test needs them."""

import datetime as dt

from shangliang.fieldwork import actions
from shangliang.fieldwork.models import Lead, Trip
from shangliang.kit import clock
from shangliang.subjects.actions import add_enterprise, contact_enterprise
from tests import cast

NAME, SECOND = "赵家庄村", "金家庄村"


def host(code=cast.COUNTY):
    return cast.organisation("cppcc", code)


def planned(
    kind="research", *, by=None, code=cast.COUNTY, starts=0, days=2, title="社区协商能力建设调研", **more
) -> Trip:
    """Two days from today (`starts` days later); two villages of the county."""
    cast.area(cast.VILLAGE), cast.area(cast.SIBLING_VILLAGE)
    first = clock.today() + clock.days(starts)
    given = {"stops": (NAME, SECOND), "leader": "县政协副主席"} | more
    return actions.plan_trip(
        kind, title=title, host=host(code), starts_on=first, ends_on=first + dt.timedelta(days - 1),
        by=by or cast.office(code), **given,
    )  # fmt: skip


def batch(number=1, **more) -> Trip:
    return planned("investment", title=f"第{number}批招商", stops=("上海", "浙江"), places="上海、浙江", **more)


def firm(name="永昌某食品公司（虚构）", code=cast.COUNTY):
    """Under contact by a committee of the county's CPPCC."""
    made = add_enterprise(name, cast.area(code), by=cast.office(code))
    return contact_enterprise(made, cast.organisation("committee", code), "主席会议成员", by=cast.office(code))


def contact():
    return cast.holder("contact", at=cast.organisation("committee", cast.COUNTY))


def lead(name="某新材料公司（虚构）", **more) -> Lead:
    return actions.open_lead(name, host=host(), by=cast.office(), **more)
