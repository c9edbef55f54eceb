"""绩的用语 · What is wrong with a formula, why there is no data, values and points as pages say them."""

from decimal import Decimal

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.compute.formula import Flaw, Lack

FLAWS = {
    Flaw.EMPTY: gettext_lazy("公式是空的。"),
    Flaw.LONG: gettext_lazy("公式太长，请分成几个指标。"),
    Flaw.DEEP: gettext_lazy("括号套得太深，请改写得简单些。"),
    Flaw.SIGN: gettext_lazy("第 %(at)s 个字“%(word)s”不能用在公式里。"),
    Flaw.NUMBER: gettext_lazy("第 %(at)s 个字起的数“%(word)s”位数太多。"),
    Flaw.UNEXPECTED: gettext_lazy("第 %(at)s 个字起的“%(word)s”放错了地方。"),
    Flaw.ENDS: gettext_lazy("公式没有写完。"),
    Flaw.OPEN: gettext_lazy("第 %(at)s 个字的括号没有合上。"),
    Flaw.FUNCTION: gettext_lazy("第 %(at)s 个字起的“%(word)s”不认识：函数只有 min 和 max，数字要写成“组.项”。"),
    Flaw.CHAIN: gettext_lazy("第 %(at)s 个字：一个公式里比较号只能连着用一次。"),
}
LACKS = {
    Lack.UNKNOWN: gettext_lazy("没有“%(name)s”这个数字。"),
    Lack.OWN: gettext_lazy("“%(name)s”本身由测评得出，不能用在公式里。"),
    Lack.MISSING: gettext_lazy("“%(name)s”在这里、这个期间没有数据。"),
    Lack.ZERO: gettext_lazy("除数是零，没有数据。"),
}


def flaw(wrong) -> str:
    return str(FLAWS[wrong.flaw]) % {"at": wrong.at, "word": wrong.word}


def lack(outcome) -> str:
    """Why there is no value."""
    return str(LACKS[outcome.lack]) % {"name": outcome.name} if outcome.lack else ""


def value_said(value, measure: str, unit: str = "") -> str:
    """0.82 -> 82%; 1 -> 有; 3 -> 3 次/年; nothing: 没有数据."""
    if value is None:
        return _("没有数据")
    if measure == "yes":
        return _("有") if value > 0 else _("没有")
    if measure == "share":
        return f"{plain(Decimal(value) * 100)}%"
    return f"{plain(value)} {unit}".strip() if measure == "number" else _("%(n)s 分") % {"n": plain(value)}


def plain(number) -> str:
    """Two digits at most, and no noughts behind."""
    if number is None:
        return ""
    text = f"{Decimal(number).quantize(Decimal('0.01')):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def marked(text) -> str:
    """What a framework says, never translated: marked as Chinese for whoever listens in another language."""
    return format_html('<span lang="zh-Hans">{}</span>', text)


def goal_said(indicator) -> str:
    """不低于 95%; 2 至 4 次; for what is judged: 由考核人评."""
    if indicator.kind == "veto":
        return _("发生即否决")
    if indicator.low is None and indicator.high is None:
        return _("由考核人评")
    said = [None if edge is None else value_said(edge, indicator.measure, indicator.unit)
            for edge in (indicator.low, indicator.high)]  # fmt: skip
    if indicator.measure == "yes":
        return said[0] or said[1] or ""
    if indicator.low is not None and indicator.high is not None:
        return _("%(low)s 至 %(high)s") % {"low": said[0], "high": said[1]}
    return _("不低于 %(low)s") % {"low": said[0]} if said[0] else _("不高于 %(high)s") % {"high": said[1]}
