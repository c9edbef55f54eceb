"""协商的数字 · What consultations count: held, people, agreements, points, differences."""

from typing import Any

from django.db.models import Count, IntegerField, Q, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Left

from shangliang.kit import figures, parts

from .models import Consultation, Difference, Participant, Point

# the three numbers, and where the sealing keeps their numerator and denominator
MEASURED = {"expression": "expression__spoke", "interaction": "interaction__taken_up", "consensus": "consensus__shared"}
COUNTED = ("opened", "noticed", "agreed", "participants", "interested", "points", "differences")


def declare() -> None:
    figures.declare(
        "consultations",
        sentence="辖区内发起的协商：次数、已通知、已形成共识、参与人次、利益相关方人次、共识条数、保留的分歧条数",
        unit="次、人次、条",
        keys=COUNTED,
        grouped=_consultations,
        zero=dict.fromkeys(COUNTED, 0),
    )
    figures.declare(
        "quality",
        sentence="已量出质量的协商：充分表达、深度互动、广泛共识三个数，各按全部协商的分子、分母相加（docs/quality.md）",
        unit="次、比例",
        keys=("measured", *(key for name in MEASURED for key in (name, f"{name}_of"))),
        grouped=_quality,
        zero={"measured": 0} | dict.fromkeys(MEASURED) | {f"{name}_of": [0, 0] for name in MEASURED},
    )


def _consultations(area, period, chains) -> dict[str, dict]:
    held = Consultation.objects.filter(parts.condition(area, chains, "area_id"))
    held = held.exclude(withdrawn_on__isnull=False, closed_at__isnull=True)
    found = held.filter(begun_on__gte=period.start, begun_on__lte=period.end).order_by()
    opened = found.values(chain=Left("area_id", 6)).annotate(
        opened=Count("pk"),
        noticed=Count("pk", filter=Q(noticed_on__isnull=False)),
        agreed=Count("pk", filter=Q(agreed_on__isnull=False)),
    )
    rows: dict[str, dict[str, Any]] = {row["chain"]: dict.fromkeys(COUNTED, 0) | row for row in opened}
    people = Participant.objects.filter(consultation__in=found).deliberating().order_by()
    took_part = people.values(chain=Left("consultation__area_id", 6)).annotate(
        participants=Count("pk"), interested=Count("pk", filter=Q(interested=True))
    )
    for row in took_part:
        rows[row["chain"]] |= row
    agreed = found.filter(agreed_on__isnull=False)
    for name, model in (("points", Point), ("differences", Difference)):
        said = model.objects.filter(consultation__in=agreed).order_by()
        for row in said.values(chain=Left("consultation__area_id", 6)).annotate(n=Count("pk")):
            rows[row["chain"]][name] = row["n"]
    return {chain: {name: row[name] for name in COUNTED} for chain, row in rows.items()}


def _quality(area, period, chains) -> dict[str, dict]:
    """Of those sealed, begun in the period: so many people spoke of so many, and so on; never an average of shares."""
    sealed = Consultation.objects.filter(parts.condition(area, chains, "area_id"), quality__isnull=False)
    sums = {
        f"{name}_{part}": Sum(Cast(KT(f"quality__{path}__{part}"), IntegerField()))
        for name, path in MEASURED.items()
        for part in ("some", "whole")
    }
    begun = sealed.filter(begun_on__gte=period.start, begun_on__lte=period.end).order_by()
    rows: Any = begun.values(chain=Left("area_id", 6)).annotate(measured=Count("pk"), **sums)
    return {
        row["chain"]: {"measured": row["measured"]}
        | {f"{name}_of": [row[f"{name}_some"] or 0, row[f"{name}_whole"] or 0] for name in MEASURED}
        for row in rows
    }
