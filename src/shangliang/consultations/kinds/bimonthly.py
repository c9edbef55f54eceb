"""双月协商会 · One topic every two months; numbered within the term."""

from shangliang.kit.say import _

from .form import EXPRESS, FOUR_PARTS, MEET, PREPARE, SAY, SECTORS, SIT, THINK, Form

FORM = Form(
    word=_("双月协商会"),
    order=40,
    levels=(6, 4, 2),
    phases=((PREPARE, 15), (EXPRESS, 10), (SIT, 1)),
    activities=(("statements", SAY), ("views", THINK), ("sitting", MEET)),
    seats=SECTORS,
    parts=FOUR_PARTS,
    numbered=True,
    hint=_("每两个月一次，一次一个题目，按届内次序编号。"),
)
