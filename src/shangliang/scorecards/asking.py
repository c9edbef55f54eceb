"""问数 · A formula asked of a real place: values from the registered figures and from the surveys; what is missing is no data."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from shangliang.compute.formula import Lack, Name, Outcome, Wrong, read, work
from shangliang.kit import clock, figures
from shangliang.people.refusal import Refused

from . import wording
from .models.surveys import FEW, RATES, Survey

SURVEY = "survey"  # the three rates: of the assessment's own surveys


def own(name: str) -> bool:
    """A group that the scorecards declare: its value comes out of assessments, so none may come out of it."""
    return any(group.name == name and __package__ in group.query.__module__ for group in figures.declared())


def known(name: Name) -> Lack | None:
    """What is the matter with a name, before any place is asked."""
    group, _dot, key = name.path.partition(".")
    if group == SURVEY:
        return None if key in RATES else Lack.UNKNOWN
    if own(group):
        return Lack.OWN
    keys = {g.name: g.keys for g in figures.declared()}
    return None if key.partition(".")[0] in keys.get(group, ()) else Lack.UNKNOWN


def names() -> list[tuple[str, list[str]]]:
    """What a formula may name: a sentence for each group of figures, and its names."""
    found = [(g.sentence, [f"{g.name}.{key}" for key in g.keys]) for g in figures.declared() if not own(g.name)]
    return [*found, (_("本次测评的三率"), [f"{SURVEY}.{key}" for key in RATES])]


def checked(text: str) -> str:
    """The formula as it was written, or Refused with the sentence that says what is wrong."""
    try:
        formula = read(text)
        for name in sorted(formula.names, key=str):
            if name.period:
                figures.period_of(name.period, clock.today())
            if found := known(name):
                raise Refused(wording.lack(Outcome(None, found, name.path)))
    except Wrong as wrong:
        raise Refused(wording.flaw(wrong)) from wrong
    except figures.NoSuchPeriod as wrong:
        raise Refused(str(wrong)) from wrong
    return text


@dataclass
class Asker:
    """问一个地方 · Each group of figures is computed once per period, however many indicators name it."""

    area: str
    period: str
    on: dt.date | None = None
    surveys: Any = None  # the rows of Survey that count

    def __post_init__(self) -> None:
        self._groups: dict[tuple[str, str], dict] = {}

    def outcome(self, text: str) -> Outcome:
        """What the formula gives there; a formula that cannot be read any more gives no data too."""
        try:
            return work(read(text), self.answer)
        except Wrong:
            return Outcome(None, Lack.UNKNOWN, text[:60])

    def answer(self, name: Name) -> Fraction | Lack:
        if wrong := known(name):
            return wrong
        group, _dot, key = name.path.partition(".")
        found = self._rate(key) if group == SURVEY else self._figure(group, key, name.period or self.period)
        if not isinstance(found, (int, float, Decimal)):
            return Lack.MISSING
        return Fraction(found) if isinstance(found, int) else Fraction(str(found))

    def _figure(self, group: str, key: str, period: str) -> Any:
        if (group, period) not in self._groups:
            try:
                computed = figures.compute(self.area, on=self.on, period=period, only=[group])
            except figures.NoSuchPeriod:
                return None
            self._groups[group, period] = computed[group]
        found: Any = self._groups[group, period]
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def _rate(self, key: str) -> Any:
        """Of all who were asked; what fewer than five said is nobody's share."""
        rows = self.surveys if self.surveys is not None else Survey.objects.none()
        sums = rows.counted(self.on or clock.today()).aggregate(asked=Sum("asked"), said=Sum(key))
        return Decimal(sums["said"]) / sums["asked"] if (sums["asked"] or 0) >= FEW else None


def preview(text: str, asker: Asker, measure: str, unit: str) -> dict:
    """For whoever writes a formula: its result at a real place, and what each figure in it is there."""
    outcome = asker.outcome(text)
    said = wording.lack(outcome) if outcome.value is None else ""
    return {
        "value": wording.value_said(decimal(outcome.value), measure, unit),
        "lack": said,
        "figures": [(str(name), _shown(asker.answer(name))) for name in sorted(read(text).names, key=str)],
    }


def _shown(answer) -> str:
    return _("没有数据") if isinstance(answer, Lack) else wording.plain(decimal(answer))


def decimal(value: Fraction | None) -> Decimal | None:
    """As the database keeps it: four digits, and no more than it holds."""
    if value is None:
        return None
    found = (Decimal(value.numerator) / value.denominator).quantize(Decimal("0.0001"))
    return max(min(found, MOST), -MOST)


MOST = Decimal("9999999999.9999")
