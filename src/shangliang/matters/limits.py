"""时限 · How long a matter may stay in a stage: rules per stage, per kind where it differs, by the holder's level."""

from shangliang.kit import clock, rules

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
LEVELS = {2: "city", 4: "city", 6: "county", 9: "township", 12: "village"}


def declare() -> None:
    """Put every limit among the rules that an office may change for its area."""
    basis = "本系统默认，参照各地协商工作规则"
    for stage, text in DEFAULTS.items():
        rules.declare(f"matter.limit.{stage}", name=f"{LABELS[stage]}阶段时限", default=text, basis=basis, kind="limit")
    for level, text in HANDLING.items():
        rules.declare(
            f"matter.limit.handling.{level}",
            name=f"办理时限({LEVEL_WORDS[level]})",
            default=text,
            basis=basis,
            kind="limit",
        )
    for slug, kind in KINDS.items():
        for own, text in kind.limits.items():
            rules.declare(
                f"matter.limit.{slug}.{own}",
                name=f"{kind.name}{LABELS[Stage(own)]}阶段时限",
                default=text,
                basis="提案办理三个月答复的通行规则" if slug == "proposal" else basis,
                kind="limit",
            )
    for key, name, default, why, sort in OTHERS:
        rules.declare(f"matter.{key}", name=name, default=default, basis=why, kind=sort)


LEVEL_WORDS = {"village": "村、社区", "township": "乡镇、街道", "county": "县区", "city": "市"}
OTHERS = (
    ("yellow", "亮黄灯时已用时限的份额", "0.8", "domain.md A2:50%提醒、80%预警、逾期亮红灯", "decimal"),
    ("remind_at", "自动催办时已用时限的份额", "0.5", "domain.md A2", "decimal"),
    ("supervise_after", "逾期几个工作日后提示督办", "3", "本系统默认", "int"),
    ("escalate_after", "逾期几个工作日后提示提交上一级", "10", "本系统默认", "int"),
    ("confirm_reminders", "请提出人确认的提醒次数", "3", "沉默不等于同意，本系统默认三次", "int"),
    ("confirm_interval", "每次确认提醒相隔的工作日", "5", "本系统默认", "int"),
    ("reopen_within", "办结后可以重新打开的时间", "90日", "本系统默认", "limit"),
    ("reconsult_share", "评议不满意达到多大份额应再协商", "0.3", "domain.md A2 再协商规则", "decimal"),
    ("return_within", "承办单位提出退办的时限", "3个工作日", "提案办理规则[S50]", "limit"),
    ("receipt_within", "承办单位签收的时限", "3个工作日", "本系统默认", "limit"),
    ("feedback_share", "阶段反馈在办理时限的哪个份额", "0.5", "本系统默认", "decimal"),
    (
        "classes",
        "答复类别(每行一类：字母 含义)",
        "A 已解决或基本解决\nB 部分解决或列入计划\nC 受条件限制或留作参考",
        "domain.md B3 [S54]",
        "text",
    ),
)


def limit_for(kind: str, stage: str, holder_area: str):
    """The limit (kit.clock.Limit) of a stage for a kind at a holder's level, or None where no clock runs."""
    if stage in KINDS[kind].limits:
        return rules.value(f"matter.limit.{kind}.{stage}", holder_area)
    if stage == Stage.HANDLING:
        return rules.value(f"matter.limit.handling.{LEVELS[min(len(holder_area), 12)]}", holder_area)
    return rules.value(f"matter.limit.{stage}", holder_area) if stage in DEFAULTS else None


def dates(limit, start, area):
    """(warn_on, due_on) of a limit that starts on `start`."""
    if limit is None:
        return None, None
    due = clock.due(start, limit)
    share = float(rules.value("matter.yellow", area))
    return min(due, start + (due - start) * share), due
