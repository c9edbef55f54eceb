"""附件 · Several annexes in one plain text: each begins with a line 附件：名称 (or 附件1：名称), what follows is its text. Pure."""

import re
from collections.abc import Iterable

from .levels import read, write
from .structure import Annex, as_data, from_data

HEAD = re.compile(r"^\s*附件\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:．.、 \u3000]\s*(\S.*?)\s*$", re.MULTILINE)


def read_annexes(text: str) -> tuple[Annex, ...] | None:
    """None where something stands before the first 附件：名称."""
    heads = list(HEAD.finditer(text))
    if text[: heads[0].start() if heads else None].strip():
        return None
    ends = [*(head.start() for head in heads[1:]), len(text)][: len(heads)]
    return tuple(
        Annex(head[1].rstrip("。"), read(text[head.end() : end])) for head, end in zip(heads, ends, strict=True)
    )


def write_annexes(annexes: Iterable[Annex]) -> str:
    """As the form shows them again: `read_annexes(write_annexes(a)) == a`."""
    return "\n".join(f"附件{n}：{one.title}\n{write(one.blocks)}" for n, one in enumerate(annexes, 1))


def annexes_as_data(annexes: Iterable[Annex]) -> list[dict]:
    return [{"title": one.title, "body": as_data(one.blocks)} for one in annexes]


def annexes_from_data(data: Iterable[dict]) -> tuple[Annex, ...]:
    return tuple(Annex(one["title"], from_data(one["body"])) for one in data)
