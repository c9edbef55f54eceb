"""关爱的规矩 · What an office may set for the files of persons under care: kinds, subsidies, guarantees, how many rows leave at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import rules
from shangliang.kit.rulekinds import between

OURS = gettext_lazy("本系统默认，可按本地文件修改")
KINDS, SUBSIDIES, GUARANTEES, MOST = (
    "household.kinds",
    "household.subsidies",
    "household.guarantees",
    "household.export_most",
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
            _("一行一个，不重复，每个不超过 %(longest)s 个字，最多 %(many)s 个。") % {"longest": LONGEST, "many": MANY}
        )


def declare() -> None:
    for key, name, words in (
        (KINDS, gettext_lazy("关爱对象类别"), "孤儿 事实无人抚养儿童 困难重度残疾人 特困人员"),
        (SUBSIDIES, gettext_lazy("补贴种类"), "最低生活保障金 特困供养金 孤儿基本生活费 事实无人抚养儿童基本生活补贴 困难残疾人生活补贴"
         " 重度残疾人护理补贴 临时救助金 教育资助 其他补贴"),
        (GUARANTEES, gettext_lazy("保障项目"), "基本生活 医疗 教育 住房 照料看护 残疾康复"),
    ):  # fmt: skip
        rules.declare(key, name=name, default=words.replace(" ", "\n"), basis=OURS, kind="text", check=_lines)
    rules.declare(
        MOST, name=gettext_lazy("敏感信息一次最多导出人数"), default=500, basis=OURS, kind="int", check=between(1, 5000)
    )


def words(key: str, area: str) -> list[str]:
    """The words of a list as they hold in the area."""
    return str(rules.value(key, area)).splitlines()
