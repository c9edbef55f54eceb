"""协商座谈会 · A forum: views for and against side by side, without a plan of seats."""

from shangliang.kit.say import _

from .form import BOTH, FOUR_PARTS, MEET, PREPARE, SECTORS, SIT, THINK, Form, Seat

FORM = Form(
    word=_("协商座谈会"),
    order=70,
    levels=(12, 9, 6, 4, 2),
    phases=((PREPARE, 5), (SIT, 1)),
    activities=(("pro_con", BOTH), ("views", THINK), ("sitting", MEET)),
    seats=(*(Seat(s.code, s.word, voice=s.voice) for s in SECTORS), Seat("resident", _("居民代表"))),
    parts=FOUR_PARTS,
    hint=_("几个人坐下来谈，正反两面都说。"),
)
