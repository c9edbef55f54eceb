"""份额 · How a share is said and drawn: a bar of agree, unsure, disagree, with the interval of the told share as a line on it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from shangliang.compute.opinion_map import wilson

FEWEST = 5  # no published number isolates fewer people


class Bar(NamedTuple):
    """On a line of 100: where each part begins and how wide it is; where the interval begins and how wide it is; agreeing
    is read from the left, disagreeing from the right."""

    yes: str
    unsure: str
    no_at: str
    no: str
    low: str
    reach: str


class Share(NamedTuple):
    """`said` in words; `bar` is None where fewer than five people saw the statement, and `said` tells so."""

    said: str
    bar: Bar | None
    who: str = ""


def share(agreed: int, disagreed: int, seen: int, who: str = "", *, of_refusal: bool = False) -> Share:
    """`of_refusal`: the share that is told is that of those who disagree."""
    if seen < FEWEST:
        return Share(_("看过的不足 5 人"), None, who)
    told = disagreed if of_refusal else agreed
    words = _("不赞成 %(share)s（%(low)s–%(high)s）") if of_refusal else _("赞成 %(share)s（%(low)s–%(high)s）")
    low, high = (100 * float(end) for end in wilson(told, seen))
    said = words % {"share": percent(told / seen), "low": round(low), "high": round(high)}
    return Share(
        said, _bar(100 * agreed / seen, 100 * disagreed / seen, 100 - high if of_refusal else low, high - low), who
    )


def percent(value: float) -> str:
    return f"{value * 100:.0f}%"


def _bar(yes: float, no: float, low: float, reach: float) -> Bar:
    unsure = max(0.0, 100 - yes - no)
    return Bar(*(f"{value:.2f}" for value in (yes, unsure, yes + unsure, no, low, reach)))
