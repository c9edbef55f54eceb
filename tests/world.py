"""小世界 · One of everything that a url names, made by actions, and a person for each role: for tests that walk all routes.

world = World()
world.person(Role.UNIT)     # the person of a role; None is the anonymous visitor
world.client(role)          # a test client as that person, with the cookies of the public pages in it
"""

from django.http import HttpResponse
from django.test import Client

from shangliang.kit import files, rules
from shangliang.kit.trail.publish import keep_daily_heads
from shangliang.matters import actions, tokens
from shangliang.matters.models import MatterFile
from shangliang.matters.models.signing import WANTED
from shangliang.matters.models.voices import Channel
from shangliang.people.can import Role
from shangliang.subjects.actions import add_enterprise, give_link
from tests import cast
from tests.gatherings import polling
from tests.kit import uploads
from tests.matters import walk, walks

NOBODY = None
VISITORS = (NOBODY, *Role)
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
    """What the routes name. Attributes are rows; made once per test or module."""

    def __init__(self) -> None:
        walks.people()
        self.people = cast.everybody()
        self.topics()
        self.papers()
        self.firm()
        self.staff()
        self.room()
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

    def papers(self) -> None:
        """A proposal that asks for signatures; a file on the public topic."""
        proposer = cast.member(name="另一位委员（虚构）")
        extra = {"batch": "平时提案", "suggestion": "推广滴灌", "joint": WANTED}
        self.proposal = walks.raised("节水灌溉", kind="proposal", by=proposer, extra=extra)
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

    def person(self, role):
        return self.people.get(role)

    def client(self, role=NOBODY, **how) -> Client:
        client = Client(**how)
        return cast.signed_in(client, self.people[role]) if role else client

    def holder_of_codes(self) -> Client:
        """The anonymous visitor who has shown both codes and has a draft and a receipt."""
        client = self.client()
        client.post("/my/", {"code": self.code})
        client.post("/firm/", {"code": self.link})
        client.post(f"/{cast.VILLAGE}/raise/", {"text": "路口的灯坏了，天黑以后看不见路。", "place": "三组"})
        answer = tokens.hand_over(HttpResponse(), f"/m/{self.fresh.ref}/receipt/", self.fresh.ref, self.fresh_code)
        client.cookies[tokens.RECEIPT] = answer.cookies[tokens.RECEIPT].value
        return client


def one_of_each_kind() -> list[str]:
    """The keys of one rule for each type of value."""
    return list({found.kind: found.key for found in rules.declared()}.values())
