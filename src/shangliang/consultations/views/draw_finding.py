"""找一次抽签 · For the host's desk, for whoever approves its plan, for everybody once it is published; else 404."""

from django.http import Http404

from ..models import Consultation, SeatDraw

APPROVES = "consultation.approve_seats"


def run_of(person, ref: str, number: int) -> SeatDraw:
    """Of the host's desk."""
    return _one(Consultation.objects.run_by(person), ref, number)


def plan_of(person, ref: str, number: int) -> tuple[SeatDraw, bool]:
    """(the run, whether the person is of the desk): the Party organisation responsible sees the plan, but no name."""
    desk = Consultation.objects.run_by(person).filter(ref=ref).exists()
    return _one(
        Consultation.objects.run_by(person) if desk else Consultation.objects.run_by(person, APPROVES), ref, number
    ), desk


def notice_of(person, ref: str, number: int) -> SeatDraw:
    """Once its commitment is out; of a consultation that is not meant for the public, for whoever may see that."""
    seen = Consultation.objects.filter(public=True)
    if person.is_authenticated:
        seen = seen | Consultation.objects.filter(pk__in=Consultation.objects.visible_to(person).values("pk"))
    found = _one(seen, ref, number)
    if found.published_at is None:
        raise Http404
    return found


def _one(consultations, ref: str, number: int) -> SeatDraw:
    runs = SeatDraw.objects.filter(
        consultation__in=consultations.values("pk"), consultation__ref=ref, number=min(number, 10_000)
    )
    found = runs.select_related("consultation__host", "consultation__area").first()
    if found is None:
        raise Http404
    return found
