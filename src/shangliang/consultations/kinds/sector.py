"""界别协商 · The members of one sector (界别) and those whom it speaks for."""

from shangliang.kit.say import _

from .form import EXPRESS, FOUR_PARTS, MEET, PREPARE, SAY, SECTORS, SIT, THINK, Form

FORM = Form(
    word=_("界别协商"),
    order=60,
    levels=(6, 4, 2),
    phases=((PREPARE, 15), (EXPRESS, 10), (SIT, 1)),
    activities=(("statements", SAY), ("views", THINK), ("sitting", MEET)),
    seats=SECTORS,
    parts=FOUR_PARTS,
    hint=_("一个界别的委员和他们联系的群众一起商量。"),
)
