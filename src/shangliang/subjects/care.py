"""关爱的规矩 · What an office may set for the files of persons under care: kinds, subsidies, guarantees, how many rows leave at once."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy

from shangliang.kit import rules
from shangliang.kit.rulekinds import between
from shangliang.kit.say import _, say

OURS = gettext_lazy("本系统默认，可按本地文件修改")
KINDS, SUBSIDIES, GUARANTEES, MOST, TAKE_WITHIN = (
    "household.kinds",
    "household.subsidies",
    "household.guarantees",
    "household.export_most",
    "household.export_hours",
)
LONGEST, MANY = 30, 40


def _lines(text: str) -> None:
    """One word a line, each once."""
    found = text.splitlines()
    if (
        not 0 < len(found) <= MANY
        or len(set(found)) < len(found)
        or not all(0 < len(line) <= LONGEST for line in found)
    ):
        raise ValueError(
            gettext("一行一个，不重复，每个不超过 %(longest)s 个字，最多 %(many)s 个。")
            % {"longest": LONGEST, "many": MANY}
        )


# Marked for translation where they are written; an office's own words are said as it wrote them.
DEFAULTS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    (KINDS, gettext_lazy("关爱对象类别"), (_("孤儿"), _("事实无人抚养儿童"), _("困难重度残疾人"), _("特困人员"))),
    (
        SUBSIDIES, gettext_lazy("补贴种类"),
        (_("最低生活保障金"), _("特困供养金"), _("孤儿基本生活费"), _("无人抚养儿童生活补贴"), _("困难残疾人生活补贴"), _("重度残疾人护理补贴"), _("临时救助金"), _("教育资助"), _("其他补贴")),
    ),
    (GUARANTEES, gettext_lazy("保障项目"), (_("基本生活"), _("医疗"), _("教育"), _("住房"), _("照料看护"), _("残疾康复"))),
)  # fmt: skip
GRADES = (_("一级"), _("二级"), _("三级"), _("四级"))  # of a disability


def declare() -> None:
    for key, name, words in DEFAULTS:
        rules.declare(key, name=name, default="\n".join(words), basis=OURS, kind="text", check=_lines)
    rules.declare(
        MOST,
        name=gettext_lazy("敏感信息多少人以内一个人可以导出（更多的要另一个人同意）"),
        default=500,
        basis=OURS,
        kind="int",
        check=between(1, 5000),
    )
    rules.declare(
        TAKE_WITHIN, name=gettext_lazy("敏感信息同意导出以后几小时内有效"), default=24, basis=OURS, kind="int",
        check=between(1, 168), unit=gettext_lazy("小时"),
    )  # fmt: skip


def words(key: str, area: str) -> list[str]:
    """The words of a list as they hold in the area."""
    return str(rules.value(key, area)).splitlines()


def pairs(key: str, area: str, kept=()) -> list[tuple[str, str]]:
    """The same for a form, said in the reader's language; with what a row holds already."""
    held = words(key, area)
    return [(word, say(word)) for word in [*held, *(w for w in kept if w not in held)]]


def said(found) -> str:
    """孤儿、特困人员"""
    return gettext("、").join(say(word) for word in found)
