"""找 · What the desk's views of consultations share: the consultation of one's own desk, or a 404."""

from django.http import Http404

from ..models import Consultation


def seen(person, ref: str) -> Consultation:
    """Within the person's reach; unknown and out of reach are the same 404."""
    found = Consultation.objects.visible_to(person).filter(ref=ref).select_related("host", "area", "book").first()
    if found is None:
        raise Http404
    return found


def own(person, ref: str) -> Consultation:
    """Of the host's desk: names and plans are nobody else's."""
    found = Consultation.objects.run_by(person).filter(ref=ref).select_related("host", "area", "book").first()
    if found is None:
        raise Http404
    return found
