"""还在 · Every act on a file begins here: the person's row is held until it is done, so that none meets a file half destroyed."""

from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from .. import permits
from ..models import AssistedPerson


def held(person, ability: str, by) -> AssistedPerson:
    """The row as it is now, locked; refused when it was erased meanwhile."""
    permits.check(by, ability, person)
    row = AssistedPerson.objects.select_for_update(of=("self",)).select_related("household").get(pk=person.pk)
    if row.erased_on:
        raise Refused(_("这个人的档案已经删除，不能再改。"))
    return row
