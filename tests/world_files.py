"""小世界的档案 · A household with a whole file in it, a child's, one that was destroyed: what the routes of files name."""

from shangliang.subjects import actions
from tests import cast
from tests.subjects.files import child, person, whole


class Files:
    """档案"""

    def __init__(self) -> None:
        office = cast.office()
        self.whole, self.child, self.other = whole(), child(), person(given={"name": "另一人（虚构）"})
        self.household = self.whole.household
        self.need = actions.add_need(self.whole, "雨天没有雨衣", by=office)
        self.subsidy = actions.add_subsidy(self.whole, "特困供养金", 2023, 7800, by=office)
        actions.check_guarantee(self.whole, "住房", by=office)
        self.consent = self.whole.consents.get()
        actions.reveal(self.whole, reason="visit", by=cast.clerk())
        self.taking = actions.ask_taking(office, cast.COUNTY, 600, reason="report")
        self.gone = actions.erase_person(self.other, "mistake", by=office)
