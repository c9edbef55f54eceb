"""时限 · How long a matter may stay in a stage: rules per stage, per kind where it differs, by the holder's level."""

from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, rules
from shangliang.kit.rulekinds import a_share, between

from .kinds import KINDS
from .lifecycle import LABELS, Stage

# domain.md A2 gives these as defaults [D]; the reply limit of proposals is B3 [S50, S52].
DEFAULTS = {
    Stage.RAISED: "5个工作日",
    Stage.ACCEPTED: "10个工作日",
    Stage.APPROVED: "20个工作日",
    Stage.CONSULTING: "20个工作日",
    Stage.AGREED: "5个工作日",
    Stage.SUBMITTED: "10个工作日",
    Stage.INSTRUCTED: "5个工作日",
    Stage.ASSIGNED: "3个工作日",
    Stage.ANSWERED: "10个工作日",
    Stage.CONFIRMED: "10个工作日",
    Stage.APPRAISED: "5个工作日",
}
HANDLING = {"village": "30日", "township": "60日", "county": "90日", "city": "90日"}
LEVEL_WORDS = {"village": _("村、社区"), "township": _("乡镇、街道"), "county": _("县区"), "city": _("市")}
BASIS, REPLY_BASIS = _("本系统默认，参照各地协商工作规则"), _("提案办理三个月答复的通行规则")
LEVELS = {2: "city", 4: "city", 6: "county", 9: "township", 12: "village"}


def _later(say):
    """A sentence made when it is shown, in the language of the page."""
    return lazy(say, str)


def declare() -> None:
    """Put every limit among the rules that an office may change for its area."""
    for stage, text in DEFAULTS.items():
        _declare_limit(stage, _stage_name(stage), text)
    for level, text in HANDLING.items():
        _declare_limit(f"handling.{level}", _level_name(level), text)
    for slug, kind in KINDS.items():
        for own, text in kind.limits.items():
            basis = REPLY_BASIS if slug == "proposal" else BASIS
            _declare_limit(f"{slug}.{own}", _kind_name(slug, own), text, basis)
    for key, name, default, why, sort, check in OTHERS:
        rules.declare(
            f"matter.{key}", name=name, default=default, basis=why, kind=sort, check=check, unit=UNITS.get(key, "")
        )


def _declare_limit(key, name, text, basis=BASIS) -> None:
    rules.declare(f"matter.limit.{key}", name=name, default=text, basis=basis, kind="limit")


@_later
def _stage_name(stage) -> str:
    return gettext("%(stage)s阶段时限") % {"stage": LABELS[stage]}


@_later
def _level_name(level) -> str:
    return gettext("办理时限（%(level)s）") % {"level": LEVEL_WORDS[level]}


@_later
def _kind_name(slug, stage) -> str:
    return gettext("%(kind)s%(stage)s阶段时限") % {"kind": KINDS[slug].name, "stage": LABELS[Stage(stage)]}


def _has_a_class(text: str) -> None:
    if not text.strip():
        raise ValueError(gettext("至少写一类，例如：A 已解决或基本解决。"))


DAYS, TIMES, PHOTOS = between(1, 250), between(1, 20), between(1, 20)
PRACTICE = _("各地协商工作规则的通行做法")
# the sources: domain.md A2 (lights, reminders, consulting again), B3 (S50: returning, S54: classes of answers)
OTHERS = (
    (
        "yellow",
        _("亮黄灯时已用时限的份额"),
        "80%",
        _("各地协商工作规则的通行做法：过半提醒、八成预警、逾期亮红灯"),
        "share",
        a_share,
    ),
    ("remind_at", _("自动催办时已用时限的份额"), "50%", PRACTICE, "share", a_share),
    ("supervise_after", _("逾期几个工作日后提示督办"), "3", _("本系统默认"), "int", DAYS),
    ("escalate_after", _("逾期几个工作日后提示提交上一级"), "10", _("本系统默认"), "int", DAYS),
    ("confirm_reminders", _("请提出人确认的提醒次数"), "3", _("沉默不等于同意，本系统默认三次"), "int", TIMES),
    ("confirm_interval", _("每次确认提醒相隔的工作日"), "5", _("本系统默认"), "int", DAYS),
    ("reopen_within", _("办结后可以重新打开的时间"), "90日", _("本系统默认"), "limit", None),
    ("reconsult_share", _("评议不满意达到多大份额应再协商"), "30%", PRACTICE, "share", a_share),
    ("return_within", _("承办单位提出退办的时限"), "3个工作日", _("提案办理的通行规则"), "limit", None),
    ("receipt_within", _("承办单位签收的时限"), "3个工作日", _("本系统默认"), "limit", None),
    ("feedback_share", _("阶段反馈在办理时限的哪个份额"), "50%", _("本系统默认"), "share", a_share),
    ("photos", _("提出一件事最多附几张照片"), "3", _("本系统默认"), "int", PHOTOS),
    (
        "classes",
        _("答复类别（每行一类：字母 含义）"),
        "A 已解决或基本解决\nB 部分解决或列入计划\nC 受条件限制或留作参考",
        _("提案答复分类的通行做法"),
        "text",
        _has_a_class,
    ),
)


UNITS = {
    "supervise_after": _("个工作日"),
    "escalate_after": _("个工作日"),
    "confirm_reminders": _("次"),
    "confirm_interval": _("个工作日"),
    "photos": _("张"),
}


def limit_for(kind: str, stage: str, holder_area: str):
    """The limit (kit.clock.Limit) of a stage for a kind at a holder's level, or None where no clock runs."""
    if stage in KINDS[kind].limits:
        return rules.value(f"matter.limit.{kind}.{stage}", holder_area)
    if stage == Stage.HANDLING:
        return rules.value(f"matter.limit.handling.{LEVELS[min(len(holder_area), 12)]}", holder_area)
    return rules.value(f"matter.limit.{stage}", holder_area) if stage in DEFAULTS else None


def returnable(order, day) -> bool:
    """Whether a unit may still say that it is not competent (退办)."""
    area = order.matter.holder_area
    return clock.due(order.assigned_on, rules.value("matter.return_within", area), area=area) >= day


def dates(limit, start, area):
    """(warn_on, due_on) of a limit that starts on `start`."""
    if limit is None:
        return None, None
    due = clock.due(start, limit, area=area)
    share = float(rules.value("matter.yellow", area))
    return min(due, start + (due - start) * share), due
