"""小世界的帮联 · One bond of each kind with what stands beside it, one family without a helper: for tests that walk all routes."""

from shangliang.bonds import actions
from shangliang.bonds.models import Helper
from shangliang.subjects.models import Enterprise
from tests import cast
from tests.bonds import families, leaders


class Promises:
    """帮联 · Rows that the routes name."""

    def __init__(self) -> None:
        office, cadre = cast.office(), cast.cadre()
        actions.enrol_helper(cadre, cast.area(cast.COUNTY), by=office, capacity=3)
        self.helper = Helper.objects.get()
        self.pairing = families.paired(cadre, families.assisted(code=cast.COUNTY))
        self.waiting = families.assisted("无人联系（虚构）", code=cast.COUNTY)
        families.visited(self.pairing, found="一切都好")
        self.inquiry = actions.ask_organ(self.pairing, "县公安局交警大队", "事故怎么处理", by=office)
        firm = Enterprise.objects.first()
        self.contact = actions.contact_enterprise(firm, cast.organisation("cppcc"), "主席会议成员", by=office)
        self.talk = actions.make_bond("talk", cast.chairperson(), cast.member(), by=office)
        self.plan = leaders.planned(leaders.by_new_year(self.talk), term=leaders.this_year())
        self.entry = self.plan.entries.get()
        self.posting = actions.make_bond("posting", cast.member(), cast.area(), by=office)
