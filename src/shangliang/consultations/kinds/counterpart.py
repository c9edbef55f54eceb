"""对口协商 · A special committee and the departments that it corresponds with."""

from shangliang.kit.say import _

from .form import FOUR_PARTS, MEET, PREPARE, SAY, SECTORS, SIT, THINK, Form

FORM = Form(
    word=_("对口协商"),
    order=50,
    levels=(6, 4, 2),
    phases=((PREPARE, 15), (SIT, 1)),
    activities=(("statements", SAY), ("views", THINK), ("sitting", MEET)),
    seats=SECTORS,
    parts=FOUR_PARTS,
    hint=_("专门委员会同对口联系的部门商量。"),
)
