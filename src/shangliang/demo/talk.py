"""一场协商 · A consultation of the demo world as data: who is on the roster, what is said, what people lean to, what is agreed."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Seated(NamedTuple):
    """名册一行 · The names are invented and end in（虚构）."""

    seat: str
    name: str
    body: str = ""
    interested: bool = False


class Said(NamedTuple):
    """一条看法 · `support`: from -1 to 1, how each kind of opinion takes it; `later`: how after the sitting."""

    text: str
    support: tuple[float, ...] = ()
    later: tuple[float, ...] = ()


class Spoke(NamedTuple):
    """一次发言 · By whom (the number on the roster), how many minutes; `after`: the speech that it takes up, counted from 0."""

    who: int
    minutes: int
    text: str
    kind: str = "speech"
    after: int | None = None


@dataclass(frozen=True)
class Talk:
    """一场协商 · What its people would write down; when it happens is told by the story."""

    area: str
    title: str
    aim: str
    convener: str
    place: str
    seed: int
    parts: tuple[int, ...]  # how many people lean to which side
    roster: tuple[Seated, ...]
    topic: Said  # what the matter itself says: the first sentence
    clerk: tuple[Said, ...]  # what the office puts together before the first view
    people: tuple[Said, ...] = ()  # written on phones, shown as they are
    compound: tuple[Said, tuple[Said, ...]] | None = None  # several meanings in one: taken apart
    rude: str = ""  # not shown: abuse
    doubles: tuple[tuple[str, str], ...] = ()  # not shown: each with what it repeats
    waits: str = ""  # nobody has looked at it yet
    on_paper: tuple[Said, ...] = ()
    in_the_room: tuple[Said, ...] = ()
    answers: tuple[tuple[str, str, str], ...] = ()  # (sentence, which department, what it answers)
    replies: tuple[tuple[str, str], ...] = ()  # (sentence, what another participant says to it)
    speeches: tuple[Spoke, ...] = ()
    leave: tuple[int, str] = (0, "")
    notes: str = ""
    objection: tuple[int, str] = (0, "")  # of whom (the number on the roster), in which words
    signed: tuple[tuple[str, str], ...] = ()
    points: tuple[dict, ...] = ()  # as agreeing.write_agreement takes them, with sentences instead of numbers
    differences: tuple[dict, ...] = ()
    plan: dict = field(default_factory=dict)

    @property
    def sentences(self) -> tuple[Said, ...]:
        """All that people may lean to."""
        apart = self.compound[1] if self.compound else ()
        return (self.topic, *self.clerk, *self.people, *apart, *self.on_paper, *self.in_the_room)

    @property
    def support(self) -> dict[str, tuple[float, ...]]:
        return {one.text: one.support for one in self.sentences}

    @property
    def later(self) -> dict[str, tuple[float, ...]]:
        """What the sitting has moved, and what was said there first."""
        return {one.text: one.later or one.support for one in self.sentences if one.later or one in self.in_the_room}
