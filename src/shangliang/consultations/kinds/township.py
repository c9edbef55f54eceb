"""乡镇（街道）协商 · A township talks over what touches several villages, with the stations concerned."""

from shangliang.kit.say import _

from .form import EXPRESS, FOUR_PARTS, MEET, ONE_SEVEN_X, PREPARE, SAY, SIT, THINK, Form

FORM = Form(
    word=_("乡镇（街道）协商"),
    order=20,
    levels=(9,),
    phases=((PREPARE, 5), (EXPRESS, 7), (SIT, 1)),
    activities=(("statements", SAY), ("views", THINK), ("sitting", MEET)),
    seats=ONE_SEVEN_X,
    parts=FOUR_PARTS,
    hint=_("跨几个村（社区）的事，乡镇的站所和辖区委员一起商量。"),
)
