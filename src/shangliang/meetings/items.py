"""议题的种类 · What is done with an item of the agenda, and what may come of it. Pure."""

from enum import StrEnum

from shangliang.kit.say import Words, _


class ItemKind(StrEnum):
    """议题种类"""

    LEARN = "learn"
    HEAR = "hear"
    REVIEW = "review"
    ADOPT = "adopt"
    CONSULT = "consult"
    DISCUSS = "discuss"
    DECIDE = "decide"
    ELECT = "elect"
    INFORM = "inform"
    SPEAK = "speak"
    ARRANGE = "arrange"
    COMMEND = "commend"


ITEM_WORDS = Words(
    {
        ItemKind.LEARN: _("学习传达"),
        ItemKind.HEAR: _("听取"),
        ItemKind.REVIEW: _("审议"),
        ItemKind.ADOPT: _("审议通过"),
        ItemKind.CONSULT: _("协商"),
        ItemKind.DISCUSS: _("讨论"),
        ItemKind.DECIDE: _("决定"),
        ItemKind.ELECT: _("选举、人事"),
        ItemKind.INFORM: _("通报"),
        ItemKind.SPEAK: _("交流发言"),
        ItemKind.ARRANGE: _("部署"),
        ItemKind.COMMEND: _("表彰"),
    }
)
VOTED = frozenset({ItemKind.REVIEW, ItemKind.ADOPT, ItemKind.DECIDE, ItemKind.ELECT, ItemKind.COMMEND})


class Form(StrEnum):
    """表决方式 · 鼓掌 and 无异议 are general consent: nobody counts."""

    HANDS = "hands"
    NAMED = "named"
    UNNAMED = "unnamed"
    PAPER = "paper"
    APPLAUSE = "applause"
    NO_OBJECTION = "no_objection"


FORM_WORDS = Words(
    {
        Form.HANDS: _("举手表决"),
        Form.NAMED: _("电子记名表决"),
        Form.UNNAMED: _("电子无记名表决"),
        Form.PAPER: _("纸质无记名投票"),
        Form.APPLAUSE: _("鼓掌通过"),
        Form.NO_OBJECTION: _("询问后无异议"),
    }
)
CONSENT = frozenset({Form.APPLAUSE, Form.NO_OBJECTION})
BY_POLL = {Form.NAMED: "g1", Form.UNNAMED: "g2", Form.PAPER: "g4"}  # the grade of secrecy of gatherings


class Verb(StrEnum):
    """会议怎样说 · The verb that a paragraph of the minutes opens with."""

    NOTED = "noted"
    STRESSED = "stressed"
    DEMANDED = "demanded"
    HELD = "held"


VERB_WORDS = Words(
    {
        Verb.NOTED: _("会议指出"),
        Verb.STRESSED: _("会议强调"),
        Verb.DEMANDED: _("会议要求"),
        Verb.HELD: _("会议认为"),
    }
)


def choices(words: Words, later) -> list[tuple[str, object]]:
    """For a field of a model: plain strings, so that no migration knows these names."""
    return [(str(code), word) for code, word in words.choices(later)]
