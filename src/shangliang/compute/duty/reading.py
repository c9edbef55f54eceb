"""读规则 · A file of rules becomes Rules, or is refused with the line and what is wrong there."""

from typing import Any

from .checking import check
from .fields import Fields
from .flaws import Flaw
from .located import loads
from .rules import Consequence, Filter, Grade, Minimum, PartYear, Points, Rule, Rules, Section, Shared, Within

FORMAT = "shangliang-duty/1"


def read(text: str | dict[str, Any]) -> Rules:
    """From the text of a file, or from the same as it was loaded elsewhere. Raises Wrong."""
    top = Fields(loads(text) if isinstance(text, str) else text, "RULES", 1)
    if top.text("format") != FORMAT:
        raise top.wrong(Flaw.OTHER_FORMAT, expected=FORMAT)
    found = _Names(top).rules()
    top.end()
    check(found, top)
    return found


class _Names:
    """What the file declares, and all that is made of it."""

    def __init__(self, top: Fields) -> None:
        self.top = top
        self.roles, self.events, self.parts = top.words("roles"), top.words("events"), top.words("parts")
        self.caps = {name: top.as_points("caps", cap, 0) for name, cap in top.table("caps").items()}
        self.highest = {name: top.as_choice("highest", within, Within) for name, within in top.table("highest").items()}

    def rules(self) -> Rules:
        top, base = self.top, Fields(self.top.table("base"), "base", self.top.line)
        bonus, total = (Fields(top.table(name), name, top.line) for name in ("bonus", "total"))
        found = Rules(
            key=top.text("key"), name=top.text("name"), source=top.text("source", ""),
            version=top.text("version", ""), model=top.text("model", ""), readings=top.texts("readings"),
            roles=self.roles, events=self.events, parts=self.parts, caps=self.caps, highest=self.highest,
            rules=tuple(self._rule(each) for each in top.objects("rules", needed=True)),
            minimum=tuple(self._minimum(each) for each in top.objects("minimum")),
            grades=tuple(sorted((_grade(each) for each in top.objects("grades")), key=lambda each: -each.least)),
            consequences=tuple(_consequence(each) for each in top.objects("consequences")),
            start=base.points("start") or 0, base_most=base.points("most"), bonus_most=bonus.points("most", 0),
            least=total.points("least"), most=total.points("most"), part_year=top.choice("part_year", PartYear, PartYear.WHOLE),
        )  # fmt: skip
        for each in (base, bonus, total):
            each.end()
        return found

    def _filter(self, of: Fields) -> Filter:
        return Filter(
            of.names("events", self.events, needed=True), of.names("parts", self.parts),
            of.names("only", self.roles), of.names("except", self.roles),
        )  # fmt: skip

    def _rule(self, of: Fields) -> Rule:
        points = of.points("points")
        if points is None:
            raise of.wrong(Flaw.MISSING, field="points")
        section = of.choice("in", Section, Section.PENALTY if points < 0 else Section.BASE)
        if (section is Section.PENALTY) != (points < 0):
            raise of.wrong(Flaw.PENALTY_SECTION)
        found = Rule(
            of.text("item"), points, section, self._filter(of),
            first=of.whole("from", 1, 1), per=of.whole("per", 1, 1), times=of.whole("times", 1, 1) if of.has("times") else 0,
            cap=of.points("cap", 0), cap_group=of.named("cap_group", self.caps), highest=of.named("highest", self.highest),
            share=self._share(of), people=self._people(of), note=of.text("note", ""),
        )  # fmt: skip
        if found.per > 1 and (found.share or found.people):
            raise of.wrong(Flaw.PER_SHARED)
        of.end()
        return found

    def _share(self, of: Fields) -> dict[str, Points | Shared]:
        found: dict[str, Points | Shared] = {}
        for part, value in of.table("share").items():
            of.declared("share", part, self.parts)
            words = isinstance(value, str) and value.isalpha()
            found[part] = of.as_choice("share", value, Shared) if words else of.as_points("share", value, 0)
        numbers = [value for value in found.values() if not isinstance(value, Shared)]
        if any(value > 1 for value in numbers) or (Shared.REST in found.values() and sum(numbers) > 1):
            raise of.wrong(Flaw.SHARES_OVER)
        return found

    def _people(self, of: Fields) -> dict[str, int]:
        found = of.table("people")
        inner = Fields(found, "people", of.line)
        return {of.declared("people", part, self.parts): inner.whole(part, 1, 1) for part in found}

    def _minimum(self, of: Fields) -> Minimum:
        found = Minimum(of.text("item"), of.whole("count", 1, 1), self._filter(of))
        of.end()
        return found


def _grade(of: Fields) -> Grade:
    least = of.points("from")
    if least is None:
        raise of.wrong(Flaw.MISSING, field="from")
    found = Grade(of.text("name"), least, of.yes("needs_minimum"))
    of.end()
    return found


def _consequence(of: Fields) -> Consequence:
    found = Consequence(
        of.text("says"), of.points("below"), of.points("from"), of.text("grade", ""), of.yes("lacking"),
        of.whole("years", 1, 1),
    )  # fmt: skip
    if found.condition == Consequence("").condition:
        raise of.wrong(Flaw.NO_CONDITION)
    of.end()
    return found
