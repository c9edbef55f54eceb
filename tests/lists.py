"""名单 · Every route that is a list: who looks at it, how it gets one row more, what its filters may be asked.

docs/lists.md says the same for people who read; tests/test_lists.py holds both.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY

from shangliang.consultations.models import Consultation, SeatDraw, Statement
from shangliang.gatherings.models import Gathering
from shangliang.kit import clock, finding, ids, notices
from shangliang.kit.sessions import SessionStore
from shangliang.kit.trail.rows import DailyHead
from shangliang.matters import actions
from shangliang.matters.models import Confirmation, Matter, WorkOrder
from shangliang.matters.models.voices import Channel
from shangliang.people import areas
from shangliang.people.areas import Area, Level
from shangliang.people.can import Role
from shangliang.subjects.actions import add_enterprise, give_link, reveal
from shangliang.subjects.models import Enterprise
from tests import cast
from tests.bonds import families, leaders
from tests.consultations import lots, talk
from tests.documents import drafts
from tests.documents import test_history as history
from tests.fieldwork import trips
from tests.gatherings import drills, sitting
from tests.matters import public, walks
from tests.meetings import held
from tests.scorecards import listed, scored
from tests.subjects import registers
from tests.subjects.files import person as under_care
from tests.subjects.rooms import room

C, T, SAYS = cast.COUNTY, cast.TOWN, "三组的路灯"
DAY = dt.date(2023, 6, 1)


@dataclass(frozen=True)
class Listing:
    """一份名单 · `grow` makes one more row; `url` may be a function, for what exists only then."""

    grow: Callable[[int], object]
    url: str | Callable[[], str]
    who: Role | None = Role.OFFICE
    export: bool = False

    @property
    def address(self) -> str:
        return self.url if isinstance(self.url, str) else self.url()


def again(row, **changes):
    """The same row once more, under another key and number."""
    row = type(row).objects.get(pk=row.pk)
    row.pk, row._state.adding = ids.key() if row._meta.pk.has_default() else None, True
    for name, value in ({"ref": ids.ref()} | changes).items():
        setattr(row, name, value)
    row.save()
    return row


def or_again(make, model, **changes):
    """The first by actions, with all that belongs to it; the others are copies of its row."""
    return lambda n: again(model.objects.order_by("pk").first(), **changes) if model.objects.exists() else make()


def matter(n, **more):
    return walks.raised(f"{SAYS} {n}", **more)


def answer(n):
    """What one more raiser has said of one result."""
    first = Confirmation.objects.order_by("pk").first()
    if first:
        return again(first)
    waiting = walks.at("answered", SAYS)
    return actions.confirm(waiting.raisers.first(), solved=True, process="good", result="good")


def own(n):
    return matter(n, kind="sentiment", by=cast.member())


def order(n):
    first = WorkOrder.objects.order_by("pk").first()
    return again(first, matter=again(first.matter, serial="")) if first else walks.at("assigned", SAYS)


def firm_problem(n):
    firm = Enterprise.objects.first() or add_enterprise("永昌某厂（虚构）", cast.area(C), by=cast.office())
    return actions.raise_matter("enterprise", title=f"{SAYS} {n}", text="电压不稳", area=firm.area, enterprise=firm,
                                organisation=firm.unit, name=firm.name, channel=Channel.LINK)  # fmt: skip


def village(n):
    code = f"{T}{300 + n}"
    Area.objects.create(
        code=code,
        name=f"第{n}村委会",
        level=Level.VILLAGE,
        parent_id=cast.area(T).pk,
        pinyin=f"dicun{n}",
        settlement="village",
    )


def seated(n):
    cast.seat(cast.member(name=f"第{n}委员（虚构）"), cast.term(), sector=f"界别{n % 3}")


def roll() -> str:
    return f"/organisations/{cast.term().organisation.ref}/terms/10/"


def told(n):
    person = cast.office()
    notices.tell([("person", person.pk)], event=f"e{n}", subject=("matter", "x"), text=f"{SAYS} {n}", area=C)


def session(_n):
    """Signed in on one more phone."""
    person, store = cast.office(), SessionStore()
    store.update({SESSION_KEY: str(person.pk), HASH_SESSION_KEY: person.get_session_auth_hash()})
    store.create()
    found = {"ip": "127.0.0.1", "user_agent": "Mozilla/5.0 (Linux; HarmonyOS)", "data": {}}
    return UserSession.objects.create(session_key=store.session_key, user=person, **found)


def file_of(given):
    return under_care(given=given)


def look(n):
    return reveal(file_of({}), reason="visit", by=cast.clerk())


def head(n):
    return DailyHead.objects.create(chain=f"62{n:04}", day=DAY, seq=n + 1, hash=b"x" * 32)


def day(n):
    return DailyHead.objects.create(chain=C, day=DAY + clock.days(n), seq=n + 1, hash=b"x" * 32)


def consultation():
    return talk.noticed(title=f"{SAYS}怎么亮")


def statement(n):
    made = Consultation.objects.first() or consultation()
    Statement.objects.create(
        consultation=made, number=100 + n, text=f"{SAYS} {n}", source="clerk", said_on=clock.today()
    )


def candidate(_n):
    run = SeatDraw.objects.first()
    return (
        again(run.candidates.first(), number=f"{run.candidates.count() + 1:03}")
        if run
        else lots.begun(lots.planned(), 1, 1)
    )


def in_the_pool() -> str:
    return f"{lots.on_page(SeatDraw.objects.get())}pool/"


def moderated() -> str:
    return f"/desk/c/{Consultation.objects.get().ref}/moderation/"


def as_firm(client):
    """The browser that has opened the firm's link."""
    firm = Enterprise.objects.get()
    client.post("/firm/", {"code": give_link(firm, by=cast.office())})
    return client


consultations = partial(or_again, consultation, Consultation, number="", book=None)
OFFICE = partial(Listing, export=True)
EVERYBODY = partial(Listing, who=None)
LISTS = {
    "matter-list": OFFICE(matter, "/desk/matters/"),
    "answers": Listing(answer, "/desk/answers/"),
    "screening": Listing(matter, "/desk/screening/"),
    "order-list": OFFICE(order, "/desk/orders/"),
    "my-duty": Listing(own, "/desk/me/", Role.MEMBER),
    "inbox": Listing(told, "/desk/notices/"),
    "people": OFFICE(lambda n: cast.member(name=f"第{n}人（虚构）"), "/people/"),
    "organisations": OFFICE(lambda n: cast.organisation("station", C, f"第{n}站"), "/organisations/"),
    "term": OFFICE(seated, roll),
    "enterprises": OFFICE(
        lambda n: add_enterprise(f"第{n}厂（虚构）", cast.area(C), by=cast.office()), "/desk/enterprises/"
    ),
    "households": OFFICE(lambda n: file_of({"name": f"第{n}人（虚构）"}), "/desk/households/"),
    "looks": Listing(look, "/desk/households/looks/", Role.AUDITOR),
    "rooms": OFFICE(lambda n: room(f"{SAYS}{n}号议事室"), "/desk/rooms/"),
    "rooms-without": OFFICE(village, "/desk/rooms/without/"),
    "facilities": OFFICE(lambda n: registers.facility(f"{SAYS}{n}号消防工作站"), "/desk/facilities/"),
    "drills": OFFICE(lambda n: drills.found(drills.held(title=f"{SAYS} {n}")), "/desk/drills/"),
    "stations": OFFICE(lambda n: registers.station(f"{SAYS}{n}号工作站"), "/desk/stations/"),
    "projects": OFFICE(lambda n: registers.project(f"{SAYS}{n}号工程"), "/desk/projects/"),
    "inspections": Listing(village, "/desk/inspection/"),
    "consultations": OFFICE(consultations(), "/desk/c/"),
    "moderation": Listing(consultations(), "/desk/c/moderation/"),
    "consultation-moderation": Listing(statement, moderated),
    "draw-pool": Listing(candidate, in_the_pool, Role.VILLAGE_CLERK),
    "gathering-list": OFFICE(or_again(sitting.arranged, Gathering), "/desk/g/"),
    "meetings": OFFICE(lambda n: held.called("training", title=f"{SAYS} {n}"), "/desk/meetings/"),
    "resolutions": OFFICE(held.passed, "/desk/resolutions/"),
    "documents": OFFICE(lambda n: drafts.drafted(title=f"{SAYS} {n}"), "/desk/documents/"),
    "history": Listing(lambda n: history.called(), "/desk/history/"),
    "trips": OFFICE(lambda n: trips.planned(title=f"{SAYS} {n}"), "/desk/trips/"),
    "investment": OFFICE(lambda n: trips.lead(f"{SAYS} {n}"), "/desk/investment/"),
    "bonds": OFFICE(lambda n: families.paired(families.helper(f"第{n}干部（虚构）")), "/desk/bonds/"),
    "assessments": OFFICE(lambda n: scored.opened(title=f"{SAYS} {n}"), "/desk/assessments/"),
    "duty": OFFICE(listed.score, "/desk/duty/"),
    "duty-records": Listing(listed.record, "/desk/duty/records/"),
    "honours": Listing(listed.honour, "/desk/honours/"),
    "honour-register": OFFICE(listed.honoured, "/desk/honours/register/"),
    "talks": OFFICE(leaders.another_talk, "/desk/talks/"),
    "talk-unplanned": Listing(leaders.another_member, leaders.without),
    "visit-log": OFFICE(families.another_visit, "/desk/visits/log/"),
    "helpers": Listing(lambda n: families.enrolled(f"第{n}干部（虚构）"), "/desk/pairing/helpers/"),
    "coverage-persons": Listing(lambda n: families.assisted(f"第{n}人（虚构）"), "/desk/coverage/persons/"),
    "usersessions_list": Listing(session, "/account/sessions/"),
    "area-matters": EVERYBODY(
        or_again(lambda: public.public_topic("release", title=SAYS), Matter, serial=""), f"/{C}/matters/"
    ),
    "results": EVERYBODY(
        or_again(lambda: public.public_topic("close", title=SAYS), Matter, serial=""), f"/{C}/results/"
    ),
    "area-documents": EVERYBODY(lambda n: drafts.published(title=f"{SAYS} {n}"), f"/{C}/documents/"),
    "area-news": EVERYBODY(lambda n: drafts.bulletin(f"{SAYS} {n}"), f"/{C}/news/"),
    "firm": EVERYBODY(firm_problem, "/firm/"),
    "consultation-code": EVERYBODY(consultations(), "/c/"),
    "areas": EVERYBODY(village, "/areas/?q=dicun"),
    "area-tree": EVERYBODY(village, f"/areas/{T}/"),
    "trail": EVERYBODY(head, "/trail/"),
    "trail-chain": EVERYBODY(day, f"/trail/{C}/"),
}
# Lists of a fixed length: their filters hold, but there is never a second page.


def in_public() -> str:
    """Its places are those of the tree."""
    cast.area()
    areas.forget()
    return "/search/"


FIXED = {
    "rules": OFFICE(lambda n: None, "/desk/rules/"),
    "search": Listing(lambda n: None, "/desk/search/"),
    "search-public": Listing(lambda n: None, in_public, None),
}


def sample(field) -> str:
    """Something that a filter may be asked."""
    if isinstance(field, finding.Choice):
        return str(next(iter(field.choices))[0])
    if isinstance(field, finding.Area):
        return C
    return DAY.isoformat() if isinstance(field, finding.Day) else "on" if not isinstance(field, finding.Words) else "路"


def nonsense(field) -> str:
    return "没有" if not isinstance(field, finding.Words) else "\0"
