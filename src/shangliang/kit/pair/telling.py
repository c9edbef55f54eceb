"""讲述 · The reason for a pair, or for none, as one sentence that the household and the cadre may both read."""

from shangliang.compute.pair import Change, Choices, Objection, Why
from shangliang.kit.say import Words, _, say

CHANGES = Words({
    Change.NEW: _("新结对"),
    Change.KEPT: _("继续由原来的干部联系"),
    Change.LEFT: _("原来的干部 %(before)s 已不在名单上，改由这名干部联系"),
    Change.FORBIDDEN: _("按规定不能再由 %(before)s 联系，改由这名干部联系"),
    Change.JOINED: _("同一户由同一名干部联系"),
    Change.MOVED: _("为了人人有人联系、轻重均衡，由 %(before)s 改为这名干部"),
})  # fmt: skip
AGAINST = Words(
    {
        Objection.RECUSED: _("回避"),
        Objection.VILLAGE: _("本村的规定"),
        Objection.LANGUAGE: _("语言不通"),
        Objection.PROTECTED: _("没有联系这类对象的资格"),
        Objection.RANK: _("职级不够"),
    }
)


class Teller:
    """Asks for each phrase once: ten thousand reasons are made of a dozen."""

    def __init__(self, choices: Choices) -> None:
        self._changes, self._against = dict(CHANGES), dict(AGAINST)
        self._ranked = choices.rank is not choices.rank.IGNORED
        self._family = say(_("一户 %(people)d 人由同一名干部联系"))
        self._load = say(_("这名干部联系 %(load)d 户，名额 %(capacity)d 户"))
        self._fits = say(_("难度 %(difficulty)d，职级 %(rank)d，相称"))
        self._less = say(_("难度 %(difficulty)d，职级 %(rank)d，这次没有更合适的安排"))
        self._far = say(_("相距 %(km)s 公里"))
        self._comma, self._break, self._and, self._stop = say(_("，")), say(_("；")), say(_("、")), say(_("。"))

    def reason(self, why: Why) -> str:
        return self._paired(why) if why.helper else self._alone(why)

    def _paired(self, why: Why) -> str:
        told = [self._changes[why.change] % {"before": self._and.join(why.before)}]
        if len(why.family.people) > 1 and why.change is not Change.JOINED:
            told.append(self._family % {"people": len(why.family.people)})
        told.append(self._load % {"load": why.load, "capacity": why.capacity})
        if why.family.hardest > 1 and self._ranked and why.rank:
            said = self._fits if why.rank >= why.family.hardest else self._less
            told.append(said % {"difficulty": why.family.hardest, "rank": why.rank})
        if why.metres is not None:
            told.append(self._far % {"km": f"{why.metres / 1000:.1f}"})
        return self._break.join(told) + self._stop

    def _alone(self, why: Why) -> str:
        if why.able:
            return say(_("名额不够：可以联系这一户的 %(able)d 名干部都已满额。")) % {"able": why.able}
        counted = [
            say(_("%(why)s %(count)d 名")) % {"why": self._against[objection], "count": count}
            for objection, count in sorted(why.objections.items())
        ]
        said = say(_("没有一名干部可以联系这一户：%(reasons)s。"))
        return said % {"reasons": self._comma.join(counted)}
