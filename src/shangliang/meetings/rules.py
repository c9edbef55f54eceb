"""会议的规则 · What an office may change: how many have to come, how many have to be for it, until when minutes are due."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from shangliang.compute.majority import Base, Share
from shangliang.kit import rules
from shangliang.kit.rulekinds import between

from .kinds import KINDS

OURS = _("本系统默认")
SHARES = {Share.MAJORITY: _("过半数"), Share.HALF: _("半数以上"), Share.TWO_THIRDS: _("三分之二以上")}
BASES = {Base.ALL: _("全体组成人员"), Base.PRESENT: _("到会人员")}
MINUTES, NOTICE = "meeting.minutes_days", "meeting.notice_days"


def declare() -> None:
    """Called when the app is ready: three rules for every kind that decides, two for all."""
    for slug, kind in KINDS.items():
        if kind.quorum is not None:
            _of_kind(slug, _(kind.word), kind.quorum)
    rules.declare(
        MINUTES, name=_("会议纪要多少日内定稿"), default=7, basis=OURS, kind="int", check=between(1, 90), unit=_("日"),
    )  # fmt: skip
    rules.declare(
        NOTICE, name=_("会议通知提前多少日发出（晚了只提醒）"), default=3, basis=OURS, kind="int", check=between(0, 60), unit=_("日"),
    )  # fmt: skip


def _of_kind(slug: str, word, quorum) -> None:
    basis = _(quorum.basis)
    for what, name, default, choices in (
        ("quorum", _("到会要有"), quorum.share, SHARES),
        ("pass", _("通过要有"), quorum.passes, SHARES),
        ("base", _("通过按谁计算"), quorum.of, BASES),
    ):
        rules.declare(
            f"meeting.{slug}.{what}", name=format_lazy(_("{kind}：{what}"), kind=word, what=name), default=str(default), basis=basis,
            kind="choice", choices={str(code): label for code, label in choices.items()},
        )  # fmt: skip


def share_to_come(meeting) -> Share:
    return Share(rules.value(f"meeting.{meeting.kind}.quorum", meeting.area_id))


def share_to_pass(meeting) -> tuple[Share, Base]:
    """How much, of whom."""
    found = rules.value(f"meeting.{meeting.kind}.pass", meeting.area_id)
    return Share(found), Base(rules.value(f"meeting.{meeting.kind}.base", meeting.area_id))


def minutes_days(area: str) -> int:
    return rules.value(MINUTES, area)


def notice_days(area: str) -> int:
    return rules.value(NOTICE, area)
