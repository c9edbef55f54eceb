"""故事十 武威 · 16 enterprises under contact, 23 problems registered, 4 enterprises resolved by 5 problems closed."""

import datetime as dt

from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.models import Raiser
from shangliang.people import actions as people_actions
from shangliang.people.models import Area, Organisation
from shangliang.people.organisations import OrgKind
from shangliang.subjects import actions as subject_actions

from . import days
from .firms import COUNTIES, FIRMS


def committees(by) -> None:
    """The special committees that contact enterprises, and the city's department that handles their problems."""
    city = Area.objects.get(code="6206")
    for name in sorted({firm[3] for firm in FIRMS}):
        people_actions.add_organisation(name, OrgKind.COMMITTEE, city, by=by)
    people_actions.add_organisation("武威市工业和信息化局", OrgKind.DEPARTMENT, city, by=by)
    people_actions.add_organisation("凉州示例食品公司", OrgKind.FIRM, Area.objects.get(code="620602"), by=by)


def tell(people) -> None:
    """Register, contact, report, handle, confirm; each on its own day."""
    for number, firm in enumerate(FIRMS):
        enterprise = _register(number, firm, people)
        for index, problem in enumerate(firm[4]):
            start = dt.date(2023, 5, 8) if problem[2] else dt.date(2023, 6, 12)
            _problem(enterprise, problem, days.later(start, (number + index) % 12), people)


def _register(number, firm, people):
    name, county, industry, contact, _problems = firm
    office = people["wuwei-office"]
    with days.on(5, 4, 9, number):
        body = Organisation.objects.filter(name=name, kind=OrgKind.FIRM).first()
        made = subject_actions.add_enterprise(
            name, Area.objects.get(code=COUNTIES[county]), by=office, industry=industry, unit=body, invented=True
        )
        return subject_actions.contact_enterprise(
            made, Organisation.objects.get(name=contact), "主席会议成员", by=office
        )


def _problem(enterprise, problem, day, people):
    """Reported on a visit, checked, submitted and assigned; those with a result are answered, confirmed and closed."""
    topic_class, title, result = problem
    office = people["wuwei-office"]
    with days.on(day.month, day.day, 11):
        matter, _code = actions.raise_matter(
            "enterprise",
            title=title,
            text=f"包联走访时企业反映：{title}。",
            area=enterprise.area,
            by=office,
            channel="visit",
            topic_class=topic_class,
            enterprise=enterprise,
            extra={"性质": "个别问题"},
        )
    day = days.later(day, 1)
    with days.on(day.month, day.day):
        matter = actions.move(matter, "accept", by=office)
        matter = actions.move(matter, "adopt", by=office, note="已与企业核实。")
    if result:
        _resolved(matter, title, result, people)


def _resolved(matter, title, result, people):
    office, unit = people["wuwei-office"], Organisation.objects.get(name="武威市工业和信息化局")
    with days.on(5, 19):
        matter = actions.move(matter, "submit", by=office, target="武威市委、市政府")
        slips = [Slip(unit, "lead", title, dt.date(2023, 6, 25))]
        matter = actions.assign(matter, slips, by=office, document="武办督〔2023〕示例号")
        actions.receive(matter.orders.open().get(), by=people[unit.name])
    with days.on(6, 21):
        actions.reply(matter.orders.open().get(), result, by=people[unit.name], result="已落实")
    with days.on(6, 26):
        raiser = Raiser.objects.select_related("matter").get(matter=matter)
        matter = actions.confirm(raiser, solved=True, process="good", result="good", way="account")
        actions.move(matter, "close", by=office)
