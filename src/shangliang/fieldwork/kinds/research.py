"""调研 · Research: a group goes to look into one question, and writes what it found."""

from shangliang.kit.say import _

from .kind import HEARING, READING, TALKING, Kind

KIND = Kind(
    word=_("调研"),
    order=10,
    methods=(HEARING, READING, TALKING),
    hint=_("围绕一个题目下去看、听、谈，写出调研报告。"),
)
