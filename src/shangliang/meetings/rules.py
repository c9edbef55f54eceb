"""会议的规则 · What an office may change: how many have to come, how many have to be for it, until when minutes are due."""

from django.utils.text import format_lazy
from django.utils.translation import gettext
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
            _of_kind(slug, kind)
    rules.declare(
        MINUTES, name=_("会议纪要多少日内定稿"), default=7, basis=OURS, kind="int", check=between(1, 90), unit=_("日"),
    )  # fmt: skip
    rules.declare(
        NOTICE, name=_("会议通知提前多少日发出（晚了只提醒）"), default=3, basis=OURS, kind="int", check=between(0, 60), unit=_("日"),
    )  # fmt: skip


def _of_kind(slug: str, kind) -> None:
    """An area's, and each body's own: two bodies of one place may hold the same kind of meeting by different rules."""
    quorum, basis, word = kind.quorum, _(kind.quorum.basis), _(kind.word)
    for what, name, default, choices in (
        ("quorum", _("到会要有"), quorum.share, SHARES),
        ("pass", _("通过要有"), quorum.passes, SHARES),
        ("base", _("通过按谁计算"), quorum.of, BASES),
    ):
        rules.declare(
            f"meeting.{slug}.{what}", name=format_lazy(_("{kind}：{what}"), kind=word, what=name), default=str(default), basis=basis,
            kind="choice", choices={str(code): label for code, label in choices.items()}, bodies=kind.bodies,
        )  # fmt: skip


def effective(meeting) -> list[rules.Effective]:
    """How many have to come, how many have to be for it, of whom; as its body, its area or the default has it."""
    keys = [f"meeting.{meeting.kind}.{what}" for what in ("quorum", "pass", "base")]
    return [rules.find(key, meeting.area_id, meeting.body_id) for key in keys]


def basis(found: rules.Effective) -> str:
    """On what it rests, as a page says it; whose rule it is, where that is the body's own."""
    return gettext("%(basis)s（本组织自己的规定）") % {"basis": found.basis} if found.from_body else str(found.basis)


def share_to_come(meeting) -> Share:
    return Share(effective(meeting)[0].value)


def share_to_pass(meeting) -> tuple[Share, Base]:
    """How much, of whom."""
    _come, found, base = effective(meeting)
    return Share(found.value), Base(base.value)


def minutes_days(area: str) -> int:
    return rules.value(MINUTES, area)


def notice_days(area: str) -> int:
    return rules.value(NOTICE, area)
