"""形式的样子 · What a form's file may say: plain data. Lead times and shares are rules; here stand only their names."""

from dataclasses import dataclass

from shangliang.kit.say import Words, _, say

# How the seats of a class are filled.
WAYS = Words(
    {
        "fixed": _("按职务确定"),
        "invited": _("按姓名邀请"),
        "nominated": _("由单位推荐"),
        "stakeholder": _("利益相关方"),
        "draw": _("抽签产生"),
        "observer": _("旁听"),
    }
)


@dataclass(frozen=True)
class Seat:
    """席位类别 · A class of participants; `at_least` and `at_most` of them (0: no upper bound)."""

    code: str
    word: str
    at_least: int = 0
    at_most: int = 0
    voice: str = "deliberate"
    way: str = "invited"  # how it is filled: see WAYS

    @property
    def name(self) -> str:
        return say(self.word)

    @property
    def how(self) -> str:
        return WAYS[self.way]


@dataclass(frozen=True)
class Part:
    """议程的一部分 · Its name and how many minutes it usually takes."""

    word: str
    minutes: int

    @property
    def name(self) -> str:
        return say(self.word)


@dataclass(frozen=True)
class Form:
    """协商形式 · Its name, at which levels it is held, its activities, its seats, the parts of its sitting.

    `levels` are lengths of area codes; `activities` are (kind, name); `phases` are (name, days).
    """

    word: str
    order: int
    levels: tuple[int, ...]
    phases: tuple[tuple[str, int], ...]
    activities: tuple[tuple[str, str], ...]
    seats: tuple[Seat, ...]
    parts: tuple[Part, ...]
    numbered: bool = False
    hint: str = ""

    @property
    def name(self) -> str:
        return say(self.word)

    @property
    def sentence(self) -> str:
        """When to choose it."""
        return say(self.hint)

    def seat(self, code: str) -> Seat | None:
        return next((s for s in self.seats if s.code == code), None)


# 1+7+X: domain.md A1 [S2] (Jinchang). 1 = the Party secretary; seven fixed classes; X by topic.
ONE_SEVEN_X = (
    Seat("secretary", _("村（社区）党组织书记"), 1, 1, way="fixed"),
    Seat("party", _("党组织代表"), 1, way="nominated"),
    Seat("committee", _("村（居）民委员会代表"), 1, way="nominated"),
    Seat("supervision", _("村（居）务监督委员会代表"), 1, way="nominated"),
    Seat("deputies", _("“两代表一委员”"), 1),
    Seat("legal", _("法律工作者"), 1),
    Seat("economic", _("经济组织和社会组织代表"), 1, way="nominated"),
    Seat("respected", _("乡贤能人、群众代表"), 1),
    Seat("interested", _("利益相关方"), 1, way="stakeholder"),
    Seat("department", _("有关部门和单位"), way="nominated"),
    Seat("expert", _("专业人士"), voice="advise"),
)
# A county's or city's own consultations: domain.md A2 step 4.
SECTORS = (
    Seat("chair", _("主席会议成员"), 1, way="fixed"),
    Seat("member", _("政协委员"), 3),
    Seat("sector", _("界别、民主党派和团体代表"), way="nominated"),
    Seat("department", _("有关部门负责人"), 1, way="nominated"),
    Seat("interested", _("利益相关方、群众代表"), 1, way="stakeholder"),
    Seat("expert", _("专家"), voice="advise"),
)
# Briefing, questions, answers, speeches: domain.md A1 [S21].
FOUR_PARTS = (Part(_("情况介绍"), 20), Part(_("提问"), 20), Part(_("答复"), 25), Part(_("发言"), 55))
EIGHT_STEPS = (
    Part(_("通报议题和规则"), 10), Part(_("介绍情况"), 15), Part(_("利益相关方发言"), 30), Part(_("自由讨论"), 30),
    Part(_("有关部门和专业人士回应"), 15), Part(_("归纳共识和分歧"), 10), Part(_("复述确认"), 5), Part(_("签字"), 5),
)  # fmt: skip
PREPARE, EXPRESS, SIT = _("准备和公告"), _("广泛听取看法"), _("当面协商")
SAY, THINK, MEET, BOTH, TEXT, ASK = (
    _("征集看法"),
    _("逐条表态"),
    _("协商会"),
    _("正反两面说"),
    _("文稿修改建议"),
    _("问卷"),
)
