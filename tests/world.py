"""小世界 · One of everything that a url names, made by actions, and a person for each role: for tests that walk all routes.

world = World()
world.person(Role.UNIT)     # the person of a role; None is the anonymous visitor
world.client(role)          # a test client as that person; HOLDER: anonymous, with both codes, a draft and a receipt
"""

from allauth.usersessions.models import UserSession
from django.http import HttpResponse
from django.test import Client

from shangliang.gatherings.actions import renew_ticket
from shangliang.kit import files, rules
from shangliang.kit.trail.publish import keep_daily_heads
from shangliang.matters import actions, tokens
from shangliang.matters.models import MatterFile
from shangliang.matters.models.signing import WANTED
from shangliang.matters.models.voices import Channel
from shangliang.people.can import Role
from shangliang.subjects.actions import add_enterprise, give_link
from tests import cast
from tests.bonds.promises import Promises
from tests.consultations import phones
from tests.consultations.tables import Tables
from tests.documents.laid import Papers
from tests.fieldwork.laid import Field
from tests.gatherings import polling
from tests.kept import kept
from tests.kit import uploads
from tests.kit.away import set_aside
from tests.matters import walk, walks
from tests.meetings.laid import Meetings
from tests.scorecards.laid import Scores
from tests.world_assessed import Assessed
from tests.world_files import Files
from tests.world_ready import Ready
from tests.world_rooms import Rooms

NOBODY = None
HOLDER = "holder of codes"
VISITORS = (NOBODY, HOLDER, *Role)
PAPER = {"batch": "平时提案", "suggestion": "推广滴灌"}
SOME_STAGES = (
    "accept",
    "approve",
    "plan",
    "agree",
    "submit",
    "assign",
    "receive",
    "reply",
    "confirm",
    "appraise",
    "close",
)


class World:
    """What the routes name. Attributes are rows; made once per process (`kept`), put back for each test or module."""

    def __init__(self) -> None:
        self.__dict__.update(_made())

    def _make(self) -> None:
        walks.people()
        self.people = cast.everybody()
        self.topics()
        self.county_desk()
        self.papers()
        self.firm()
        self.staff()
        self.room()
        self.field = Field.laid(self.enterprise, self.problem)
        self.meetings = Meetings.laid()
        self.documents = Papers.laid()
        self.files = Files()
        self.promises = Promises()
        self.rooms = Rooms.made()
        self.scores = Scores.made(self.member)
        self.ready = Ready.made(self.rooms.room)
        self.assessed = Assessed.of()
        self.aside = set_aside()
        keep_daily_heads()
        self.rules = one_of_each_kind()

    def topics(self) -> None:
        """A public topic of the village that was answered, one still new, one of the county that a unit is handling."""
        self.topic, self.code = walk.topic()
        self.topic = walk.carry(self.topic, "reply")
        self.order = self.topic.orders.get()
        self.fresh, self.fresh_code = walk.topic("村口的桥要修")
        self.handled = walks.at("handling", "灌溉渠漏水")
        self.stages = [walk.carry(walk.topic(f"一件走到 {step} 的事")[0], step) for step in SOME_STAGES]
        self.returned = actions.move(walk.topic("写得不清楚的事")[0], "give_back", by=cast.clerk(), note="请写明地点")
        self.merged = actions.move(walk.topic("同样的一件事")[0], "merge", by=cast.clerk(), into=self.fresh)

    def county_desk(self) -> None:
        """What waits at the county's own level: to be approved, filed, adopted or kept."""
        self.waiting = walks.at("accepted", "县城的公交")
        mine = {"by": self.people[Role.MEMBER], "area": cast.COUNTY}
        proposal = walks.raised("发展节水农业", kind="proposal", extra=PAPER, **mine)
        report = walks.raised("春耕用水", kind="sentiment", **mine)
        self.accepted = [actions.move(paper, "accept", by=cast.office()) for paper in (proposal, report)]

    def papers(self) -> None:
        """A proposal that asks for signatures; a file on the public topic."""
        proposer = cast.member(name="另一位委员（虚构）")
        self.proposal = walks.raised("节水灌溉", kind="proposal", by=proposer, extra=PAPER | {"joint": WANTED})
        self.file = files.store(uploads.upload(uploads.image()), by_id=cast.clerk().pk, area=cast.VILLAGE)
        MatterFile.objects.create(matter=self.topic, file=self.file, public=True)

    def firm(self) -> None:
        place = cast.area(cast.COUNTY)
        self.enterprise = add_enterprise("永昌某厂（虚构）", place, by=cast.office())
        self.link = give_link(self.enterprise, by=cast.office())
        self.problem, _code = actions.raise_matter(
            "enterprise",
            title="用电",
            text="电压不稳",
            area=place,
            enterprise=self.enterprise,
            organisation=self.enterprise.unit,
            name=self.enterprise.name,
            channel=Channel.LINK,
        )

    def staff(self) -> None:
        self.clerk = cast.clerk()
        self.county = cast.organisation("cppcc", cast.COUNTY)
        self.term = cast.term()
        self.member = cast.member()
        cast.seat(self.member, self.term)
        self.post = self.clerk.posts.get()

    def room(self) -> None:
        """A sitting that is going on; a poll by slips that is open, and one that was sealed."""
        self.poll = polling.opened()[0]
        self.sitting = self.poll.gathering
        self.polls = [self.poll, polling.sealed([0] * 8 + [1] * 6)]
        self.ticket = renew_ticket(self.sitting.attendances.first(), by=cast.clerk())
        self.tables = Tables.laid()
        self.slip = phones.slip(self.tables.running)
        self.member_of = self.tables.running.participants.first()

    def person(self, role):
        return self.people.get(role)

    def client(self, role=NOBODY, **how) -> Client:
        client = Client(**how)
        if role == HOLDER:
            self._hold(client)
        elif role:
            cast.signed_in(client, self.people[role])
            self._sit(client, self.people[role])
        return client

    def _sit(self, client, person) -> None:
        """Signed in here and at another desk; the test client's way of signing in keeps neither in the list."""
        for key in (client.session.session_key, f"elsewhere-{person.pk}"):
            found = {"ip": "127.0.0.1", "user_agent": "Mozilla/5.0 (Linux; Android 10; HarmonyOS)", "data": {}}
            UserSession.objects.update_or_create(session_key=key, defaults=found | {"user": person})

    def _hold(self, client) -> None:
        """Both codes are shown, a draft is typed up to its last step, a receipt was handed over."""
        client.post("/my/", {"code": self.code})
        client.post("/firm/", {"code": self.link})
        client.post("/c/", {"code": self.slip})
        client.post(f"/g/{self.sitting.ref}/", {"code": self.ticket})
        form = f"/{cast.VILLAGE}/raise/"
        client.post(form, {"text": "三组到小学的路晚上没有灯，孩子看不见路。", "place": "三组"})
        client.post(f"{form}?step=3", {"title": "到小学的路没有灯", "topic_class": "公共服务", "area": cast.VILLAGE})
        answer = tokens.hand_over(HttpResponse(), f"/m/{self.fresh.ref}/receipt/", self.fresh.ref, self.fresh_code)
        client.cookies[tokens.RECEIPT] = answer.cookies[tokens.RECEIPT].value


@kept
def _made() -> dict:
    world = World.__new__(World)
    world._make()
    return vars(world)


def one_of_each_kind() -> list[str]:
    """The keys of one rule for each type of value."""
    return list({found.kind: found.key for found in rules.declared()}.values())
