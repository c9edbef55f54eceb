"""公文结构 · What a paper says, without a word about how it looks: structure in, DOCX and PDF out. Pure; knows no noun.

Paper(form=Form.ORDINARY, mark="中国人民政治协商会议陇南市委员会文件", number="陇政协发〔2023〕5号",
      title="关于……的通知", to="各县区政协", blocks=[Heading(1, "总体要求"), Para("……")], sign=Sign("陇南市政协", day))
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

LEVELS = 4  # 一、 （一） 1. （1）
# what an office's own template may ask for (template.py)
FIELDS = (
    "标题",
    "发文字号",
    "签发人",
    "主送机关",
    "抄送机关",
    "正文",
    "段落",
    "落款",
    "成文日期",
    "紧急程度",
    "附件说明",
    "附件",
    "附注",
)


class Form(StrEnum):
    """公文格式 · ordinary, upward (with 签发人), letter, minutes; plain: without a head, as reports and speeches are."""

    ORDINARY = "ordinary"
    UPWARD = "upward"
    LETTER = "letter"
    MINUTES = "minutes"
    PLAIN = "plain"


@dataclass(frozen=True)
class Heading:
    """标题 · Its number is never typed: it is counted. What follows the first full stop runs on as text."""

    level: int
    text: str

    def parts(self) -> tuple[str, str]:
        """(the heading, what runs on after it)."""
        head, stop, rest = self.text.partition("。")
        return (head + stop if rest else self.text), rest


@dataclass(frozen=True)
class Para:
    """段落"""

    text: str


@dataclass(frozen=True)
class Table:
    """表格 · The first row is its head; `widths` are shares."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


Block = Heading | Para | Table


@dataclass(frozen=True)
class Sign:
    """落款 · Who signs and when; with a seal the day stands four characters from the right, without one two."""

    unit: str
    day: dt.date
    seal: bool = False
    others: tuple[str, ...] = ()  # 联合行文: who signs besides, in their order

    @property
    def units(self) -> tuple[str, ...]:
        return self.unit, *self.others


@dataclass(frozen=True)
class End:
    """版记 · Copies to, and who printed it when; of a letter only the copies, without rules. Recipients stand here only
    where there are too many for the first page (fitting.py)."""

    copies: str = ""
    unit: str = ""
    day: dt.date | None = None
    ruled: bool = True
    to: str = ""


@dataclass(frozen=True)
class Annex:
    """附件 · Begins on a new page."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Paper:
    """一份公文 · Empty parts are left out."""

    title: str
    blocks: tuple[Block, ...] = ()
    form: Form = Form.PLAIN
    mark: str = ""  # 发文机关标志
    joint: tuple[str, ...] = ()  # 联合行文: the names of all issuers in the mark, the leading one first
    number: str = ""  # 发文字号
    issuer: str = ""  # 签发人; of several issuers 甲、乙、丙
    copy: str = ""  # 份号
    secrecy: str = ""  # 密级和保密期限
    urgency: str = ""  # 紧急程度
    to: str = ""  # 主送机关
    subtitle: str = ""  # under the title: who spoke, when it was passed
    sign: Sign | None = None
    note: str = ""  # 附注
    attendance: tuple[tuple[str, str], ...] = ()  # 出席、请假、列席 of minutes
    end: End | None = None
    annexes: tuple[Annex, ...] = field(default=())
    draft: bool = False  # 征求意见稿, 送审稿: said in the head of each page

    @property
    def issuers(self) -> list[str]:
        """签发人, one by one."""
        return [name for name in (part.strip() for part in self.issuer.split("、")) if name]


def day_words(day: dt.date) -> str:
    """2023年6月5日: Arabic, in full, no zero before a digit."""
    return f"{day.year}年{day.month}月{day.day}日"


def as_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """What the database keeps: plain JSON."""
    return [_data(block) for block in blocks]


def _data(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"level": block.level, "text": block.text}
    if isinstance(block, Table):
        return {"rows": [list(row) for row in block.rows]}
    return {"text": block.text}


def from_data(data: Iterable[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple(_block(one) for one in data)


def _block(one: dict[str, Any]) -> Block:
    if "rows" in one:
        return Table(tuple(tuple(row) for row in one["rows"]))
    return Heading(one["level"], one["text"]) if "level" in one else Para(one["text"])
