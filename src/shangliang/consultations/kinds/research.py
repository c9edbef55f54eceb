"""调研协商 · Research first: a questionnaire, a text that everybody may amend, then the sitting."""

from shangliang.kit.say import _

from .form import ASK, EXPRESS, FOUR_PARTS, MEET, PREPARE, SECTORS, SIT, TEXT, THINK, Form

FORM = Form(
    word=_("调研协商"),
    order=80,
    levels=(9, 6, 4, 2),
    phases=((PREPARE, 10), (EXPRESS, 20), (SIT, 1)),
    activities=(("questions", ASK), ("text", TEXT), ("views", THINK), ("sitting", MEET)),
    seats=SECTORS,
    parts=FOUR_PARTS,
    hint=_("先调研、问卷，再就调研报告稿逐段征求意见。"),
)
