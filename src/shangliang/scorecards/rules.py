"""绩的规则 · What an office may change: how long one may object to points and to a notice, who decides honours, who reads assessments."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules
from shangliang.kit.rulekinds import between

OBJECTIONS, NOTICE, COMPETENT = "duty.objection_days", "honour.notice_days", "honour.decided_by"
SHOWN_TO, PUBLIC = "assessment.shown_to", "public"
DECIDING = ("chairpersons", "standing_committee", "plenary")  # from the lowest up


def _some_days(limit) -> None:
    if not limit.number:
        raise ValueError(gettext("至少公示一日。"))


def declare() -> None:
    """Called when the app is ready."""
    rules.declare(
        OBJECTIONS, name=_("履职积分公布后几日内可以提异议"), default=7, kind="int", basis=_("本系统默认"),
        check=between(1, 60), unit=_("日"),
    )  # fmt: skip
    rules.declare(
        NOTICE, name=_("表彰公示几日"), default="5个工作日", kind="limit",
        basis=_("评比达标表彰活动管理办法要求公示；不少于五个工作日是惯例"), check=_some_days,
    )  # fmt: skip
    rules.declare(
        COMPETENT, name=_("表彰由哪一级会议决定（更高一级的会议也可以）"), default="chairpersons", kind="choice",
        choices={"chairpersons": _("主席会议"), "standing_committee": _("常委会会议"), "plenary": _("全体会议")},
        basis=_("表彰要经有权的会议决定；主席会议为本系统默认"),
    )  # fmt: skip
    rules.declare(
        SHOWN_TO, name=_("公布的测评给谁看"), default="members", kind="choice",
        choices={"members": _("本级政协委员"), PUBLIC: _("所有人")}, basis=_("公布与否由主办单位决定；给委员看为本系统默认"),
    )  # fmt: skip


def competent(area: str) -> tuple[str, ...]:
    """The kinds of meeting that may decide on honours there."""
    return DECIDING[DECIDING.index(rules.value(COMPETENT, area)) :]
