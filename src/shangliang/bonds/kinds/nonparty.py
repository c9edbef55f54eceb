"""联系党外委员 · A member of the Party group has heart-to-heart talks with a member who is not of the Party."""

from shangliang.kit.say import _

from .kind import MEMBER, OURS, TALK, Kind, Rhythm

KIND = Kind(
    word=_("联系党外委员"),
    order=40,
    target="whom",
    who_word=_("联系领导"),
    whom_word=_("党外委员"),
    ways=(TALK, MEMBER),
    rhythms=(Rhythm("talks", _("谈心交流"), (TALK,), 1, 12, OURS),),
)
