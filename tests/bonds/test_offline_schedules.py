"""Two phones of one clerk against a model: whatever is written, torn, repeated, reordered, lost, whatever the clocks do and
the office changes meanwhile, each record is done once or set aside once, and nothing that was written is gone.

The model is a few dictionaries that take the records in the order in which they arrive for the first time.
"""

import datetime as dt
import secrets
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shangliang.bonds import actions as bonding
from shangliang.gatherings import actions as gathering
from shangliang.gatherings.models import Gathering, Visit
from shangliang.kit import clock
from shangliang.kit.offline import Operation, boxes, receiving
from shangliang.matters.models import Matter
from shangliang.people.models import Person
from tests import cast
from tests.bonds import families
from tests.consultations import talk
from tests.gatherings import sitting
from tests.kit.away import Phone

pytestmark = pytest.mark.django_db
FINAL = {"done", "already", "aside"}
AWAY, DAY = 5 * 3600, 86400
WAYS = ("home", "phone", "wechat")

phones = st.integers(0, 1)
hours = st.integers(0, 4)
writing = st.one_of(
    st.tuples(st.just("visit"), phones, hours, st.integers(0, 1), st.sampled_from(WAYS), st.integers(0, 2)),
    st.tuples(st.just("tap"), phones, hours, st.integers(1, 2)),
    st.tuples(st.just("cards"), phones, hours, st.lists(st.sampled_from("甲乙丙丁"), min_size=1, max_size=3)),
    st.tuples(st.just("matter"), phones, hours),
)
happening = st.one_of(
    st.tuples(st.just("send"), phones, st.randoms(use_true_random=False), st.integers(1, 4), st.booleans()),
    st.tuples(st.just("repeat"), phones, st.randoms(use_true_random=False)),
    st.tuples(st.just("torn"), phones, st.integers(1, 120)),
    st.tuples(st.just("clock"), phones, st.sampled_from([-DAY, DAY])),
    st.tuples(st.just("hello"), phones),
    st.tuples(st.just("end"), st.integers(0, 1)),
    st.tuples(st.just("leave"), st.integers(1, 2)),
)
schedules = st.lists(st.one_of(writing, writing, happening), min_size=3, max_size=14)


@dataclass
class Written:
    """一条 · What the model knows of a record: its box, how long ago it was written, whether its hour can be known."""

    number: str
    kind: str
    about: tuple
    hours: int
    box: bytes
    skewed: bool
    clock: float


@dataclass
class Away(Phone):
    """手机 · A phone without pages: it hands its boxes to the server's function."""

    person: Person
    wrong: float = 0.0
    waiting: list = field(default_factory=list)
    sent: list = field(default_factory=list)

    def __post_init__(self):
        self.written, self.key = [], boxes.public_key()
        self.hello()

    def hello(self):
        now = clock.real_now().timestamp()
        self.seen, self.skew, self.told = (now - AWAY) * 1000, -self.wrong * 1000, self.wrong

    def deliver(self, one: Written) -> str:
        return receiving.receive(self.person, one.box, self.now() * 1000).outcome


class Model:
    """模型 · What should have come of everything that arrived."""

    def __init__(self, bonds, meeting, talk_of) -> None:
        self.bonds, self.meeting, self.consultation = bonds, meeting, talk_of
        self.outcomes, self.visits, self.seen, self.statements, self.matters = {}, {}, {1: None, 2: None}, set(), set()
        self.ended, self.left, self.words = set(), set(), {}

    def takes(self, one: Written, phone: Away) -> str:
        """The outcome of a record that arrives; the first answer, if it arrived before."""
        if one.number not in self.outcomes:
            self.outcomes[one.number] = getattr(self, f"_{one.kind}")(one, phone)
        return self.outcomes[one.number]

    def _visit(self, one, _phone):
        which, way, ago = one.about
        slot = (which, way, ago)
        if which in self.ended or slot in self.visits:
            return "aside"
        self.visits[slot] = one.number
        return "done"

    def _tap(self, one, phone):
        (who,) = one.about
        known = not one.skewed or one.clock == phone.wrong
        when = one.hours if known else 0
        if who in self.left:
            return "aside"
        before = self.seen[who]
        self.seen[who] = when if before is None else max(before, when)
        return "done" if before is None or when > before else "already" if when < before else None

    def _cards(self, one, _phone):
        new = set(one.about) - self.statements
        self.statements |= new
        return "done" if new else "already"

    def _matter(self, one, _phone):
        self.matters.add(one.number)
        return "done"


class Run:
    """一次演练 · A schedule, step by step, on the server and on the model."""

    def __init__(self, world) -> None:
        bonds, meeting, consultation = world
        clerk = Person.objects.get(pk=cast.clerk().pk)
        self.phones, self.model = [Away(clerk), Away(clerk)], Model(bonds, meeting, consultation)

    def write(self, kind, phone, hours_ago, **how):
        number, about = secrets.token_urlsafe(16), how.pop("about")
        box = phone.write(kind, number=number, ago_seconds=hours_ago * 3600, **how)
        short = {"visit": "visit", "attendance": "tap", "statement_cards": "cards", "matter": "matter"}[kind]
        phone.waiting.append(Written(number, short, about, hours_ago, box, phone.wrong != phone.told, phone.wrong))
        self.model.words[number] = how

    def visit(self, phone, hours_ago, which, way, ago):
        bond = self.model.bonds[which]
        said = {"way": way, "found": f"话{secrets.token_hex(6)}", "ago": str(ago), "again": ""}
        self.write(
            "visit", self.phones[phone], hours_ago, shape="pairing", target=bond.ref, about=(which, way, ago), **said
        )

    def tap(self, phone, hours_ago, who):
        target = f"{self.model.meeting.ref}.{who}"
        self.write("attendance", self.phones[phone], hours_ago, shape="here", target=target, about=(who,))

    def cards(self, phone, hours_ago, lines):
        how = {"shape": "cards", "target": self.model.consultation.ref, "said": "\n".join(lines), "ago": "0"}
        self.write("statement_cards", self.phones[phone], hours_ago, about=tuple(lines), **how)

    def matter(self, phone, hours_ago):
        said = {"title": f"事{secrets.token_hex(6)}", "text": "晚上看不见路", "area": cast.VILLAGE, "channel": "visit"}
        self.write("matter", self.phones[phone], hours_ago, shape="open", about=(), ago="0", **said)

    def send(self, phone, chance, many, lost):
        """Some of what waits, in any order; where the answer is lost, it goes on waiting."""
        own = self.phones[phone]
        for one in chance.sample(own.waiting, min(many, len(own.waiting))):
            self.deliver(own, one)
            own.sent.append(one)
            if not lost:
                own.waiting.remove(one)

    def repeat(self, phone, chance):
        own = self.phones[phone]
        for one in chance.sample(own.sent, len(own.sent)):
            self.deliver(own, one)

    def deliver(self, own, one):
        outcome, expected = own.deliver(one), self.model.takes(one, own)
        assert outcome == expected or (expected is None and outcome in ("done", "already")), (
            one.kind,
            outcome,
            expected,
        )

    def torn(self, phone, cut):
        own = self.phones[phone]
        if own.waiting:
            assert receiving.receive(own.person, own.waiting[0].box[:-cut], own.now() * 1000).outcome == "broken"

    def clock(self, phone, jump):
        self.phones[phone].wrong += jump

    def hello(self, phone):
        self.phones[phone].hello()

    def end(self, which):
        if which not in self.model.ended:
            bonding.end_bond(self.model.bonds[which], "调离", by=cast.office())
            self.model.ended.add(which)

    def leave(self, who):
        gathering.mark(
            sitting.person(self.model.meeting, who), "leave", by=cast.clerk(), reason="看病", approved_by="主持人"
        )
        self.model.left.add(who)

    def finish(self):
        """Both phones come home: everything that waits goes out, then all of it once more."""
        for own in self.phones:
            for one in list(own.waiting):
                self.deliver(own, one)
            for one in own.waiting + own.sent:
                self.deliver(own, one)
        self.hold()

    def hold(self):
        model, rows = self.model, {row.operation: row for row in Operation.objects.all()}
        assert rows.keys() == model.outcomes.keys() == model.words.keys()
        self._visits(rows)
        for who, hours_ago in model.seen.items():
            self._presence(sitting.person(model.meeting, who), who, hours_ago)
        said = model.consultation.statements.filter(source="paper").values_list("text", flat=True)
        assert sorted(said) == sorted(model.statements)
        titles = {model.words[number]["title"] for number in model.matters}
        assert set(Matter.objects.filter(title__startswith="事").values_list("title", flat=True)) == titles

    def _visits(self, rows):
        """In the book or aside: every word once, and no slot twice."""
        model = self.model
        book = {str(one.found): (one.way, one.on) for one in Visit.objects.all()}
        today = clock.local_day(clock.now())
        wanted = {
            model.words[n]["found"]: (way, today - dt.timedelta(days=ago)) for (_w, way, ago), n in model.visits.items()
        }
        assert book == wanted
        for number, words in model.words.items():
            if "found" in words and number not in model.visits.values():
                assert words["found"] in rows[number].said and rows[number].outcome == "aside"

    def _presence(self, found, who, hours_ago):
        if who in self.model.left:
            assert found.presence == "leave"
        elif hours_ago is None:
            assert found.presence == "expected"
        else:
            assert found.presence == "present"
            assert abs((clock.now() - found.arrived_at).total_seconds() - hours_ago * 3600) < 60


def world():
    """A clerk who looks after two families, holds a meeting and a consultation."""
    cast.platforms()
    clerk = cast.clerk()
    bonds = [families.paired(clerk, families.assisted(f"某{n}（虚构）"), on=families.days_ago(100)) for n in range(2)]
    meeting = sitting.arranged(2)
    Gathering.objects.filter(pk=meeting.pk).update(starts_at=clock.now(), ends_at=clock.now() + dt.timedelta(hours=3))
    return bonds, meeting, talk.begun()


def played(many: int):
    """So many schedules; nothing of one stays for the next."""

    @settings(max_examples=many, suppress_health_check=list(HealthCheck), database=None)
    @given(schedule=schedules)
    def play(made, schedule):
        with transaction.atomic():
            run = Run(made)
            for name, *how in schedule:
                getattr(run, name)(*how)
            run.finish()
            transaction.set_rollback(True)

    with clock.at(clock.today()):
        play(world())


def test_two_phones_come_home_as_the_model_says():
    played(25)


@pytest.mark.slow
def test_two_phones_come_home_as_the_model_says_ten_thousand_times():
    played(10_000)
