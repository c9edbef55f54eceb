"""进度 · The pieces of a draw on the bar."""

from typing import TextIO

from shangliang.kit.opinion_map.progress import Bar
from shangliang.kit.say import Words, _

WORDS = Words({"reading": _("读入"), "panels": _("求组合"), "lottery": _("排签")})
BEGINS = {"reading": 0.0, "panels": 0.05, "lottery": 0.9}


def bar(stream: TextIO) -> Bar:
    return Bar(stream, words=WORDS, begins=BEGINS)
