"""席位方案 · Who sits there, as data: the plan of the form, ready-made ones, and a consultation's own, group by group."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from shangliang.kit.say import _, say

from .kinds.form import ONE_SEVEN_X, SECTORS, Seat


@dataclass(frozen=True)
class Template:
    """现成的方案 · Its name, its groups, where it is used."""

    word: str
    seats: tuple[Seat, ...]
    hint: str

    @property
    def name(self) -> str:
        return say(self.word)

    @property
    def sentence(self) -> str:
        return say(self.hint)


ROUND_TABLE = (
    Seat("member", _("政协委员"), 2),
    Seat("expert", _("专家"), 1, voice="advise"),
    Seat("interested", _("利益相关方、群众代表"), 4, way="stakeholder"),
    Seat("department", _("有关部门负责人"), 1, way="nominated"),
    Seat("observer", _("旁听人员"), voice="observe", way="observer"),
)
DRAWN = (
    Seat("secretary", _("村（社区）党组织书记"), 1, 1, way="fixed"),
    Seat("committee", _("村（居）民委员会代表"), 1, 2, way="nominated"),
    Seat("drawn", _("抽签产生的居民"), 9, 15, way="draw"),
    Seat("interested", _("利益相关方"), 3, way="stakeholder"),
    Seat("expert", _("专业人士"), voice="advise"),
    Seat("observer", _("旁听人员"), voice="observe", way="observer"),
)
TEMPLATES = {
    "one_seven_x": Template(_("1+7+X"), ONE_SEVEN_X, _("村（社区）议事会：书记、七类固定成员、按议题确定的人。")),
    "sectors": Template(_("界别协商"), SECTORS, _("县、市政协的协商：主席会议成员、委员、界别、部门、群众。")),
    "round_table": Template(_("圆桌协商"), ROUND_TABLE, _("九到十一人围坐：委员、专家、居民、部门。")),
    "drawn": Template(_("抽签议事"), DRAWN, _("多数席位由居民名单抽签产生，利益相关方另有席位。")),
}


def as_rows(seats: Iterable[Seat]) -> list[dict[str, Any]]:
    """As a consultation keeps its own plan."""
    return [asdict(seat) for seat in seats]


def from_rows(rows: Iterable[Mapping[str, Any]]) -> tuple[Seat, ...]:
    return tuple(Seat(**row) for row in rows)
