"""候选名单 · Rows of a table as people for a draw: known columns by their headings, all others are features."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from shangliang.kit.say import _, say

HEADINGS = {
    "name": ("姓名", "名字"),
    "contact": ("电话", "手机", "联系方式", "联系电话", "手机号"),
    "address": ("住址", "地址", "家庭住址", "户"),
    "interested": ("利益相关", "利益相关方", "利益关系"),
    "recused": ("回避", "回避原因"),
    "fixed": ("已有席位",),
    "": ("编号", "序号", "id", "ID"),  # passed over: the numbers of a draw are its own
}
KNOWN = {heading: key for key, headings in HEADINGS.items() for heading in headings}
YES = {"是", "有", "1", "y", "yes", "√"}
INTEREST, WITH, WITHOUT = "利益相关", "有", "无"
MOST_FEATURES, MOST_VALUES, LONGEST, MOST_PEOPLE, FAULTS = 8, 12, 20, 20_000, 8
LENGTHS = {"name": 60, "contact": 120, "address": 200, "recused": 120}


@dataclass
class Entry:
    """一行 · One person of the pool, before a number is given."""

    name: str = ""
    contact: str = ""
    address: str = ""
    interested: bool = False
    recused: str = ""
    fixed: bool = False
    features: dict[str, str] = field(default_factory=dict)
    person_id: int | None = None
    assisted_id: int | None = None  # of a file of the households on record
    home: str = ""  # who lives together, where a record says so and no address is needed

    @property
    def known(self) -> bool:
        """Whether it can be found out that they took part before."""
        return bool(self.contact or self.person_id or self.assisted_id)

    def keys(self, index: bytes) -> frozenset:
        """By what they are recognised: the blind index of the contact, the account, the file."""
        found = {
            ("contact", index) if self.contact else None,
            ("person", self.person_id),
            ("assisted", self.assisted_id),
        }
        return frozenset(key for key in found if key and key[1])


@dataclass
class Table:
    entries: list[Entry]
    faults: list[str]


def plain(cell: Any) -> str:
    """As it was written, without what stands around it."""
    return str(cell if cell is not None else "").strip().replace("\0", "")


def value(cell: str) -> str:
    """One form for full and half width: what is the same class is counted as one."""
    return unicodedata.normalize("NFKC", cell).strip()


def read(rows: Iterable[tuple[int, list[Any]]]) -> Table:
    """The first row names the columns; what is wrong is said line by line, the first few."""
    found = [(line, [plain(cell) for cell in cells]) for line, cells in rows]
    if not found:
        return Table([], [say(_("名单里一行也没有。"))])
    names = [value(cell) for cell in found[0][1]]
    faults = _headings(names)
    if faults:
        return Table([], faults)
    entries, seen = [], {}
    for line, cells in found[1:]:
        entry, wrong = _entry(names, [*cells, *[""] * (len(names) - len(cells))])
        twin = seen.setdefault((entry.name, entry.contact or entry.address or line), line)
        if twin != line:
            wrong.append(say(_("和第 %(line)s 行是同一个人")) % {"line": twin})
        faults += [say(_("第 %(line)s 行：%(why)s。")) % {"line": line, "why": why} for why in wrong]
        entries.append(entry)
    return Table(entries, (faults or _whole(entries))[:FAULTS])


def _headings(names: list[str]) -> list[str]:
    features = [name for name in names if name and name not in KNOWN]
    if not any(KNOWN.get(name) == "name" for name in names):
        return [say(_("第一行要写各列的名称，其中一列叫“姓名”。"))]
    if len(set(filter(None, names))) < len(list(filter(None, names))):
        return [say(_("有两列的名称一样，请改掉一个。"))]
    if not features and "interested" not in map(KNOWN.get, names):
        return [say(_("除了姓名，至少还要一列特征，例如性别、年龄段、村民小组。"))]
    if len(features) > MOST_FEATURES:
        return [say(_("特征最多 %(most)s 列，请删去不用的列。")) % {"most": MOST_FEATURES}]
    long = [name for name in features if len(name) > LONGEST or {"&", ","} & set(name)]
    return [say(_("列名“%(name)s”太长，或者里面有 & 和逗号。")) % {"name": name[:LONGEST]} for name in long]


def _entry(names: list[str], cells: list[str]) -> tuple[Entry, list[str]]:
    entry, wrong = Entry(), []
    for name, cell in zip(names, cells, strict=False):
        key = KNOWN.get(name)
        if not name or key == "":
            continue
        if key in ("interested", "fixed"):
            setattr(entry, key, value(cell).lower() in YES)
            if key == "interested":
                entry.features[INTEREST] = WITH if entry.interested else WITHOUT
        elif key:
            setattr(entry, key, cell)
            if len(cell) > LENGTHS[key]:
                wrong.append(say(_("“%(name)s”太长")) % {"name": name})
        else:
            entry.features[name] = said = value(cell)
            if not said or len(said) > LONGEST or {"&", ","} & set(said):
                wrong.append(say(_("“%(name)s”是空的，或者太长，或者里面有 & 和逗号")) % {"name": name})
    if not entry.name:
        wrong.append(say(_("没有姓名")))
    return entry, wrong


def _whole(entries: list[Entry]) -> list[str]:
    if not entries:
        return [say(_("名单里一行也没有。"))]
    if len(entries) > MOST_PEOPLE:
        return [say(_("名单最多 %(most)s 人。")) % {"most": MOST_PEOPLE}]
    return [
        say(_("“%(name)s”有 %(count)s 种写法，最多 %(most)s 种；年龄请先分成段。"))
        % {"name": feature, "count": count, "most": MOST_VALUES}
        for feature in entries[0].features
        if (count := len({one.features[feature] for one in entries})) > MOST_VALUES
    ]
