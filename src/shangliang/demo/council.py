"""议事 · Lives a consultation of the demo world through the actions of its clerk and its people, act by act."""

import datetime as dt
from functools import partial

from shangliang.consultations import actions
from shangliang.consultations.actions import contributing, moderating, papers, picturing, saying, simulating
from shangliang.consultations.models import Consultation, Statement
from shangliang.gatherings.actions import print_sheet
from shangliang.gatherings.models import SlipBook
from shangliang.people.organisations import OrgKind

from . import days
from .leanings import Leanings
from .places import at

ENOUGH = 5  # who has expressed so many views may add a sentence


class Council:
    """议事会 · `talk` says what, `walk` is the matter, `slips` are the codes that were printed, in no order."""

    def __init__(self, talk, walk, people, diary) -> None:
        self.talk, self.walk, self.people, self.diary = talk, walk, people, diary
        self.clerk = people.desk(talk.area)
        self.found: Consultation = Consultation()
        self.slips: list[str] = []
        self.leanings = Leanings(talk.seed, talk.parts, talk.support)

    def on(self, day: tuple[int, int], hour: int, minute: int, act, *given, **more) -> None:
        """Note an act of this consultation in the diary, minutes past the hour without end."""
        moment = days.moment(dt.date(2023, *day), hour) + dt.timedelta(minutes=minute)
        self.diary.note(moment, partial(act, *given, **more))

    def open(self) -> None:
        """The consultation with its roster and what the office puts together."""
        talk, by = self.talk, self.clerk
        self.found = actions.open_consultation(
            "village", title=talk.title, aim=talk.aim, host=at(talk.area, OrgKind.COUNCIL), convener=talk.convener,
            concerns=[self.walk.matter], by=by,
        )  # fmt: skip
        for seated in talk.roster:
            more = {"interested": True} if seated.interested else {}
            actions.name_participant(
                self.found, name=f"{seated.name}（虚构）", seat=seated.seat, body=seated.body, by=by, **more
            )
        for said in talk.clerk:
            moderating.write(self.found, said.text, by=by)

    def plan(self, starts: dt.datetime, ends: dt.datetime, times: dict[str, dt.datetime]) -> None:
        actions.approve_plan(self.found, by=self.clerk, times=times, **self.talk.plan)
        actions.arrange_sitting(
            self.found, place=self.talk.place, starts_at=starts, ends_at=ends, recorder="社区协商员", by=self.clerk
        )  # fmt: skip

    def notice(self, slips: int) -> None:
        """The notice goes out; slips are printed, to be drawn at the door."""
        self.found = actions.give_notice(self.found, by=self.clerk)
        self.slips = print_sheet(self.book, slips, by=self.clerk)

    def express(self, people: range, *, after: bool = False) -> None:
        """Generated views of so many people on all that is shown; `after` the sitting, only on what it has moved."""
        leanings = Leanings(self.talk.seed, self.talk.parts, self.talk.later) if after else self.leanings
        said = leanings.views(self.shown(), people, again="later" if after else "")
        simulating.simulate(
            self.found, {self.slips[person]: views for person, views in said.items() if views}, by=self.clerk
        )
        self.found.refresh_from_db()

    @property
    def book(self) -> SlipBook:
        """Drawn slips are what people come in with here."""
        assert self.found.book is not None
        return self.found.book

    def shown(self) -> dict[int, str]:
        return dict(self.found.statements.shown().values_list("number", "text"))

    def say(self) -> None:
        """Some of those who have expressed enough add a sentence of their own."""
        talk = self.talk
        apart = (talk.compound[0].text,) if talk.compound else ()
        doubles = (text for text, _same in talk.doubles)
        written = (*(one.text for one in talk.people), *apart, talk.rude, *doubles, talk.waits)
        voters = self.voters()
        for text in filter(None, written):
            saying.say(next(voters), text)

    def reply(self) -> None:
        """To sentences of others that are shown; looked at by the clerk like these."""
        voters = self.voters()
        for sentence, text in self.talk.replies:
            moderating.show(contributing.reply(next(voters), self.statement(sentence), text), by=self.clerk)

    def voters(self):
        """Those who may add something, one after the other."""
        for code in self.slips:
            voter = actions.enter(self.found, code).voter
            if voter.views.count() >= ENOUGH:
                yield voter

    def statement(self, text: str) -> Statement:
        return self.found.statements.exclude(state="out").get(text=text)

    def moderate(self) -> None:
        """Shown, taken apart, withheld with its reason; one that nobody has looked at stays."""
        talk, by = self.talk, self.clerk
        for one in talk.people:
            moderating.show(self.statement(one.text), by=by)
        if talk.compound:
            moderating.split(self.statement(talk.compound[0].text), [one.text for one in talk.compound[1]], by=by)
        if talk.rude:
            moderating.withhold(self.statement(talk.rude), "abuse", by=by)
        for text, same in talk.doubles:
            moderating.withhold(self.statement(text), "double", same_as=self.statement(same).number, by=by)
        for sentence, unit, text in talk.answers:
            moderating.answer(self.found, self.statement(sentence).number, text, unit=unit, by=by)
        for said in talk.on_paper:
            moderating.write(self.found, said.text, source=Statement.Source.PAPER, by=by)

    def type_cards(self, people: range) -> None:
        """Paper cards of those without a phone, typed in by the clerk and counted apart."""
        batch = papers.open_batch(self.found, declared=len(people), by=self.clerk)
        said = self.leanings.views(self.shown(), people)
        papers.type_cards(batch, {n: said[person] for n, person in enumerate(people, 1)}, by=self.clerk)
        papers.accept_batch(batch, by=self.clerk)

    def picture(self) -> None:
        """As the worker would make it while views come in."""
        picturing.refresh(self.found)

    def moment(self, day: tuple[int, int], hour: int, minute: int = 0) -> dt.datetime:
        return days.moment(dt.date(2023, *day), hour, minute)
