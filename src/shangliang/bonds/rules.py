"""帮联的规则 · How often somebody is visited, and the checklists: all of it an office may change."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules
from shangliang.kit.rulekinds import between

from .kinds import KINDS

# No definition of 五个一 and 六必访 was found (domain.md E): these are defaults, and the page says so.
DEFAULT = _("默认，可改：没有查到当地的正式定义，请按本地文件改写，每行一项")
LISTS = {
    "five": (_("五个一"), "一名包联领导\n一支工作专班\n一个工作方案\n一本问题台账\n一跟到底销号"),
    "six": (
        _("六必访"),
        "新项目签约必访\n项目开工必访\n项目投产必访\n生产经营遇到困难必访\n产量用工大幅变化必访\n重要节日和重大政策出台必访",
    ),
}
REMIND = "bond.remind_days"
ITEM = 60  # the longest line of a checklist


def declare() -> None:
    """Called when the app is ready."""
    for slug, kind in KINDS.items():
        for rhythm in kind.rhythms:
            rules.declare(
                f"bond.{slug}.{rhythm.code}",
                name=_every(kind, rhythm), default=rhythm.times, basis=_(rhythm.basis), kind="int", check=between(1, 60),
            )  # fmt: skip
    for code, (name, default) in LISTS.items():
        rules.declare(
            f"bond.list.{code}",
            name=format_lazy(_("包联清单：{name}"), name=name),
            default=default,
            basis=DEFAULT,
            kind="text",
            check=_short_lines,
        )
    rules.declare(
        REMIND, name=_("到期前几天提醒走访"), default=14, basis=_("本系统默认，可改"), kind="int", check=between(0, 180)
    )  # fmt: skip


def times(slug: str, code: str, area: str) -> int:
    """How often, in the months of the rhythm."""
    return int(rules.value(f"bond.{slug}.{code}", area))


def items(code: str, area: str) -> list[str]:
    """The lines of a checklist as it holds in the area."""
    return [line.strip()[:ITEM] for line in rules.value(f"bond.list.{code}", area).splitlines() if line.strip()]


def is_default(code: str, area: str) -> bool:
    """Whether nobody has rewritten it yet: then the page labels it so."""
    return rules.find(f"bond.list.{code}", area).from_area is None


def _every(kind, rhythm):
    """结对帮扶：每年至少几次（上门走访）; said in the reader's language."""
    found = _("{kind}：每年至少几次（{what}）") if rhythm.months > 1 else _("{kind}：每月至少几次（{what}）")
    return format_lazy(found, kind=_(kind.word), what=_(rhythm.word))


def _short_lines(text: str) -> None:
    if any(len(line.strip()) > ITEM for line in text.splitlines()):
        raise ValueError(str(_("清单每行不能太长。")))
