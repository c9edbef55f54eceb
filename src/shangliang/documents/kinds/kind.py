"""公文种类的样子 · What a kind's file may say: plain data; and in which order a document gets its dated marks."""

from dataclasses import dataclass

from shangliang.kit.say import Words, _, say

REVIEWED, PASSED, SIGNED, NUMBERED = "reviewed", "passed", "signed", "numbered"
SENT, INSTRUCTED, ANSWERED, PUBLISHED = "sent", "instructed", "answered", "published"
MARKS = Words(
    {
        REVIEWED: _("审核"),
        PASSED: _("通过"),
        SIGNED: _("签发"),
        NUMBERED: _("编号"),
        SENT: _("报送"),
        INSTRUCTED: _("批示"),
        ANSWERED: _("答复"),
        PUBLISHED: _("公开"),
    }
)
ORDER = tuple(MARKS)
ISSUED = (REVIEWED, SIGNED, NUMBERED, PUBLISHED)
DECIDED = (REVIEWED, PASSED, SIGNED, NUMBERED, PUBLISHED)
SUBMITTED = (REVIEWED, PASSED, SIGNED, NUMBERED, SENT, INSTRUCTED, ANSWERED, PUBLISHED)


@dataclass(frozen=True)
class Kind:
    """公文种类 · Its name, its form on paper, the marks it may get in their order, and which of them no later one goes without."""

    word: str
    order: int
    form: str = "plain"  # kit.paper.Form
    path: tuple[str, ...] = ISSUED
    must: tuple[str, ...] = ()
    series: str = ""  # what its number says between the office and the year: 发, 函, 纪
    seal: bool = False
    hint: str = ""

    @property
    def name(self) -> str:
        return say(self.word)

    @property
    def sentence(self) -> str:
        """When to choose it."""
        return say(self.hint)

    def before(self, mark: str) -> tuple[str, ...]:
        """The marks without which this one is not given."""
        if mark not in self.path:
            return ()
        earlier = self.path[: self.path.index(mark)]
        needed = {SIGNED} if mark == NUMBERED else {SENT} if mark in {INSTRUCTED, ANSWERED} else set()
        return tuple(one for one in earlier if one in self.must or one in needed)
