"""类别的样子 · What a kind's file may say: plain data."""

from dataclasses import dataclass
from enum import StrEnum

from shangliang.compute.majority import Base, Share
from shangliang.kit.say import Words, _, say


class Due(StrEnum):
    """应到的人 · Where the roll of a meeting comes from."""

    MEMBERS = "members"  # of the committee's term
    STANDING = "standing"  # standing members of the term, and the chairpersons
    CHAIRPERSONS = "chairpersons"  # who holds that post at the body
    BODY = "body"  # who holds any post at the body
    NAMED = "named"  # whoever is put on the list


DUE = Words(
    {
        Due.MEMBERS: _("本届全体委员"),
        Due.STANDING: _("主席、副主席、秘书长和常务委员"),
        Due.CHAIRPERSONS: _("主席、副主席和秘书长"),
        Due.BODY: _("本组织的成员"),
        Due.NAMED: _("名单上的人"),
    }
)


@dataclass(frozen=True)
class Quorum:
    """法定人数 · How many have to be there, how many have to be for it, and where that stands."""

    share: Share = Share.MAJORITY
    passes: Share = Share.MAJORITY
    of: Base = Base.ALL
    basis: str = _("本系统默认；政协章程和本会议规则有规定的，按规定改")


@dataclass(frozen=True)
class Kind:
    """会议类别 · Its name, whose meeting it is, who is due, whether it is numbered and decides."""

    word: str
    order: int
    bodies: tuple[str, ...]  # kinds of organisation that hold it
    due: Due = Due.NAMED
    called: str = ""  # behind the number: 五届十二次 + 主席会议
    quorum: Quorum | None = None  # None: nothing is decided there
    items: tuple[str, ...] = ()  # usual kinds of items, the first is offered
    credit: bool = False  # half days count as study
    hint: str = ""

    @property
    def name(self) -> str:
        return say(self.word)

    @property
    def numbered(self) -> bool:
        return bool(self.called)

    @property
    def decides(self) -> bool:
        return self.quorum is not None

    @property
    def sentence(self) -> str:
        return say(self.hint)
