"""委员下沉 · A member posted to a community or village, on duty there (委员下沉社区)."""

from shangliang.kit.say import _

from .kind import COMMUNITY, OURS, Kind, Rhythm

KIND = Kind(
    word=_("委员下沉社区"),
    order=50,
    target="area",
    who_word=_("委员"),
    whom_word=_("社区（村）"),
    ways=(COMMUNITY,),
    rhythms=(Rhythm("duties", _("到社区值班、接待"), (COMMUNITY,), 1, 1, OURS),),
    one=False,
    matter="topic",
)
