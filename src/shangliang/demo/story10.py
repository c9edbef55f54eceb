"""故事十 武威 · 16 enterprises under contact, 23 problems registered, 4 enterprises resolved by 5 problems closed."""

import datetime as dt
from functools import partial

from shangliang.bonds import actions as bonds
from shangliang.people.models import Area, Organisation
from shangliang.people.organisations import OrgKind
from shangliang.subjects import actions as subject_actions

from . import days, wuwei
from .firms import COUNTIES, FIRMS
from .places import unit
from .tale import Tale
from .walk import Walk


def tell(people, diary) -> None:
    """Investment in three batches; firms: register, contact, report, handle, confirm; each at its own moment."""
    wuwei.tell(people, diary)
    for number, firm in enumerate(FIRMS):
        walks = [Walk(_tale(problem, firm, number + index), people) for index, problem in enumerate(firm.problems)]
        diary.note(
            days.moment(dt.date(2023, 5, 4), 10, number), partial(_register, firm, people["wuwei-office"], walks)
        )
        for walk in walks:
            walk.write_into(diary)


def _register(firm, office, walks):
    """The enterprise under contact; its problems will be raised for it."""
    body = Organisation.objects.filter(name=firm.name, kind=OrgKind.FIRM).first()
    place = Area.objects.get(code=COUNTIES[firm.county])
    made = subject_actions.add_enterprise(
        firm.name, place, by=office, industry=firm.industry, unit=body, invented=True
    )  # fmt: skip
    contact = unit(f"武威市政协{firm.contact}")
    bonds.contact_enterprise(made, contact, "主席会议成员", by=office)
    for walk in walks:
        walk.more["enterprise"] = made


def _tale(problem, firm, turn) -> Tale:
    """Those with a result were found on the first round of visits, the others on the rounds of June."""
    first = dt.date(2023, 5, 8) if problem.reply else dt.date(2023, 6, 12)
    if problem.last in {"raised", "accept", "adopt", "submit"}:
        first = dt.date(2023, 6, 19)
    day = days.later(first, turn % 7)
    department = f"武威市{problem.unit}" if problem.unit else ""
    pinned = {"reply": (6, 21), "confirm": (6, 26)} if problem.reply else {}
    return Tale(
        COUNTIES[firm.county],
        problem.topic_class,
        problem.title,
        f"包联走访时企业反映：{problem.title}。",
        "",
        (day.month, day.day),
        problem.last,
        department,
        channel="visit",
        reply=problem.reply,
        kind="enterprise",
        by="wuwei-office",
        gap=1,
        extra={"severity": "个别问题"},
        adopt="已与企业核实。",
        submit="包联企业反映的问题，建议交有关部门办理。",
        on=pinned,
    )
