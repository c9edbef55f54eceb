"""会议的话 · The verdict in one sentence: who was due, who was there, how many for it, what was needed, what came of it."""

from django.utils.translation import override

from shangliang.compute.majority import Base, Presence, Share
from shangliang.kit.say import Words, _, say

from .items import FORM_WORDS, Form

SHARES = Words(
    {Share.MAJORITY: _("过半数"), Share.HALF: _("半数以上"), Share.TWO_THIRDS: _("三分之二以上")},
)
BASES = Words({Base.ALL: _("全体"), Base.PRESENT: _("到会人员")})
CHINESE = "zh-hans"


def presence_words(here: Presence) -> str:
    """应到 31 人，实到 26 人，已达法定人数（过半数，16 人）."""
    said = say(_("应到 %(whole)s 人，实到 %(present)s 人，")) % {"whole": here.whole, "present": here.present}
    end = say(_("已达法定人数（%(share)s，%(n)s 人）")) if here.met else say(_("未达法定人数（%(share)s，%(n)s 人）"))
    return said + end % {"share": SHARES[here.share], "n": here.needed}


def rule_words(decision) -> str:
    """需全体过半数（16）."""
    return say(_("需%(base)s%(share)s（%(n)s）")) % {
        "base": BASES[decision.base], "share": SHARES[Share(decision.to_pass)], "n": decision.needed
    }  # fmt: skip


def verdict(decision) -> str:
    """One sentence; while a poll goes on it ends with that."""
    before = presence_words(decision.here)
    if decision.passed is None:
        return say(_("%(here)s；%(form)s正在进行；%(rule)s。")) % {
            "here": before, "form": FORM_WORDS[Form(decision.form)], "rule": rule_words(decision)
        }  # fmt: skip
    end = say(_("通过")) if decision.passed else say(_("未通过"))
    if decision.is_consent:
        return say(_("%(here)s；没有人提出异议，%(form)s；%(rule)s，%(end)s。")) % {
            "here": before, "form": FORM_WORDS[Form(decision.form)], "rule": rule_words(decision), "end": end
        }  # fmt: skip
    votes = say(_("赞成 %(yes)s，反对 %(no)s，弃权 %(abstain)s")) % {
        "yes": decision.yes, "no": decision.no, "abstain": decision.abstain
    }  # fmt: skip
    return say(_("%(here)s；%(votes)s；%(rule)s，%(end)s。")) % {
        "here": before, "votes": votes, "rule": rule_words(decision), "end": end
    }  # fmt: skip


def election_words(election) -> str:
    """Who was elected, with how many; who is tied; how many seats are left."""
    names = "、".join(f"{one['name']}（{one['votes']}）" for one in election.candidates if one["state"] == "elected")
    said = say(_("%(here)s；发出选票 %(handed)s 张，收回 %(back)s 张，无效 %(bad)s 张；%(rule)s；当选：%(names)s")) % {
        "here": presence_words(election.here), "handed": election.handed, "back": election.returned, "bad": election.invalid,
        "rule": rule_words(election), "names": names or say(_("无")),
    }  # fmt: skip
    if election.tied:
        said += say(_("；票数相同，另行选举：%(names)s")) % {"names": "、".join(election.tied)}
    left = election.seats - len(election.elected)
    return said + (say(_("；缺额 %(n)s 名")) % {"n": left} if left else "") + "。"


def kept(words, *about) -> str:
    """The same as it is kept on record: in Chinese whoever acts."""
    with override(CHINESE):
        return words(*about)
