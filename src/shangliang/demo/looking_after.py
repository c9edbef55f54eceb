"""结对走访 · How the families of stories 7 and 8 are registered, paired, visited: each on its day, by whoever does it."""

import datetime as dt
from functools import partial
from typing import Any

from shangliang.bonds import actions as bonds
from shangliang.kit import clock
from shangliang.people.models import Area
from shangliang.subjects import actions as subjects
from shangliang.subjects.facts import MINOR, SENSITIVE

from . import days
from .families import MINORS

PAPERS = "结对帮扶信息采集同意书（虚构）第{}号"
EXPLAINED = "讲了本地的救助、助学和残疾人补贴政策，留下了联系卡。"


class Pairing:
    """结对 · The families of one county; `office` registers them and pairs, helpers visit."""

    def __init__(self, families, code: str, office: str, people, diary) -> None:
        self.families, self.code, self.people, self.diary = families, code, people, diary
        self.office = people[office]
        self.held: dict[str, Any] = {}  # name -> (person under care, bond)

    def on(self, day: tuple[int, int], hour: int, minute: int, act, *given) -> None:
        self.diary.note(days.moment(dt.date(2023, *day), hour, minute), partial(act, *given))

    def tell(self, registered: tuple[int, int], paired: tuple[int, int], ranks: dict[str, str]) -> None:
        """Registered, enrolled, paired; then the visits, and a call some weeks later."""
        self.on(registered, 9, 0, self._enrol, ranks)
        for number, family in enumerate(self.families):
            self.on(registered, 10, number, self._register, number, family)
            self.on(paired, 15, number, self._pair, family)
            if family.seen:
                self.on(family.seen, 10, 20 + number, self._visit, family)
                self.on((6, 20), 16, number, self._call, family)

    def _enrol(self, ranks) -> None:
        place = Area.objects.get(code=self.code)
        for login in dict.fromkeys(f.helper for f in self.families):
            bonds.enrol_helper(self.people[login], place, by=self.office, rank=ranks.get(login, "staff"), capacity=2)

    def _register(self, number, family) -> None:
        house = subjects.open_household(Area.objects.get(code=family.area), by=self.office)
        for row in family.persons:
            self.held[row.name] = self._list(house, row, number)

    def _list(self, house, row, number):
        minor = row.kind in MINORS
        consent = {"basis": "guardian" if minor else "paper", "document": PAPERS.format(number + 1)}
        consent |= {"fields": MINOR if minor else SENSITIVE, "guardian": row.facts.get("guardian", "") if minor else ""}
        person = subjects.list_person(
            house, [row.kind], by=self.office, consent=consent, given={"name": row.name} | row.facts, minor=minor
        )
        for kind, yuan in row.subsidies:
            subjects.add_subsidy(person, kind, 2023, yuan, by=self.office)
        subjects.check_guarantee(person, "基本生活", by=self.office)
        return person

    def _pair(self, family) -> None:
        who = self.people[family.helper]
        for row in family.persons:
            person = self.held[row.name]
            self.held[row.name] = (
                person,
                bonds.make_bond("pairing", who, person, by=self.office, why="一名干部联系一户"),
            )

    def _visit(self, family) -> None:
        """One visit to the family: everybody in it was seen, the first has the goods on their line."""
        what, yuan = family.aid
        for place, row in enumerate(family.persons):
            person, bond = self.held[row.name]
            share = yuan if place == 0 else 60
            aid = {"what": what if place == 0 else "护理用品", "yuan": share, "kind": "goods", "source": "own"}
            self._record(bond, row, "home", found=family.found, explained=EXPLAINED, aid=aid)
            bonds.exchange_card(
                bond, by=bond.person, helper_phone="13000000000", family_phone="13000000001", family_who="家属"
            )
            if row.wish:
                need = subjects.add_need(person, row.wish, by=bond.person, wish=True)
                subjects.meet_need(need, row.met, by=bond.person)

    def _call(self, family) -> None:
        for row in family.persons:
            self._record(
                self.held[row.name][1],
                row,
                "phone",
                found="电话问了近况，都好。",
                next_on=clock.today() + dt.timedelta(days=30),
            )

    def _record(self, bond, row, way, **words) -> None:
        operation = f"demo-{self.code}-{row.name}-{way}-{clock.today():%m%d}"
        bonds.record(bond, by=bond.person, operation=operation, way=way, **words)
