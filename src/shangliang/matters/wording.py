"""时限的话 · What a clock says in words: 还剩 9 个工作日, 今天到期, 逾期 3 天. Used by every list and page."""

from typing import NamedTuple

from django.conf import settings
from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from shangliang.kit import clock

from .lifecycle import OVER


class Left(NamedTuple):
    """还剩 · The light (calm, warn, late, done or plain) and the words beside it."""

    light: str
    text: str


def left(stage, due_on, warn_on, paused_on, today, *, done="", area="") -> Left:
    """What is left of a limit on `today`; `done`: the word for a matter that is over; `area`: whose office days count."""
    if stage in OVER:
        return Left("done" if stage in ("closed", "archived") else "plain", done)
    if paused_on:
        return Left("plain", _("已暂停计时"))
    if not due_on:
        return Left("plain", _("不计时限"))
    return until(due_on, warn_on, today, area)


def until(due_on, warn_on, today, area="") -> Left:
    """What is left until a day, by the office days of the area that made the limit."""
    if today > due_on:
        late = (today - due_on).days
        return Left("late", ngettext("逾期 %(n)s 天", "逾期 %(n)s 天", late) % {"n": late})
    light = "warn" if warn_on and today >= warn_on else "calm"
    if today == due_on:
        return Left("warn", _("今天到期"))
    days = clock.workdays_between(today, due_on, area=area)
    if days == 0:
        return Left("warn", _("下一个工作日前到期"))
    return Left(light, ngettext("还剩 %(n)s 个工作日", "还剩 %(n)s 个工作日", days) % {"n": days})


def whole_day(value) -> str:
    """2023年6月9日, whatever year this is."""
    return dateformat.format(value, _("Y年n月j日"))


def day(value) -> str:
    """6月9日; with the year when it is not this one."""
    if not value:
        return ""
    shape = _("n月j日") if value.year == clock.today().year else _("Y年n月j日")
    return dateformat.format(value, shape)


def in_chinese(value) -> str:
    """The same for what is kept and sent: in Chinese, whatever language the page of who acts is in."""
    with override(settings.LANGUAGE_CODE):
        return day(value)
