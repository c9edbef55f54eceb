"""事项查询 · Facts about many matters: open, late, public, visible to a person."""

from django.db import models
from django.db.models import Q

from shangliang.kit import clock
from shangliang.people import reach
from shangliang.people.areas import after

from ..kinds import KINDS
from ..lifecycle import OPEN, Stage

OPEN_KINDS = [slug for slug, kind in KINDS.items() if kind.public]


class MatterQuerySet(models.QuerySet):
    def within(self, code: str):
        """Raised in the area or below it."""
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def open(self):
        return self.filter(stage__in=[s.value for s in OPEN])

    def ticking(self):
        """Open, with a clock that runs."""
        return self.filter(closed_on__isnull=True, due_on__isnull=False, paused_on__isnull=True)

    def overdue(self):
        return self.ticking().filter(due_on__lt=clock.today())

    def due_soon(self):
        return self.ticking().filter(due_on__gte=clock.today(), warn_on__lte=clock.today())

    def released(self):
        return self.filter(released_on__isnull=False).exclude(stage__in=[Stage.MERGED, Stage.REDIRECTED])

    def public(self):
        """What anybody may read: released, of a kind that is public, and no complaint about an organisation."""
        return self.released().filter(kind__in=OPEN_KINDS, about__isnull=True)

    def visible_to(self, person):
        """What this person may open by post, by order or because it is their own; complaints stay hidden from
        the organisation complained of and everything below it."""
        if not person.is_authenticated:
            return self.public()
        mine = Q(raisers__person_id=person.pk)
        reached = self.filter(_rows(person) | Q(orders__unit_id__in=reach.assigned_to(person)) | mine)
        shut = reach.shut_out(person)
        if shut:
            reached = reached.filter(Q(about__isnull=True) | ~Q(about_id__in=shut))
        return self.filter(pk__in=reached.values("pk"))


def _rows(person) -> Q:
    """Rows by reach: everything below a county's post; from the city upward only public, escalated or held there."""
    found = Q(pk__in=[])
    for code, full in reach.grounds(person):
        here = Q(area_id__gte=code, area_id__lt=after(code))
        held = Q(holder_area=code)
        found |= (here | held) if full else (here & (Q(released_on__isnull=False) | Q(escalated=True))) | held
    return found
