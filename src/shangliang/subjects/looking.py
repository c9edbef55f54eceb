"""看同意书 · The photographed paper of a consent: for whoever may open the file that it belongs to."""

from . import permits
from .models import AssistedPerson, Consent


def paper_shown(file, person, _request) -> bool:
    if not getattr(person, "is_authenticated", False):
        return False
    consent = Consent.objects.filter(photo=file).select_related("person__household").first()
    if consent is None or not AssistedPerson.objects.visible_to(person).filter(pk=consent.person_id).exists():
        return False
    return permits.allowed(person, "household.see", consent.person)
