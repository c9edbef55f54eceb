"""简讯文件 · A page of news as a file: text in UTF-8 or GB18030, or one sentence why it is none."""

import re
from pathlib import Path

from shangliang.kit.files.papers import decoded
from shangliang.kit.opinion_map.refused import Unreadable, whole
from shangliang.kit.say import _, say

BIGGEST = 1 << 20  # a page has some 20 KB
BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def page_of(path: Path) -> str:
    """The text of the file, or Unreadable."""
    text = decoded(_content(path))
    if against := unfit(text):
        raise whole(path, against)
    return text or ""


def unfit(text: str | None) -> str:
    """Why this is no page of news, in one sentence; '' if it is one. None: what could not be decoded."""
    if text is None or BINARY.search(text):
        return say(_("不是 UTF-8 或 GB18030（GBK）编码的纯文本。"))
    if not text.strip():
        return say(_("是空文件。"))
    return "" if CHINESE.search(text) else say(_("里面没有中文，不是简讯。"))


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Unreadable(say(_("没有这个文件：%(path)s")) % {"path": path})
        if path.stat().st_size > BIGGEST:
            raise whole(path, say(_("超过 %(most)s MB，请按版面分开。")) % {"most": BIGGEST >> 20})
        return path.read_bytes()
    except OSError as error:  # no permission, a name the system can not hold
        raise Unreadable(say(_("读不了这个文件：%(path)s")) % {"path": str(path)[:200]}) from error
