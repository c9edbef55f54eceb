"""说法 · Sentences that several pages of a consultation say: who can know what, and where it stands."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.models import Grade

KNOWN = {
    Grade.HANDS: _("举手清点：在场的人都看得见谁怎么想，不保密。"),
    Grade.NAMED: _("记名表态：您的名字和您的看法，工作人员看得到。"),
    Grade.ACCOUNT: _(
        "个人链接：邻居和村干部看不到您怎么想。结束封存以前，系统管理员在技术上能把人和看法对上；封存以后，谁也对不上。"
    ),
    Grade.SLIP: _(
        "不记名：纸签是您自己抽的，谁抽到哪一张没有登记，所以没有人知道哪条看法是您的（除非他看着您的手机）。"
    ),
    Grade.BOX: _("纸质投箱：看法写在卡片上投进箱子，两个人分别录入，谁也不知道哪张是您的。"),
}
BRIEFLY = {
    Grade.HANDS: _("举手清点，不保密"),
    Grade.NAMED: _("记名：工作人员看得到"),
    Grade.ACCOUNT: _("封存以后谁也对不上"),
    Grade.SLIP: _("不记名：没有人知道是您"),
    Grade.BOX: _("不记名：写在卡片上投箱"),
}
DOUBTS = {
    "few": _("表态的人还不够多，先不看谁和谁相近，只看每一条。"),
    "alike": _("大家想得差不多，分不出几种看法来。"),
    "small": _("有一种看法的人太少，画出来会认出是谁，所以不画。"),
    "unstable": _("换几个人来表态，分法就会变，说明还不稳，先不画。"),
    "unknown": _("还没有检验过分得稳不稳，先不画。"),
}
LETTERS = "甲乙丙丁戊"  # what the groups are called; they are numbered by size
BY_CODE = frozenset({Grade.NAMED, Grade.ACCOUNT, Grade.SLIP})  # views come from a phone with a code

# How one takes part in an activity that has neither a place nor an hour.
HOW = {
    "statements": _("表过几条态以后，可以加一句自己的看法。"),
    "views": _("在手机上一条一条表态；不用手机的，可以向协商员要一张纸质卡片。"),
}


def state_of(consultation) -> tuple[str, str]:
    """(words, kind of tag): where it stands for whoever might take part."""
    if consultation.withdrawn_on and not consultation.closed_at:
        return gettext("已经撤销"), "plain"
    if consultation.agreed_on:
        return gettext("已经形成共识"), "done"
    if consultation.sealed_at:
        return gettext("已经封存公布"), "done"
    if consultation.closed_at:
        return gettext("表态已经结束"), "plain"
    if consultation.takes_views:
        return gettext("正在表态"), "calm"
    return gettext("还没有开始表态"), "plain"


def between(low: float, high: float) -> str:
    """How far a share can be trusted, in words."""
    return gettext("误差范围 %(low)s%%–%(high)s%%") % {"low": round(100 * low), "high": round(100 * high)}


def share_words(found: dict, least: int) -> dict:
    """A share of the picture as a bar (parts, or None) and in words; nothing is said that the picture does not hold."""
    kind = found["kind"]
    yes, no, unsure = (round(100 * (found[side] or 0)) for side in ("agree", "disagree", "unsure"))
    base, rest = {"n": found["base"], "k": least}, 100 - yes - no - unsure
    told = between(found["low"], found["high"]) if found.get("low") is not None else ""
    words = {
        "all": gettext("赞成 %(yes)s%%，不赞成 %(no)s%%，说不准 %(unsure)s%%（%(n)s 人）"),
        "sides": gettext("赞成 %(yes)s%%，不赞成 %(no)s%%（表明看法的 %(n)s 人）"),
        "agree": gettext("赞成 %(yes)s%%，其他 %(rest)s%%（%(n)s 人）"),
        "disagree": gettext("不赞成 %(no)s%%，其他 %(rest)s%%（%(n)s 人）"),
        "nearly_agree": gettext("几乎都赞成（有别的看法的不到 %(k)s 人）"),
        "nearly_disagree": gettext("几乎都不赞成（有别的看法的不到 %(k)s 人）"),
        "unsure": gettext("多数人还说不准"),
        "mixed": gettext("看法还很分散"),
        "few": gettext("表态的还不到 %(k)s 人，先不公布"),
    }[kind] % ({"yes": yes, "no": no, "unsure": unsure, "rest": rest} | base)
    return {
        "words": words,
        "between": told,
        "parts": (yes, 100 - yes - no, no) if found["base"] else None,
        "kind": kind,
    }


def hands_words(hands: tuple[int, int, int]) -> str:
    """Hands for a statement, as two persons counted them."""
    return gettext("举手：赞成 %(yes)s，不赞成 %(no)s，说不准 %(unsure)s") % dict(
        zip(("yes", "no", "unsure"), hands, strict=True)
    )
