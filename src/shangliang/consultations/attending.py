"""到会与下次抽签 · Who sat a short while ago rests; which classes stayed away is said to whoever makes the next plan."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from shangliang.compute.discreet import LEAST
from shangliang.gatherings.models.gathering import COUNTED, Attendance, Presence
from shangliang.kit import rules

from .models import Candidate, Participant


class Stayed(NamedTuple):
    feature: str
    value: str
    asked: int
    away: int


def resting(indexes: Iterable[bytes], area: str, on: dt.date) -> set[bytes]:
    """Blind indexes of contacts of people who came to a sitting of this area within the days of the rule."""
    since = on - dt.timedelta(days=int(rules.value("consultation.draw_rest", area)))
    sat = Participant.objects.filter(contact_index__in=list(indexes), consultation__host__area_id=area)
    keys = {p.pk: bytes(p.contact_index) for p in sat.only("pk", "contact_index")}
    came = Attendance.objects.filter(
        roster__in=keys, presence__in=COUNTED, gathering__starts_at__date__gt=since, gathering__starts_at__date__lte=on
    )
    return {keys[pk] for pk in came.values_list("roster", flat=True) if pk}


def stayed_away(area: str) -> list[Stayed]:
    """Of those drawn here before whose coming was noted: by class how many, and how many of them did not come. Five at least."""
    drawn = Candidate.objects.filter(drawn=True, participant__isnull=False, draw__consultation__host__area_id=area)
    features = dict(drawn.values_list("participant_id", "features"))
    noted = Attendance.objects.filter(roster__in=features).exclude(presence=Presence.EXPECTED)
    asked: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for roster, presence in noted.values_list("roster", "presence"):
        for cell in features[roster or 0].items():
            asked[cell].append(presence not in COUNTED)
    return [Stayed(f, v, len(away), sum(away)) for (f, v), away in sorted(asked.items()) if len(away) >= LEAST]
