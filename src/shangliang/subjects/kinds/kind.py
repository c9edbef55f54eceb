"""设施类别的样子 · What a kind of facility says of itself: its name and the details that only it has. Plain data."""

from dataclasses import dataclass

from shangliang.kit.say import _, say

SURE = (_("是"), _("否"))


@dataclass(frozen=True)
class Detail:
    """一项资料 · Stored in Facility.details under its name: a count (with its unit), a choice as its Chinese word, or words."""

    name: str
    word: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    number: bool = False

    @property
    def label(self) -> str:
        if not self.unit:
            return say(self.word)
        return say(_("%(word)s（%(unit)s）")) % {"word": say(self.word), "unit": say(self.unit)}

    def show(self, value: object) -> str:
        """What was chosen, said; what was counted or written stays as it was."""
        return say(value) if isinstance(value, str) and value in self.choices else str(value)


@dataclass(frozen=True)
class FacilityKind:
    """设施类别"""

    word: str
    details: tuple[Detail, ...]

    @property
    def name(self) -> str:
        return say(self.word)


def count(name: str, word: str, unit: str) -> Detail:
    return Detail(name, word, unit, number=True)
