"""联名 · Proposals that look for signatures, as the members of the same committee see them before they are filed."""

from django.db.models import Q

from shangliang.people.areas import after
from shangliang.people.can import may

from ..lifecycle import Stage
from .matter import Matter

UNFILED = (Stage.RAISED, Stage.RETURNED, Stage.ACCEPTED)
WANTED = "征集联名"


def open_for_signing(person):
    """Proposals of the person's own places whose proposer asks for signatures, and that the person has not signed."""
    here = Q(pk__in=[])
    for post in person.held_posts:
        if may(post.role, "proposal.sign"):
            code = post.organisation.area_id
            here |= Q(area_id__gte=code, area_id__lt=after(code))
    asking = Matter.objects.filter(here, kind="proposal", stage__in=UNFILED, extra__joint=WANTED)
    return asking.exclude(raisers__person_id=person.pk).exclude(about__isnull=False)
