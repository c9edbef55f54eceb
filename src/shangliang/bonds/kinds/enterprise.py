"""企业包联 · A leader, a committee or a department contacts a firm (domain.md E). Several bodies may contact one firm."""

from shangliang.kit.say import _

from .kind import ENTERPRISE, PHONE, WECHAT, Kind, Rhythm

KIND = Kind(
    word=_("企业包联"),
    order=20,
    target="enterprise",
    who_word=_("包联单位或领导"),
    whom_word=_("企业"),
    ways=(ENTERPRISE, PHONE, WECHAT),
    rhythms=(
        Rhythm("visits", _("到企业走访"), (ENTERPRISE,), 1, 1, _("各地包联制度的通行做法[E4]：每月至少走访一次")),
    ),
    ability="subject.add",
    one=False,
    lists=("five", "six"),
    matter="enterprise",
)
