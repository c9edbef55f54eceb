"""专题协商 · A county's or city's thematic consultation in four parts."""

from shangliang.kit.say import _

from .form import EXPRESS, FOUR_PARTS, MEET, PREPARE, SAY, SECTORS, SIT, THINK, Form

FORM = Form(
    word=_("专题协商会"),
    order=30,
    levels=(6, 4, 2),
    phases=((PREPARE, 15), (EXPRESS, 10), (SIT, 1)),
    activities=(("statements", SAY), ("views", THINK), ("sitting", MEET)),
    seats=SECTORS,
    parts=FOUR_PARTS,
    hint=_("列入年度协商计划的题目：情况介绍、提问、答复、发言四部分。"),
)
