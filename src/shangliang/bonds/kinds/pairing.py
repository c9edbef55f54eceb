"""结对帮扶 · One helper cadre for one person under care (domain.md D)."""

from shangliang.kit.say import _

from .kind import HOME, PHONE, WECHAT, Kind, Rhythm

SEEN = _("金塔县的做法[D3]：每年至少联系4次、走访2次")

KIND = Kind(
    word=_("结对帮扶"),
    order=10,
    target="assisted",
    who_word=_("帮扶干部"),
    whom_word=_("帮扶对象"),
    ways=(HOME, PHONE, WECHAT),
    rhythms=(
        Rhythm("visits", _("上门走访"), (HOME,), 2, 12, SEEN),
        Rhythm("contacts", _("联系（走访、电话、微信）"), (HOME, PHONE, WECHAT), 4, 12, SEEN),
    ),
    matter="household",
)
