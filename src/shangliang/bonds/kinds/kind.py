"""帮联种类的样子 · What a kind's file may say: plain data. How often is a rule; here stands only its default."""

from dataclasses import dataclass

from shangliang.kit.say import _, say

# The ways in which somebody is visited (gatherings.models.visits.Way); each kind counts those that are its own.
HOME, PHONE, WECHAT, ENTERPRISE, TALK, MEMBER, COMMUNITY = (
    "home", "phone", "wechat", "enterprise", "talk", "member", "community",
)  # fmt: skip


@dataclass(frozen=True)
class Rhythm:
    """频次 · At least so many times in so many months, in one of these ways; `times` is the default of a rule."""

    code: str
    word: str
    ways: tuple[str, ...]
    times: int
    months: int
    basis: str

    @property
    def name(self) -> str:
        return say(self.word)


@dataclass(frozen=True)
class Kind:
    """帮联种类 · Its name, who is bound to whom, in which ways they meet, how often they should, its checklists.

    `target` names the field of Bond that holds whom it is about; `one` says whether only one may be open at a time.
    """

    word: str
    order: int
    target: str  # assisted, enterprise, whom, area
    who_word: str
    whom_word: str
    ways: tuple[str, ...]  # those that a visit may be recorded in, the usual one first
    rhythms: tuple[Rhythm, ...]
    ability: str = "bond.make"
    one: bool = True
    lists: tuple[str, ...] = ()  # checklists.LISTS
    matter: str = ""  # the kind of matter that a need becomes

    @property
    def name(self) -> str:
        return say(self.word)

    @property
    def who(self) -> str:
        return say(self.who_word)

    @property
    def whom(self) -> str:
        return say(self.whom_word)


OURS = _("本系统默认，可改")
