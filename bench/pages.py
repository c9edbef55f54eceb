"""The pages: the desk's list of a county, a matter, an area's home, raising; in this process, through all middleware."""

import gc
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from visitor import FIELD, GZIP, Visitor, by_wsgi, walked

KB = 1024
STATIC = re.compile(r'(?:href|src)="(/static/[^"]+)"')
INSIDE = re.compile(r"url\([\"']?([^)\"'#]+)")


@dataclass(frozen=True)
class Line:
    """One line of the table; `limit` empty: for information."""

    what: str
    measured: str
    limit: str = ""
    ok: bool = True


class Pages:
    """The visitors and what they look at: the county with the most matters, and matters of it in every stage."""

    def __init__(self, gauge) -> None:
        from django.core.wsgi import get_wsgi_application

        self.gauge, self.send = gauge, by_wsgi(get_wsgi_application())
        gc.collect()
        gc.freeze()  # as server/wsgi.py does
        self.county, self.village = _busiest()
        self.clerk, self.reader = Visitor(self.send), Visitor(self.send)
        self.clerk.cookies["sessionid"] = _signed_in(self.county)

    def list_cost(self, query: str):
        path = f"/desk/matters/?{query}".rstrip("?")
        return self.gauge.cost(lambda _n: path, self.clerk.get)

    def lines(self, small: dict, beside: Callable) -> Iterator[Line]:
        """All of them; `small`: what each list cost with a tenth of the matters, and the bare page `beside` it."""
        for name, query in LISTS.items():
            cost = self.list_cost(query)
            yield _line(f"desk list, {name}", cost, 15, 8)
            few, bare = small[name]
            times = cost.whole / few.whole * bare.python / beside().python
            yield Line(f"desk list, {name}: times the cost at 10,000", f"{times:.2f}", "1.5", times <= 1.5)
        refs = itertools.cycle(_refs(self.county))
        yield _line("matter page, desk", self.gauge.cost(lambda _n: f"/desk/m/{next(refs)}/", self.clerk.get), 10, 10)
        new = itertools.cycle(_refs(self.county, stage="raised"))
        yield _line(
            "matter page, desk, just raised",
            self.gauge.cost(lambda _n: f"/desk/m/{next(new)}/", self.clerk.get),
            10,
            10,
        )
        public = itertools.cycle(_refs(self.county, public=True))
        yield _line("matter page, public", self.gauge.cost(lambda _n: f"/m/{next(public)}/", self.reader.get), 10, 10)
        yield from self._homes()
        yield _line("raise, the last POST", self.gauge.cost(self._before_raising, lambda p: p[0].post(*p[1])), 15)
        waiting = iter(_all(self.county, stage="raised"))
        taken = self.gauge.cost(
            lambda _n: self._before_step(next(waiting)), lambda form: self.clerk.post(*form), rounds=10
        )
        yield _line("a step of a matter on the desk (accept), POST", taken)

    def _homes(self) -> Iterator[Line]:
        from shangliang.insight import shelf

        for name, code in (("county", self.county), ("city", self.county[:4]), ("province", "62")):
            yield _line(f"area home, {name}", self.gauge.cost(lambda _n, c=code: f"/{c}/", self.reader.get), 5)
            made = self.gauge.cost(lambda _n, c=code: (shelf.forget(), f"/{c}/")[1], self.reader.get, rounds=10)
            yield _line(f"area home, {name}, made anew after a change", made)

    def _before_raising(self, number: int):
        resident = Visitor(self.send)
        return resident, walked(resident, self.village, number)

    def _before_step(self, ref: str) -> tuple[str, dict]:
        url = f"/desk/m/{ref}/accept/"
        return url, dict(FIELD.findall(self.clerk.get(url).text)) | {"topic_class": "公共服务"}

    def weights(self) -> Iterator[Line]:
        """What a phone loads: the page and all that it links, the first time; the page alone afterwards."""
        ref, public = next(_refs(self.county)), next(_refs(self.county, public=True))
        looked_at = [
            ("area home", self.reader, f"/{self.county}/"), ("raise", self.reader, f"/{self.village}/raise/"),
            ("matter page", self.reader, f"/m/{public}/"), ("results", self.reader, f"/{self.county}/results/"),
            ("desk list", self.clerk, "/desk/matters/"), ("desk matter", self.clerk, f"/desk/m/{ref}/"),
        ]  # fmt: skip
        for name, visitor, path in looked_at:
            warm = len(visitor.get(path, **GZIP).body)
            cold = warm + self._linked(visitor.get(path).text)
            yield Line(f"weight cold, {name}", f"{cold / KB:.0f} KB", "150 KB", cold <= 150 * KB)
            yield Line(f"weight warm, {name}", f"{warm / KB:.1f} KB", "15 KB", warm <= 15 * KB)

    def _linked(self, html: str) -> int:
        """Bytes of everything static that a page names, and that its sheets name."""
        waiting, seen, total = STATIC.findall(html), set(), 0
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            total += len(self.reader.get(path, **GZIP).body)
            if path.endswith(".css"):
                waiting += [urljoin(path, u) for u in INSIDE.findall(self.reader.get(path).text) if "data:" not in u]
        return total


LISTS = {
    "all": "", "filtered": "stage=open&kind=topic", "overdue, by limit": "light=late&sort=due",
    "found by a word": f"stage=open&q={quote('路灯')}",
}  # fmt: skip


def _line(what: str, cost, limit: float = 0, queries: int = 0) -> Line:
    asked = f"{limit} ms" + (f", {queries} queries" if queries else "") if limit else ""
    good = (not limit or cost.whole <= limit) and (not queries or cost.queries <= queries)
    return Line(what, str(cost), asked, good)


def _busiest() -> tuple[str, str]:
    """The county with the most villages, and one of these."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT left(code, 6) FROM people_area WHERE level = 'village' GROUP BY 1 ORDER BY count(*) DESC, 1"
        )
        county = next(code for (code,) in cursor.fetchall() if _has_platform(code))
        cursor.execute("SELECT min(code) FROM people_area WHERE level = 'village' AND code LIKE %s", [county + "%"])
        return county, cursor.fetchone()[0]


def _has_platform(code: str) -> bool:
    from shangliang.people.models import Organisation

    return Organisation.objects.filter(area_id=code, kind="cppcc").exists()


def _refs(county: str, *, public: bool = False, **only: str):
    """Sixty of the county's matters, from the oldest to the newest: every stage is among them, or the one asked for."""
    refs = _all(county, public=public, **only)
    return iter(refs[:: max(1, len(refs) // 60)][:60])


def _all(county: str, *, public: bool = False, **only: str) -> list[str]:
    from shangliang.matters.models import Matter

    found = Matter.objects.within(county).filter(**only)
    return list((found.public() if public else found).order_by("moved_at").values_list("ref", flat=True))


def _signed_in(county: str) -> str:
    """The session of an office of the county's CPPCC."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from shangliang.people.models import Organisation, Person, Post

    person = Person.objects.create(login="bench-office", name="办公室（虚构）", password="!", invented=True)
    office = Organisation.objects.get(area_id=county, kind="cppcc")
    Post.objects.create(person=person, organisation=office, role="office", start="2020-01-01")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key
