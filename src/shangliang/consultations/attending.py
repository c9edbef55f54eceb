"""到会与下次抽签 · Who sat a short while ago rests; which classes stayed away is said to whoever makes the next plan."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q

from shangliang.compute.discreet import LEAST
from shangliang.gatherings.models.gathering import COUNTED, Attendance, Presence
from shangliang.kit import rules

from .models import Candidate, Consultation, Participant

Keys = Iterable[tuple[str, Any]]


class Stayed(NamedTuple):
    feature: str
    value: str
    asked: int
    away: int


def resting(keys: Keys, area: str, on: dt.date) -> set[tuple[str, Any]]:
    """Of these people those who came to a sitting of this area within the days of the rule: known by their contact, by their
    account, or by their file among the households on record."""
    since = on - dt.timedelta(days=int(rules.value("consultation.draw_rest", area)))
    sat = _keyed(Participant.objects.filter(consultation__host__area_id=area), keys)
    came = Attendance.objects.filter(
        roster__in=sat, presence__in=COUNTED, gathering__starts_at__date__gt=since, gathering__starts_at__date__lte=on
    )
    return {key for pk in came.values_list("roster", flat=True) if pk for key in sat[pk]}


def seated_keys(consultation: Consultation, keys: Keys) -> set[tuple[str, Any]]:
    """Of these people those who sit there already: nobody is drawn for a second seat."""
    found = _keyed(Participant.objects.filter(consultation=consultation, left_on=None), keys)
    return {key for mine in found.values() for key in mine}


def _keyed(participants, keys: Keys) -> dict[int, set[tuple[str, Any]]]:
    """{participant: by what they are recognised}, of those who are recognised."""
    wanted: dict[str, list[Any]] = defaultdict(list)
    for kind, value in keys:
        wanted[kind].append(value)
    known = Q(contact_index__in=wanted["contact"]) | Q(person__in=wanted["person"]) | Q(candidate__assisted__in=wanted["assisted"])  # fmt: skip
    rows = participants.filter(known).values_list("pk", "contact_index", "person_id", "candidate__assisted_id")
    return {
        pk: {("contact", bytes(index or b"")), ("person", person), ("assisted", assisted)}
        for pk, index, person, assisted in rows
    }


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
