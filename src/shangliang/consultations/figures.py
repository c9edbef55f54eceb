"""协商的数字 · What consultations count: held, people, agreements, points, differences."""

from django.db.models import Count, Q

from shangliang.kit import figures

from .models import Consultation, Difference, Participant, Point


def declare() -> None:
    figures.declare(
        "consultations",
        sentence="辖区内发起的协商：次数、已通知、已形成共识、参与人次、利益相关方人次、共识条数、保留的分歧条数",
        unit="次、人次、条",
        keys=("opened", "noticed", "agreed", "participants", "interested", "points", "differences"),
        query=_consultations,
    )


def _consultations(area, period) -> dict:
    held = Consultation.objects.within(area).exclude(withdrawn_on__isnull=False, closed_at__isnull=True)
    found = held.filter(begun_on__gte=period.start, begun_on__lte=period.end)
    row = found.aggregate(
        opened=Count("pk"),
        noticed=Count("pk", filter=Q(noticed_on__isnull=False)),
        agreed=Count("pk", filter=Q(agreed_on__isnull=False)),
    )
    people = Participant.objects.filter(consultation__in=found).deliberating()
    agreed = found.filter(agreed_on__isnull=False)
    said = {
        "points": Point.objects.filter(consultation__in=agreed).count(),
        "differences": Difference.objects.filter(consultation__in=agreed).count(),
    }
    return row | {"participants": people.count(), "interested": people.filter(interested=True).count()} | said
