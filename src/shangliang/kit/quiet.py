"""安静时段 · When a notice may leave for a phone: grouped for some minutes, never in the hours of rest."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import clock, rules


def _hour(value: int) -> None:
    if not 0 <= value <= 24:
        raise ValueError(_("请填 0 到 24 之间的整点。"))


rules.declare("notice.group", name=gettext_lazy("手机通知合并发送的间隔"), default=10, basis=gettext_lazy("本系统默认；几条合成一条"),
              kind="int", unit=gettext_lazy("分钟"))  # fmt: skip
rules.declare("notice.quiet_from", name=gettext_lazy("手机通知安静时段开始"), default=21, basis=gettext_lazy("本系统默认；不打扰休息"),
              kind="int", unit=gettext_lazy("点"), check=_hour)  # fmt: skip
rules.declare("notice.quiet_until", name=gettext_lazy("手机通知安静时段结束"), default=8, basis=gettext_lazy("本系统默认；不打扰休息"),
              kind="int", unit=gettext_lazy("点"), check=_hour)  # fmt: skip


def leaves_at(now: dt.datetime, area: str) -> dt.datetime:
    """The moment from which a notice of `now` may go out."""
    grouped = now + dt.timedelta(minutes=max(0, rules.value("notice.group", area)))
    return after_rest(grouped, rules.value("notice.quiet_from", area), rules.value("notice.quiet_until", area))


def after_rest(moment: dt.datetime, begins: int, ends: int) -> dt.datetime:
    """The moment itself, or the end of the rest that it lies in; equal hours: there is none. Hours of Shanghai."""
    local = moment.astimezone(clock.SHANGHAI)
    resting = begins <= local.hour < ends if begins < ends else begins != ends and not ends <= local.hour < begins
    if not resting:
        return moment
    up = local.replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(hours=ends)
    return up if up > local else up + dt.timedelta(days=1)
