"""村（社区）协商 · The 1+7+X council of a village or community, in eight steps."""

from shangliang.kit.say import _

from .form import EIGHT_STEPS, EXPRESS, MEET, ONE_SEVEN_X, PREPARE, SAY, SIT, THINK, Form

FORM = Form(
    word=_("村（社区）协商议事会"),
    order=10,
    levels=(12,),
    phases=((PREPARE, 3), (EXPRESS, 5), (SIT, 1)),
    activities=(("statements", SAY), ("views", THINK), ("sitting", MEET)),
    seats=ONE_SEVEN_X,
    parts=EIGHT_STEPS,
    hint=_("本村（社区）的事，利益相关的人至少占一半。"),
)
