"""席位上的协商 · What a consultation adds to the phone of somebody at its sitting: the agreement, to confirm or to object."""

from shangliang.gatherings.models.gathering import MAY_SPEAK
from shangliang.kit import pages

from .forms.public_read_back import ObjectForm
from .models import Participant
from .room import of


def participant_of(one) -> Participant | None:
    """Who it is on the roster; whoever came without being on it, advises or looks on has nothing to confirm."""
    found = Participant.objects.deliberating().filter(pk=one.roster).select_related("consultation").first()
    return found if found and one.presence in MAY_SPEAK else None


@pages.slot("gathering.seat")
def read_back(_person, one):
    """As soon as points are written and until they are handed on. `one.typed`: the form that was just refused."""
    found = of(one.gathering)
    person = participant_of(one) if found and not found.agreed_on else None
    points = list(found.points.all()) if person else []
    if not points:
        return []
    said, typed = person.read_backs.first(), one.__dict__.get("typed")
    return [
        {
            "template": "consultations/phone/read_back.html", "points": points, "differences": list(found.differences.all()),
            "seen": points[0].pk, "said": said, "ref": one.gathering.ref, "typed": typed, "form": typed or ObjectForm(),
        }
    ]  # fmt: skip
