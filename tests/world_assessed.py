"""小世界的测评 · One of the county with a self-score, a review, a gap, an objection; a draft of a framework."""

from dataclasses import dataclass

from shangliang.kit import clock, rules
from shangliang.scorecards import actions
from shangliang.scorecards.models import Assessment, Dimension, Framework, Gap, Indicator, Objection, Survey
from tests import cast
from tests.scorecards import scored


@dataclass(frozen=True)
class Assessed:
    made: Assessment
    gap: Gap
    one: Indicator
    doubt: Objection
    draft: Framework
    dimension: Dimension
    line: Indicator
    asks: Survey
    published: Assessment  # for everybody

    @classmethod
    def of(cls) -> "Assessed":
        made = scored.opened(body=cast.organisation("department"))
        scored.reviewed(made, A4="0.5", B1="0.5")
        one = scored.indicator(made, "B1")
        doubt = actions.object_to_mark(made, one, "下半年还要开（虚构）", by=cast.unit())
        draft = actions.copy(made.framework, cast.area(cast.COUNTY), by=cast.office())
        row = draft.dimensions.first()
        asks = actions.open_questionnaire(made, clock.today() + clock.days(7), by=cast.office())
        rules.set_rule("assessment.shown_to", cast.COUNTY, "public", by=cast.office())
        other = actions.publish_assessment(scored.reviewed(A4="0.5"), by=cast.office())
        return cls(made, scored.gap(made), one, doubt, draft, row, row.indicators.first(), asks, other)
