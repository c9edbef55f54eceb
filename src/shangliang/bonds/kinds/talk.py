"""联系委员 · A leader talks with and visits a member, by the year's plan (谈心交流、走访看望)."""

from shangliang.kit.say import _

from .kind import MEMBER, OURS, TALK, Kind, Rhythm

KIND = Kind(
    word=_("联系委员"),
    order=30,
    target="whom",
    who_word=_("联系领导"),
    whom_word=_("委员"),
    ways=(MEMBER, TALK),
    rhythms=(Rhythm("talks", _("走访看望、谈心交流"), (MEMBER, TALK), 1, 12, OURS),),
)
