"""类别的样子 · What a kind's file may say: plain data."""

from dataclasses import dataclass

from shangliang.kit.say import Words, _, say

HEARING, READING, TALKING, CONVEYING, LOOKING = "hearing", "reading", "talking", "conveying", "looking"
METHODS = Words(
    {
        HEARING: _("听取介绍"),
        READING: _("查阅资料"),
        TALKING: _("座谈交流"),
        CONVEYING: _("传达文件"),
        LOOKING: _("实地察看"),
    }
)


@dataclass(frozen=True)
class Kind:
    """外出类别 · Its name, what is usually done at a stop, what it has besides stops and findings."""

    word: str
    order: int
    methods: tuple[str, ...] = (HEARING, LOOKING)
    serves: bool = False  # is a part of a gathering
    meets: bool = False  # meets companies: a batch of investment promotion
    hint: str = ""

    @property
    def name(self) -> str:
        return say(self.word)

    @property
    def sentence(self) -> str:
        """When to choose it."""
        return say(self.hint)
