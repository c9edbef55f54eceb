"""Boards: of the province and of the busiest county, counted from nothing (cold) and with nothing changed since (warm);
and how soon a change is on them. All of Gansu, with 20,000 visits and 5,000 consultations beside the matters.

Cold throws every kept figure away before each page; after a change in one county only that county is counted anew.
"""

import datetime as dt
import time
from collections.abc import Iterator

import promises
from pages import Line
from visitor import Visitor

VISITS, CONSULTATIONS = 20_000, 5_000
PLACES = (("province", "62", 400, 50), ("county", "", 120, 20))  # limits in ms: cold, warm
DAY = dt.date(2023, 6, 1)


class Boards:
    """Looked at by a leader of the province and one of the busiest county."""

    def __init__(self, pages) -> None:
        self.pages, self.codes = pages, {"province": "62", "county": pages.county}
        self.visitors = {name: Visitor(pages.send) for name in self.codes}
        for name, code in self.codes.items():
            self.visitors[name].cookies["sessionid"] = _leader(code)

    def costs(self, matters: int) -> dict:
        """{(place, "cold" | "warm"): cost}, with so many matters; said by the way."""
        from shangliang.insight.models import Rollup

        found = {}
        for name, code in self.codes.items():
            path, get = f"/desk/board/{code}/", self.visitors[name].get
            cold = self.pages.gauge.cost(lambda _n, p=path: (Rollup.objects.all().delete(), p)[1], get, rounds=5)
            found[name, "cold"], found[name, "warm"] = cold, self.pages.gauge.cost(lambda _n, p=path: p, get)
        return found

    def lines(self, few: dict, before: int, now: int) -> Iterator[Line]:
        """`few`: the costs with a tenth of the matters."""
        crowded(self.codes["county"])
        many = self.costs(now)
        for name, _code, cold, warm in PLACES:
            for how, limit in (("cold", cold), ("warm", warm)):
                cost = many[name, how]
                yield Line(
                    f"board of the {name}, {how}, {now:,} matters", str(cost), f"{limit} ms", cost.whole <= limit
                )
            small, large = few[name, "warm"], many[name, "warm"]
            yield Line(
                f"board of the {name}, warm: times the cost at {before:,}", f"{large.whole / small.whole:.2f}", "1.5",
                large.whole <= 1.5 * small.whole,
            )  # fmt: skip
        yield self._changed()
        yield self._seen_after()

    def _changed(self) -> Line:
        """The province's board after an act in one county, older than five seconds."""
        from shangliang.insight.models import Rollup
        from shangliang.kit import clock

        def act(_n):
            _act(self.codes["county"])
            Rollup.objects.update(at=clock.real_now() - dt.timedelta(seconds=6))
            return "/desk/board/62/"

        cost = self.pages.gauge.cost(act, self.visitors["province"].get, rounds=5)
        return Line("board of the province after an act in one county", str(cost), "400 ms", cost.whole <= 400)

    def _seen_after(self) -> Line:
        """Seconds until the county's number says what was just done; asked again and again by the same page."""
        visitor, path = self.visitors["county"], f"/desk/board/{self.codes['county']}/?period=all"
        before, begun = visitor.get(path).text, time.perf_counter()
        _raise(self.codes["county"])
        while _raised(visitor.get(path).text) == _raised(before) and time.perf_counter() - begun < 20:
            time.sleep(0.2)
        took = time.perf_counter() - begun
        return Line("board of the county: seconds until a change is on it", f"{took:.1f}", "5", took <= 5)


def _raised(page: str) -> str:
    """The first of the five numbers."""
    return page.split('class="tiles five board-five"')[1].split("<b>")[1].split("</b>", maxsplit=1)[0]


def _leader(code: str) -> str:
    from promises import signed_in

    from shangliang.people.models import Organisation, Person, Post

    who = Person.objects.create(login=f"bench-leader-{code}", name="领导（虚构）", password="!", invented=True)
    body, _new = Organisation.objects.get_or_create(
        area_id=code, kind="government", defaults={"name": f"{code}人民政府"}
    )
    Post.objects.create(person=who, organisation=body, role="leader", start="2020-01-01")
    return signed_in(who)


def _act(county: str) -> None:
    from django.db import transaction

    from shangliang.kit import trail

    with transaction.atomic():
        trail.record(by=None, action="bench", noun="area", id=county, area=county)


def _raise(county: str) -> None:
    from shangliang.matters import actions
    from shangliang.people.models import Area

    village = Area.objects.filter(parent__parent_id=county).first()
    actions.raise_matter("topic", title="看板上看得到吗", text="刚提出的一件事。", area=village)


def crowded(county: str) -> None:
    """Consultations, families and visits all over the province; the helpers work in the county."""
    from django.db import connection

    from shangliang.consultations.models import Consultation
    from shangliang.gatherings.models import Visit
    from shangliang.kit import ids
    from shangliang.people.models import Area, Organisation

    hosts = list(Organisation.objects.filter(kind="cppcc").values_list("pk", "area_id"))
    Consultation.objects.bulk_create(
        (
            Consultation(
                ref=ids.ref(), form="village", title=f"协商{n}", area_id=hosts[n % len(hosts)][1], host_id=hosts[n % len(hosts)][0],
                begun_on=DAY, planned_on=DAY, noticed_on=DAY,
            )
            for n in range(CONSULTATIONS)
        ),
        batch_size=2000,
    )  # fmt: skip
    villages = list(Area.objects.filter(level="village", parent__parent__level="county").order_by("code"))
    bonds, _helper = promises.peopled(county, villages[:: len(villages) // 5000 or 1], name="bench-board")
    missing = VISITS - Visit.objects.count()
    Visit.objects.bulk_create(
        (
            Visit(
                id=ids.key(), way="phone", visitor_id=bond.person_id, area_id=bond.area_id, on=DAY, typed_by_id=bond.person_id,
                operation=f"bench-board-call-{n}", content=b"", assisted=bond.assisted,
            )
            for n, bond in enumerate(bonds[i % len(bonds)] for i in range(max(0, missing)))
        ),
        batch_size=2000,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE consultations_consultation, gatherings_visit")
